/** `kpi report --format docx`: the written report; its numbers are those of `kpi status` (issue 5). */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ReadDocx } from '../support/docx-read.ts';
import { demoFigures } from '../support/report-world.ts';
import { officeOf2026, type Office } from '../support/run-cli.ts';

const NAME = 'bao-cao-lien-minh-2026-2026Q3.docx';

async function withFigure(): Promise<Office> {
  const office = await officeOf2026();
  await office.done('record', 'dvc', 'pvhcc', '412/530');
  return office;
}

const read = (office: Office, name = NAME): ReadDocx => new ReadDocx(readFileSync(office.path(name)));

interface StatusJson {
  readonly indicators: {
    readonly name: string;
    readonly kind: string;
    readonly measure: string;
    readonly numerator: string | null;
    readonly denominator: string | null;
    readonly resultShown: string | null;
    readonly resultInPeriodShown: string | null;
    readonly attainmentShown: string | null;
    readonly reported: number;
    readonly required: number;
  }[];
  readonly summary: Record<string, number>;
}

/** As the report writes counts: dots between thousands. */
const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/gu, '.');

test('every number of the report and of its annex is that of `kpi status --json`', async () => {
  const office = await officeOf2026({ now: '2026-09-22T09:00:00+07:00' });
  for (const { indicator, unit, quarter, figure, document } of demoFigures()) {
    const basis = typeof document === 'string' ? ['--document', document] : [];
    await office.done('record', indicator, unit, figure, '--period', quarter, '--yes', ...basis);
  }
  for (const period of ['2026Q3', '2026H1', '2026M9', '2026']) {
    await office.done('report', '--format', 'docx', '--period', period, '--out', `${period}.docx`);
    const status = (await office.done('status', '--period', period, '--json')).json() as StatusJson;
    const docx = read(office, `${period}.docx`);
    const rows = (docx.tables.at(-1) ?? []).filter(
      (row) => row.length === 11 && /^\d+$/u.test(row[0]?.[0] ?? ''),
    );
    expect(rows).toHaveLength(status.indicators.length);
    status.indicators.forEach((indicator, index) => {
      const { name, measure, numerator, denominator, resultShown, attainmentShown, kind } = indicator;
      const row = rows[index] ?? [];
      const pair = numerator === null ? null : `${grouped(numerator)}/${grouped(denominator ?? '')}`;
      expect(row[1]).toEqual([name]);
      if (kind !== 'milestone') {
        expect(
          row[5]?.filter((text) => text !== ''),
          name,
        ).toEqual([...(resultShown === null ? [] : [resultShown]), ...(pair === null ? [] : [`(${pair})`])]);
        expect(row[4]?.[0] ?? '', name).toBe(indicator.resultInPeriodShown ?? '');
      }
      expect(row[6]?.[0] ?? '', name).toBe(attainmentShown ?? '');
      expect(row[9]?.[0] ?? '').toBe(
        indicator.required === 0 ? '' : `${indicator.reported}/${indicator.required}`,
      );
      const [sentence, ...others] = docx
        .chapter('I. KẾT QUẢ')
        .filter((line) => line.slice(2).startsWith(name));
      expect(others).toEqual([]);
      const unitOf = measure === '%' ? '%' : ` ${measure}`;
      if (resultShown !== null)
        expect(sentence).toContain(`đạt ${resultShown}${unitOf}${pair === null ? '' : ` (${pair})`}`);
      if (attainmentShown !== null) expect(sentence).toContain(`bằng ${attainmentShown}% so với mục tiêu`);
    });
    const { exceeded = 0, met = 0 } = status.summary;
    expect(docx.text).toContain(
      `${exceeded + met}/${status.indicators.length} chỉ tiêu đạt và vượt mục tiêu`,
    );
  }
});

test('under a stable name, in both languages, the same again unchanged, other content left whole', async () => {
  const office = await withFigure();
  const first = await office.done('report', '--format', 'docx');
  expect(first.stdout).toContain(office.path(NAME));
  expect(first.stderr).toContain('9 đơn vị');
  const bytes = readFileSync(office.path(NAME));
  const again = await office.done('bao-cao', '--dinh-dang', 'docx', '--json');
  expect(again.json()).toMatchObject({ period: '2026Q3', file: office.path(NAME), written: 'unchanged' });
  const english = await office.done('report', '--format', 'docx', '--lang', 'en', '--out', 'en.docx');
  expect(english.stdout).toContain('Report written');
  // Reports are Vietnamese whatever the screen speaks.
  expect(readFileSync(office.path('en.docx')).equals(bytes)).toBe(true);

  writeFileSync(office.path(NAME), 'bản đã sửa');
  const refused = await office.kpi('report', '--format', 'docx');
  expect([refused.code, refused.stderr]).toEqual([3, expect.stringContaining('--force')]);
  expect(readFileSync(office.path(NAME), 'utf8')).toBe('bản đã sửa');
  await office.done('report', '--format', 'docx', '--force');
  expect(readFileSync(office.path(NAME)).equals(bytes)).toBe(true);
});

test('what units wrote stands under their names', async () => {
  const office = await withFigure();
  await office.done('remark', 'pvhcc', '--difficulty', 'Mạng chậm.', '--proposal', 'Nâng cấp đường truyền.');
  await office.done('report', '--format', 'docx');
  const docx = read(office);
  expect(docx.chapter('II. ')).toEqual(['- Trung tâm Phục vụ hành chính công: Mạng chậm.']);
  expect(docx.chapter('III. ')).toEqual(['- Trung tâm Phục vụ hành chính công: Nâng cấp đường truyền.']);
});

test('of nine months what units wrote in each quarter, with the unit and the quarter named', async () => {
  const office = await withFigure();
  const write = (unit: string, period: string, ...words: string[]) =>
    office.done('remark', unit, '--period', period, ...words);
  await write('pvhcc', 'q1', '--difficulty', 'Mạng chậm.');
  await write('vp', 'q2', '--proposal', 'Bổ sung máy quét.');
  await write('pvhcc', 'q3', '--difficulty', 'Thiếu người.', '--proposal', 'Thêm biên chế.');
  await office.done('report', '--format', 'docx', '--period', '2026M9', '--out', 'm9.docx');
  const docx = read(office, 'm9.docx');
  expect(docx.chapter('II. ')).toEqual([
    '- Trung tâm Phục vụ hành chính công, quý I: Mạng chậm.',
    '- Trung tâm Phục vụ hành chính công, quý III: Thiếu người.',
  ]);
  expect(docx.chapter('III. ')).toEqual([
    '- Văn phòng HĐND & UBND xã, quý II: Bổ sung máy quét.',
    '- Trung tâm Phục vụ hành chính công, quý III: Thêm biên chế.',
  ]);
});

test("a unit's own report", async () => {
  const office = await withFigure();
  await office.done('report', '--format', 'docx', '--unit', 'pvhcc');
  const docx = read(office, 'bao-cao-lien-minh-2026-PVHCC-2026Q3.docx');
  expect(docx.text).toContain('TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG');
  expect(docx.text).toContain('đạt 77,74% (412/530)');
  expect(docx.text).toMatch(/\): còn thiếu số liệu\.$/mu);
});

test('no figure at all is 3 and leaves no file; --pdf goes with the workbook alone', async () => {
  const office = await officeOf2026();
  expect((await office.kpi('report', '--format', 'docx')).code).toBe(3);
  expect((await office.kpi('report', '--format', 'docx', '--pdf')).code).toBe(2);
  expect(existsSync(office.path(NAME))).toBe(false);
  await office.done('report', '--format', 'docx', '--allow-empty');
  expect(read(office).text).toContain('0/22 chỉ tiêu đạt và vượt mục tiêu');
});
