/**
 * What is taken back: an entry of the ledger whose row counts no more. The rows themselves stay as they are. And why a
 * unit has no figure where it owes one.
 *
 * A task that was added by mistake can be taken away although something was written of it and withdrawn; so the four
 * tables that speak of tasks no longer hold it fast: they ask for their task when a row comes in only. The ledger holds
 * them all the same.
 */
import { appendOnly } from './append-only.ts';

const WRITTEN = `
  by TEXT NOT NULL,
  at TEXT NOT NULL,
  ledger INTEGER NOT NULL REFERENCES ledger (seq),`;
const REVISED = `
  revision INTEGER NOT NULL CHECK (revision >= 1),
  reason TEXT,${WRITTEN}`;

/** The table with other columns and the same rows in the same order. */
const remade = (table: string, columns: string, key: readonly string[]): string => `
CREATE TABLE ${table}_remade (${columns}
  PRIMARY KEY (${key.join(', ')})
) STRICT;
INSERT INTO ${table}_remade SELECT * FROM ${table} ORDER BY rowid;
DROP TABLE ${table};
ALTER TABLE ${table}_remade RENAME TO ${table};
${appendOnly(table, ...key)}
CREATE TRIGGER ${table}_is_of_a_task BEFORE INSERT ON ${table}
WHEN NOT EXISTS (SELECT 1 FROM task WHERE code = new.task)
BEGIN SELECT RAISE(ABORT, '${table} is of no task'); END;
`;

export const withdrawalsAndBlanks = {
  version: 5,
  sql: `
CREATE TABLE withdrawal (
  -- the entry whose row counts no more
  entry INTEGER PRIMARY KEY REFERENCES ledger (seq),
  by TEXT NOT NULL,
  at TEXT NOT NULL,
  reason TEXT NOT NULL,
  ledger INTEGER NOT NULL REFERENCES ledger (seq)
) STRICT;
${appendOnly('withdrawal', 'entry')}
CREATE TABLE blank_reason (
  unit TEXT NOT NULL REFERENCES unit (code),
  indicator TEXT NOT NULL REFERENCES indicator (code),
  period TEXT NOT NULL CHECK (period GLOB '[0-9][0-9][0-9][0-9]Q[1-4]'),
  -- '' takes it back
  reason TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  file INTEGER REFERENCES source_file (id),${WRITTEN}
  PRIMARY KEY (unit, indicator, period, revision)
) STRICT;
${appendOnly('blank_reason', 'unit', 'indicator', 'period', 'revision')}
${remade(
  'task_report',
  `
  task TEXT NOT NULL,
  unit TEXT NOT NULL REFERENCES unit (code),
  period TEXT NOT NULL CHECK (period GLOB '[0-9][0-9][0-9][0-9]Q[1-4]'),
  state TEXT CHECK (state IN ('not_started', 'in_progress', 'done', 'paused')),
  result TEXT,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  file INTEGER REFERENCES source_file (id),${WRITTEN}`,
  ['task', 'unit', 'period', 'revision'],
)}
${remade(
  'task_progress',
  `
  task TEXT NOT NULL,
  -- '' is the task as a whole
  occurrence TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('not_started', 'in_progress', 'done', 'paused', 'dropped')),
  percent INTEGER CHECK (percent BETWEEN 0 AND 100),
  on_day TEXT NOT NULL,
  document TEXT,
  note TEXT,${REVISED}`,
  ['task', 'occurrence', 'revision'],
)}
${remade(
  'task_tick',
  `
  task TEXT NOT NULL,
  occurrence TEXT NOT NULL,
  -- null: taken back
  on_day TEXT,
  note TEXT,${REVISED}`,
  ['task', 'occurrence', 'revision'],
)}
${remade(
  'task_step',
  `
  task TEXT NOT NULL,
  step TEXT NOT NULL CHECK (step IN (
    'proposal', 'order', 'selection', 'assignment', 'contract', 'disbursement', 'inspection', 'acceptance',
    'registration', 'liquidation', 'transfer'
  )),
  round INTEGER NOT NULL CHECK (round >= 1),
  planned TEXT,
  actual TEXT,
  document TEXT,${REVISED}`,
  ['task', 'step', 'round', 'revision'],
)}
`,
} as const;
