/** Forms of the province that were learned: append-only revisions, of which the last of each name is in force. */
import type { Connection } from './open.ts';
import { stands } from './withdrawals.ts';

export interface TemplateRow {
  readonly name: string;
  readonly revision: number;
  readonly fileName: string;
  /** SHA-256 of the form; null: taken away. */
  readonly workbook: string | null;
  /** JSON. */
  readonly mapping: string;
  readonly by: string;
  /** ISO instant, UTC. */
  readonly at: string;
}

export type FreshTemplate = Omit<TemplateRow, 'revision' | 'by' | 'at'>;

interface Stored extends Omit<TemplateRow, 'fileName'> {
  readonly file_name: string;
}

export const readTemplates = (connection: Connection): TemplateRow[] =>
  (
    connection
      .prepare(
        `SELECT name, revision, file_name, workbook, mapping, by, at FROM template AS row
         WHERE workbook IS NOT NULL
           AND revision = (SELECT max(revision) FROM template AS other WHERE ${stands('other')} AND other.name = row.name)
         ORDER BY (SELECT min(ledger) FROM template AS first WHERE ${stands('first')} AND first.name = row.name)`,
      )
      .all() as Stored[]
  ).map(({ file_name: fileName, ...row }) => ({ ...row, fileName }));

export const nextTemplate = (connection: Connection, name: string): number =>
  connection
    .prepare('SELECT coalesce(max(revision), 0) + 1 FROM template WHERE name = ?')
    .pluck()
    .get(name) as number;

/** As the ledger tells it. */
export const sealedTemplate = ({ fileName, ...row }: TemplateRow): Record<string, unknown> => ({
  ...row,
  file_name: fileName,
});

export function insertTemplate(connection: Connection, row: TemplateRow, ledger: number): void {
  connection
    .prepare(
      `INSERT INTO template (name, revision, file_name, workbook, mapping, by, at, ledger)
       VALUES (@name, @revision, @fileName, @workbook, @mapping, @by, @at, @ledger)`,
    )
    .run({ ...row, ledger });
}
