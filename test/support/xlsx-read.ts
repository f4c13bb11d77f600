/** Workbooks read back: by another reader than the one that wrote them, and as raw parts. */
import { read, utils, type CellObject, type WorkBook } from '@e965/xlsx';
import { strFromU8, unzipSync } from 'fflate';
import type { Report } from '../../src/domain/report.ts';
import { renderReport } from '../../src/render/xlsx/quarter-report.ts';
import { SHEETS } from '../../src/render/xlsx/words.ts';

export const GENERATOR = 'kpi-xa';

export class ReadBook {
  readonly bytes: Uint8Array;
  readonly book: WorkBook;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.book = read(bytes, {
      type: 'array',
      cellFormula: true,
      cellNF: true,
      cellText: true,
      cellStyles: true,
    });
  }

  cell(sheet: keyof typeof SHEETS, address: string): CellObject | undefined {
    return this.book.Sheets[SHEETS[sheet]]?.[address] as CellObject | undefined;
  }

  value(sheet: keyof typeof SHEETS, address: string): unknown {
    return this.cell(sheet, address)?.v;
  }

  /** Every cell of a sheet by its address, the empty ones left out. */
  cells(sheet: keyof typeof SHEETS): Map<string, CellObject> {
    const all = Object.entries(this.book.Sheets[SHEETS[sheet]] ?? {});
    return new Map(
      all
        .filter(([address]) => /^[A-Z]+\d+$/u.test(address))
        .map(([address, cell]) => [address, cell as CellObject]),
    );
  }

  /** The first row whose cell in a column holds exactly this. */
  row(sheet: keyof typeof SHEETS, column: string, value: string | number): number {
    for (const [address, cell] of this.cells(sheet)) {
      if (address.replace(/\d/gu, '') === column && cell.v === value)
        return Number(address.replace(/\D/gu, ''));
    }
    throw new Error(`no «${value}» in column ${column} of ${SHEETS[sheet]}`);
  }

  /** The letter of the annex's column with this heading: which there are depends on the figures. */
  headed(heading: string): string {
    const header = this.row('annex', 'A', 'TT');
    for (const [address, { v }] of this.cells('annex')) {
      if (v === heading && address.replace(/\D/gu, '') === header.toString())
        return address.replace(/\d/gu, '');
    }
    throw new Error(`no column «${heading}»`);
  }

  /** A cell of the annex, found by the name of its indicator. @param column its letter or its heading */
  annex(name: string, column: string): CellObject | undefined {
    const letter = /^[A-Z]$/u.test(column) ? column : this.headed(column);
    return this.cell('annex', `${letter}${this.row('annex', 'B', name)}`);
  }

  rows(sheet: keyof typeof SHEETS): unknown[][] {
    const worksheet = this.book.Sheets[SHEETS[sheet]];
    return worksheet === undefined ? [] : utils.sheet_to_json(worksheet, { header: 1, raw: true });
  }

  /** All words of a sheet, for looking whether something is said at all. */
  words(sheet: keyof typeof SHEETS): string {
    return [...this.cells(sheet).values()].map(({ v }) => String(v)).join('\n');
  }
}

export const rendered = async (report: Report): Promise<ReadBook> =>
  new ReadBook(await renderReport(report, { generator: GENERATOR }));

/** The XML of each part by its name. */
export const partsOf = (bytes: Uint8Array): Map<string, string> =>
  new Map(Object.entries(unzipSync(bytes)).map(([name, content]) => [name, strFromU8(content)]));

export function part(bytes: Uint8Array, name: string): string {
  const xml = partsOf(bytes).get(name);
  if (xml === undefined) throw new Error(`no part ${name}`);
  return xml;
}
