/** The zip around a workbook: its directory, and the bytes of the parts asked for, counted and checked. */
import { crc32, createInflateRaw } from 'node:zlib';
import type { Entry, ZipFile } from 'yauzl';
import { refuse } from '../../domain/problem.ts';
import { LIMITS } from '../foreign-file.ts';
import { damaged, tooBig } from './faults.ts';

export interface Archive {
  /** As messages call it. */
  readonly file: string;
  /** Names of parts do not tell case apart. */
  has(part: string): boolean;
  /**
   * Hands over the bytes of a part piece by piece.
   * @throws what `take` threw, once the part is known to be whole; KpiError file_damaged, file_too_big, file_foreign
   */
  unpack(part: string, take: (piece: Uint8Array) => void): Promise<void>;
}

/** What may stand behind the last line of a directory: its end, its 64-bit end, its signature. */
const AFTER_DIRECTORY: readonly number[] = [0x06054b50, 0x06064b50, 0x05054b50];
const SMALL_PART = 1024 * 1024;
const PIECE = 64 * 1024;

/** @throws KpiError file_damaged, file_too_big */
export async function openArchive(bytes: Uint8Array, file: string): Promise<Archive> {
  if (bytes.length > LIMITS.file) return tooBig(file, 'file');
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!hasEndRecord(buffer)) return damaged(file, 'cut_off');
  const zip = await directory(buffer, file);
  const parts = await partsOf(zip, buffer, file);
  let unpacked = 0;
  return {
    file,
    has: (part) => parts.has(keyOf(part)),
    async unpack(part, take) {
      const entry = parts.get(keyOf(part)) ?? damaged(file, 'part_missing', part);
      checkSizes(entry, file);
      const packed = await packedBytes(zip, entry, buffer, file);
      // Sizes in the directory may lie and a part may be asked for twice: what counts is what comes out.
      unpacked += await pour(pieces(entry, packed, file), entry, file, LIMITS.unpacked - unpacked, take);
    },
  };
}

const END_RECORD = Buffer.from('PK\u0005\u0006', 'latin1');
const END_RECORD_REACH = 22 + 0xffff;

const hasEndRecord = (buffer: Buffer): boolean =>
  buffer.subarray(Math.max(0, buffer.length - END_RECORD_REACH)).includes(END_RECORD);

const keyOf = (part: string): string => part.replace(/^\//u, '').toLowerCase();

async function directory(buffer: Buffer, file: string): Promise<ZipFile> {
  const { default: yauzl } = await import('yauzl');
  try {
    return await yauzl.fromBufferPromise(buffer, { lazyEntries: true, autoClose: false });
  } catch {
    return damaged(file, 'structure');
  }
}

async function partsOf(zip: ZipFile, buffer: Buffer, file: string): Promise<Map<string, Entry>> {
  if (zip.entryCount > LIMITS.parts) tooBig(file, 'parts');
  const parts = new Map<string, Entry>();
  let declared = 0;
  for (const entry of await entriesOf(zip, file)) {
    const key = keyOf(entry.fileName);
    if (parts.has(key)) damaged(file, 'structure', entry.fileName);
    declared += entry.uncompressedSize;
    if (declared > LIMITS.unpacked) tooBig(file, 'unpacked');
    parts.set(key, entry);
  }
  // A count that is too low hides parts.
  const end = Number(zip.readEntryCursor);
  const next = end + 4 <= buffer.length ? buffer.readUInt32LE(end) : 0;
  return AFTER_DIRECTORY.includes(next) ? parts : damaged(file, 'structure');
}

/** yauzl itself refuses absolute names and `..`, and reads `\` as `/`. */
async function entriesOf(zip: ZipFile, file: string): Promise<Entry[]> {
  const entries: Entry[] = [];
  try {
    for await (const entry of zip.eachEntry()) entries.push(entry);
    return entries;
  } catch (error) {
    if (error instanceof Error && error.message.includes('encryption')) return locked(file);
    return damaged(file, 'structure');
  }
}

const locked = (file: string): never => refuse({ kind: 'file_foreign', file, found: 'encrypted' });

function checkSizes(entry: Entry, file: string): void {
  if (entry.isEncrypted()) locked(file);
  if (entry.uncompressedSize > LIMITS.part) tooBig(file, 'part');
  if (entry.uncompressedSize > SMALL_PART && entry.uncompressedSize > entry.compressedSize * LIMITS.ratio)
    tooBig(file, 'ratio');
}

async function packedBytes(zip: ZipFile, entry: Entry, buffer: Buffer, file: string): Promise<Buffer> {
  const header = await zip
    .readLocalFileHeaderPromise(entry)
    .catch(() => damaged(file, 'structure', entry.fileName));
  if (!header.fileName.equals(entry.fileNameRaw)) damaged(file, 'structure', entry.fileName);
  return buffer.subarray(header.fileDataStart, header.fileDataStart + entry.compressedSize);
}

function pieces(entry: Entry, packed: Buffer, file: string): AsyncIterable<Buffer> | Iterable<Buffer> {
  if (entry.compressionMethod === 0) return slices(packed);
  if (entry.compressionMethod === 8) return inflated(packed, entry, file);
  return damaged(file, 'structure', entry.fileName);
}

function* slices(stored: Buffer): Generator<Buffer> {
  for (let start = 0; start < stored.length; start += PIECE) yield stored.subarray(start, start + PIECE);
}

async function* inflated(packed: Buffer, entry: Entry, file: string): AsyncGenerator<Buffer> {
  const inflate = createInflateRaw({ chunkSize: PIECE });
  inflate.end(packed);
  try {
    for await (const piece of inflate) yield piece as Buffer;
  } catch {
    damaged(file, 'structure', entry.fileName);
  }
}

/** @returns how many bytes came out */
async function pour(
  from: AsyncIterable<Buffer> | Iterable<Buffer>,
  entry: Entry,
  file: string,
  room: number,
  take: (piece: Uint8Array) => void,
): Promise<number> {
  let size = 0;
  let sum = 0;
  let complaint: { readonly error: unknown } | undefined;
  for await (const piece of from) {
    size += piece.length;
    sum = crc32(piece, sum);
    if (size > entry.uncompressedSize) damaged(file, 'structure', entry.fileName);
    if (size > room) tooBig(file, 'unpacked');
    // A flipped byte shall be called that, and not what it did to the content: read on for the checksum.
    if (complaint === undefined) complaint = complaintOf(() => take(piece));
  }
  if (size !== entry.uncompressedSize) damaged(file, 'structure', entry.fileName);
  if (sum !== entry.crc32) damaged(file, 'checksum', entry.fileName);
  if (complaint !== undefined) throw complaint.error;
  return size;
}

function complaintOf(act: () => void): { readonly error: unknown } | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    return { error };
  }
}
