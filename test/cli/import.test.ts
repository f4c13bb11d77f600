/** The promises of `kpi import`: preview, all or nothing, consent, evidence, both languages, machines. */
import { readFileSync, statSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  countsOf,
  csvOf,
  faultsOf,
  figuresOf,
  historyOf,
  imported,
  importing,
  inStore,
  leavingAllAsItWas,
  put,
  sha256,
  tableOf,
  taking,
} from '../support/import-office.ts';
import { rowsOf, workbookIn } from '../support/import-report.ts';
import { officeOfCases } from '../support/run-cli.ts';

const GOOD = csvOf('T01;CT01;2025;1;85,5;', 'T02;CT01;2025;1;90;', 'T03;CT01;2025;1;100;');
const CHANGED = GOOD.replace('85,5', '88');
const BAD = csvOf('T04;CT01;2025;1;70;', 'T01;CT02;2025;1;1O5;');

test('--dry-run shows the preview and writes nothing', async () => {
  const office = await officeOfCases();
  put(office, 'a.csv', GOOD);
  await leavingAllAsItWas(office, async () => {
    const { code, stdout, stderr } = await office.kpi('import', 'a.csv', '--dry-run');
    expect([code, stdout.includes('Mới 3 · thay đổi 0'), stderr]).toEqual([
      0,
      true,
      'Chỉ xem trước: chưa ghi gì.\n',
    ]);
    const asJson = await imported(office, 'a.csv', '--dry-run');
    expect([asJson.file.new, asJson.file.written, asJson.result.written]).toEqual([3, false, false]);
    put(office, 'b.csv', BAD);
    expect((await imported(office, 'b.csv', '--dry-run')).code).toBe(3);
  });
});

test('--json is as DESIGN 5.1 has it, and nothing else is on stdout', async () => {
  const office = await officeOfCases();
  const good = await importing(office, 'a.csv', GOOD);
  expect(good.result).toMatchObject({
    files: [{ file: 'a.csv', new: 3, changed: 0, same: 0, skipped: 0, errors: [], warnings: [] }],
    written: true,
  });
  const bad = await importing(office, 'b.csv', BAD);
  expect([bad.code, bad.result]).toMatchObject([
    3,
    {
      files: [
        {
          file: 'b.csv',
          errors: [
            {
              code: 'E301',
              row: 3,
              cell: 'E3',
              text: '1O5',
              message: 'Không đọc được số “1O5”: sai từ ký tự thứ 2 (“O”).',
            },
          ],
        },
      ],
      written: false,
    },
  ]);
});

describe('several files', () => {
  test('each is all or nothing: of a good and a bad one the good one is written, exit 3', async () => {
    const office = await officeOfCases();
    put(office, 'a.csv', GOOD);
    put(office, 'b.csv', BAD);
    const { code, stdout } = await office.kpi('import', 'b.csv', 'a.csv');
    expect(code).toBe(3);
    expect(stdout).toContain('Không nhập b.csv: 1 lỗi, chưa ghi gì của tệp này.');
    expect(stdout).toContain('Đã ghi a.csv: 3 số mới');
    expect(await figuresOf(office, 'CT01')).toEqual(['T01 2025Q1 85.5', 'T02 2025Q1 90', 'T03 2025Q1 100']);
  });

  test('a folder: tables are read; other things, lock files and folders inside are told and left', async () => {
    const office = await officeOfCases();
    put(office, 'hop/a.csv', GOOD);
    put(office, 'hop/b.CSV', csvOf('T04;CT01;2025;1;70;'));
    put(office, 'hop/ghi chú.txt', 'x');
    put(office, 'hop/~$a.xlsx', 'x');
    put(office, 'hop/sâu/c.csv', csvOf('T04;CT02;2025;1;70;'));
    const { code, result } = await imported(office, 'hop');
    const seen = result.files.map(({ file, written, warnings }) => [
      file,
      written,
      warnings[0]?.kind ?? null,
    ]);
    expect([code, seen.sort()]).toEqual([
      0,
      [
        ['hop/a.csv', true, null],
        ['hop/b.CSV', true, null],
        ['hop/ghi chú.txt', false, 'not_a_table'],
        ['hop/~$a.xlsx', false, 'lock_file'],
        ['hop/sâu/', false, 'not_a_table'],
      ].sort(),
    ]);
    expect(await figuresOf(office, 'CT02')).toEqual([]);
  });

  test('a file that is not there: exit 4, and none is read', async () => {
    const office = await officeOfCases();
    put(office, 'a.csv', GOOD);
    await leavingAllAsItWas(office, async () => {
      const { code, stderr } = await office.kpi('import', 'a.csv', 'khong-co.csv');
      expect([code, stderr.includes('khong-co.csv')]).toEqual([4, true]);
    });
  });

  test('a file that cannot be opened ends the command before anything is written: exit 5', async () => {
    const office = await officeOfCases();
    put(office, 'a.csv', GOOD);
    await leavingAllAsItWas(office, async () => {
      const { code, stderr } = await office.kpi('import', 'a.csv', '/dev/null');
      expect([code, stderr]).toEqual([5, expect.stringContaining('/dev/null')]);
    });
  });

  test('the same figure in two files is new once', async () => {
    const office = await officeOfCases();
    put(office, 'a.csv', GOOD);
    put(office, 'b.csv', GOOD);
    const { code, result } = await imported(office, 'a.csv', 'b.csv');
    expect([code, result.files.map(({ new: fresh, same }) => [fresh, same])]).toEqual([
      0,
      [
        [3, 0],
        [0, 3],
      ],
    ]);
  });
});

describe('consent', () => {
  test.each([
    ['--yes', null],
    ['--reason', 'đơn vị đính chính'],
  ])(
    '%s replaces a figure; the old one, the reason and the file stay in the history',
    async (option, reason) => {
      const office = await officeOfCases();
      await taking(office, 'a.csv', GOOD, 3);
      const { code, file } = await importing(
        office,
        'b.csv',
        CHANGED,
        ...(reason === null ? [option] : [option, reason]),
      );
      expect([code, countsOf(file)]).toEqual([0, 'new 0, changed 1, same 2, skipped 0, errors 0']);
      const history = await historyOf(office, 'CT01', 'T01');
      expect(history.map((row) => [row.figure, row.state, row.file?.name, row.file?.cell])).toEqual([
        ['85.5', 'superseded', 'a.csv', 'E2'],
        ['88', 'current', 'b.csv', 'E2'],
      ]);
      expect(history[1]?.reason).toBe(reason);
    },
  );

  test('a changed note alone needs none', async () => {
    const office = await officeOfCases();
    await taking(office, 'a.csv', GOOD, 3);
    const { code, file } = await importing(office, 'b.csv', GOOD.replace('85,5;', '85,5;ước tính'));
    expect([code, countsOf(file)]).toEqual([0, 'new 0, changed 1, same 2, skipped 0, errors 0']);
    expect((await historyOf(office, 'CT01', 'T01')).at(-1)?.note).toBe('ước tính');
  });

  test('a soft finding is refused without a yes and written with it', async () => {
    const office = await officeOfCases();
    await office.done('indicator', 'edit', 'CT02', '--limit-move', '5', '--correct');
    await office.done('record', 'CT02', 'T01', '20', '--period', '2024Q4');
    put(office, 'a.csv', csvOf('T01;CT02;2025;1;40;'));
    await leavingAllAsItWas(office, async () => {
      const refused = await office.kpi('import', 'a.csv');
      expect([refused.code, refused.stdout.includes('E315')]).toEqual([3, true]);
      expect(refused.stderr).toContain('--yes');
    });
    await office.done('import', 'a.csv', '--yes');
    expect(await figuresOf(office, 'CT02')).toEqual(['T01 2024Q4 20', 'T01 2025Q1 40']);
  });

  test('two quarters in one file are held against each other', async () => {
    const office = await officeOfCases();
    await office.done('indicator', 'edit', 'CT02', '--limit-move', '5', '--correct');
    const { code, file } = await importing(
      office,
      'a.csv',
      csvOf('T01;CT02;2025;2;40;', 'T01;CT02;2025;1;20;'),
    );
    expect([code, file.errors.map(({ row }) => row)]).toEqual([3, [2]]);
  });

  test('a total since the year began that falls needs a reason, a yes is not enough', async () => {
    const office = await officeOfCases();
    await office.done('indicator', 'edit', 'CT02', '--over-quarters', 'cumulative', '--correct');
    await office.done('record', 'CT02', 'T01', '20');
    put(office, 'a.csv', csvOf('T01;CT02;2025;2;19;'));
    await leavingAllAsItWas(office, async () => {
      const { code, file } = await imported(office, 'a.csv', '--yes');
      expect([code, faultsOf(file)]).toEqual([3, ['E313 2 E2 "19"']]);
    });
    await office.done('import', 'a.csv', '--reason', 'đếm trùng');
    expect((await historyOf(office, 'CT02', 'T01')).at(-1)).toMatchObject({
      figure: '19',
      reason: 'đếm trùng',
    });
  });
});

test('--period is a guard: rows of another quarter are refused', async () => {
  const office = await officeOfCases();
  put(office, 'a.csv', csvOf('T01;CT01;2025;1;85,5;', 'T02;CT01;2024;4;80;'));
  await leavingAllAsItWas(office, async () => {
    const { code, file } = await imported(office, 'a.csv', '--period', '2025Q1');
    expect([code, faultsOf(file)]).toEqual([3, ['E345 3 D3 "4"']]);
  });
  await office.done('import', 'a.csv');
  expect(await figuresOf(office, 'CT01')).toEqual(['T01 2025Q1 85.5', 'T02 2024Q4 80']);
});

describe('evidence', () => {
  test('file, SHA-256, size and cell stand in history and explain, and the content is kept', async () => {
    const office = await officeOfCases();
    await taking(office, 'Báo cáo quý I.csv', GOOD, 3);
    const [row] = await historyOf(office, 'CT01', 'T01');
    const size = Buffer.byteLength(GOOD);
    expect(row?.file).toEqual({ name: 'Báo cáo quý I.csv', sha256: sha256(GOOD), size, cell: 'E2' });
    const explained = (await office.done('explain', 'CT01', 'T01')).stdout;
    expect(explained.replace(/\s+/gu, ' ')).toContain('Báo cáo quý I.csv');
    expect(explained).toContain(sha256(GOOD).slice(0, 12));
    const kept = inStore(office, (store) => store.evidence(sha256(GOOD)));
    expect(kept === null ? null : Buffer.from(kept).toString('utf8')).toBe(GOOD);
  });

  test('--no-keep keeps name and hash without the content', async () => {
    const office = await officeOfCases();
    put(office, 'a.csv', GOOD);
    await office.done('import', 'a.csv', '--no-keep');
    inStore(office, (store) => {
      expect([store.evidence(sha256(GOOD)), store.files().map(({ name, kept }) => [name, kept])]).toEqual([
        null,
        [['a.csv', false]],
      ]);
    });
  });
});

describe('--errors', () => {
  test('writes the list as a workbook that can be sent back', async () => {
    const office = await officeOfCases();
    put(office, 'b.csv', BAD);
    const { stderr } = await office.kpi('import', 'b.csv', '--errors', 'loi.xlsx');
    expect(stderr).toContain('loi.xlsx');
    expect(rowsOf(workbookIn(office, 'loi.xlsx'), 'Lỗi').slice(1)).toEqual([
      ['A=Dòng', 'B=Ô', 'C=Giá trị', 'D=Lỗi', 'E=Hướng xử lý'],
      [
        'A=3',
        'B=E3',
        'C=1O5',
        expect.stringContaining('Không đọc được số'),
        expect.stringContaining('Viết số'),
      ],
    ]);
  });

  test('never overwrites another file, and writes none without errors', async () => {
    const office = await officeOfCases();
    put(office, 'b.csv', BAD);
    put(office, 'loi.xlsx', 'của tôi');
    const refused = await office.kpi('import', 'b.csv', '--errors', 'loi.xlsx');
    expect([refused.code, refused.stderr]).toEqual([3, expect.stringMatching(/^Lỗi E\d+: .*loi\.xlsx/mu)]);
    expect(readFileSync(office.path('loi.xlsx'), 'utf8')).toBe('của tôi');
    await office.kpi('import', 'b.csv', '--errors', 'loi.xlsx', '--force');
    expect(statSync(office.path('loi.xlsx')).size).toBeGreaterThan(2_000);
    put(office, 'a.csv', GOOD);
    await office.done('import', 'a.csv', '--errors', 'khong.xlsx');
    expect(statSync(office.path('khong.xlsx'), { throwIfNoEntry: false })).toBeUndefined();
  });
});

test.each(['vi', 'en'])('the preview fits 80 columns in %s', async (language) => {
  const office = await officeOfCases();
  put(
    office,
    'a.csv',
    tableOf(
      'BÁO CÁO;;;',
      'Đơn vị;Chỉ tiêu;Kỳ;Giá trị;STT',
      'Thủy Lợi;Thu ngân sách;2025Q1;12.345;1',
      'Thôn Đông Hòa;Tỷ lệ hộ dùng nước sạch;2025Q1;0,5;2',
      'Cộng;;;1;',
      'Thôn An Phú;Số hộ nghèo;2025Q1;1O5;3',
    ),
  );
  const { stdout } = await office.kpi('import', 'a.csv', '--dry-run', '--lang', language);
  for (const line of stdout.split('\n')) expect([...line].length, line).toBeLessThanOrEqual(80);
  expect(stdout).toContain(language === 'vi' ? 'Mới 2' : 'New 2');
});

test('what a file holds cannot steer the terminal', async () => {
  const office = await officeOfCases();
  put(office, 'a.csv', csvOf('T01\u001b[31m;CT03;2025;1;5;', 'T02;CT03;2025;1;5\u0007;'));
  const { code, stdout } = await office.kpi('import', 'a.csv');
  expect([code, stdout.includes('\u001b'), stdout.includes('\u0007')]).toEqual([3, false, false]);
});

test('kpi nhap is the same command', async () => {
  const office = await officeOfCases();
  put(office, 'a.csv', GOOD);
  await office.done('nhap', 'a.csv');
  expect(await figuresOf(office, 'CT01')).toHaveLength(3);
});
