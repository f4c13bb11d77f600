/** A period is closed, reopened, corrected, and closed as the next version. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  annex,
  bytes,
  close,
  closedOffice,
  FILE,
  LATER,
  ledgerOf,
  officeWithFigures,
  shaOf,
  unwrapped,
  type Closed,
} from '../support/closing-office.ts';
import { officeOf2026, officeOfCases, type Outcome } from '../support/run-cli.ts';
import { GENERATOR, ReadBook } from '../support/xlsx-read.ts';

test('close, a change refused, reopened, corrected, closed: two versions, and each is printed as it was', async () => {
  const office = await officeWithFigures();
  const first = await close(office, '--reason', 'gửi đúng hạn');
  expect(first).toMatchObject({
    period: '2025Q1',
    version: 1,
    changed: true,
    file: office.path(FILE),
    written: 'new',
    closedBy: 'Lan',
    closedAt: '2025-04-02T02:00:00.000Z',
    reason: 'gửi đúng hạn',
    workbookSha256: shaOf(office),
  });
  expect(annex(office)).toContain(
    `Bản phát hành lần 1, khóa ngày 02/04/2025 · Mã kiểm tra: ${first.checkCode}`,
  );
  const one = bytes(office);

  const refused = await office.kpi('record', 'CT02', 'T01', '25', '--period', 'q1', '--yes');
  expect([refused.code, refused.stdout]).toEqual([3, '']);
  expect(refused.stderr).toContain('do Lan khóa ngày 02/04/2025');
  expect(refused.stderr).toContain('kpi reopen 2025Q1 --reason');

  const reopened = await office.done(
    ...[
      'mo-khoa',
      'q1',
      '--ly-do',
      'Sở trả lại',
      '--so-van-ban',
      '123/SKHCN-CĐS',
      '--ngay-van-ban',
      '3/4/2025',
    ],
    '--json',
  );
  expect(reopened.json()).toEqual({
    period: '2025Q1',
    version: 1,
    reason: 'Sở trả lại',
    letterNumber: '123/SKHCN-CĐS',
    letterDate: '2025-04-03',
    by: 'Lan',
    at: '2025-04-02T02:00:00.000Z',
    next: 2,
  });
  await office.done('report', '--period', 'q1', '--out', 'nhap.xlsx');
  expect(annex(office, 'nhap.xlsx')).toContain('Bản dự thảo, thay cho bản phát hành lần 1');
  await office.done('record', 'CT02', 'T01', '25', '--period', 'q1', '--yes');

  const second = await close(office);
  expect(second).toMatchObject({ version: 2, written: 'replaced', workbookSha256: shaOf(office) });
  expect(second.checkCode).not.toBe(first.checkCode);
  const two = bytes(office);
  expect(two.equals(one)).toBe(false);

  await office.done('report', '--period', 'q1', '--issued', '1');
  await office.done('bao-cao', '--ky', 'q1', '--ban', '2');
  expect(bytes(office, 'bao-cao-base-2025-2025Q1-lan-1.xlsx').equals(one)).toBe(true);
  expect(bytes(office, 'bao-cao-base-2025-2025Q1-lan-2.xlsx').equals(two)).toBe(true);

  const list = (await office.done('close', '--list', '--json')).json() as Record<string, unknown>[];
  expect(list.map(({ version, checkCode, reopened: again }) => [version, checkCode, again])).toEqual([
    [1, first.checkCode, expect.objectContaining({ reason: 'Sở trả lại', letterNumber: '123/SKHCN-CĐS' })],
    [2, second.checkCode, null],
  ]);
  const table = (await office.done('khoa', '--danh-sach')).stdout;
  expect(table).toMatch(/Quý I\/2025 +1 +02\/04\/2025 +Lan .*mở khóa/u);
  expect(table).toMatch(/Quý I\/2025 +2 +02\/04\/2025 +Lan .*đang khóa/u);
  expect(await ledgerOf(office)).toMatchObject({ sound: true });
});

describe('before it closes', () => {
  test('what is open is listed and has to be agreed to; as data too', async () => {
    const office = await officeWithFigures();
    await office.done('receive', 'T02', '--period', 'q1');
    await office.done('receive', 'T02', '--period', 'q1', '--return', '--reason', 'thiếu chữ ký');
    const refused = await office.kpi('close');
    expect(refused.code).toBe(3);
    expect(refused.stderr).toContain('T04 (Tổ dân phố Thủy Lợi): thiếu CT04, CT05');
    expect(refused.stderr).toContain('trả lại ngày 02/04/2025: thiếu chữ ký');
    expect(refused.stderr).toContain('E351');
    expect(existsSync(office.path(FILE))).toBe(false);
    const data = (await office.kpi('close', '--json')).json();
    expect(data).toMatchObject({
      closed: false,
      findings: {
        blanks: [
          { indicator: 'CT04', unit: 'T04', period: '2025Q1' },
          { indicator: 'CT05', unit: 'T04', period: '2025Q1' },
        ],
        owing: [
          { unit: 'T02', missing: 0, returned: { on: '2025-04-02', reason: 'thiếu chữ ký' } },
          { unit: 'T04', missing: 2, returned: null },
        ],
        soft: [],
        endsOn: null,
      },
    });
    expect((await office.done('close', '--list', '--json')).json()).toEqual([]);
    // What was known is kept with the version.
    const { findings } = await close(office);
    expect([findings.blanks.length, findings.owing.length]).toEqual([2, 2]);
    const [listed] = (await office.done('close', '--list', '--json')).json() as { findings: unknown }[];
    expect(listed?.findings).toEqual(findings);
  });

  test('nothing is open: it closes at once', async () => {
    const office = await officeWithFigures();
    await office.done('record', 'CT04', 'T04', '8/10', '--period', 'q1');
    await office.done('record', 'CT05', 'T04', '7', '--period', 'q1');
    const done = await office.done('close');
    expect(done.stdout).toContain('Đã khóa quý I/2025: bản phát hành lần 1.');
    expect(done.stdout).toContain('Số liệu từ 01/01/2025 đến 31/03/2025');
  });

  test('a quarter that is not over is told with its last day', async () => {
    const office = await officeWithFigures();
    await office.done('record', 'CT02', 'T01', '21', '--period', 'q2');
    const early = await office.kpi('close', 'q2', '--lang', 'en');
    expect(early.stderr).toContain('its figures count up to 30/06/2025');
    expect(early.code).toBe(3);
  });

  test('unlikely figures are listed once more, with what was said of them', async () => {
    const office = await officeWithFigures();
    await office.done('indicator', 'edit', 'CT02', '--limit-move', '5', '--correct');
    const later = async (...words: string[]): Promise<Outcome> => office.at(LATER, ...words);
    await later('record', 'CT02', 'T01', '90', '--period', 'q2', '--reason', 'hộ mới chuyển đến');
    await later('record', 'CT02', 'T02', '91', '--period', 'q2', '--yes');
    const stderr = unwrapped((await later('close', 'q2')).stderr);
    expect(stderr).toContain('lý do khi ghi: hộ mới chuyển đến');
    expect(stderr).toContain('ghi không nêu lý do');
    const data = (await later('close', 'q2', '--json')).json() as { findings: Closed['findings'] };
    expect(data.findings.soft).toEqual([
      expect.objectContaining({ unit: 'T01', reason: 'hộ mới chuyển đến' }),
      expect.objectContaining({ unit: 'T02', reason: null }),
    ]);
    // The earlier quarter that a total since the year began lacks.
    expect(stderr).toContain('Các quý trước còn trống:');
    expect(stderr).toMatch(/T04 .*, quý I\/2025: CT04, CT05/u);
  });

  test('nothing was reported at all: refused like the report', async () => {
    const office = await officeOfCases();
    const { code, stderr } = await office.kpi('close', 'q1', '--yes');
    expect([code, stderr.includes('E316'), stderr.includes('--allow-empty')]).toEqual([3, true, false]);
  });

  test('a data file that is not whole issues nothing', async () => {
    const office = await officeWithFigures();
    const { default: Database } = await import('better-sqlite3');
    const other = new Database(office.path('kpi.db'));
    other.exec(
      "DROP TRIGGER observation_is_kept; UPDATE observation SET value = '21' WHERE indicator = 'CT02'",
    );
    other.close();
    const outcome = await office.kpi('close', 'q1', '--yes');
    expect(outcome.code).toBe(6);
    expect(outcome.stderr).toContain('E601');
    expect(existsSync(office.path(FILE))).toBe(false);
  });
});

describe('the file that is handed out', () => {
  test('another one in its place stops the closing before anything is written', async () => {
    const office = await officeWithFigures();
    await office.done('report');
    const refused = await office.kpi('close', '--yes');
    expect(refused.code).toBe(3);
    expect(refused.stderr).toContain('E319');
    expect((await office.done('close', '--list', '--json')).json()).toEqual([]);
    await office.done('close', '--yes', '--force');
  });

  test('a folder that is not there, too', async () => {
    const office = await officeWithFigures();
    expect((await office.kpi('close', '--yes', '--out', 'khong-co/q1.xlsx')).code).toBe(4);
    expect((await office.done('close', '--list', '--json')).json()).toEqual([]);
  });

  test('cannot be written after all: the version stands, and it is said how to print it', async () => {
    const office = await officeWithFigures();
    mkdirSync(office.path(FILE));
    const outcome = await office.kpi('close', '--yes', '--json', '--force');
    expect(outcome.code).toBe(5);
    expect(outcome.json()).toMatchObject({ version: 1, changed: true, file: null, written: null });
    expect(outcome.stderr).toContain('In lại: kpi report --period 2025Q1');
    await office.done('report', '--period', '2025Q1', '--out', 'lai.xlsx');
    expect(shaOf(office, 'lai.xlsx')).toBe((outcome.json() as Closed).workbookSha256);
  });

  test('goes where --out says', async () => {
    const office = await officeWithFigures();
    mkdirSync(office.path('gui'));
    const done = (await office.done('close', '--yes', '--json', '--ra', 'gui')).json();
    expect(done).toMatchObject({ file: office.path(`gui/${FILE}`) });
  });
});

test('closed again, nothing changes and it is said; the file is left alone', async () => {
  const office = await closedOffice();
  writeFileSync(office.path(FILE), 'x');
  const again = await office.done('close', 'q1');
  expect(unwrapped(again.stdout)).toContain(
    'Không thay đổi: quý I/2025 đã khóa, bản phát hành lần 1, do Lan khóa ngày 02/04/2025.',
  );
  expect((await office.done('close', 'q1', '--json')).json()).toMatchObject({
    version: 1,
    changed: false,
    file: null,
  });
  expect(bytes(office).toString()).toBe('x');
});

describe('reopening', () => {
  test.each([
    [['reopen', 'q1'], 2, 'E203'],
    [['reopen', 'q1', '--reason', ' '], 2, 'E203'],
    [['reopen', 'q1', '--reason', 'x', '--letter-date', '3/4/2025'], 2, '--letter-number'],
    [['reopen', 'q1', '--reason', 'x', '--letter-number', '1/S', '--letter-date', '31/2/2025'], 2, 'E212'],
    [['reopen', 'q2', '--reason', 'x'], 3, 'E352'],
    [['reopen', '2025H1', '--reason', 'x'], 3, 'kpi reopen 2025Q1'],
    [['reopen', 'q1', '--period', 'q2', '--reason', 'x'], 2, 'E213'],
  ] as const)('%s is refused', async (words, code, said) => {
    const office = await closedOffice();
    const outcome = await office.kpi(...words);
    expect([outcome.code, outcome.stdout]).toEqual([code, '']);
    expect(outcome.stderr).toContain(said);
    expect((await office.kpi('record', 'CT02', 'T01', '21', '--period', 'q1', '--yes')).code).toBe(3);
  });

  test('the period named by nobody is the last finished, for both', async () => {
    const office = await officeWithFigures();
    await office.done('close', '--yes');
    expect((await office.done('reopen', '--reason', 'sai')).stdout).toContain('Đã mở khóa quý I/2025');
    expect((await office.kpi('reopen', '--reason', 'sai')).code).toBe(3);
  });
});

test('a version that never was is not printed', async () => {
  const office = await closedOffice();
  for (const typed of ['2', '0', 'x', '1.0']) {
    const outcome = await office.kpi('report', '--period', 'q1', '--issued', typed);
    expect([outcome.code, outcome.stdout]).toEqual([4, '']);
    expect(outcome.stderr).toContain(`“${typed}”`);
  }
});

test('the built-in plan: nine months closed keep its three quarters, and the workbook is ours', async () => {
  const office = await officeOf2026({ now: '2026-10-05T09:00:00+07:00' });
  await office.done('record', '5g', 'vhxh', '63,5', '--period', 'q3');
  await office.done('close', '2026M9', '--yes');
  const book = new ReadBook(bytes(office, 'bao-cao-lien-minh-2026-2026M9.xlsx'));
  expect(book.book.Props?.Author).toBe(GENERATOR);
  for (const [at, code] of [
    ['q1', 3],
    ['q2', 3],
    ['q3', 3],
    ['q4', 0],
  ] as const)
    expect((await office.kpi('record', '5g', 'vhxh', '70', '--period', at, '--yes')).code).toBe(code);
});
