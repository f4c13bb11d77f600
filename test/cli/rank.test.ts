/** `kpi rank`: every place with its evidence, weights from the plan file, and nothing of it in what is sent (issue 5). */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { SHEETS } from '../../src/render/xlsx/words.ts';
import { screenWidth } from '../../src/render/table.ts';
import { lienMinhFile } from '../support/report-world.ts';
import { Office, officeOf2026 } from '../support/run-cli.ts';
import { faultsOf } from '../support/xlsx-faults.ts';
import { ReadBook } from '../support/xlsx-read.ts';

interface Place {
  readonly unit: string;
  readonly rank: number | null;
  readonly score: string | null;
  readonly unranked: string | null;
  readonly proposed: string | null;
  readonly parts: Record<string, { weight: string | null; applied: string | null; points: string | null }>;
  readonly indicators: readonly { code: string; basis: string; points: string | null }[];
  readonly tasks: readonly { code: string; due: string; outcome: string }[];
  readonly reports: readonly { period: string; state: string; points: string | null }[];
}

const LATER = { now: '2026-10-05T09:00:00+07:00' };

/** The police lead a milestone that is done and report late; the office leads half-met ratios and did its task in time. */
async function working(office: Office): Promise<Office> {
  await office.done('record', 'chu-ky-so-nguoi-dan', 'CAX', 'xong', '--document', 'QĐ 5', '--period', 'q3');
  await office.done('record', 'van-ban-the-che', 'VP', 'dang-thuc-hien', '--period', 'q3');
  await office.done(
    'task',
    'add',
    'N1',
    '--content',
    'Việc của công an',
    '--lead',
    'CAX',
    '--due',
    '15/9/2026',
    '--from',
    '1/9/2026',
  );
  await office.done(
    'task',
    'add',
    'N2',
    '--content',
    'Việc của văn phòng',
    '--lead',
    'VP',
    '--due',
    '30/9/2026',
    '--from',
    '1/9/2026',
  );
  await office.done('task', 'done', 'N2', '--on', '16/9/2026');
  return office;
}

const placesOf = async (office: Office, ...words: string[]): Promise<readonly Place[]> => {
  const { code, json } = await office.at(LATER, 'rank', 'q3', '--json', ...words);
  expect(code).toBe(0);
  return (json() as { units: Place[] }).units;
};
const one = (places: readonly Place[], unit: string): Place => {
  const found = places.find((place) => place.unit === unit);
  if (found === undefined) throw new Error(`no ${unit}`);
  return found;
};

test('explains each place: indicators led, tasks, reports, as decimal strings', async () => {
  const office = await working(await officeOf2026());
  const police = one(await placesOf(office), 'CAX');
  expect(police.indicators).toEqual([
    expect.objectContaining({ code: 'chu-ky-so-nguoi-dan', basis: 'milestone', points: '100' }),
  ]);
  expect(police.tasks).toEqual([expect.objectContaining({ code: 'N1', due: '2026-09-15', outcome: 'late' })]);
  expect(police.reports).toEqual([
    expect.objectContaining({ period: '2026Q3', state: 'partial', points: '40' }),
  ]);
  // 60 × 100 + 25 × 0 + 15 × 40
  expect(police).toMatchObject({ score: '66', proposed: 'Đề xuất: Hoàn thành nhiệm vụ' });
  expect(police.parts.tasks).toEqual({ weight: '25', applied: '25', points: '0' });

  const { stdout } = await office.at(LATER, 'rank', 'q3', '--unit', 'công an');
  for (const words of [
    '66 điểm',
    'N1 (Việc của công an) (hạn 15/09/2026): quá hạn',
    'còn thiếu',
    'Đề xuất: ',
  ])
    expect(stdout).toContain(words);
});

test('who leads nothing has no place and a reason; what does not apply leaves its weight to the others', async () => {
  const places = await placesOf(await working(await officeOf2026()));
  expect(one(places, 'TYT')).toMatchObject({ rank: null, score: null, unranked: 'leads_nothing' });
  expect(one(places, 'VHXH').parts).toMatchObject({
    indicators: { weight: '60', applied: '80' },
    tasks: { weight: '25', applied: null, points: null },
    reports: { weight: '15', applied: '20' },
  });
  expect(places.some(({ unit }) => unit === 'THON')).toBe(false);
});

test('another weight in the plan file gives other places', async () => {
  const ranks = async (ranking: object | null): Promise<string[]> => {
    const office = new Office();
    writeFileSync(office.path('plan.json'), JSON.stringify({ ...lienMinhFile(), ranking }));
    await office.done('init', '--plan', 'plan.json');
    await working(office);
    const exported = JSON.parse((await office.done('plan', 'export')).stdout) as { ranking?: object };
    expect(exported.ranking ?? null).toEqual(ranking);
    // The ledger tells of the weights, and the tables say the same.
    expect((await office.kpi('doctor', '--json')).stdout).not.toContain('damaged');
    const places = await placesOf(office);
    return ['CAX', 'VP'].map((unit) => `${unit} ${one(places, unit).rank ?? ''}`);
  };
  expect(await ranks(null)).toEqual(['CAX 1', 'VP 2']);
  expect(await ranks({ indicators: '10', tasks: '80', reports: '10' })).toEqual(['CAX 2', 'VP 1']);
});

test('weights that do not add up are refused with their place in the plan file', async () => {
  const office = new Office();
  const said = async (ranking: object, ...words: string[]): Promise<string> => {
    writeFileSync(office.path('plan.json'), JSON.stringify({ ...lienMinhFile(), ranking }));
    const { code, stderr } = await office.kpi('init', '--plan', 'plan.json', ...words);
    expect(code).toBe(3);
    return stderr;
  };
  expect(await said({ indicators: 60, tasks: 25, reports: 20.5 })).toContain(
    '/ranking: các trọng số xếp hạng (indicators, tasks, reports) cộng lại là 105,5, phải bằng 100',
  );
  expect(await said({ indicators: 60, tasks: 25, reports: 20.5 }, '--lang', 'en')).toContain('105.5');
  expect(await said({ indicators: -5, tasks: 90, reports: 15 })).toContain('/ranking/indicators: -5 nhỏ hơn');
  expect(await said({ indicators: 60, tasks: 40 })).toContain('/ranking: thiếu trường “reports”');
  expect(await said({ indicators: '60,5', tasks: '24.5', reports: 15 })).toContain('/ranking/indicators');
  expect(await said({ indicators: 60, tasks: 25, reports: 15, others: 0 })).toContain('“others”');
});

test('every line fits 80 columns, and no rating stands without the word that it is proposed', async () => {
  const office = await working(await officeOf2026());
  for (const [language, word, band] of [
    ['vi', 'Đề xuất', /oàn thành/u],
    ['en', 'Propos', /tasks (not )?completed/u],
  ] as const) {
    for (const words of [[], ['--unit', 'VP']]) {
      const { stdout } = await office.at(LATER, 'rank', 'q3', '--lang', language, ...words);
      const lines = stdout.split('\n');
      expect(lines.filter((line) => screenWidth(line) > 80)).toEqual([]);
      expect(lines[0]).toContain(word);
      const rated = lines.filter((line) => band.test(line));
      expect(rated.length).toBeGreaterThan(0);
      expect(rated.filter((line) => !line.includes(word))).toEqual([]);
    }
  }
});

test('six and nine months and the year too', async () => {
  const office = await working(await officeOf2026());
  for (const period of ['2026H1', '2026M9', '2026']) {
    const { code, json } = await office.at(LATER, 'xep-loai', period, '--json');
    expect(code).toBe(0);
    const { units } = json() as { units: Place[] };
    expect(one(units, 'VP').reports.map((report) => report.period)).toEqual(
      ['2026Q1', '2026Q2', '2026Q3', '2026Q4'].slice(0, { '2026H1': 2, '2026M9': 3 }[period] ?? 4),
    );
  }
});

const INTERNAL = 'bao-cao-lien-minh-2026-2026Q3-noi-bo.xlsx';
const SENT = 'bao-cao-lien-minh-2026-2026Q3.xlsx';
const bookAt = (office: Office, name: string): ReadBook => new ReadBook(readFileSync(office.path(name)));
const allWords = (book: ReadBook): string =>
  book.book.SheetNames.join('\n') + JSON.stringify(book.book.Sheets) + JSON.stringify(book.book.Props);

test('the internal workbook holds the proposal under a name of its own; what is sent holds none of it', async () => {
  const office = await working(await officeOf2026(LATER));
  await office.done('rank', 'q3', '--report');
  const internal = bookAt(office, INTERNAL);
  expect(internal.book.SheetNames[0]).toBe(SHEETS.ranking);
  expect(internal.value('ranking', 'A1')).toBe('NỘI BỘ – KHÔNG GỬI KÈM BÁO CÁO');
  expect(internal.value('ranking', 'A2')).toBe('ĐỀ XUẤT KHEN THƯỞNG QUÝ III NĂM 2026 (NỘI BỘ)');
  expect(internal.book.Props?.Title).toContain('NỘI BỘ');
  const row = internal.row('ranking', 'B', 'Công an xã');
  expect(
    ['A', 'C', 'D', 'E', 'F', 'G'].map((column) => internal.value('ranking', `${column}${row}`)),
  ).toEqual([1, 100, 0, 40, 66, 'Đề xuất: Hoàn thành nhiệm vụ']);
  expect(internal.value('ranking', `G${internal.row('ranking', 'B', 'Trạm Y tế xã')}`)).toBe(
    'Không xếp hạng',
  );
  expect(faultsOf(internal.bytes)).toEqual([]);

  const same = await office.done('rank', 'q3', '--report', '--json');
  expect(same.json()).toMatchObject({ internal: true, written: 'unchanged' });

  await office.done('report', '--period', 'q3');
  await office.done('export', '--period', 'q3', '--out', '.');
  const sent = bookAt(office, SENT);
  // Beside the one sheet it is the same workbook.
  expect(internal.book.SheetNames.slice(1)).toEqual(sent.book.SheetNames);
  expect(internal.rows('annex')).toEqual(sent.rows('annex'));
  await office.done('close', 'q3', '--yes', '--out', 'khoa.xlsx');
  await office.done('report', '--period', 'q3', '--out', 'ban-khoa.xlsx');
  for (const name of [SENT, 'khoa.xlsx', 'ban-khoa.xlsx'])
    for (const word of ['khen thưởng', 'KHEN THƯỞNG', 'NỘI BỘ', 'Đề xuất: ', 'Không xếp hạng'])
      expect(allWords(bookAt(office, name))).not.toContain(word);
  expect(allWords(internal)).toContain('KHEN THƯỞNG');
});

test('neither takes the place of the other', async () => {
  const office = await working(await officeOf2026(LATER));
  await office.done('rank', 'q3', '--report');
  const refused = await office.kpi('rank', 'q3', '--report', '--out', SENT, '--force');
  expect(refused.code).toBe(3);
  expect(refused.stderr).toContain('E380');
  expect(readdirSync(office.folder)).not.toContain(SENT);
  // A nightly export replaces its own earlier report unasked, but never this.
  expect((await office.kpi('export', '--period', 'q3', '--out', INTERNAL)).code).toBe(3);
  expect(bookAt(office, INTERNAL).book.SheetNames[0]).toBe(SHEETS.ranking);
});

test('what does not go together is wrong usage', async () => {
  const office = await officeOf2026();
  for (const words of [
    ['--report', '--unit', 'VP'],
    ['--out', 'x.xlsx'],
    ['--force'],
    ['q3', '--period', 'q3'],
  ])
    expect((await office.kpi('rank', ...words)).code).toBe(2);
  expect((await office.kpi('rank', '--unit', 'khong-co')).code).toBe(4);
  // An empty report is not written, internal or not.
  expect((await office.kpi('rank', 'q3', '--report')).code).toBe(3);
});
