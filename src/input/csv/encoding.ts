/** Which encoding a text is in: Unicode where it is valid Unicode, else by what it says when read with each other one. */
import { refuse } from '../../domain/problem.ts';
import { fromTcvn3, fromVni, mayBeOldFont, weigh, type Convert, type OldFont } from '../legacy-text.ts';
import { headingsAreLost, writtenHeadings } from './headings-lost.ts';

export interface Decoded {
  readonly text: string;
  readonly encoding: string;
  /** It was not Unicode, or was old font text within Unicode. */
  readonly converted: boolean;
}

/** @throws KpiError encoding_unreadable, file_foreign */
export async function decode(bytes: Uint8Array, file: string): Promise<Decoded> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const wide = markedEncoding(buffer) ?? wideWithoutMark(buffer);
  if (wide === null && buffer.includes(0)) return refuse({ kind: 'file_foreign', file, found: 'binary' });
  const encoding = wide ?? 'utf-8';
  const text = strictly(buffer, encoding);
  if (text === null)
    return wide !== null || isBrokenUtf8(buffer)
      ? refuseBroken(buffer, encoding, file)
      : legacy(buffer, file);
  if (text.includes('\u0000')) return refuse({ kind: 'file_foreign', file, found: 'binary' });
  if (text.includes(REPLACED)) return refuseAt(text, text.indexOf(REPLACED), null, file);
  if (headingsAreLost(text)) return refuseAt(text, text.indexOf('?'), null, file);
  return withoutOldFont({ text, encoding, converted: false });
}

/** What decoders put where they cannot read. */
const REPLACED = '\ufffd';

const MARKS: readonly (readonly [encoding: string, mark: string])[] = [
  ['utf-8', '\u00ef\u00bb\u00bf'],
  ['utf-16le', '\u00ff\u00fe'],
  ['utf-16be', '\u00fe\u00ff'],
];

const markedEncoding = (buffer: Buffer): string | null =>
  MARKS.find(([, mark]) => buffer.toString('latin1', 0, mark.length) === mark)?.[0] ?? null;

const SAMPLE = 8 * 1024;
/** First bytes of the blocks in which Vietnamese text and its signs lie. */
const BLOCKS: ReadonlySet<number> = new Set([0x00, 0x01, 0x03, 0x1e, 0x20]);

function wideWithoutMark(buffer: Buffer): string | null {
  const sample = buffer.subarray(0, SAMPLE);
  if (!sample.includes(0)) return null;
  if (looksWide(sample, 1)) return 'utf-16le';
  return looksWide(sample, 0) ? 'utf-16be' : null;
}

/** @param high where in each pair the high byte stands */
function looksWide(sample: Buffer, high: 0 | 1): boolean {
  const pairs = sample.length >> 1;
  let fitting = 0;
  let ascii = 0;
  for (let at = 0; at < pairs * 2; at += 2) {
    const upper = sample[at + high] ?? 0;
    const lower = sample[at + 1 - high] ?? 0;
    if (upper === 0 && lower < 9) return false;
    if (BLOCKS.has(upper)) fitting++;
    if (upper === 0 && lower < 0x80) ascii++;
  }
  return ascii > 0 && fitting >= pairs * 0.9;
}

/** Without its mark; null when it is not valid. */
function strictly(buffer: Buffer, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(buffer);
  } catch {
    return null;
  }
}

/** More letters that are valid UTF-8 than bytes that are not: other encodings hardly make one by chance. */
function isBrokenUtf8(buffer: Buffer): boolean {
  const whole = buffer.toString('utf8');
  const bad = whole.indexOf(REPLACED);
  const text = whole.slice(Math.max(0, bad - 16 * SAMPLE), bad + 16 * SAMPLE);
  const found = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
  return found(/(?!\ufffd)[^\u0000-\u007f]/gu) > 2 * found(/\ufffd/gu);
}

function refuseBroken(buffer: Buffer, encoding: string, file: string): never {
  const text = new TextDecoder(encoding).decode(buffer);
  return refuseAt(text, text.indexOf(REPLACED), encoding, file);
}

function refuseAt(text: string, index: number, encoding: string | null, file: string): never {
  const row = index < 0 ? null : lineAt(text, index);
  return refuse({ kind: 'encoding_unreadable', file, encoding, row });
}

/** On which line, from 1, a character stands; lines end in CR, LF or both. */
function lineAt(text: string, index: number): number {
  let line = 1;
  const before = text.slice(0, index);
  const lineEnds = /\r\n?|\n/gu;
  while (lineEnds.test(before)) line++;
  return line;
}

/** Of the words with letters beyond ASCII, so many must be Vietnamese. */
const CONVINCING = 0.85;
/** Two readings whose shares differ by less are not told apart by them. */
const CLOSE = 0.05;

interface Candidate {
  readonly encoding: string;
  readonly source: string;
  readonly read: (text: string) => string;
  /** As `read`, but letters that the encoding does not have cannot pass for Vietnamese. */
  readonly judge: (text: string) => string;
}

async function legacy(buffer: Buffer, file: string): Promise<Decoded> {
  const { default: iconv } = await import('iconv-lite');
  // Old fonts lie over Windows' own Latin page: quotes and dashes are the same.
  const latin = iconv.decode(buffer, 'windows-1252');
  const first = latin.search(/[^\u0000-\u007f]/u);
  const lost = firstLostLetter(latin);
  if (lost !== null || headingsAreLost(latin)) return refuseAt(latin, lost ?? latin.indexOf('?'), null, file);
  const from1258 = (text: string): string =>
    iconv.decode(Buffer.from(text, 'latin1'), 'windows-1258').normalize('NFC');
  const raw = buffer.toString('latin1');
  const candidates: readonly Candidate[] = [
    { encoding: 'windows-1258', source: raw, read: from1258, judge: from1258 },
    { encoding: 'tcvn3', source: latin, read: fromTcvn3, judge: (text) => fromTcvn3(text, REPLACED) },
    { encoding: 'vni', source: latin, read: fromVni, judge: (text) => fromVni(text, REPLACED) },
    // Has few of the letters; a file that makes sense in it may make another sense in the others.
    { encoding: LATIN, source: latin, read: (text) => text, judge: (text) => text },
  ];
  const best = DISPUTED.test(latin)
    ? mostConvincing(candidates.map((one) => ({ ...one, ...judged(one.judge(part(one.source, first))) })))
    : candidates[0];
  if (best === undefined) return refuseAt(latin, first, null, file);
  const text = best.read(best.source);
  if (best.encoding === LATIN || text.includes(REPLACED)) return refuseAt(latin, first, best.encoding, file);
  return { text, encoding: best.encoding, converted: true };
}

const LATIN = 'windows-1252';
/** Signs that the encodings read differently; they agree on the others, as in `1 234 m²` with a no-break space. */
const DISPUTED = /[\u00a1-\u00ae\u00b5-\u00b9\u00bb-\u00be\u00c0-\u00ff]/u;

/** The beginning, and what stands around the first letter beyond ASCII. */
function part(text: string, first: number): string {
  const line = Math.max(text.lastIndexOf('\n', first), text.lastIndexOf('\r', first)) + 1;
  const most = 16 * SAMPLE;
  return line < most ? text.slice(0, 2 * most) : `${text.slice(0, most)}\n${text.slice(line, line + most)}`;
}

interface Judged {
  readonly sample: string;
  readonly share: number;
  readonly headings: number;
}

function judged(sample: string): Judged {
  const { vietnamese, other } = weigh(sample);
  const share = vietnamese / Math.max(1, vietnamese + other);
  return { sample, share, headings: writtenHeadings(sample) };
}

/** Headings decide, then the words; two readings that differ and are alike in both decide nothing. */
function mostConvincing<T extends Judged>(readings: readonly T[]): T | undefined {
  const [best, ...others] = readings
    .filter(({ share }) => share >= CONVINCING)
    .toSorted((one, other) => other.headings - one.headings || other.share - one.share);
  if (best === undefined) return undefined;
  const rival = others.find(
    ({ sample, share, headings }) =>
      headings === best.headings && best.share - share <= CLOSE && sample !== best.sample,
  );
  return rival === undefined ? best : undefined;
}

/** Letters that an encoding does not have are saved as question marks: inside a word or at its beginning. */
function firstLostLetter(text: string): number | null {
  for (const { index, 0: found } of text.matchAll(/(?:^|[\s;,|"\p{L}])\?+[\p{L}\u00a1-\u00b9]/gu)) {
    const around = text.slice(Math.max(0, index - 100), index + found.length + 100);
    // Addresses have question marks of their own.
    if (!/:\/\/\S*\?|\?\w+=/u.test(around)) return index + found.indexOf('?');
  }
  return null;
}

const OLD_FONTS: readonly (readonly [OldFont, Convert])[] = [
  ['tcvn3', fromTcvn3],
  ['vni', fromVni],
];

/** A file typed throughout with an old font, its headings too, and saved as Unicode. Single names are left alone. */
function withoutOldFont(decoded: Decoded): Decoded {
  const { text } = decoded;
  if (!mayBeOldFont(text)) return decoded;
  const sample = part(text, text.search(/[\u00a1-\u00ff]/u));
  const own = judged(sample);
  const best = mostConvincing(
    OLD_FONTS.map(([encoding, convert]) => ({ encoding, convert, ...judged(convert(sample, REPLACED)) })),
  );
  if (best === undefined || best.headings <= own.headings || best.share <= own.share) return decoded;
  return { text: best.convert(text), encoding: best.encoding, converted: true };
}
