/**
 * The parts of a workbook, packed while they are written: of a large sheet only what is being packed stands in memory as
 * text. The same parts give the same bytes.
 */
import zlib, { crc32, deflateRaw, deflateRawSync } from 'node:zlib';

/** Packed at a time, in parallel with what goes on being written. */
const BLOCK = 1 << 18;
/** What a block comes to, mostly; zlib keeps that much for each, however little it needs. */
const PACKED = 1 << 15;
const LEVEL = 6;
/** 1 January 1980, noon: the earliest day that a zip knows. */
const TIME = 0x6000;
const DAY = 0x0021;
const VERSION = 20;
/** In the flags: names are UTF-8. */
const UTF8 = 0x0800;
const DEFLATED = 8;

export interface Part {
  /** More of its text. */
  write(text: string): void;
}

interface Packed {
  readonly name: Buffer;
  readonly crc: number;
  readonly size: number;
  readonly data: readonly Uint8Array[];
}

export interface ZipParts {
  /** Parts stand in the file in the order in which they were opened. */
  open(name: string): Part;
  /** @returns the file; no part can be written any more */
  close(): Promise<Uint8Array>;
}

export function zipParts(): ZipParts {
  const parts: Packer[] = [];
  return {
    open(name) {
      const part = packer(name);
      parts.push(part);
      return part;
    },
    close: async () => joined(await Promise.all(parts.map((part) => part.finish()))),
  };
}

interface Packer extends Part {
  finish(): Promise<Packed>;
}

function packer(name: string): Packer {
  let texts: string[] = [];
  let held = 0;
  let crc = 0;
  let size = 0;
  const blocks: Promise<Uint8Array>[] = [];
  const take = (): Buffer => {
    const block = Buffer.from(texts.join(''), 'utf8');
    texts = [];
    held = 0;
    crc = crc32(block, crc);
    size += block.length;
    return block;
  };
  return {
    write(text) {
      texts.push(text);
      held += text.length;
      if (held >= BLOCK) blocks.push(packedBlock(take()));
    },
    async finish() {
      const last = deflateRawSync(take(), { level: LEVEL });
      return { name: Buffer.from(name, 'utf8'), data: [...(await Promise.all(blocks)), last], crc, size };
    },
  };
}

/** Ends on a whole byte, so that blocks can follow each other as they are. */
const packedBlock = (block: Buffer): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const options = { level: LEVEL, finishFlush: zlib.constants.Z_SYNC_FLUSH, chunkSize: PACKED };
    deflateRaw(block, options, (error, packed) => {
      if (error === null) resolve(packed);
      else reject(error);
    });
  });

function joined(parts: readonly Packed[]): Uint8Array {
  const pieces: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const part of parts) {
    const packed = part.data.reduce((sum, { length }) => sum + length, 0);
    directory.push(directoryRecord(part, packed, at), part.name);
    const header = localHeader(part, packed);
    pieces.push(header, part.name, ...part.data);
    at += header.length + part.name.length + packed;
  }
  const length = directory.reduce((sum, piece) => sum + piece.length, 0);
  return new Uint8Array(Buffer.concat([...pieces, ...directory, endRecord(parts.length, length, at)]));
}

type Sizes = Pick<Packed, 'name' | 'crc' | 'size'>;

/** What a local header and a record of the directory have in common. */
function writeCommon(buffer: Buffer, at: number, { name, crc, size }: Sizes, packed: number): void {
  buffer.writeUInt16LE(VERSION, at);
  buffer.writeUInt16LE(UTF8, at + 2);
  buffer.writeUInt16LE(DEFLATED, at + 4);
  buffer.writeUInt16LE(TIME, at + 6);
  buffer.writeUInt16LE(DAY, at + 8);
  buffer.writeUInt32LE(crc, at + 10);
  buffer.writeUInt32LE(packed, at + 14);
  buffer.writeUInt32LE(size, at + 18);
  buffer.writeUInt16LE(name.length, at + 22);
}

function localHeader(part: Sizes, packed: number): Buffer {
  const buffer = Buffer.alloc(30);
  buffer.writeUInt32LE(0x04034b50, 0);
  writeCommon(buffer, 4, part, packed);
  return buffer;
}

function directoryRecord(part: Sizes, packed: number, offset: number): Buffer {
  const buffer = Buffer.alloc(46);
  buffer.writeUInt32LE(0x02014b50, 0);
  buffer.writeUInt16LE(VERSION, 4);
  writeCommon(buffer, 6, part, packed);
  buffer.writeUInt32LE(offset, 42);
  return buffer;
}

function endRecord(parts: number, length: number, offset: number): Buffer {
  const buffer = Buffer.alloc(22);
  buffer.writeUInt32LE(0x06054b50, 0);
  buffer.writeUInt16LE(parts, 8);
  buffer.writeUInt16LE(parts, 10);
  buffer.writeUInt32LE(length, 12);
  buffer.writeUInt32LE(offset, 16);
  return buffer;
}
