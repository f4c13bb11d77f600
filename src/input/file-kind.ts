/** What a file is, by what it holds; its ending says nothing reliable. */
import type { ForeignKind } from '../domain/file-problem.ts';

export type FileKind =
  | { readonly kind: 'zip' }
  | { readonly kind: 'text' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'foreign'; readonly found: ForeignKind };

/** @param name with or without folders; only lock files are known by it */
export function fileKind(bytes: Uint8Array, name: string): FileKind {
  if (isLockName(name)) return foreign('lock');
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const encoding = encodingOf(buffer);
  if (isBlank(buffer, encoding)) return { kind: 'empty' };
  if (startsWith(buffer, 'PK\u0003\u0004')) return { kind: 'zip' };
  const binary = binaryKind(buffer);
  if (binary !== null) return foreign(binary);
  if (isLockContent(buffer)) return foreign('lock');
  if (encoding === null) return foreign('binary');
  const text = textKind(buffer, encoding);
  return text === null ? { kind: 'text' } : foreign(text);
}

const foreign = (found: ForeignKind): FileKind => ({ kind: 'foreign', found });

/** Excel and LibreOffice keep such a twin beside a workbook that is open. */
const isLockName = (name: string): boolean => /^(?:~\$|\.~lock\.)/u.test(name.split(/[/\\]/u).at(-1) ?? '');

/** The user's name after its length, filled up with blanks to 54 bytes; the rest depends on the program. */
function isLockContent(buffer: Buffer): boolean {
  const length = buffer[0] ?? 0;
  return (
    buffer.length === 165 && length < 54 && buffer.subarray(1 + length, 54).every((byte) => byte === 0x20)
  );
}

type TextEncoding = 'latin1' | 'utf8' | 'utf16le' | 'utf16be';

const SAMPLE = 8 * 1024;

/** Latin1 stands for every encoding of single bytes: only ASCII is looked at. @returns null when it is no text */
function encodingOf(buffer: Buffer): TextEncoding | null {
  if (startsWith(buffer, '\u00ff\u00fe')) return 'utf16le';
  if (startsWith(buffer, '\u00fe\u00ff')) return 'utf16be';
  if (!buffer.includes(0)) return startsWith(buffer, UTF8_MARK) ? 'utf8' : 'latin1';
  const sample = buffer.subarray(0, SAMPLE);
  if (looksUtf16(sample, 1)) return 'utf16le';
  return looksUtf16(sample, 0) ? 'utf16be' : null;
}

const UTF8_MARK = '\u00ef\u00bb\u00bf';
/** First bytes of the blocks in which Vietnamese text and its marks lie. */
const VIETNAMESE_BLOCKS = new Set([0x00, 0x01, 0x03, 0x1e, 0x20]);

/** @param high where in each pair the high byte stands */
function looksUtf16(sample: Buffer, high: 0 | 1): boolean {
  const pairs = sample.length >> 1;
  let fitting = 0;
  let ascii = 0;
  for (let at = 0; at < pairs * 2; at += 2) {
    const upper = sample[at + high] ?? 0;
    const lower = sample[at + 1 - high] ?? 0;
    if (upper === 0 && (lower < 9 || (lower > 13 && lower < 32))) return false;
    if (VIETNAMESE_BLOCKS.has(upper)) fitting++;
    if (upper === 0 && lower < 0x80) ascii++;
  }
  return pairs > 0 && ascii > 0 && fitting >= pairs * 0.9;
}

const BLANKS = new Set([0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x20]);

function isBlank(buffer: Buffer, encoding: TextEncoding | null): boolean {
  if (encoding === null) return false;
  const wide = encoding.startsWith('utf16');
  const mark = startsWith(buffer, UTF8_MARK) ? 3 : wide && (buffer[0] ?? 0) >= 0xfe ? 2 : 0;
  for (let at = mark; at < buffer.length; at++) {
    const byte = buffer[at] ?? 0;
    if (!BLANKS.has(byte) && !(wide && byte === 0)) return false;
  }
  return true;
}

const startsWith = (buffer: Buffer, signature: string, at = 0): boolean =>
  buffer.toString('latin1', at, at + signature.length) === signature;

const SIGNATURES: readonly (readonly [string, ForeignKind])[] = [
  ['%PDF', 'pdf'],
  ['\u0089PNG\r\n', 'image'],
  ['\u00ff\u00d8\u00ff', 'image'],
  ['GIF8', 'image'],
  ['II*\u0000', 'image'],
  ['MM\u0000*', 'image'],
  ['Rar!\u001a\u0007', 'archive'],
  ['7z\u00bc\u00af\u0027\u001c', 'archive'],
  ['\u001f\u008b', 'archive'],
  ['\u00fd7zXZ\u0000', 'archive'],
  ['BZh91AY&SY', 'archive'],
  ['PK\u0005\u0006', 'zip'],
  ['PK\u0007\u0008', 'zip'],
  ['SQLite format 3\u0000', 'sqlite'],
  ['{\\rtf', 'binary'],
];

function binaryKind(buffer: Buffer): ForeignKind | null {
  if (startsWith(buffer, '\u00d0\u00cf\u0011\u00e0')) return compoundKind(buffer);
  const signed = SIGNATURES.find(([signature]) => startsWith(buffer, signature));
  if (signed !== undefined) return signed[1];
  if (startsWith(buffer, 'BM') && startsWith(buffer, '\0\0\0\0', 6)) return 'image';
  if (startsWith(buffer, 'RIFF') && startsWith(buffer, 'WEBP', 8)) return 'image';
  if (startsWith(buffer, 'ftyp', 4))
    return /^(?:hei|mif|avif)/u.test(ascii(buffer, 8, 12)) ? 'image' : 'binary';
  return isOldSheetStream(buffer) ? 'xls' : null;
}

const ascii = (buffer: Buffer, from: number, to: number): string => buffer.toString('latin1', from, to);

/** Streams in a compound file are told by their names in its directory. */
function compoundKind(buffer: Buffer): ForeignKind {
  const names = (stream: string): boolean => buffer.includes(Buffer.from(stream, 'utf16le'));
  if (names('EncryptedPackage')) return 'encrypted';
  if (names('Workbook') || names('Book\0')) return 'xls';
  if (names('WordDocument')) return 'docx';
  return names('PowerPoint Document') ? 'pptx' : 'xls';
}

/** Before Excel 97 a workbook was a bare stream: a begin record, its length, its content. */
const isOldSheetStream = ([kind, version, length, zero]: Buffer): boolean =>
  kind === 0x09 &&
  [0x00, 0x02, 0x04, 0x08].includes(version ?? -1) &&
  [4, 6, 8, 16].includes(length ?? -1) &&
  zero === 0;

/** Without the mark and blanks in front. */
function headOf(buffer: Buffer, encoding: TextEncoding): string {
  const mark = startsWith(buffer, UTF8_MARK) ? 3 : 0;
  const bytes = buffer.subarray(mark, mark + SAMPLE);
  const wide = encoding.startsWith('utf16');
  const text = wide
    ? new TextDecoder(encoding.replace('utf16', 'utf-16')).decode(bytes)
    : bytes.toString('latin1');
  return text.trimStart();
}

const PROLOG = /^(?:<\?[^>]*\?>|<!--(?:[^-]|-(?!->))*-->|\s+)+/u;
const HTML =
  /^(?:<(?:!doctype html|(?:html|head|body|table|meta|style|title|div|script|center|font|span|p|h\d)[\s>])|mime-version:)/iu;

function textKind(buffer: Buffer, encoding: TextEncoding): ForeignKind | null {
  const head = headOf(buffer, encoding);
  if (HTML.test(head.replace(PROLOG, ''))) return 'html';
  const isXml = head.startsWith('<');
  if (isXml && /urn:schemas-microsoft-com:office:spreadsheet|progid="Excel\.Sheet"/u.test(head))
    return 'xml_spreadsheet';
  return isJson(head, buffer) ? 'json' : null;
}

/** The beginning of an object with a key, or of a list of objects, lists or texts. */
const JSON_HEAD = /^(?:\{\s*"(?:[^"\\]|\\.)*"\s*:|\[\s*(?:\{\s*["}]|\[))/u;

/** A heading in brackets begins a csv file as well: what does not begin unmistakably must be JSON to its end. */
function isJson(head: string, buffer: Buffer): boolean {
  if (!/^[{[]/u.test(head)) return false;
  if (JSON_HEAD.test(head)) return true;
  if (buffer.length > SAMPLE) return false;
  try {
    JSON.parse(head);
    return true;
  } catch {
    return false;
  }
}
