/**
 * Reports as they were issued, their reopenings, and the province's forms that were learned. All of it is append-only.
 * What was frozen, the workbook sent and the forms themselves are kept as evidence, named by their SHA-256.
 */
import { appendOnly } from './append-only.ts';

const WRITTEN = `
  by TEXT NOT NULL,
  at TEXT NOT NULL,
  ledger INTEGER NOT NULL REFERENCES ledger (seq),`;

export const issuedReportsAndTemplates = {
  version: 3,
  sql: `
CREATE TABLE issued_report (
  period TEXT NOT NULL CHECK (
    period GLOB '[0-9][0-9][0-9][0-9]' OR period GLOB '[0-9][0-9][0-9][0-9]Q[1-4]'
    OR period GLOB '[0-9][0-9][0-9][0-9]H1' OR period GLOB '[0-9][0-9][0-9][0-9]M9'
  ),
  version INTEGER NOT NULL CHECK (version >= 1),
  check_code TEXT NOT NULL CHECK (check_code <> ''),
  -- what the report was computed from
  frozen TEXT NOT NULL REFERENCES evidence (sha256),
  workbook TEXT NOT NULL REFERENCES evidence (sha256),
  -- JSON: what was known to be open when it was closed
  findings TEXT NOT NULL,
  reason TEXT,${WRITTEN}
  PRIMARY KEY (period, version)
) STRICT;
${appendOnly('issued_report', 'period', 'version')}
CREATE TABLE reopening (
  period TEXT NOT NULL,
  -- the version that no longer stands
  version INTEGER NOT NULL,
  reason TEXT NOT NULL CHECK (reason <> ''),
  -- the province's letter, where it was sent back
  letter_number TEXT,
  letter_day TEXT,${WRITTEN}
  PRIMARY KEY (period, version),
  FOREIGN KEY (period, version) REFERENCES issued_report (period, version)
) STRICT;
${appendOnly('reopening', 'period', 'version')}
CREATE TABLE template (
  name TEXT NOT NULL CHECK (name <> ''),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  file_name TEXT NOT NULL,
  -- null: taken away
  workbook TEXT REFERENCES evidence (sha256),
  -- JSON: which cell is which field
  mapping TEXT NOT NULL,${WRITTEN}
  PRIMARY KEY (name, revision)
) STRICT;
${appendOnly('template', 'name', 'revision')}
`,
} as const;
