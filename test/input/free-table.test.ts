/** Which rows of a file are the table: headings wherever they stand, titles, totals, signatures, scribbles. */
import { describe, expect, test } from 'vitest';
import type { Incoming } from '../../src/domain/incoming.ts';
import { headingOf } from '../../src/input/headings.ts';
import { tableOf } from '../support/import-office.ts';
import { incomingOf, refusalOf } from '../support/import-preview.ts';
import { COLUMNS, rowsXml, sheetsOf, sheetTable, type Content } from '../support/import-sheets.ts';
import { sheetOf } from '../support/xlsx-parts.ts';

const HEAD = 'Mã đơn vị;Mã chỉ tiêu;Giá trị';
const csv = (...lines: string[]): Promise<Incoming> => incomingOf(tableOf(...lines));
const rowsOf = ({ rows }: Incoming): string[] =>
  rows.map(
    ({ row, cells }) =>
      `${row}: ${Object.entries(cells)
        .map(([column, { text }]) => `${column}=${text}`)
        .join(' ')}`,
  );
const notesOf = ({ notes }: Incoming): string[] =>
  notes.map(
    ({ note, row }) =>
      `${note.kind}${row === null ? '' : ` ${row}`}${'text' in note ? `: ${note.text}` : ''}`,
  );

describe('headings', () => {
  test.each([
    ['Mã đơn vị', 'unit'],
    ['MÃ ĐƠN VỊ', 'unit'],
    ['ma don vi', 'unit'],
    ['ĐƠN VỊ', 'unitName'],
    ['CHỈ TIÊU', 'indicatorName'],
    ['Kỳ\nbáo cáo', 'period'],
    ['  Giá   trị ', 'value'],
    ['Tử số', 'numerator'],
    ['Mẫu số', 'denominator'],
    ['Unit Name', 'unitName'],
    ['indicator', 'indicator'],
    ['Quarter', 'quarter'],
    ['Ghi chu\u0301', 'note'],
    ['Gi¸ trÞ', 'value'],
    ['Nguồn số liệu', 'source'],
  ])('«%s» is %s', (text, column) => {
    expect(headingOf(text)).toBe(column);
  });

  test.each(['Đơn vị tính', 'STT', '', 'Giá trị năm trước', 'x'.repeat(50)])('«%s» is none', (text) => {
    expect(headingOf(text)).toBeUndefined();
  });

  test('English ones in any order', async () => {
    const incoming = await csv('value,Unit,note,PERIOD,Indicator Name', '"5",T01,abc,2025Q1,Thu');
    expect(rowsOf(incoming)).toEqual(['2: value=5 unit=T01 note=abc period=2025Q1 indicatorName=Thu']);
  });

  test('titles above are told, with a row that only looks like headings', async () => {
    const incoming = await csv('ỦY BAN NHÂN DÂN XÃ;;', 'Đơn vị: Thôn Đông Hòa;Quý;', '', HEAD, 'T01;CT03;5');
    expect([incoming.headingRow, rowsOf(incoming), notesOf(incoming)]).toEqual([
      4,
      ['5: unit=T01 indicator=CT03 value=5'],
      ['rows_above'],
    ]);
  });

  test('columns that are none of ours are told and not read', async () => {
    const incoming = await csv('STT;Mã đơn vị;Mã chỉ tiêu;Đơn vị tính;Giá trị', '1;T01;CT03;triệu đồng;5');
    expect([rowsOf(incoming), notesOf(incoming)]).toEqual([
      ['2: unit=T01 indicator=CT03 value=5'],
      ['column_ignored 1', 'column_ignored 1'],
    ]);
  });

  test.each([
    ['no headings', ['T01;CT03;5'], 'table_not_found'],
    ['no unit', ['Mã chỉ tiêu;Giá trị', 'CT03;5'], 'table_not_found'],
    ['a year without a quarter', ['Mã đơn vị;Mã chỉ tiêu;Năm;Giá trị', 'T01;CT03;2025;5'], 'table_not_found'],
    ['a numerator alone', ['Mã đơn vị;Mã chỉ tiêu;Tử số', 'T01;CT03;5'], 'table_not_found'],
    ['one heading twice', ['Mã đơn vị;unit;Mã chỉ tiêu;Giá trị', 'T01;T01;CT03;5'], 'heading_twice'],
    ['nothing below', [HEAD], 'table_empty'],
  ])('%s: the file is refused', async (_, lines, kind) => {
    expect(await refusalOf(tableOf(...lines))).toBe(kind);
  });
});

describe('rows that are no figures', () => {
  test.each([
    'Cộng',
    'CỘNG:',
    'Tổng cộng',
    'Tổng số 9 đơn vị',
    'Cộng 9 đơn vị',
    'cong',
    'Toàn xã',
    'Total',
    'Lũy kế',
  ])('a total «%s» is told and left out', async (words) => {
    const incoming = await csv(HEAD, 'T01;CT03;5', `${words};CT03;5`);
    expect([rowsOf(incoming).length, notesOf(incoming)]).toEqual([1, [`row_skipped 3: ${words} CT03 5`]]);
  });

  test.each([
    'Công an xã',
    'cong an xa',
    'CÔNG AN XÃ',
    'Cộng đồng thôn Vược',
    'Tổ dân phố Thủy Lợi',
    'Tổng công ty Sông Hồng',
  ])('the unit «%s» is no total', async (name) => {
    const incoming = await csv('Đơn vị;Chỉ tiêu;Giá trị', `${name};Tổng số hộ nghèo;5`);
    expect([rowsOf(incoming).length, notesOf(incoming)]).toEqual([1, []]);
  });

  test('signatures wherever they stand are told and left out', async () => {
    const incoming = await csv(
      HEAD,
      'T01;CT03;5',
      ';;',
      ';;Liên Minh, ngày 15 tháng 9 năm 2026',
      'NGƯỜI LẬP BIỂU;;THỦ TRƯỞNG ĐƠN VỊ',
      '(Ký, ghi rõ họ tên);;(Ký, đóng dấu)',
      'Nguyễn Văn A;;',
    );
    expect([rowsOf(incoming).length, incoming.faults, notesOf(incoming).length]).toEqual([1, [], 4]);
  });

  test('a figure without a unit or an indicator is no signature', async () => {
    const incoming = await csv(HEAD, ';;5', 'T01;;Không phát sinh', 'T02;;12 hộ');
    expect([rowsOf(incoming).length, notesOf(incoming)]).toEqual([3, []]);
  });

  test('the headings once more, as at the head of a second page, are told and left out', async () => {
    const incoming = await csv(HEAD, 'T01;CT03;5', HEAD, 'T02;CT03;6');
    expect([rowsOf(incoming).length, notesOf(incoming)]).toEqual([
      2,
      ['row_skipped 3: Mã đơn vị Mã chỉ tiêu Giá trị'],
    ]);
  });

  test('blank lines and cells of blanks are nothing', async () => {
    const incoming = await csv(HEAD, '', ' ;\u00a0;', 'T01;CT03;5', ';;');
    expect([rowsOf(incoming), notesOf(incoming)]).toEqual([['4: unit=T01 indicator=CT03 value=5'], []]);
  });

  test('what stands beside the table: refused in csv, told on a sheet', async () => {
    const beside = await csv(HEAD, 'T01;CT03;85;5');
    expect(beside.faults.map(({ problem, cell }) => [problem.kind, cell])).toEqual([['row_surplus', 'D2']]);
    const rows: readonly (readonly Content[])[] = [
      ['Mã đơn vị', 'Mã chỉ tiêu', 'Giá trị'],
      ['T01', 'CT03', 5, 'xem lại'],
    ];
    const onSheet = await incomingOf(sheetOf(rowsXml(rows)));
    expect([onSheet.faults, rowsOf(onSheet).length, notesOf(onSheet)]).toEqual([
      [],
      1,
      ['outside_table 2: xem lại'],
    ]);
  });
});

describe('sheets', () => {
  const row = (unit: string, value: Content): Content[] => [unit, 'CT03', 2025, 1, value];

  test('a hidden row is read, and told', async () => {
    const book = sheetOf(
      rowsXml([COLUMNS]) +
        rowsXml([row('T01', 5)], 2).replace('<row r="2"', '<row r="2" hidden="1"') +
        rowsXml([row('T02', 6)], 3),
    );
    const incoming = await incomingOf(book);
    expect([rowsOf(incoming).length, notesOf(incoming)]).toEqual([2, ['hidden_rows']]);
  });

  test('a cell over several rows names them all, and a figure in one counts once', async () => {
    const incoming = await incomingOf(
      sheetTable([row('T01', 5), [null, 'CT02', 2025, 1, 7]], {
        after: '<mergeCells><mergeCell ref="A2:A3"/></mergeCells>',
      }),
    );
    expect(rowsOf(incoming)[1]).toBe('3: unit=T01 indicator=CT02 year=2025 quarter=1 value=7');
  });

  test('the first visible sheet counts, even where only a later one has a table', async () => {
    const book = sheetsOf(
      { name: 'Bìa', rows: [['Báo cáo']] },
      { name: 'Số liệu', rows: [COLUMNS, row('T01', 5)] },
    );
    expect(await refusalOf(book)).toBe('table_not_found');
  });

  test('a formula without a result is no blank', async () => {
    const incoming = await incomingOf(sheetTable([row('T01', { f: 'B2*2' })]));
    expect(rowsOf(incoming)).toEqual(['2: unit=T01 indicator=CT03 year=2025 quarter=1 value=']);
  });
});
