/** Workbooks from parts written by hand: what a test leaves out is the smallest that is right. */
import { strToU8, zipSync, type Zippable, type ZipOptions } from 'fflate';

export type Parts = Record<string, string | Uint8Array | null>;

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

export interface SheetText {
  readonly name?: string;
  readonly state?: string;
  /** What stands in `sheetData`. */
  readonly rows?: string;
  /** What stands before and behind it. */
  readonly before?: string;
  readonly after?: string;
}

export interface BookText {
  readonly sheets?: readonly SheetText[];
  /** The `si` elements; there is no such part without. */
  readonly strings?: string;
  /** What stands in `styleSheet`; there is no such part without. */
  readonly styles?: string;
  readonly workbookPr?: string;
  /** What stands in `coreProperties`; there is no such part without. */
  readonly core?: string;
}

/** Number formats as the cells' styles 1, 2, …; 0 is General. */
export const stylesOf = (...codes: readonly string[]): string =>
  `<numFmts count="${codes.length}">${codes
    .map((code, index) => `<numFmt numFmtId="${164 + index}" formatCode="${escaped(code)}"/>`)
    .join('')}</numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${codes
    .map((_, index) => `<xf numFmtId="${164 + index}"/>`)
    .join('')}</cellXfs><dxfs><dxf><numFmt numFmtId="164" formatCode="yyyy"/></dxf></dxfs>`;

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** The parts of a workbook, to be changed before they are zipped. */
export function bookParts({ sheets = [{}], strings, styles, workbookPr = '', core }: BookText): Parts {
  const numbered = sheets.map((sheet, index) => ({ ...sheet, number: index + 1 }));
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`;
  const override = (part: string, type: string): string =>
    `<Override PartName="/${part}" ContentType="${TYPE}.${type}+xml"/>`;
  return {
    '[Content_Types].xml':
      `<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>` +
      `${override('xl/workbook.xml', 'sheet.main')}` +
      `${numbered.map(({ number }) => override(`xl/worksheets/sheet${number}.xml`, 'worksheet')).join('')}</Types>`,
    '_rels/.rels': relationList(
      relation('rId1', 'officeDocument', 'xl/workbook.xml') +
        (core === undefined
          ? ''
          : `<Relationship Id="rId2" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>`),
    ),
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><workbookPr${workbookPr}/><sheets>${numbered
      .map(
        ({ name, state, number }) =>
          `<sheet name="${name ?? `Sheet${number}`}" sheetId="${number}"` +
          `${state === undefined ? '' : ` state="${state}"`} r:id="rId${number}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationList(
      numbered
        .map(({ number }) => relation(`rId${number}`, 'worksheet', `worksheets/sheet${number}.xml`))
        .join('') +
        (strings === undefined ? '' : relation('rIdStrings', 'sharedStrings', 'sharedStrings.xml')) +
        (styles === undefined ? '' : relation('rIdStyles', 'styles', 'styles.xml')),
    ),
    ...Object.fromEntries(
      numbered.map((sheet) => [`xl/worksheets/sheet${sheet.number}.xml`, sheetXml(sheet)]),
    ),
    ...(strings === undefined ? {} : { 'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${strings}</sst>` }),
    ...(styles === undefined
      ? {}
      : { 'xl/styles.xml': `<styleSheet xmlns="${MAIN}">${styles}</styleSheet>` }),
    ...(core === undefined
      ? {}
      : {
          'docProps/core.xml': `<cp:coreProperties xmlns:cp="c" xmlns:dc="d">${core}</cp:coreProperties>`,
        }),
  };
}

export const relationList = (relations: string): string =>
  `<Relationships xmlns="${PACKAGE}/relationships">${relations}</Relationships>`;

export const sheetXml = ({ rows = '', before = '', after = '' }: SheetText): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n` +
  `<worksheet xmlns="${MAIN}">${before}<sheetData>${rows}</sheetData>${after}</worksheet>`;

/** @param parts null leaves a part out */
export function zipOf(parts: Parts, options: ZipOptions = {}): Uint8Array {
  const files: Zippable = {};
  for (const [name, part] of Object.entries(parts)) {
    if (part !== null) files[name] = typeof part === 'string' ? strToU8(part) : part;
  }
  return zipSync(files, { mtime: new Date('2026-01-05T00:00:00Z'), ...options });
}

/** @param changed parts to add, to replace or (null) to leave out */
export const bookOf = (book: BookText, changed: Parts = {}): Uint8Array =>
  zipOf({ ...bookParts(book), ...changed });

/** A workbook of one sheet with these rows. */
export const sheetOf = (
  rows: string,
  rest: Omit<BookText, 'sheets'> & Omit<SheetText, 'rows'> = {},
): Uint8Array => bookOf({ ...rest, sheets: [{ ...rest, rows }] });

export function utf16(text: string, order: 'le' | 'be', mark = true): Uint8Array {
  const bytes = Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
}
