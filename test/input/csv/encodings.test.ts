/** A csv file in whatever encoding an office's programs leave behind is read right or refused; never read wrong. */
import { describe, expect, it } from 'vitest';
import {
  latin1,
  linesOf,
  problemOf,
  read,
  TABLE,
  TCVN3_TABLE,
  VNI_TABLE,
  WINDOWS_1258_TABLE,
} from '../../support/csv-texts.ts';
import { utf16 } from '../../support/xlsx-parts.ts';

const UNREADABLE = { kind: 'encoding_unreadable', file: 'bang.csv' };

describe('the same table', () => {
  it.each<[string, Uint8Array, string, string | null]>([
    ['UTF-8', Buffer.from(TABLE), 'utf-8', null],
    ['UTF-8 with mark', Buffer.from(`\ufeff${TABLE}`), 'utf-8', null],
    ['UTF-8, marked twice', Buffer.from(`\ufeff\ufeff${TABLE}`), 'utf-8', null],
    ['UTF-8, decomposed', Buffer.from(TABLE.normalize('NFD')), 'utf-8', null],
    ['UTF-16LE with mark', utf16(TABLE, 'le'), 'utf-16le', null],
    ['UTF-16BE with mark', utf16(TABLE, 'be'), 'utf-16be', null],
    ['UTF-16LE without mark', utf16(TABLE, 'le', false), 'utf-16le', null],
    ['UTF-16BE without mark', utf16(TABLE, 'be', false), 'utf-16be', null],
    ['UTF-16LE, decomposed', utf16(TABLE.normalize('NFD'), 'le', false), 'utf-16le', null],
    ['Windows-1258', WINDOWS_1258_TABLE, 'windows-1258', 'windows-1258'],
    ['TCVN3', latin1(TCVN3_TABLE), 'tcvn3', 'tcvn3'],
    ['VNI', latin1(VNI_TABLE), 'vni', 'vni'],
    ['TCVN3 saved as UTF-8', Buffer.from(TCVN3_TABLE), 'tcvn3', 'tcvn3'],
    ['VNI saved as UTF-8 with mark', Buffer.from(`\ufeff${VNI_TABLE}`), 'vni', 'vni'],
    ['VNI saved as UTF-16', utf16(VNI_TABLE, 'le'), 'vni', 'vni'],
  ])('%s', async (_, bytes, encoding, converted) => {
    const file = await read(bytes);
    expect(file).toMatchObject({
      kind: 'csv',
      encoding,
      delimiter: ';',
      properties: { creator: null, savedBy: null, keywords: null },
      notes: converted === null ? [] : [{ kind: 'converted', encoding: converted }],
    });
    expect(await linesOf(bytes)).toEqual(await linesOf(TABLE));
  });

  it('holds what it says', async () => {
    expect(await linesOf(TABLE)).toEqual([
      '1: 1=Tên đơn vị|2=Mã chỉ tiêu|3=Năm|4=Quý|5=Giá trị|6=Ghi chú',
      '2: 1=Thôn Đông Hòa|2=CT01|3=2025|4=1|5=85,5|6=Hệ thống mới',
      '3: 1=Tổ dân phố Thủy Lợi|2=CT02|3=2025|4=1|5=90|6=Ước thực hiện cả năm',
    ]);
  });
});

describe('what is left as it stands', () => {
  it('plain ASCII', async () => {
    const file = await read('unit;indicator;value\nT01;CT01;5\n');
    expect(file).toMatchObject({ encoding: 'utf-8', notes: [] });
  });

  it('a name typed with an old font in a table that is not', async () => {
    const table = 'Tên đơn vị;Mã chỉ tiêu;Giá trị\nTh«n §«ng Hßa;CT01;80\nThoân Ñoâng Hoøa;CT01;80\n';
    expect((await read(table)).notes).toEqual([]);
    expect(await linesOf(table)).toContain('2: 1=Th«n §«ng Hßa|2=CT01|3=80');
    expect(await linesOf(table)).toContain('3: 1=Thoân Ñoâng Hoøa|2=CT01|3=80');
  });

  it('names typed with an old font under English headings', async () => {
    const table = 'unit name;indicator;value\nTh«n §«ng Hßa;CT01;80\n';
    expect((await read(table)).notes).toEqual([]);
    expect(await linesOf(table)).toContain('2: 1=Th«n §«ng Hßa|2=CT01|3=80');
  });

  it('another language in Unicode', async () => {
    expect(await linesOf('première,second\nsixième,÷ × ½\n')).toEqual([
      '1: 1=première|2=second',
      '2: 1=sixième|2=÷ × ½',
    ]);
  });

  it('question marks where people ask', async () => {
    expect(await linesOf('Ghi chú;Nguồn\nĐúng không?;https://a.vn/x?id=1\n')).toHaveLength(2);
    expect(await linesOf(latin1('Ghi chó;M· ®¬n vÞ\n§óng kh«ng?;https://a.vn/x?id=1\n'))).toEqual([
      '1: 1=Ghi chú|2=Mã đơn vị',
      '2: 1=Đúng không?|2=https://a.vn/x?id=1',
    ]);
  });
});

describe('one word decides', () => {
  it.each([
    ['N¨m', 'Năm'],
    ['Gi¸ trÞ', 'Giá trị'],
    ['Ghi chó', 'Ghi chú'],
    ['Naêm', 'Năm'],
    ['MAÕ ÑÔN VÒ', 'MÃ ĐƠN VỊ'],
    ['Tû lÖ hé nghÌo', 'Tỷ lệ hộ nghèo'],
  ])('%s', async (typed, meant) => {
    expect(await linesOf(latin1(`${typed};b\n1;2\n`))).toContain(`1: 1=${meant}|2=b`);
  });
});

it('signs that all of them have', async () => {
  const bytes = latin1('unit;value;note\nT01;1\xa0234;5 m\xb2, \x93x\x94\n');
  expect(await linesOf(bytes)).toContain('2: 1=T01|2=1\u00a0234|3=5 m², “x”');
  expect(await read(bytes)).toMatchObject({ encoding: 'windows-1258', notes: [{ kind: 'converted' }] });
});

describe('refused', () => {
  it.each<[string, Uint8Array, string | null, number]>([
    ['letters lost in Windows-1252', latin1('Tên ??n v?;Mã ch? tiêu\r\nThôn ??ng Ti?n;1\r\n'), null, 1],
    ['lost further down', latin1('Ten;Ghi chú\r\nA;b\r\nThôn ??ng;1\r\n'), null, 3],
    ['lost in TCVN3', latin1('M· ®¬n vÞ;a\nTh«n ?«ng;1\n'), null, 2],
    ['all lost', Buffer.from('M? ??n v?;M? ch? ti?u;Gi? tr?\nT01;CT01;5\n'), null, 1],
    ['lost and saved as UTF-8', Buffer.from('Tên ??n v?;Mã ch? tiêu\nT01;CT01\n'), null, 1],
    ['replaced by a decoder', Buffer.from('Tên đơn vị;a\nb;c\nTh\ufffdn;1\n'), null, 3],
    ['another language', latin1('première;second\nsixième;troisième\n'), null, 1],
    ['another language further down', latin1('a;b\r\nc;d\r\ntroisième;e\r\n'), null, 3],
    ['the same with bare CR', latin1('a;b\rc;d\rtroisième;e\r'), null, 3],
    ['Windows-1252 that could be VNI', latin1('unit name;value\nThôn Hòa;1\n'), null, 2],
    ['Windows-1252', latin1('unit name;value\nXã Trà Cú;1\n'), 'windows-1252', 2],
    ['nonsense', Buffer.from([0xff, 0xf8, 0x81, 0x3b, 0xc0, 0x0a]), null, 1],
    ['UTF-8 with a broken letter', Buffer.concat([Buffer.from(TABLE), latin1('a;\xc3\n')]), 'utf-8', 4],
    ['UTF-8 cut in a letter', Buffer.from('Mã đơn vị').subarray(0, -1), 'utf-8', 1],
    ['marked UTF-8 that is not', latin1('\xef\xbb\xbf\xe1\xbb\x8b;\xe1\xbb\x8b;\xe1\nx'), 'utf-8', 1],
    ['UTF-16 cut in a character', utf16(TABLE, 'le').subarray(0, -1), 'utf-16le', 4],
    ['UTF-16 with half a pair', utf16('a;b\n\ud83d;c\n', 'be'), 'utf-16be', 2],
  ])('%s', async (_, bytes, encoding, row) => {
    expect(await problemOf(bytes)).toEqual({ ...UNREADABLE, encoding, row });
  });

  it.each<[string, Uint8Array]>([
    ['a NUL in UTF-8', Buffer.from('Mã;b\n\u0000;d\n')],
    ['a NUL in marked UTF-8', Buffer.from('\ufeffMã;b\n\u0000;d\n')],
    ['a NUL in UTF-16', utf16('Mã;b\n\u0000;d\n', 'le')],
    ['a NUL in TCVN3', latin1('M· ®¬n vÞ;\u0000\n')],
    ['zeros', Buffer.alloc(64)],
  ])('%s', async (_, bytes) => {
    expect(await problemOf(bytes)).toEqual({ kind: 'file_foreign', file: 'bang.csv', found: 'binary' });
  });
});
