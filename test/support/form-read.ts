/** A form's workbook as another reader sees it, found by its keys, and as the cells that our own reader is given. */
import type { CellObject } from '@e965/xlsx';
import type {
  CellFacts,
  CellKind,
  ForeignCell,
  ForeignFile,
  ForeignSheet,
} from '../../src/input/foreign-file.ts';
import type { UnitForm } from '../../src/domain/unit-form.ts';
import { renderForm } from '../../src/render/xlsx/form.ts';
import { GENERATOR, ReadBook } from './xlsx-read.ts';

export const SHEET = 'Báo cáo';
export const FORM_PART = 'xl/worksheets/sheet1.xml';

export class FormBook {
  readonly bytes: Uint8Array;
  readonly names: readonly string[];
  readonly #sheets: ReadBook['book']['Sheets'];

  constructor(bytes: Uint8Array) {
    const { book } = new ReadBook(bytes);
    this.bytes = bytes;
    this.names = book.SheetNames;
    this.#sheets = book.Sheets;
  }

  cells(sheet = SHEET): [string, CellObject][] {
    return Object.entries(this.#sheets[sheet] ?? {}).filter(([address]) => /^[A-Z]+\d+$/u.test(address)) as [
      string,
      CellObject,
    ][];
  }

  row(key: string, sheet = SHEET): number {
    const found = this.cells(sheet).find(([address, { v }]) => address.startsWith('A') && v === key);
    if (found === undefined) throw new Error(`no row ${key}`);
    return Number(found[0].slice(1));
  }

  at(key: string, column: string): string {
    return `${column}${this.row(key)}`;
  }

  cell(key: string, column: string): CellObject | undefined {
    return this.cells().find(([address]) => address === this.at(key, column))?.[1];
  }

  value(key: string, column: string): unknown {
    return this.cell(key, column)?.v;
  }

  words(sheet = SHEET): string {
    return this.cells(sheet)
      .map(([, { v }]) => String(v))
      .join('\n');
  }
}

export const renderedForm = async (form: UnitForm): Promise<FormBook> =>
  new FormBook(await renderForm(form, { generator: GENERATOR }));

/** What a test writes into a sheet: text, a number, or a cell with its facts; null empties the cell. */
export type Typed = string | number | { kind: CellKind; text: string; facts?: CellFacts } | null;

/** Rows of values -> a sheet as readers return it. */
export function sheetOf(name: string, rows: readonly (readonly Typed[])[], hidden = false): ForeignSheet {
  return {
    name,
    hidden,
    hiddenColumns: [],
    rows: rows
      .map((values, index) => ({
        number: index + 1,
        hidden: false,
        cells: values.flatMap((value, column) => cellOf(value, column + 1)),
      }))
      .filter(({ cells }) => cells.length > 0),
  };
}

function cellOf(value: Typed, column: number): ForeignCell[] {
  if (value === null || value === '') return [];
  if (typeof value === 'string') return [{ column, kind: 'text', text: value }];
  if (typeof value === 'number') return [{ column, kind: 'number', text: value.toString() }];
  return [{ column, ...value }];
}

export const fileOf = (sheets: readonly ForeignSheet[], kind: ForeignFile['kind'] = 'xlsx'): ForeignFile => ({
  kind,
  encoding: null,
  delimiter: null,
  sheets,
  properties: { creator: null, savedBy: null, keywords: null },
  notes: [],
});
