/** Fields, rows and quotes of a csv file, with the lines as an editor counts them. */
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../src/input/foreign-file.ts';
import { linesOf, problemOf, read } from '../../support/csv-texts.ts';

const delimiterOf = async (text: string): Promise<string | null> => (await read(text)).delimiter;

describe('delimiter', () => {
  it.each([
    ['headings with ;', ';', 'Mã đơn vị;Mã chỉ tiêu;Giá trị\nT01;CT01;85,5\n'],
    ['headings with ,', ',', 'Mã đơn vị,Mã chỉ tiêu,Năm,Quý,Giá trị\nT01,CT01,2025,1,85\n'],
    ['headings with , and quoted figures', ',', 'unit,indicator,value\nT01,CT01,"85,5"\n'],
    ['headings with tabs', '\t', 'Mã đơn vị\tMã chỉ tiêu\tGiá trị\nT01\tCT01\t85,5\n'],
    ['headings with |', '|', 'Mã đơn vị|Mã chỉ tiêu|Giá trị\nT01|CT01|85,5\n'],
    ['headings in quotes', ';', '"Mã đơn vị";"Mã chỉ tiêu";"Giá trị"\n"T01";"CT01";"85,5"\n'],
    ['headings with an old font', '\t', 'M· ®¬n vÞ\tM· chØ tiªu\nĐ;1\t2\n'],
    ['a title full of commas above', ';', 'Xã A, huyện B, tỉnh C, quý 1, 2025\n\nMã đơn vị;Giá trị\nT01;5\n'],
    ['commas in every note', ';', 'a;b\nx, y, z;1\nx, y, z;2\nx, y, z;3\n'],
    ['decimal commas in every row', ';', 'x;y\nT01;85,5\nT02;90,1\nT03;1.234,5\n'],
    ['one column', ';', 'Giá trị\n85\n90\n'],
    ['one column of decimals', ';', 'Giá trị\n85,5\n1.090,25\n'],
    ['semicolons inside quotes', ',', 'a,b\n"1;2;3",x\n"4;5;6",y\n'],
    ['no headings of ours', ',', 'première,second,troisième\nQuatrième,cinquième,sixième\n'],
    ['declared', ',', 'sep=,\nMã đơn vị;Mã chỉ tiêu\n'],
    ['declared, in quotes', '|', '"sep=|"\r\nMã đơn vị;Mã chỉ tiêu\r\n'],
    ['declared as a tab', '\t', 'SEP=\t\nMã đơn vị;Mã chỉ tiêu\n'],
    ['declared with a sign of its own', '^', 'sep=^\na^b\n'],
    ['declared, then saved once more', ';', 'sep=;;;\na;b;c\n'],
  ])('%s', async (_, delimiter, text) => {
    expect(await delimiterOf(text)).toBe(delimiter);
  });

  it('keeps a decimal comma in its field', async () => {
    expect(await linesOf('a;b\nT01;85,5\n')).toEqual(['1: 1=a|2=b', '2: 1=T01|2=85,5']);
  });

  it('counts the line that declares it, but makes no row of it', async () => {
    expect(await linesOf('\ufeffsep=;\r\na;b\r\n1;2\r\n')).toEqual(['2: 1=a|2=b', '3: 1=1|2=2']);
  });
});

describe('lines', () => {
  it.each([
    ['LF', 'a;b\n1;2\n3;4\n'],
    ['CRLF', 'a;b\r\n1;2\r\n3;4\r\n'],
    ['CR', 'a;b\r1;2\r3;4\r'],
    ['mixed', 'a;b\r1;2\r\n3;4\n'],
    ['none at the end', 'a;b\n1;2\n3;4'],
    ['a quoted field at the very end', 'a;b\n1;2\n3;"4"'],
  ])('%s', async (_, text) => {
    expect(await linesOf(text)).toEqual(['1: 1=a|2=b', '2: 1=1|2=2', '3: 1=3|2=4']);
  });

  it('leaves out blank rows and counts them', async () => {
    expect(await linesOf('\n\na;b\n;\n  ; \n\r\n1;2\n;;;;\n')).toEqual(['3: 1=a|2=b', '7: 1=1|2=2']);
  });

  it('counts the lines inside quotes', async () => {
    expect(await linesOf('a;b\r\n"x\r\ny\nz";1\r\n\r\n"2\r3";"4\n5"\r\nend;6\r\n')).toEqual([
      '1: 1=a|2=b',
      '2: 1=x\ny\nz|2=1',
      '6: 1=2\n3|2=4\n5',
      '9: 1=end|2=6',
    ]);
  });

  it('keeps short and long rows as they are', async () => {
    expect(await linesOf('a;b;c\n1\n1;2;3;;;\n1;2;3;4;thừa\n;;x\n')).toEqual([
      '1: 1=a|2=b|3=c',
      '2: 1=1',
      '3: 1=1|2=2|3=3',
      '4: 1=1|2=2|3=3|4=4|5=thừa',
      '5: 3=x',
    ]);
  });
});

describe('text', () => {
  it('is kept with its blanks, composed, without marks of order', async () => {
    expect(
      await linesOf(`a;b\n  x  ;${'Hoà'.normalize('NFD')}\n00123;\ufeff\n1\u00a0234;1\u202f234\n`),
    ).toEqual(['1: 1=a|2=b', '2: 1=  x  |2=Hoà', '3: 1=00123', '4: 1=1\u00a0234|2=1\u202f234']);
  });

  it('is text, whatever it looks like', async () => {
    const { sheets } = await read('a;b\n=1+1;TRUE\n1e5;2025-01-01\n');
    const kinds = sheets.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.map(({ kind }) => kind)));
    expect(new Set(kinds)).toEqual(new Set(['text']));
    expect(sheets).toMatchObject([{ name: '', hidden: false, hiddenColumns: [] }]);
  });
});

describe('quotes', () => {
  it.each([
    ['around a delimiter', '"x;y";1', '1=x;y|2=1'],
    ['doubled', '"x ""y"" z";1', '1=x "y" z|2=1'],
    ['only doubled ones', '"""";""""""', '1="|2=""'],
    ['around nothing', '"";1', '2=1'],
    ['with blanks behind', '"x"  ;1', '1=x|2=1'],
    ['stray, inside', 'TV 32";1', '1=TV 32"|2=1'],
    ['stray, behind a blank', ' "x";1', '1= "x"|2=1'],
    ['stray twice', 'a"b"c;1', '1=a"b"c|2=1'],
    ['single', "'45;1", "1='45|2=1"],
  ])('%s', async (_, row, cells) => {
    expect(await linesOf(`a;b\n${row}\n`)).toEqual(['1: 1=a|2=b', `2: ${cells}`]);
  });

  it.each([
    ['never closed', 'a;b\n1;2\n3;"4\n5;6\n', 3],
    ['never closed in the first field', '"a;b\n1;2\n', 1],
    ['opened at the very end', 'a;b\n1;"', 2],
    ['behind lines inside other quotes', 'a;b\n"x\ny\nz";"\n', 4],
    ['behind a declared delimiter', 'sep=;\r\na;b\r\n"1;2\r\n', 3],
    ['closed with text behind', 'a;b\n1;"2"3\n4;5\n', 2],
    ['a doubled one taken for the end', 'a;b\n"x"";1\n', 2],
  ])('%s', async (_, text, row) => {
    expect(await problemOf(text)).toEqual({ kind: 'quote_unclosed', file: 'bang.csv', row });
  });
});

describe('nothing in it', () => {
  it.each(['', ' ', '\n\r\n', '\ufeff', '\t \n', '\ufeff\ufeff\n'])('%j', async (text) => {
    expect(await problemOf(text)).toEqual({ kind: 'file_empty', file: 'bang.csv' });
  });

  it('a line that declares the delimiter, and no more', async () => {
    expect(await problemOf('sep=;\r\n')).toEqual({ kind: 'file_empty', file: 'bang.csv' });
  });

  it('only headings is a row', async () => {
    expect(await linesOf('Mã đơn vị;Giá trị\r\n')).toEqual(['1: 1=Mã đơn vị|2=Giá trị']);
  });
});

describe('too much', () => {
  it.each<[string, keyof typeof LIMITS, () => Uint8Array]>([
    ['a file', 'file', () => Buffer.alloc(LIMITS.file + 1, 'a')],
    ['a cell', 'cell', () => Buffer.from(`a;b\n${'x'.repeat(LIMITS.cell + 1)};1\n`)],
    ['a quoted cell', 'cell', () => Buffer.from(`a;b\n"${'x;'.repeat(LIMITS.cell)}";1\n`)],
    ['a cell of nothing but quotes', 'cell', () => Buffer.alloc(1_000_000, '"')],
    ['columns', 'columns', () => Buffer.from(`a;b\n${'1;'.repeat(LIMITS.columns)}1\n`)],
    ['rows', 'rows', () => Buffer.from('1;2\n'.repeat(LIMITS.rows + 1))],
    ['blank lines', 'rows', () => Buffer.from(`a;b${'\n'.repeat(5 * LIMITS.rows)}1;2\n`)],
    ['cells', 'cells', () => Buffer.from(`${'1;'.repeat(2999)}1\n`.repeat(1001))],
    ['blank cells', 'cells', () => Buffer.from(`a${';'.repeat(11 * LIMITS.cells)}`)],
  ])('%s', async (_, what, bytes) => {
    expect(await problemOf(bytes())).toEqual({
      kind: 'file_too_big',
      file: 'bang.csv',
      what,
      limit: LIMITS[what],
    });
  });

  it('but what just fits is read', async () => {
    expect(await linesOf(`a;b\n${'x'.repeat(LIMITS.cell)};1\n`)).toHaveLength(2);
    expect(await linesOf(`a;b\n"${'""'.repeat(LIMITS.cell)}";1\n`)).toHaveLength(2);
    expect(await linesOf(`a;b\n${'1;'.repeat(LIMITS.columns - 1)}1\n`)).toHaveLength(2);
  });
});
