// The least that recording can cost: rows that lie ready in memory, one prepared statement, one transaction, in a data
// file of our own schema and as durable as ours.
//   node bench-bare-insert.mjs <data file> <rows.json>      prints the seconds of the inserting alone
import Database from 'better-sqlite3';
import { readFileSync } from 'node:fs';

const [path, rowsFile] = process.argv.slice(2);
const at = '2025-12-31T00:00:00.000Z';
const rows = JSON.parse(readFileSync(rowsFile, 'utf8'));

const connection = new Database(path, { fileMustExist: true });
connection.pragma('foreign_keys = ON');
connection.pragma('journal_mode = WAL');
connection.pragma('synchronous = FULL');
const started = process.hrtime.bigint();
const insert = connection.prepare(
  `INSERT INTO observation (indicator, unit, period, revision, kind, numerator, denominator, value, note, by, at, ledger, cell)
   VALUES (?, ?, ?, 1, ?, ?, ?, ?, ?, 'bench', ?, 1, ?)`,
);
connection
  .transaction(() => {
    for (const { indicator, unit, period, kind, numerator, denominator, value, note, cell } of rows)
      insert.run(indicator, unit, period, kind, numerator, denominator, value, note, at, cell);
  })
  .immediate();
const seconds = Number(process.hrtime.bigint() - started) / 1e9;
connection.close();
process.stdout.write(String(seconds));
