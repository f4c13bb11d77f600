/**
 * What makes Excel repair or refuse a workbook and the Open XML SDK's validator does not see: each was tried on it. Used
 * by tests and by scripts/validate-xlsx.mjs.
 */
import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';

const MOST = { text: 32_767, list: 255, prompt: 255, error: 225, title: 32, headerFooter: 255 } as const;
const NUMBER = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/u;
/** A sheet's name in plain letters or in quotes, inner ones doubled; then whole rows, whole columns, or cells. */
const PLACE =
  /^(?:'((?:[^']|'')+)'|([\p{L}_][\p{L}\d_.]*))!(?:\$?[A-Z]{1,3}\$?\d+|\$?[A-Z]{1,3}:\$?[A-Z]{1,3}|\$?\d+:\$?\d+)(?::\$?[A-Z]{1,3}\$?\d+)?$/u;

interface Node {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly parent: Node | null;
  text: string;
}

/** Every element of a part as it closes, with all the text inside it. */
function walk(xml: string, onClose: (node: Node) => void): void {
  const parser = new SaxesParser();
  let open: Node | null = null;
  const local = (name: string): string => name.slice(name.indexOf(':') + 1);
  parser.on('opentag', ({ name, attributes }) => {
    open = { name: local(name), attributes, parent: open, text: '' };
  });
  parser.on('text', (text) => {
    for (let node = open; node !== null; node = node.parent) node.text += text;
  });
  parser.on('closetag', () => {
    if (open === null) return;
    onClose(open);
    open = open.parent;
  });
  parser.write(xml).close();
}

/** @returns a sentence for each fault, with the part and the place; empty: none found */
export function faultsOf(bytes: Uint8Array): string[] {
  const parts = Object.fromEntries(
    Object.entries(unzipSync(bytes))
      .filter(([name]) => name.endsWith('.xml'))
      .map(([name, content]) => [name, strFromU8(content)]),
  );
  const strings = sharedStrings(parts['xl/sharedStrings.xml'] ?? '');
  const sheets = Object.keys(parts).filter((name) => /^xl\/worksheets\/[^/]+\.xml$/u.test(name));
  return [
    ...strings
      .filter((text) => text.length > MOST.text)
      .map(({ length }) => `shared text of ${length} characters`),
    ...nameFaults(parts['xl/workbook.xml'] ?? ''),
    ...sheets.flatMap((name) =>
      sheetFaults(parts[name] ?? '', strings.length).map((fault) => `${name}: ${fault}`),
    ),
  ];
}

function sharedStrings(xml: string): string[] {
  const strings: string[] = [];
  if (xml !== '')
    walk(xml, ({ name, text }) => {
      if (name === 'si') strings.push(text);
    });
  return strings;
}

function nameFaults(xml: string): string[] {
  const faults: string[] = [];
  const sheets: string[] = [];
  const seen = new Set<string>();
  walk(xml, ({ name, attributes, text }) => {
    if (name === 'sheet') sheets.push(attributes['name'] ?? '');
    if (name !== 'definedName') return;
    const own = attributes['name'] ?? '';
    const key = `${own.toLowerCase()} ${attributes['localSheetId'] ?? ''}`;
    if (seen.has(key)) faults.push(`the name ${own} twice`);
    seen.add(key);
    if (!/^_xlnm\.Print_(?:Titles|Area)$/u.test(own)) return;
    for (const place of text.split(/,(?=(?:[^']*'[^']*')*[^']*$)/u)) {
      const [, quoted, plain] = PLACE.exec(place) ?? [];
      const sheet = quoted?.replaceAll("''", "'") ?? plain;
      if (sheet === undefined || !sheets.includes(sheet)) faults.push(`${own} names no place: ${text}`);
    }
  });
  return faults;
}

function sheetFaults(xml: string, strings: number): string[] {
  const faults: string[] = [];
  const cells = new Set<string>();
  const merges: Area[] = [];
  walk(xml, (node) => {
    const { name, attributes, text } = node;
    if (name === 'c') {
      const place = attributes['r'] ?? '?';
      if (cells.has(place)) faults.push(`the cell ${place} twice`);
      cells.add(place);
    }
    if (name === 'v' && node.parent?.name === 'c') faults.push(...valueFaults(node.parent, text, strings));
    if (name === 'is' && text.length > MOST.text) faults.push(`a text of ${text.length} characters`);
    if (name === 'mergeCell') {
      const area = areaOf(attributes['ref'] ?? '');
      if (merges.some((other) => overlaps(area, other)))
        faults.push(`overlapping merge ${attributes['ref'] ?? ''}`);
      merges.push(area);
    }
    if (name === 'dataValidation') faults.push(...validationFaults(attributes));
    if (name === 'formula1' && node.parent?.attributes['type'] === 'list') faults.push(...listFaults(text));
    if (node.parent?.name === 'headerFooter' && text.length > MOST.headerFooter)
      faults.push(`${name} of ${text.length} characters`);
  });
  return faults;
}

function valueFaults({ attributes }: Node, value: string, strings: number): string[] {
  const { t = 'n', r = '?' } = attributes;
  if (t === 'n' && !NUMBER.test(value)) return [`${r} is no number: ${value}`];
  const outside = !/^\d+$/u.test(value) || Number(value) >= strings;
  return t === 's' && outside ? [`${r} names text ${value} of ${strings}`] : [];
}

function validationFaults(attributes: Node['attributes']): string[] {
  const limits = { prompt: MOST.prompt, promptTitle: MOST.title, error: MOST.error, errorTitle: MOST.title };
  return Object.entries(limits).flatMap(([name, most]) => {
    const { length } = attributes[name] ?? '';
    return length > most ? [`${name} of ${length} characters at ${attributes['sqref'] ?? '?'}`] : [];
  });
}

/** Excel counts what stands between the quotes. */
const listFaults = (formula: string): string[] =>
  formula.startsWith('"') && formula.length - 2 > MOST.list
    ? [`a list of ${formula.length - 2} characters`]
    : [];

interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

function areaOf(reference: string): Area {
  const [from = '', to = from] = reference.split(':');
  const column = (cell: string): number =>
    [...cell.replace(/[^A-Z]/gu, '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  const row = (cell: string): number => Number(cell.replace(/\D/gu, ''));
  return { left: column(from), top: row(from), right: column(to), bottom: row(to) };
}

const overlaps = (a: Area, b: Area): boolean =>
  a.left <= b.right && b.left <= a.right && a.top <= b.bottom && b.top <= a.bottom;
