/** A zip in which a few parts are exchanged: every other entry keeps its very bytes, headers and packed data alike. */
import { crc32, deflateRawSync } from 'node:zlib';

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END_SIZE = 22;
const CENTRAL_SIZE = 46;
const LOCAL_SIZE = 30;
const DEFLATED = 8;
/** In the flags: sizes follow behind the data. */
const SIZES_BEHIND = 0x8;
const WIDE = 0xffffffff;

interface Entry {
  readonly name: string;
  /** Its record in the directory. */
  readonly record: Buffer;
  readonly offset: number;
}

/** Why a zip cannot be patched: it is of the 64-bit kind, or its entries lie over each other. */
export class UnpatchableZip extends Error {}

/**
 * @param bytes a zip that a reader has found to be whole
 * @param parts new content by name; names do not tell case apart
 */
export function patchZip(bytes: Uint8Array, parts: ReadonlyMap<string, string>): Uint8Array {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endRecord(buffer);
  const start = buffer.readUInt32LE(end + 16);
  if (start === WIDE || buffer.readUInt16LE(end + 10) === 0xffff) throw new UnpatchableZip('zip64');
  const entries = directory(buffer, start, end);
  const changed = new Map([...parts].map(([name, content]) => [keyOf(name), content]));
  const names = new Set(entries.map(({ name }) => keyOf(name)));
  if (![...changed.keys()].every((name) => names.has(name))) throw new UnpatchableZip('names');
  const ordered = entries.toSorted((a, b) => a.offset - b.offset);
  const pieces: Buffer[] = [buffer.subarray(0, ordered[0]?.offset ?? start)];
  const records = new Map<Entry, Buffer>();
  let at = pieces[0]?.length ?? 0;
  ordered.forEach((entry, index) => {
    const next = ordered[index + 1]?.offset ?? start;
    if (next <= entry.offset) throw new UnpatchableZip('entries');
    const content = changed.get(keyOf(entry.name));
    const written =
      content === undefined
        ? { local: buffer.subarray(entry.offset, next), record: Buffer.from(entry.record) }
        : replaced(buffer, entry, content);
    written.record.writeUInt32LE(at, 42);
    records.set(entry, written.record);
    pieces.push(written.local);
    at += written.local.length;
  });
  const list = Buffer.concat(entries.map((entry) => records.get(entry) ?? entry.record));
  const tail = Buffer.from(buffer.subarray(end));
  tail.writeUInt32LE(list.length, 12);
  tail.writeUInt32LE(at, 16);
  return new Uint8Array(Buffer.concat([...pieces, list, tail]));
}

const keyOf = (name: string): string => name.replaceAll('\\', '/').replace(/^\//u, '').toLowerCase();

function endRecord(buffer: Buffer): number {
  for (let at = buffer.length - END_SIZE; at >= Math.max(0, buffer.length - END_SIZE - 0xffff); at--)
    if (buffer.readUInt32LE(at) === END && at + END_SIZE + buffer.readUInt16LE(at + 20) === buffer.length)
      return at;
  throw new UnpatchableZip('end');
}

function directory(buffer: Buffer, start: number, end: number): Entry[] {
  const entries: Entry[] = [];
  for (let at = start; at + CENTRAL_SIZE <= end && buffer.readUInt32LE(at) === CENTRAL;) {
    const lengths = [28, 30, 32].map((field) => buffer.readUInt16LE(at + field));
    const [nameLength = 0, extra = 0, comment = 0] = lengths;
    const next = at + CENTRAL_SIZE + nameLength + extra + comment;
    const record = buffer.subarray(at, next);
    const offset = record.readUInt32LE(42);
    const wide = [20, 24, 42].some((field) => record.readUInt32LE(field) === WIDE);
    const beyond = offset + LOCAL_SIZE > start;
    if (wide || beyond || buffer.readUInt32LE(offset) !== LOCAL) throw new UnpatchableZip('zip64');
    const name = record.subarray(CENTRAL_SIZE, CENTRAL_SIZE + nameLength).toString('utf8');
    entries.push({ name, record, offset });
    at = next;
  }
  return entries;
}

/** The entry with other content; its name, date and version stay. */
function replaced(
  buffer: Buffer,
  { record, offset }: Entry,
  content: string,
): { local: Buffer; record: Buffer } {
  const plain = Buffer.from(content, 'utf8');
  const packed = deflateRawSync(plain, { level: 6 });
  const nameLength = buffer.readUInt16LE(offset + 26);
  const header = Buffer.from(buffer.subarray(offset, offset + LOCAL_SIZE));
  const changed = Buffer.from(record);
  // The same fields stand in both, two bytes further on in the directory.
  for (const [target, shift] of [
    [header, 0],
    [changed, 2],
  ] as const) {
    target.writeUInt16LE(target.readUInt16LE(6 + shift) & ~SIZES_BEHIND, 6 + shift);
    target.writeUInt16LE(DEFLATED, 8 + shift);
    target.writeUInt32LE(crc32(plain), 14 + shift);
    target.writeUInt32LE(packed.length, 18 + shift);
    target.writeUInt32LE(plain.length, 22 + shift);
  }
  header.writeUInt16LE(0, 28);
  const name = buffer.subarray(offset + LOCAL_SIZE, offset + LOCAL_SIZE + nameLength);
  return { local: Buffer.concat([header, name, packed]), record: changed };
}
