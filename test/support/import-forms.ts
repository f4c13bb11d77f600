/** Forms that `kpi form` wrote, filled in with another program's library. */
import exceljs from 'exceljs';
import { readFileSync, writeFileSync } from 'node:fs';
import { FormBook } from './form-read.ts';
import type { Office } from './run-cli.ts';

/** What is typed, by a row's key and a column: `{ 'I:hai-long G': 190 }`. */
export type Filling = Readonly<Record<string, string | number>>;

const SHEET = 'Báo cáo';

/** @param sheet the hidden one may be changed as well, to see that it is noticed */
export async function fillIn(office: Office, name: string, filling: Filling, sheet = SHEET): Promise<void> {
  const bytes = new Uint8Array(readFileSync(office.path(name)));
  const form = new FormBook(bytes);
  const book = new exceljs.Workbook();
  await book.xlsx.load(bytes.buffer);
  const page = book.getWorksheet(sheet);
  if (page === undefined) throw new Error(`no sheet ${sheet}`);
  for (const [place, value] of Object.entries(filling)) {
    const [key = '', column = ''] = place.split(' ');
    page.getCell(/^[A-Z]+\d+$/u.test(place) ? place : `${column}${form.row(key, sheet)}`).value = value;
  }
  writeFileSync(office.path(name), new Uint8Array(await book.xlsx.writeBuffer()));
}

/** The form of a unit for a quarter, filled in. @returns its file name */
export async function filledForm(
  office: Office,
  unit: string,
  quarter: string,
  filling: Filling,
): Promise<string> {
  await office.done('form', unit, '--period', quarter);
  const name = `bieu-mau-${unit}-${quarter}.xlsx`;
  await fillIn(office, name, filling);
  return name;
}
