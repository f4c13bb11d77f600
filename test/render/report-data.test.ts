/** The report as csv and JSON: the workbook's own figures and words, safe in a spreadsheet, exact for a program. */
import { expect, test } from 'vitest';
import { parse } from 'papaparse';
import type { Quarter } from '../../src/domain/period.ts';
import { csv, guarded } from '../../src/render/csv.ts';
import { reportCsv } from '../../src/render/report-csv.ts';
import { reportJson } from '../../src/render/report-json.ts';
import { demoReport, lienMinhFile, reportOf } from '../support/report-world.ts';
import { rendered } from '../support/xlsx-read.ts';

const decode = (bytes: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
const tableOf = (bytes: Uint8Array): string[][] =>
  parse<string[]>(decode(bytes).slice(1).trimEnd(), { delimiter: ';' }).data;
const modelOf = (bytes: Uint8Array) =>
  JSON.parse(decode(bytes)) as { indicators: Record<string, unknown>[] } & Record<string, unknown>;

test.each([
  ['=1+1', "'=1+1"],
  ['+84 912', "'+84 912"],
  ['-5', "'-5"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1+1', "'=1+1"],
  ['\r=1+1', "'=1+1"],
  ['\uff1d1+1', "'\uff1d1+1"],
  // A program set to other separators would begin a cell here.
  ['Thôn A, =1+1', "Thôn A, '=1+1"],
  ['xem\n=1+1', "xem; '=1+1"],
  ['a"=1+1', `a"'=1+1`],
  ['Văn hóa - Xã hội', 'Văn hóa - Xã hội'],
  ['a=b', 'a=b'],
])('a text that a spreadsheet might compute is made harmless: %j', (text, safe) => {
  expect(guarded(text)).toBe(safe);
});

test('numbers stay numbers, texts with marks are quoted, lines end as Windows ends them', () => {
  expect(decode(csv([[{ number: '-5,5' }, { text: 'a;"b"' }, null, { text: 'x' }]]))).toBe(
    '\ufeff-5,5;"a;""b""";;x\r\n',
  );
});

test('one row per indicator, with the digits and the words of the annex', async () => {
  const report = demoReport();
  const [heads = [], ...rows] = tableOf(reportCsv(report));
  const book = await rendered(report);
  expect(rows).toHaveLength(report.entries.length);
  expect(rows.every((row) => row.length === heads.length)).toBe(true);
  for (const row of rows) {
    const at = book.row('annex', 'A', Number(row[0]));
    const shown = (column: string): string =>
      (book.cell('annex', column + at)?.w ?? '')
        .replace(/^[≥≤] /u, '')
        .replaceAll(',', '')
        .replace('.', ',');
    const words = (column: string): string => {
      const value = book.value('annex', column + at);
      return typeof value === 'string' ? value : '';
    };
    expect([row[3], row[4]]).toEqual([words('B'), words('C')]);
    expect(row.slice(5, 9)).toEqual(
      row[4] === 'mốc công việc' ? [words('D'), words('E'), words('F'), ''] : 'DEFG'.split('').map(shown),
    );
    expect([row[9], row[10]]).toEqual([words('H'), words(book.headed('Cơ quan chủ trì'))]);
    expect(row[11] === '' ? '' : `${row[11]}/${row[12]}`).toBe(words(book.headed('Số đơn vị đã báo cáo')));
    expect(row[13]).toBe(words(book.headed('Ghi chú')).replaceAll('\n', '; '));
    const earlier = book.headed('Kỳ trước (quý II năm 2026)');
    expect(row[14]).toBe(words(earlier) || shown(earlier));
    expect(row.slice(15)).toEqual([words(book.headed('So với kỳ trước')).replaceAll('\n', '; '), '', '']);
  }
});

test('a thousand has no dot, so that no program takes it for a decimal mark', () => {
  const file = lienMinhFile();
  const report = reportOf({
    file: {
      ...file,
      indicators: file.indicators.map((indicator) =>
        indicator.code === 'phu-song-5g'
          ? { ...indicator, kind: 'amount', measure: 'hộ', decimals: 1 }
          : indicator,
      ),
    },
    period: '2026Q3',
    figures: [{ indicator: 'phu-song-5g', unit: 'VHXH', quarter: '2026Q3', figure: '1.234.567,5' }],
  });
  expect(decode(reportCsv(report))).toContain(';1234567,5;');
});

test('the JSON holds header, rows, details, discipline, words: exact beside shown', () => {
  const model = modelOf(reportJson(demoReport()));
  expect(model).toMatchObject({
    title: 'Kết quả thực hiện các chỉ tiêu quý III năm 2026',
    plan: { code: 'lien-minh-2026', year: 2026 },
    period: '2026Q3',
    kind: 'quarter',
    window: { from: '2026-06-15', to: '2026-09-14', due: '2026-09-19' },
    unit: null,
    remarks: [],
    tasks: [],
  });
  const devices = model.indicators.find(({ code }) => code === 'thiet-bi');
  expect(devices).toMatchObject({
    number: 6,
    numerator: '73',
    denominator: '74',
    result: '98.6486486486',
    resultShown: '98,65',
    verdict: 'in_progress',
    reported: 7,
    required: 9,
  });
  expect((devices?.['sections'] as { code: string }[]).map(({ code }) => code)[0]).toBe('I');
  const details = devices?.['details'] as Record<string, unknown>[];
  expect(details).toHaveLength(9);
  expect(details[0]).toMatchObject({
    unit: 'VHXH',
    period: '2026Q3',
    numerator: '12',
    denominator: '12',
    reported: true,
    counted: true,
    by: 'demo',
  });
  expect(details.filter(({ reported }) => reported === false)).toHaveLength(2);
});

test('what units wrote is in the JSON, and what they took back is not', () => {
  const base = {
    quarter: '2026Q3' as Quarter,
    revision: 1,
    file: null,
    by: 'lan',
    at: '2026-09-15T02:00:00Z',
  };
  const model = modelOf(
    reportJson(
      reportOf({
        file: lienMinhFile(),
        period: '2026Q3',
        figures: [],
        words: {
          submissions: [],
          remarks: [
            { ...base, unit: 'KT', kind: 'difficulty', text: 'Thiếu máy' },
            { ...base, unit: 'VHXH', kind: 'proposal', text: '' },
          ],
          taskReports: [],
          blankReasons: [],
        },
      }),
    ),
  );
  expect(model['remarks']).toEqual([
    {
      unit: 'KT',
      name: 'Phòng Kinh tế',
      period: '2026Q3',
      difficulty: { text: 'Thiếu máy', by: 'lan', at: '2026-09-15T02:00:00Z', file: null },
      proposal: null,
    },
  ]);
});

test('the same data read on another day gives the same bytes', () => {
  const figures = [{ indicator: 'dvc-toan-trinh', unit: 'PVHCC', quarter: '2026Q3', figure: '412/530' }];
  const on = (today: string) => reportOf({ file: lienMinhFile(), period: '2026Q3', figures, today });
  for (const write of [reportCsv, reportJson])
    expect(decode(write(on('2026-10-20')))).toBe(decode(write(on('2026-09-22'))));
});
