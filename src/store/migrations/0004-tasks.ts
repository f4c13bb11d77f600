/**
 * What tasks need beside the plan's words: who gave them and what makes them clear, and what was written of them since:
 * how they stand, ticks on the central system, steps of a life cycle. What was written is append-only.
 */
import { appendOnly } from './append-only.ts';

const WRITTEN = `
  revision INTEGER NOT NULL CHECK (revision >= 1),
  reason TEXT,
  by TEXT NOT NULL,
  at TEXT NOT NULL,
  ledger INTEGER NOT NULL REFERENCES ledger (seq),`;
const TASK = 'task TEXT NOT NULL REFERENCES task (code)';

export const tasks = {
  version: 4,
  sql: `
ALTER TABLE task ADD COLUMN source TEXT CHECK (source IN ('TW', 'TINH', 'XA'));
ALTER TABLE task ADD COLUMN kind TEXT CHECK (kind = 'science');
ALTER TABLE task ADD COLUMN partners TEXT;
ALTER TABLE task ADD COLUMN grouped TEXT;
ALTER TABLE task ADD COLUMN field TEXT;
ALTER TABLE task ADD COLUMN leader TEXT;
ALTER TABLE task ADD COLUMN product TEXT;
ALTER TABLE task ADD COLUMN authority TEXT;
ALTER TABLE task ADD COLUMN indicators TEXT;
ALTER TABLE task ADD COLUMN assigned TEXT;

CREATE TABLE task_progress (
  ${TASK},
  -- '' is the task as a whole
  occurrence TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('not_started', 'in_progress', 'done', 'paused', 'dropped')),
  percent INTEGER CHECK (percent BETWEEN 0 AND 100),
  on_day TEXT NOT NULL,
  document TEXT,
  note TEXT,${WRITTEN}
  PRIMARY KEY (task, occurrence, revision)
) STRICT;
${appendOnly('task_progress', 'task', 'occurrence', 'revision')}
CREATE TABLE task_tick (
  ${TASK},
  occurrence TEXT NOT NULL,
  -- null: taken back
  on_day TEXT,
  note TEXT,${WRITTEN}
  PRIMARY KEY (task, occurrence, revision)
) STRICT;
${appendOnly('task_tick', 'task', 'occurrence', 'revision')}
CREATE TABLE task_step (
  ${TASK},
  step TEXT NOT NULL CHECK (step IN (
    'proposal', 'order', 'selection', 'assignment', 'contract', 'disbursement', 'inspection', 'acceptance',
    'registration', 'liquidation', 'transfer'
  )),
  round INTEGER NOT NULL CHECK (round >= 1),
  planned TEXT,
  actual TEXT,
  document TEXT,${WRITTEN}
  PRIMARY KEY (task, step, round, revision)
) STRICT;
${appendOnly('task_step', 'task', 'step', 'round', 'revision')}
`,
} as const;
