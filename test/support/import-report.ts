/** Workbooks that the program wrote, as another program reads them. */
import { read, type WorkBook } from '@e965/xlsx';
import { strFromU8, unzipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import type { Office } from './run-cli.ts';

export interface ReadBook {
  readonly book: WorkBook;
  readonly parts: Readonly<Record<string, Uint8Array>>;
}

export function workbookIn(office: Office, name: string): ReadBook {
  const bytes = readFileSync(office.path(name));
  return { book: read(bytes), parts: unzipSync(new Uint8Array(bytes)) };
}

/** The digits with which a number stands in the file; undefined when no sheet holds it. */
export function cellOf({ parts }: ReadBook, value: number): string | undefined {
  const sheets = Object.entries(parts).filter(([name]) => name.startsWith('xl/worksheets/'));
  return sheets
    .flatMap(([, part]) =>
      [...strFromU8(part).matchAll(/<v>([^<]*)<\/v>/gu)].map(([, digits]) => digits ?? ''),
    )
    .find((digits) => Math.abs(Number(digits) - value) < 1e-9);
}

/** The rows of a sheet as texts. */
export function rowsOf({ book }: ReadBook, sheet: string): string[][] {
  const found = book.Sheets[sheet];
  if (found === undefined) throw new Error(`no sheet ${sheet} among ${book.SheetNames.join(', ')}`);
  const rows = new Map<number, string[]>();
  for (const [place, cell] of Object.entries(found)) {
    const parts = /^([A-Z]+)(\d+)$/u.exec(place);
    if (parts === null) continue;
    const [, column = '', row = ''] = parts;
    const cells = rows.get(Number(row)) ?? [];
    const { v } = cell as { readonly v?: string | number | null };
    cells.push(`${column}=${v ?? ''}`);
    rows.set(Number(row), cells);
  }
  return [...rows].sort(([a], [b]) => a - b).map(([, cells]) => cells);
}
