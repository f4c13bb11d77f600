/** A file is what it holds, whatever its name says. */
import { describe, expect, it } from 'vitest';
import type { ForeignKind } from '../../src/domain/file-problem.ts';
import { fileKind, type FileKind } from '../../src/input/file-kind.ts';
import { bookOf, utf16 } from '../support/xlsx-parts.ts';

const kindOf = (content: string | Uint8Array, name = 'a.xlsx'): FileKind =>
  fileKind(typeof content === 'string' ? Buffer.from(content, 'utf8') : content, name);
const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');
const foreign = (found: ForeignKind): FileKind => ({ kind: 'foreign', found });

const TABLE = 'Mã đơn vị;Mã chỉ tiêu;Giá trị\r\nT01;CT01;85,5\r\n';

describe('text', () => {
  it.each<[string, Uint8Array]>([
    ['UTF-8', Buffer.from(TABLE)],
    ['UTF-8 with mark', Buffer.from(`\ufeff${TABLE}`)],
    ['UTF-16LE with mark', utf16(TABLE, 'le')],
    ['UTF-16BE with mark', utf16(TABLE, 'be')],
    ['UTF-16LE without mark', utf16(TABLE, 'le', false)],
    ['UTF-16BE without mark', utf16(TABLE, 'be', false)],
    ['UTF-16LE cut in a character', utf16(TABLE, 'le', false).subarray(0, -1)],
    ['long UTF-16LE without mark', utf16(TABLE.repeat(1000), 'le', false)],
    ['letters only, in UTF-16BE', utf16('Đỗ Thị Hường; Ữ ', 'be', false)],
    ['windows-1258', latin1('M\u00e3 \u00f0\u01a1n v\u1ecb;x\r\n')],
    ['one figure', Buffer.from('5')],
    ['a heading in brackets', Buffer.from('[Mã];[Tên]\n1;2\n')],
    ['a heading in braces', Buffer.from('{a};{b}\n1;2\n')],
    ['a heading that begins as a picture', Buffer.from('BM;BMI\n1;2\n')],
    ['a formula first', Buffer.from('<5;>6\n')],
    ['any XML', Buffer.from('<?xml version="1.0"?><a/>')],
  ])('%s', (_, bytes) => {
    expect(fileKind(bytes, 'a.csv')).toEqual({ kind: 'text' });
  });
});

it.each([
  '',
  ' \r\n\t ',
  '\ufeff',
  '\ufeff\n',
  utf16('', 'le'),
  utf16(' \r\n', 'be'),
  utf16('\n\n', 'le', false),
])('blank: %j', (content) => {
  expect(kindOf(content)).toEqual({ kind: 'empty' });
});

it('a zip, whatever is in it', () => {
  expect(kindOf(bookOf({}), 'a.csv')).toEqual({ kind: 'zip' });
});

describe('foreign', () => {
  const compound = (...streams: string[]): Buffer =>
    Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(512),
      ...streams.map((name) => Buffer.from(`${name}\0`, 'utf16le')),
    ]);

  it.each<[ForeignKind, string, string | Uint8Array]>([
    ['xls', 'a workbook of Excel 97', compound('Root Entry', 'Workbook')],
    ['xls', 'one with a letter inside', compound('Root Entry', 'Workbook', 'WordDocument')],
    ['xls', 'one of Excel 95', compound('Root Entry', 'Book')],
    ['xls', 'Excel 2', Buffer.from('0900040007001000', 'hex')],
    ['xls', 'Excel 3', Buffer.from('09020600000010000000', 'hex')],
    ['xls', 'Excel 4', Buffer.from('09040600000010000000', 'hex')],
    ['encrypted', 'a locked workbook', compound('Root Entry', 'EncryptionInfo', 'EncryptedPackage')],
    ['docx', 'an old letter', compound('Root Entry', 'WordDocument')],
    ['pdf', 'PDF', '%PDF-1.7\n'],
    ['image', 'PNG', latin1('\u0089PNG\r\n\u001a\n\0\0\0')],
    ['image', 'JPEG', Buffer.from('ffd8ffe000104a464946', 'hex')],
    ['image', 'GIF', 'GIF89a'],
    ['image', 'BMP', Buffer.from('424d3604000000000000360000002800', 'hex')],
    ['image', 'TIFF', Buffer.from('49492a0008000000', 'hex')],
    ['image', 'WebP', latin1('RIFF\u0010\0\0\0WEBPVP8 ')],
    ['image', 'a photo of a telephone', latin1('\0\0\0\u0018ftypheic\0\0\0\0')],
    ['archive', 'RAR', latin1('Rar!\u001a\u0007\u0001\0')],
    ['archive', '7z', Buffer.from('377abcaf271c0004', 'hex')],
    ['archive', 'gzip', Buffer.from('1f8b0800000000', 'hex')],
    ['sqlite', 'a data file', latin1(`SQLite format 3\0${'\0'.repeat(80)}`)],
    ['binary', 'RTF', '{\\rtf1 a}'],
    ['binary', 'bytes', Buffer.from(Array.from({ length: 999 }, (_, at) => (at * 7919) & 255))],
    ['binary', 'zeros, as a failing stick gives', Buffer.alloc(4096)],
    ['html', 'HTML', '<html><table></table></html>'],
    ['html', 'HTML by its type', '\ufeff\n<!DOCTYPE html>\n<html>'],
    ['html', 'XHTML', '<?xml version="1.0"?>\n<!-- a - b -->\n<html xmlns="x">'],
    ['html', 'a bare table', '<table border=1><tr><td>1'],
    [
      'html',
      'what Excel saves as web page',
      '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><meta charset=x>',
    ],
    ['html', 'HTML in UTF-16', utf16('<html><body>', 'le')],
    ['html', 'HTML in UTF-16 without mark', utf16('<html><body>', 'be', false)],
    ['html', 'a web archive', 'MIME-Version: 1.0\r\n'],
    [
      'xml_spreadsheet',
      'by its name space',
      '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
    ],
    [
      'xml_spreadsheet',
      'by its program',
      '<?xml version="1.0"?>\r\n<?mso-application progid="Excel.Sheet"?>\r\n<Workbook>',
    ],
    ['json', 'an object', '{"schema": "kpi-plan/1"}'],
    ['json', 'a list', ' [{"a": 1}, {"a": 2}]'],
    ['json', 'a list of figures', '[1, 2]'],
    ['json', 'an empty list', '[]'],
    ['json', 'a long one', `{"a": [${'1,'.repeat(10_000)}1]}`],
  ])('%s: %s', (found, _, content) => {
    expect(kindOf(content)).toEqual(foreign(found));
  });

  it.each([
    '~$Báo cáo.xlsx',
    'D:\\bao cao\\~$a.xlsx',
    '/home/lan/~$a.xlsx',
    '.~lock.a.xlsx#',
    'x/.~lock.a.ods#',
  ])('lock: %s', (name) => {
    expect(kindOf('', name)).toEqual(foreign('lock'));
  });

  it('lock, under another name', () => {
    expect(kindOf(`\u0005Admin${' '.repeat(159)}`, 'a.xlsx')).toEqual(foreign('lock'));
    expect(kindOf('text', 'a~$b.csv')).toEqual({ kind: 'text' });
  });
});

// In time that grows with the square they would take hours.
it('long files of one piece repeated', () => {
  expect(kindOf(Buffer.alloc(30_000_000, ' '))).toEqual({ kind: 'empty' });
  expect(kindOf(Buffer.alloc(30_000_000, '<!--'))).toEqual({ kind: 'text' });
  expect(kindOf(Buffer.alloc(30_000_000, '[[{"'))).toEqual(foreign('json'));
  expect(kindOf(compoundOf(30_000_000))).toEqual(foreign('xls'));
});

const compoundOf = (size: number): Buffer =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(size, 'E\0n\0')]);
