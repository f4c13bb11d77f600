/** What a workbook was read as, or why it was refused, as tests look at it. */
import { KpiError, type Problem } from '../../src/domain/problem.ts';
import { address, type ForeignSheet } from '../../src/input/foreign-file.ts';
import { readXlsx } from '../../src/input/xlsx/read-xlsx.ts';

/** `A1=5`, row after row. */
export const listed = (sheet: ForeignSheet | undefined): string[] =>
  (sheet?.rows ?? []).flatMap((row) =>
    row.cells.map(({ column, text }) => `${address(row.number, column)}=${text}`),
  );

/** @throws when the file was read, or broke the program */
export async function refusal(bytes: Uint8Array): Promise<Problem> {
  const error: unknown = await readXlsx(bytes, 'a.xlsx').then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof KpiError) return error.problem;
  throw new Error('was not refused', { cause: error });
}
