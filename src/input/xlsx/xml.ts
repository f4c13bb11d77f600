/** XML of a part, as events by local name: prefixed and Strict files read like any other. Nothing is kept or followed. */
import { TextDecoder } from 'node:util';
import { LIMITS } from '../foreign-file.ts';
import { damaged, tooBig } from './faults.ts';
import type { Archive } from './zip.ts';

export type Attributes = Readonly<Record<string, string>>;

export interface XmlHandlers {
  /** @param parent local name of the element around it, `''` at the root */
  open(name: string, attributes: Attributes, parent: string): void;
  text?(text: string): void;
  close?(name: string): void;
}

const MAX_DEPTH = 100;
/** Characters without the end of a tag or text. */
const MAX_TOKEN = 1024 * 1024;
const ENCODINGS = /^(?:utf-?8|utf-?16(?:le|be)?|us-ascii|ascii)$/iu;

/**
 * @param root local name that the outermost element must have
 * @throws KpiError file_damaged, file_too_big; what a handler throws
 */
export async function readXml(
  archive: Archive,
  part: string,
  root: string,
  handlers: XmlHandlers,
): Promise<void> {
  const { SaxesParser } = await import('saxes');
  const { file } = archive;
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  const path: string[] = [];
  let skipped = 0;
  let quiet = 0;

  parser.on('error', ({ message }) => damaged(file, /doctype/iu.test(message) ? 'doctype' : 'xml', part));
  parser.on('doctype', () => damaged(file, 'doctype', part));
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding !== undefined && !ENCODINGS.test(encoding)) damaged(file, 'part_encoding', part);
  });
  parser.on('opentag', ({ name, attributes }) => {
    quiet = 0;
    const local = localName(name);
    const parent = path.at(-1) ?? '';
    if (path.length === 0 && local !== root) damaged(file, 'structure', part);
    if (path.push(local) > MAX_DEPTH) damaged(file, 'structure', part);
    // Extensions repeat names of the main part with other meanings.
    if (skipped > 0 || local === 'extLst') skipped++;
    else handlers.open(local, attributes, parent);
  });
  const text = (content: string): void => {
    quiet = 0;
    if (skipped === 0) handlers.text?.(content);
  };
  parser.on('text', text);
  parser.on('cdata', text);
  parser.on('closetag', () => {
    quiet = 0;
    const local = path.pop() ?? '';
    if (skipped > 0) skipped--;
    else handlers.close?.(local);
  });

  const decode = decoderOf(file, part);
  const feed = (content: string): void => {
    quiet += content.length;
    parser.write(content);
    if (quiet > MAX_TOKEN + content.length) tooBig(file, 'cell');
  };
  await archive.unpack(part, (piece) => feed(decode(piece)));
  feed(decode());
  parser.close();
}

const localName = (name: string): string => {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
};

/** The piece of text that a piece of bytes holds; called without bytes at the end. */
function decoderOf(file: string, part: string): (piece?: Uint8Array) => string {
  let decoder: TextDecoder | undefined;
  return (piece) => {
    decoder ??= new TextDecoder(encodingOf(piece ?? new Uint8Array()), { fatal: true });
    try {
      return decoder.decode(piece, { stream: piece !== undefined });
    } catch {
      return damaged(file, 'part_encoding', part);
    }
  };
}

function encodingOf([first, second]: Uint8Array): string {
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return 'utf-16be';
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le';
  return 'utf-8';
}

/** `1` and `true` are the same. */
export const isOn = (value: string | undefined): boolean => value === '1' || value === 'true';

/** The longest text that may still shrink to one cell: `_x000D_` is one character. */
export const MAX_RAW_CELL = LIMITS.cell * 7;
