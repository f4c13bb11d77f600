/**
 * Files that figures came in with, and what units send in beside figures: that a report came, remarks, how tasks stand.
 * All of it is append-only like the figures. A file's content is kept once, whatever it was called.
 */
const appendOnly = (table: string, key: string): string => `
CREATE TRIGGER ${table}_is_kept BEFORE UPDATE ON ${table}
BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END;
CREATE TRIGGER ${table}_stays BEFORE DELETE ON ${table}
BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END;
CREATE TRIGGER ${table}_is_not_replaced BEFORE INSERT ON ${table}
WHEN EXISTS (SELECT 1 FROM ${table} AS kept WHERE ${key})
BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END;
`;

const REVISED = `
  revision INTEGER NOT NULL CHECK (revision >= 1),
  file INTEGER REFERENCES source_file (id),
  by TEXT NOT NULL,
  at TEXT NOT NULL,
  ledger INTEGER NOT NULL REFERENCES ledger (seq),`;
const PERIOD = `period TEXT NOT NULL CHECK (period GLOB '[0-9][0-9][0-9][0-9]Q[1-4]')`;

const same = (...columns: string[]): string =>
  columns.map((column) => `kept.${column} = new.${column}`).join(' AND ');

export const filesAndSubmissions = {
  version: 2,
  sql: `
CREATE TABLE source_file (
  id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  name TEXT NOT NULL CHECK (name <> ''),
  size INTEGER NOT NULL CHECK (size >= 0),
  by TEXT NOT NULL,
  at TEXT NOT NULL,
  ledger INTEGER NOT NULL REFERENCES ledger (seq),
  UNIQUE (sha256, name)
) STRICT;
${appendOnly('source_file', `kept.id = new.id OR (${same('sha256', 'name')})`)}
CREATE TABLE evidence (
  sha256 TEXT PRIMARY KEY,
  content BLOB NOT NULL
) STRICT;
${appendOnly('evidence', same('sha256'))}
ALTER TABLE observation ADD COLUMN file INTEGER REFERENCES source_file (id);
ALTER TABLE observation ADD COLUMN cell TEXT;

CREATE TABLE submission (
  unit TEXT NOT NULL REFERENCES unit (code),
  ${PERIOD},
  state TEXT NOT NULL CHECK (state IN ('received', 'returned')),
  on_day TEXT NOT NULL,
  reason TEXT,${REVISED}
  PRIMARY KEY (unit, period, revision),
  CHECK (state <> 'returned' OR reason IS NOT NULL)
) STRICT;
${appendOnly('submission', same('unit', 'period', 'revision'))}
CREATE TABLE remark (
  unit TEXT NOT NULL REFERENCES unit (code),
  ${PERIOD},
  kind TEXT NOT NULL CHECK (kind IN ('difficulty', 'proposal')),
  -- '' takes it back
  text TEXT NOT NULL,${REVISED}
  PRIMARY KEY (unit, period, kind, revision)
) STRICT;
${appendOnly('remark', same('unit', 'period', 'kind', 'revision'))}
CREATE TABLE task_report (
  task TEXT NOT NULL REFERENCES task (code),
  unit TEXT NOT NULL REFERENCES unit (code),
  ${PERIOD},
  state TEXT CHECK (state IN ('not_started', 'in_progress', 'done', 'paused')),
  result TEXT,${REVISED}
  PRIMARY KEY (task, unit, period, revision)
) STRICT;
${appendOnly('task_report', same('task', 'unit', 'period', 'revision'))}
DROP VIEW current_observation;
CREATE VIEW current_observation AS
SELECT o.* FROM observation AS o
WHERE o.kind <> 'retraction'
  AND NOT EXISTS (
    SELECT 1 FROM observation AS later
    WHERE later.indicator = o.indicator AND later.unit = o.unit AND later.period = o.period
      AND later.revision > o.revision
  );
`,
} as const;
