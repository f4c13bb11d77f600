/** A Word document read back from its XML, strictly: paragraphs, tables, sections, and what letters look like. */
import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  readonly text: string;
}

export interface ReadParagraph {
  readonly text: string;
  /** Of each run, in points. */
  readonly sizes: readonly number[];
  readonly bold: boolean;
  readonly italic: boolean;
  readonly align: string | undefined;
  readonly firstLine: number;
  readonly before: number;
  readonly keepNext: boolean;
  readonly ruled: boolean;
  readonly outline: number | null;
  readonly inTable: boolean;
}

/** Throws where the XML is not well formed. */
export function xmlOf(text: string): Element {
  interface Growing {
    name: string;
    attributes: Record<string, string>;
    children: Growing[];
    text: string;
  }
  const root: Growing = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element: Growing = { name, attributes, children: [], text: '' };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('text', (words) => {
    const element = open.at(-1);
    if (element !== undefined) element.text += words;
  });
  parser.on('closetag', () => open.pop());
  parser.write(text).close();
  const [document] = root.children;
  if (document === undefined) throw new Error('an empty part');
  return document;
}

export const under = (element: Element, name: string): Element[] =>
  element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...under(child, name)]);

const child = (element: Element | undefined, name: string): Element | undefined =>
  element?.children.find((each) => each.name === name);

/** A property that is there holds, unless it says that it does not. */
const isOn = (element: Element | undefined): boolean =>
  element !== undefined && !['false', '0', 'off'].includes(element.attributes['w:val'] ?? 'true');

/** A number of an attribute; 0 where there is none. */
const number = (element: Element | undefined, name: string): number => Number(element?.attributes[name] ?? 0);

const textOf = (element: Element): string =>
  under(element, 'w:t')
    .map(({ text }) => text)
    .join('');

export class ReadDocx {
  readonly parts: ReadonlyMap<string, string>;
  readonly #body: Element;

  constructor(bytes: Uint8Array) {
    const files = Object.entries(unzipSync(bytes));
    this.parts = new Map(files.map(([name, content]) => [name, strFromU8(content)]));
    for (const [name, text] of this.parts) if (/\.(xml|rels)$/u.test(name)) xmlOf(text);
    const body = child(xmlOf(this.part('word/document.xml')), 'w:body');
    if (body === undefined) throw new Error('no body');
    this.#body = body;
  }

  part(name: string): string {
    const text = this.parts.get(name);
    if (text === undefined) throw new Error(`no ${name}`);
    return text;
  }

  xml(name: string): Element {
    return xmlOf(this.part(name));
  }

  get paragraphs(): ReadParagraph[] {
    const walk = (element: Element, inTable: boolean): ReadParagraph[] =>
      element.children.flatMap((each) =>
        each.name === 'w:p' ? [paragraphOf(each, inTable)] : walk(each, inTable || each.name === 'w:tbl'),
      );
    return walk(this.#body, false);
  }

  /** What is written, line by line; empty ones are left out. */
  get lines(): string[] {
    return this.paragraphs.map(({ text }) => text).filter((text) => text !== '');
  }

  get text(): string {
    return this.lines.join('\n');
  }

  /** The one paragraph that begins so. */
  paragraph(beginning: string): ReadParagraph {
    const [found, ...others] = this.paragraphs.filter(({ text }) => text.startsWith(beginning));
    if (found === undefined || others.length > 0)
      throw new Error(
        `${others.length + (found === undefined ? 0 : 1)} paragraphs begin with «${beginning}»`,
      );
    return found;
  }

  /** Lines between a heading and the next one of the four chapters, or the end. */
  chapter(beginning: string): string[] {
    const { lines } = this;
    const from = lines.findIndex((line) => line.startsWith(beginning)) + 1;
    if (from === 0) throw new Error(`no chapter «${beginning}»`);
    const length = lines.slice(from).findIndex((line) => /^(?:I{1,3}|IV)\. |^Trên đây/u.test(line));
    return lines.slice(from, length < 0 ? undefined : from + length);
  }

  /** Of each table its rows, of these the cells' lines. */
  get tables(): string[][][][] {
    return under(this.#body, 'w:tbl').map((table) =>
      under(table, 'w:tr').map((row) => under(row, 'w:tc').map((cell) => under(cell, 'w:p').map(textOf))),
    );
  }

  /** Sizes, margins and numbers of each section, in twentieths of a point as they are written. */
  get sections(): Record<string, string | undefined>[] {
    return under(this.#body, 'w:sectPr').map((section) => ({
      ...child(section, 'w:pgSz')?.attributes,
      ...child(section, 'w:pgMar')?.attributes,
      start: child(section, 'w:pgNumType')?.attributes['w:start'],
      firstDiffers: String(isOn(child(section, 'w:titlePg'))),
      headers: under(section, 'w:headerReference')
        .map(({ attributes }) => attributes['w:type'])
        .join(' '),
    }));
  }
}

function paragraphOf(element: Element, inTable: boolean): ReadParagraph {
  const properties = child(element, 'w:pPr');
  const runs = under(element, 'w:r').filter((run) => textOf(run) !== '');
  const every = (name: string): boolean =>
    runs.length > 0 && runs.every((run) => isOn(child(child(run, 'w:rPr'), name)));
  const outline = child(properties, 'w:outlineLvl');
  return {
    text: textOf(element),
    sizes: runs.map((run) => number(child(child(run, 'w:rPr'), 'w:sz'), 'w:val') / 2),
    bold: every('w:b'),
    italic: every('w:i'),
    align: child(properties, 'w:jc')?.attributes['w:val'],
    firstLine: number(child(properties, 'w:ind'), 'w:firstLine'),
    before: number(child(properties, 'w:spacing'), 'w:before') / 20,
    keepNext: isOn(child(properties, 'w:keepNext')),
    ruled: child(properties, 'w:pBdr') !== undefined,
    outline: outline === undefined ? null : number(outline, 'w:val'),
    inTable,
  };
}
