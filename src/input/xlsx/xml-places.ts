/** XML of a part with the place of every element in its text, so that one can be exchanged and the rest left as it is. */
import { TextDecoder } from 'node:util';
import { damaged, tooBig } from './faults.ts';
import type { Attributes } from './xml.ts';
import type { Archive } from './zip.ts';

export interface Opened {
  /** As written, with its prefix. */
  readonly name: string;
  readonly local: string;
  readonly attributes: Attributes;
  readonly parent: string;
  /** Where its `<` stands, and what follows its `>`. */
  readonly start: number;
  readonly end: number;
}

export interface PlaceHandlers {
  open(element: Opened): void;
  text?(text: string): void;
  /** @param end what follows the `>` of its end tag */
  close?(local: string, end: number): void;
}

const MAX_DEPTH = 100;
const MAX_ATTRIBUTES = 1_000;

/** The text of a part; only UTF-8, so that it can be written back as it was. @throws KpiError file_damaged */
export async function partText(archive: Archive, part: string): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const decode = (piece?: Uint8Array): string => {
    try {
      return decoder.decode(piece, { stream: piece !== undefined });
    } catch {
      return damaged(archive.file, 'part_encoding', part);
    }
  };
  const pieces: string[] = [];
  await archive.unpack(part, (piece) => pieces.push(decode(piece)));
  return pieces.join('') + decode();
}

/** @throws KpiError file_damaged, file_too_big; what a handler throws */
export async function walkXml(
  xml: string,
  { file, part, root }: { readonly file: string; readonly part: string; readonly root: string },
  handlers: PlaceHandlers,
): Promise<void> {
  const { SaxesParser } = await import('saxes');
  const parser = new SaxesParser<{ xmlns: false; position: true }>({ xmlns: false, position: true });
  const path: string[] = [];
  let attributes = 0;
  parser.on('error', ({ message }) => damaged(file, /doctype/iu.test(message) ? 'doctype' : 'xml', part));
  parser.on('doctype', () => damaged(file, 'doctype', part));
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding !== undefined && !/^(?:utf-?8|us-ascii|ascii)$/iu.test(encoding))
      damaged(file, 'part_encoding', part);
  });
  parser.on('attribute', () => {
    if (++attributes > MAX_ATTRIBUTES) tooBig(file, 'cell');
  });
  parser.on('opentag', (tag) => {
    attributes = 0;
    const local = localName(tag.name);
    const parent = path.at(-1) ?? '';
    if (path.length === 0 && local !== root) damaged(file, 'structure', part);
    if (path.push(local) > MAX_DEPTH) damaged(file, 'structure', part);
    const end = parser.position;
    // No value of an attribute may hold a bare `<`: the last one before the end is the tag's own.
    const start = xml.lastIndexOf('<', end - 1);
    handlers.open({ name: tag.name, local, attributes: tag.attributes, parent, start, end });
  });
  const text = (content: string): void => handlers.text?.(content);
  parser.on('text', text);
  parser.on('cdata', text);
  parser.on('closetag', () => {
    handlers.close?.(path.pop() ?? '', parser.position);
  });
  parser.write(xml).close();
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);
