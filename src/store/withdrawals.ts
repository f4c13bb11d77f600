/** Rows that count no more: what was written of words and tasks is never deleted, only left out. */
import { holdOpen, type Issue } from '../domain/issued.ts';
import type { Quarter } from '../domain/period.ts';
import { appendEntry, type Acting } from './ledger.ts';
import type { Connection } from './open.ts';

/** Holds for a row that counts, in a query in which one table has a column `ledger`. */
export const stands = (row: string): string => `${row}.ledger NOT IN (SELECT entry FROM withdrawal)`;

export interface Withdrawer {
  /**
   * The entry's row counts no more.
   * @param quarter the one it belongs to; null: none
   * @throws KpiError period_closed
   */
  withdrawal(entry: number, quarter: Quarter | null): void;
}

export const withdrawer = (connection: Connection, signed: Acting, issues: readonly Issue[]): Withdrawer => ({
  withdrawal(entry, quarter) {
    if (quarter !== null) holdOpen(issues, quarter);
    const row = { entry, by: signed.by, at: signed.at, reason: signed.reason ?? '' };
    const ledger = appendEntry(connection, signed, { kind: 'withdrawal', new: row });
    connection
      .prepare(
        'INSERT INTO withdrawal (entry, by, at, reason, ledger) VALUES (@entry, @by, @at, @reason, @ledger)',
      )
      .run({ ...row, ledger });
  },
});
