/** A workbook with placeholders in its cells: where each stands in the text of its sheet, and what the cell looks like. */
import { columnLetters, placeOf } from '../foreign-file.ts';
import { readChain, type CalculationChain } from './calc-chain.ts';
import { damaged, tooBig } from './faults.ts';
import { findWorkbook, relationsOf } from './package.ts';
import { boundedColumn, boundedRow, placeAt } from './places.ts';
import { cellText, readSharedStrings } from './strings.ts';
import { strayAround, strayIn, type StrayPlaceholder } from './stray-placeholders.ts';
import { PLAIN, readStyles, type CellStyle } from './styles.ts';
import { readWorkbookPart } from './workbook.ts';
import { MAX_RAW_CELL, type Attributes } from './xml.ts';
import { partText, walkXml, type Opened } from './xml-places.ts';
import { openArchive, type Archive } from './zip.ts';

/** A cell whose text has braces. */
export interface TemplateCell {
  /** `Biểu 1!C7` */
  readonly place: string;
  readonly row: number;
  readonly column: number;
  readonly text: string;
  /** Its element in the text of the sheet: from, up to, its name with the prefix, its attributes. */
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly attributes: Attributes;
  /** How the cell shows a number. */
  readonly shows: 'number' | 'percent' | 'date';
}

/** A cell that computes, with the result that it had in the empty form. */
export interface ComputedCell extends Pick<Opened, 'name' | 'attributes' | 'start' | 'end'> {
  /** Its `v` element. */
  readonly result: { readonly start: number; readonly end: number };
}

export interface TemplateSheet {
  readonly name: string;
  readonly part: string;
  /** As formulas' order of computation calls it. */
  readonly sheetId: string;
  readonly xml: string;
  readonly cells: readonly TemplateCell[];
  readonly computed: readonly ComputedCell[];
}

export interface Template {
  readonly file: string;
  /** Those with placeholders, in the order of the workbook. */
  readonly sheets: readonly TemplateSheet[];
  /** Those without. */
  readonly others: readonly TemplateSheet[];
  readonly date1904: boolean;
  /** Whether any cell of any sheet computes, and the names of the sheets that do. */
  readonly hasFormulas: boolean;
  readonly computing: readonly string[];
  readonly workbook: WorkbookText;
  /** The order in which formulas are computed; null where the file has none. */
  readonly chain: CalculationChain | null;
  /** Placeholders that stand in no cell: nothing fills them. */
  readonly stray: readonly StrayPlaceholder[];
  readonly known: Known;
}

/** The part that tells programs to compute everything anew, and where that is said. */
export interface WorkbookText {
  readonly part: string;
  readonly xml: string;
  /** The element that is there already. */
  readonly calculation: Pick<Opened, 'start' | 'end' | 'name' | 'attributes'> | null;
  /** Where one may be put, and with which prefix. */
  readonly room: number;
  readonly prefix: string;
}

/** @throws KpiError file_foreign, file_damaged, file_too_big */
export async function readTemplate(bytes: Uint8Array, file: string): Promise<Template> {
  const archive = await openArchive(bytes, file);
  const { workbook } = await findWorkbook(archive);
  const relations = await relationsOf(archive, workbook);
  const target = (type: string): string | null =>
    relations.find((relation) => relation.type === type)?.target ?? null;
  const { date1904, sheets: entries } = await readWorkbookPart(archive, workbook);
  const styles = target('styles');
  const chain = target('calcChain');
  const strings = target('sharedStrings');
  const known: Known = {
    styles: styles === null ? [] : await readStyles(archive, styles),
    strings: strings === null || !archive.has(strings) ? [] : await readSharedStrings(archive, strings),
  };
  const all: TemplateSheet[] = [];
  const computing: string[] = [];
  const stray: StrayPlaceholder[] = [];
  for (const { name, sheetId, relation } of entries) {
    stray.push(...strayIn('name', name, name));
    const found = relations.find(({ id }) => id === relation) ?? damaged(file, 'part_missing', name);
    if (found.type !== 'worksheet') continue;
    const part = found.target ?? damaged(file, 'structure', name);
    const { hasFormulas, ...sheet } = await readSheet(archive, { part, name }, known);
    if (hasFormulas) computing.push(name);
    all.push({ name, part, sheetId, ...sheet });
    stray.push(...(await strayAround(archive, { part, name, xml: sheet.xml })));
  }
  return {
    file,
    sheets: all.filter(({ cells }) => cells.length > 0),
    others: all.filter(({ cells }) => cells.length === 0),
    date1904,
    hasFormulas: computing.length > 0,
    computing,
    workbook: await workbookText(archive, workbook),
    chain: chain === null || !archive.has(chain) ? null : await readChain(archive, chain),
    stray,
    known,
  };
}

export interface Known {
  readonly styles: readonly CellStyle[];
  readonly strings: readonly string[];
}

interface Sheet {
  readonly part: string;
  readonly name: string;
}

interface OpenCell extends Opened {
  readonly row: number;
  readonly column: number;
  value: string;
  inline: string;
  computed: boolean;
  /** Where its `v` element begins and ends. */
  result: { start: number; end: number } | null;
}

async function readSheet(
  archive: Archive,
  sheet: Sheet,
  known: Known,
): Promise<Pick<TemplateSheet, 'xml' | 'cells' | 'computed'> & { readonly hasFormulas: boolean }> {
  const { file } = archive;
  const { part } = sheet;
  const xml = await partText(archive, part);
  const cells: TemplateCell[] = [];
  const computed: ComputedCell[] = [];
  let hasFormulas = false;
  let row = 0;
  let column = 0;
  let cell: OpenCell | null = null;
  let into: 'value' | 'inline' | null = null;
  let phonetic = 0;

  const openCell = (element: Opened): OpenCell => {
    const { r } = element.attributes;
    const at = r === undefined ? { row, column: boundedColumn(column + 1, file) } : placeAt(r, file, part);
    column = at.column;
    return { ...element, ...at, value: '', inline: '', computed: false, result: null };
  };

  await walkXml(
    xml,
    { file, part, root: 'worksheet' },
    {
      open(element) {
        const { local, parent, attributes } = element;
        if (local === 'row' && parent === 'sheetData') {
          row = boundedRow(attributes['r'] === undefined ? row + 1 : Number(attributes['r']), file);
          column = 0;
        } else if (local === 'c' && parent === 'row') cell = openCell(element);
        else if (cell === null) return;
        else if (local === 'v') {
          into = 'value';
          cell.result = { start: element.start, end: element.end };
        } else if (local === 'f') cell.computed = hasFormulas = true;
        else if (local === 'rPh') phonetic++;
        else if (local === 't' && phonetic === 0) into = 'inline';
      },
      text(content) {
        if (cell === null || into === null) return;
        cell[into] += content;
        if (cell[into].length > MAX_RAW_CELL) tooBig(file, 'cell');
      },
      close(local, end) {
        if (local === 'v' && cell?.result) cell.result.end = end;
        if (local === 'v' || local === 't') into = null;
        else if (local === 'rPh') phonetic--;
        else if (local === 'c' && cell !== null) {
          const read = templateCell(cell, end, sheet, known, file);
          if (read !== null) cells.push(read);
          if (cell.computed && cell.result !== null) computed.push({ ...cell, end, result: cell.result });
          cell = null;
        }
      },
    },
  );
  return { xml, cells, computed, hasFormulas };
}

function templateCell(
  cell: OpenCell,
  end: number,
  sheet: Sheet,
  { styles, strings }: Known,
  file: string,
): TemplateCell | null {
  if (cell.computed) return null;
  const { t, s } = cell.attributes;
  const text = t === 's' ? strings[Number(cell.value.trim())] : cellText(cell.inline || cell.value, file);
  const where = `${sheet.part} ${columnLetters(cell.column)}${cell.row}`;
  if (text === undefined) return damaged(file, 'structure', where);
  if (!text.includes('{{') && !text.includes('}}')) return null;
  const { start, name, attributes } = cell;
  return {
    place: placeOf(sheet, cell.row, cell.column),
    row: cell.row,
    column: cell.column,
    text,
    start,
    end,
    name,
    attributes,
    shows: showsOf(styles[Number(s ?? 0)]),
  };
}

/** How a cell of this style shows a number. */
export const showsOf = ({ format } = PLAIN): TemplateCell['shows'] =>
  format.percent ? 'percent' : showsDay(format) ? 'date' : 'number';

const showsDay = ({ shows, hasDay }: CellStyle['format']): boolean => shows === 'date' && hasDay;

/** What stands behind the place of `calcPr` (ECMA-376, CT_Workbook). */
const AFTER_CALCULATION: ReadonlySet<string> = new Set([
  'oleSize',
  'customWorkbookViews',
  'pivotCaches',
  'smartTagPr',
  'smartTagTypes',
  'webPublishing',
  'fileRecoveryPr',
  'webPublishObjects',
  'extLst',
]);

async function workbookText(archive: Archive, part: string): Promise<WorkbookText> {
  const xml = await partText(archive, part);
  let calculation: WorkbookText['calculation'] = null;
  let room = -1;
  let prefix = '';
  let depth = 0;
  await walkXml(
    xml,
    { file: archive.file, part, root: 'workbook' },
    {
      open({ name, local, attributes, start, end }) {
        if (depth === 0) prefix = name.slice(0, name.length - local.length);
        if (depth === 1 && local === 'calcPr') calculation = { start, end, name, attributes };
        if (depth === 1 && room < 0 && AFTER_CALCULATION.has(local)) room = start;
        depth++;
      },
      close(_, end) {
        depth--;
        if (depth === 0 && room < 0) room = xml.lastIndexOf('<', end - 1);
      },
    },
  );
  return { part, xml, calculation, room, prefix };
}
