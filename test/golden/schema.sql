CREATE TABLE blank_reason (
  unit TEXT NOT NULL REFERENCES unit (code),
  indicator TEXT NOT NULL REFERENCES indicator (code),
  period TEXT NOT NULL CHECK (period GLOB '[0-9][0-9][0-9][0-9]Q[1-4]'),
  -- '' takes it back
  reason TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  file INTEGER REFERENCES source_file (id),
  by TEXT NOT NULL,
  at TEXT NOT NULL,
  ledger INTEGER NOT NULL REFERENCES ledger (seq),
  PRIMARY KEY (unit, indicator, period, revision)
) STRICT;

CREATE TABLE evidence (
  sha256 TEXT PRIMARY KEY,
  content BLOB NOT NULL
) STRICT;

CREATE TABLE indicator (
  code TEXT PRIMARY KEY,
  position INTEGER NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('ratio', 'percent', 'amount', 'milestone')),
  from_day TEXT,
  to_day TEXT,
  aliases TEXT NOT NULL CHECK (json_valid(aliases)),
  CHECK (from_day IS NULL OR to_day IS NULL OR from_day <= to_day)
) STRICT;

CREATE TABLE indicator_version (
  indicator TEXT NOT NULL REFERENCES indicator (code) DEFERRABLE INITIALLY DEFERRED,
  since TEXT NOT NULL,
  name TEXT NOT NULL CHECK (name <> ''),
  section TEXT REFERENCES section (code) DEFERRABLE INITIALLY DEFERRED,
  measure TEXT NOT NULL,
  decimals INTEGER NOT NULL CHECK (decimals BETWEEN 0 AND 6),
  whole INTEGER NOT NULL CHECK (whole IN (0, 1)),
  direction TEXT NOT NULL CHECK (direction IN ('at_least', 'at_most')),
  over_units TEXT NOT NULL CHECK (over_units IN ('sum', 'single')),
  over_quarters TEXT NOT NULL CHECK (over_quarters IN ('latest', 'sum', 'cumulative')),
  allow_negative INTEGER NOT NULL CHECK (allow_negative IN (0, 1)),
  allow_over_100 INTEGER NOT NULL CHECK (allow_over_100 IN (0, 1)),
  numerator TEXT,
  denominator TEXT,
  lead TEXT REFERENCES unit (code) DEFERRABLE INITIALLY DEFERRED,
  -- JSON arrays of unit codes
  coordinating TEXT NOT NULL CHECK (json_valid(coordinating)),
  reporters TEXT NOT NULL CHECK (json_valid(reporters)),
  published_by TEXT,
  basis TEXT,
  max_move TEXT,
  PRIMARY KEY (indicator, since)
) STRICT;

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
  reason TEXT,
  by TEXT NOT NULL,
  at TEXT NOT NULL,
  ledger INTEGER NOT NULL REFERENCES ledger (seq),
  PRIMARY KEY (period, version)
) STRICT;

CREATE TABLE ledger (
  seq INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  command TEXT NOT NULL,
  -- JSON: what was changed, from what, to what
  change TEXT NOT NULL CHECK (json_valid(change)),
  reason TEXT,
  previous TEXT NOT NULL,
  hash TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE observation (
  indicator TEXT NOT NULL REFERENCES indicator (code),
  unit TEXT NOT NULL REFERENCES unit (code),
  period TEXT NOT NULL CHECK (period GLOB '[0-9][0-9][0-9][0-9]Q[1-4]'),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  kind TEXT NOT NULL CHECK (kind IN ('ratio', 'value', 'no_cases', 'milestone', 'retraction')),
  numerator TEXT CHECK (numerator NOT GLOB '*[^0-9.-]*'),
  denominator TEXT CHECK (denominator NOT GLOB '*[^0-9.-]*'),
  value TEXT CHECK (value NOT GLOB '*[^0-9.-]*'),
  state TEXT CHECK (state IN ('not_started', 'in_progress', 'done')),
  document TEXT,
  note TEXT,
  source TEXT,
  as_of TEXT,
  reason TEXT,
  by TEXT NOT NULL,
  at TEXT NOT NULL,
  ledger INTEGER NOT NULL REFERENCES ledger (seq), file INTEGER REFERENCES source_file (id), cell TEXT,
  PRIMARY KEY (indicator, unit, period, revision),
  CHECK ((kind = 'ratio') = (numerator IS NOT NULL) AND (kind = 'ratio') = (denominator IS NOT NULL)),
  CHECK ((kind = 'value') = (value IS NOT NULL)),
  CHECK ((kind = 'milestone') = (state IS NOT NULL)),
  CHECK (kind <> 'retraction' OR reason IS NOT NULL)
) STRICT;

CREATE TABLE plan (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  code TEXT NOT NULL,
  title TEXT NOT NULL,
  year INTEGER NOT NULL,
  -- JSON: issuer, document, reporting, recipients, signature, relations
  header TEXT NOT NULL CHECK (json_valid(header))
) STRICT;

CREATE TABLE remark (
  unit TEXT NOT NULL REFERENCES unit (code),
  period TEXT NOT NULL CHECK (period GLOB '[0-9][0-9][0-9][0-9]Q[1-4]'),
  kind TEXT NOT NULL CHECK (kind IN ('difficulty', 'proposal')),
  -- '' takes it back
  text TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  file INTEGER REFERENCES source_file (id),
  by TEXT NOT NULL,
  at TEXT NOT NULL,
  ledger INTEGER NOT NULL REFERENCES ledger (seq),
  PRIMARY KEY (unit, period, kind, revision)
) STRICT;

CREATE TABLE reopening (
  period TEXT NOT NULL,
  -- the version that no longer stands
  version INTEGER NOT NULL,
  reason TEXT NOT NULL CHECK (reason <> ''),
  -- the province's letter, where it was sent back
  letter_number TEXT,
  letter_day TEXT,
  by TEXT NOT NULL,
  at TEXT NOT NULL,
  ledger INTEGER NOT NULL REFERENCES ledger (seq),
  PRIMARY KEY (period, version),
  FOREIGN KEY (period, version) REFERENCES issued_report (period, version)
) STRICT;

CREATE TABLE section (
  code TEXT PRIMARY KEY,
  position INTEGER NOT NULL UNIQUE,
  label TEXT,
  title TEXT NOT NULL,
  parent TEXT REFERENCES section (code) DEFERRABLE INITIALLY DEFERRED
) STRICT;

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

CREATE TABLE submission (
  unit TEXT NOT NULL REFERENCES unit (code),
  period TEXT NOT NULL CHECK (period GLOB '[0-9][0-9][0-9][0-9]Q[1-4]'),
  state TEXT NOT NULL CHECK (state IN ('received', 'returned')),
  on_day TEXT NOT NULL,
  reason TEXT,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  file INTEGER REFERENCES source_file (id),
  by TEXT NOT NULL,
  at TEXT NOT NULL,
  ledger INTEGER NOT NULL REFERENCES ledger (seq),
  PRIMARY KEY (unit, period, revision),
  CHECK (state <> 'returned' OR reason IS NOT NULL)
) STRICT;

CREATE TABLE target (
  indicator TEXT NOT NULL REFERENCES indicator (code) DEFERRABLE INITIALLY DEFERRED,
  scope TEXT NOT NULL CHECK (scope IN ('plan', 'unit')),
  -- '' is for the plan, or for each unit
  unit TEXT NOT NULL,
  from_period TEXT NOT NULL CHECK (from_period GLOB '[0-9][0-9][0-9][0-9]Q[1-4]'),
  value TEXT NOT NULL CHECK (value <> '' AND value NOT GLOB '*[^0-9.-]*'),
  per TEXT NOT NULL CHECK (per IN ('year', 'quarter')),
  document TEXT,
  PRIMARY KEY (indicator, scope, unit, from_period)
) STRICT;

CREATE TABLE task (
  code TEXT PRIMARY KEY,
  position INTEGER NOT NULL UNIQUE,
  -- null: all units
  unit TEXT REFERENCES unit (code) DEFERRABLE INITIALLY DEFERRED,
  part TEXT CHECK (part IN ('lead', 'support')),
  coordinating TEXT NOT NULL CHECK (json_valid(coordinating)),
  content TEXT NOT NULL,
  due TEXT,
  basis TEXT
, source TEXT CHECK (source IN ('TW', 'TINH', 'XA')), kind TEXT CHECK (kind = 'science'), partners TEXT, grouped TEXT, field TEXT, leader TEXT, product TEXT, authority TEXT, indicators TEXT, assigned TEXT) STRICT;

CREATE TABLE "task_progress" (
  task TEXT NOT NULL,
  -- '' is the task as a whole
  occurrence TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('not_started', 'in_progress', 'done', 'paused', 'dropped')),
  percent INTEGER CHECK (percent BETWEEN 0 AND 100),
  on_day TEXT NOT NULL,
  document TEXT,
  note TEXT,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  reason TEXT,
  by TEXT NOT NULL,
  at TEXT NOT NULL,
  ledger INTEGER NOT NULL REFERENCES ledger (seq),
  PRIMARY KEY (task, occurrence, revision)
) STRICT;

CREATE TABLE "task_report" (
  task TEXT NOT NULL,
  unit TEXT NOT NULL REFERENCES unit (code),
  period TEXT NOT NULL CHECK (period GLOB '[0-9][0-9][0-9][0-9]Q[1-4]'),
  state TEXT CHECK (state IN ('not_started', 'in_progress', 'done', 'paused')),
  result TEXT,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  file INTEGER REFERENCES source_file (id),
  by TEXT NOT NULL,
  at TEXT NOT NULL,
  ledger INTEGER NOT NULL REFERENCES ledger (seq),
  PRIMARY KEY (task, unit, period, revision)
) STRICT;

CREATE TABLE "task_step" (
  task TEXT NOT NULL,
  step TEXT NOT NULL CHECK (step IN (
    'proposal', 'order', 'selection', 'assignment', 'contract', 'disbursement', 'inspection', 'acceptance',
    'registration', 'liquidation', 'transfer'
  )),
  round INTEGER NOT NULL CHECK (round >= 1),
  planned TEXT,
  actual TEXT,
  document TEXT,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  reason TEXT,
  by TEXT NOT NULL,
  at TEXT NOT NULL,
  ledger INTEGER NOT NULL REFERENCES ledger (seq),
  PRIMARY KEY (task, step, round, revision)
) STRICT;

CREATE TABLE "task_tick" (
  task TEXT NOT NULL,
  occurrence TEXT NOT NULL,
  -- null: taken back
  on_day TEXT,
  note TEXT,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  reason TEXT,
  by TEXT NOT NULL,
  at TEXT NOT NULL,
  ledger INTEGER NOT NULL REFERENCES ledger (seq),
  PRIMARY KEY (task, occurrence, revision)
) STRICT;

CREATE TABLE template (
  name TEXT NOT NULL CHECK (name <> ''),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  file_name TEXT NOT NULL,
  -- null: taken away
  workbook TEXT REFERENCES evidence (sha256),
  -- JSON: which cell is which field
  mapping TEXT NOT NULL,
  by TEXT NOT NULL,
  at TEXT NOT NULL,
  ledger INTEGER NOT NULL REFERENCES ledger (seq),
  PRIMARY KEY (name, revision)
) STRICT;

CREATE TABLE unit (
  code TEXT PRIMARY KEY,
  position INTEGER NOT NULL UNIQUE,
  from_day TEXT,
  to_day TEXT,
  successor TEXT REFERENCES unit (code) DEFERRABLE INITIALLY DEFERRED,
  -- JSON array of words that find it
  aliases TEXT NOT NULL CHECK (json_valid(aliases)),
  CHECK (from_day IS NULL OR to_day IS NULL OR from_day <= to_day)
) STRICT;

CREATE TABLE unit_version (
  unit TEXT NOT NULL REFERENCES unit (code) DEFERRABLE INITIALLY DEFERRED,
  -- '' holds since ever
  since TEXT NOT NULL,
  name TEXT NOT NULL CHECK (name <> ''),
  short_name TEXT,
  parent TEXT REFERENCES unit (code) DEFERRABLE INITIALLY DEFERRED,
  role TEXT,
  PRIMARY KEY (unit, since)
) STRICT;

CREATE TABLE withdrawal (
  -- the entry whose row counts no more
  entry INTEGER PRIMARY KEY REFERENCES ledger (seq),
  by TEXT NOT NULL,
  at TEXT NOT NULL,
  reason TEXT NOT NULL,
  ledger INTEGER NOT NULL REFERENCES ledger (seq)
) STRICT;

CREATE TRIGGER blank_reason_is_kept BEFORE UPDATE ON blank_reason
BEGIN SELECT RAISE(ABORT, 'blank_reason is append-only'); END;

CREATE TRIGGER blank_reason_is_not_replaced BEFORE INSERT ON blank_reason
WHEN EXISTS (SELECT 1 FROM blank_reason AS kept WHERE kept.unit = new.unit AND kept.indicator = new.indicator AND kept.period = new.period AND kept.revision = new.revision)
BEGIN SELECT RAISE(ABORT, 'blank_reason is append-only'); END;

CREATE TRIGGER blank_reason_stays BEFORE DELETE ON blank_reason
BEGIN SELECT RAISE(ABORT, 'blank_reason is append-only'); END;

CREATE TRIGGER evidence_is_kept BEFORE UPDATE ON evidence
BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;

CREATE TRIGGER evidence_is_not_replaced BEFORE INSERT ON evidence
WHEN EXISTS (SELECT 1 FROM evidence AS kept WHERE kept.sha256 = new.sha256)
BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;

CREATE TRIGGER evidence_stays BEFORE DELETE ON evidence
BEGIN SELECT RAISE(ABORT, 'evidence is append-only'); END;

CREATE TRIGGER issued_report_is_kept BEFORE UPDATE ON issued_report
BEGIN SELECT RAISE(ABORT, 'issued_report is append-only'); END;

CREATE TRIGGER issued_report_is_not_replaced BEFORE INSERT ON issued_report
WHEN EXISTS (SELECT 1 FROM issued_report AS kept WHERE kept.period = new.period AND kept.version = new.version)
BEGIN SELECT RAISE(ABORT, 'issued_report is append-only'); END;

CREATE TRIGGER issued_report_stays BEFORE DELETE ON issued_report
BEGIN SELECT RAISE(ABORT, 'issued_report is append-only'); END;

CREATE TRIGGER ledger_is_kept BEFORE UPDATE ON ledger
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

CREATE TRIGGER ledger_is_not_replaced BEFORE INSERT ON ledger
WHEN EXISTS (SELECT 1 FROM ledger AS kept WHERE kept.seq = new.seq OR kept.hash = new.hash)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

CREATE TRIGGER ledger_stays BEFORE DELETE ON ledger
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

CREATE TRIGGER observation_is_kept BEFORE UPDATE ON observation
BEGIN SELECT RAISE(ABORT, 'observations are append-only'); END;

CREATE TRIGGER observation_is_not_replaced BEFORE INSERT ON observation
WHEN EXISTS (
  SELECT 1 FROM observation AS kept
  WHERE kept.indicator = new.indicator AND kept.unit = new.unit AND kept.period = new.period
    AND kept.revision = new.revision
)
BEGIN SELECT RAISE(ABORT, 'observations are append-only'); END;

CREATE TRIGGER observation_stays BEFORE DELETE ON observation
BEGIN SELECT RAISE(ABORT, 'observations are append-only'); END;

CREATE TRIGGER remark_is_kept BEFORE UPDATE ON remark
BEGIN SELECT RAISE(ABORT, 'remark is append-only'); END;

CREATE TRIGGER remark_is_not_replaced BEFORE INSERT ON remark
WHEN EXISTS (SELECT 1 FROM remark AS kept WHERE kept.unit = new.unit AND kept.period = new.period AND kept.kind = new.kind AND kept.revision = new.revision)
BEGIN SELECT RAISE(ABORT, 'remark is append-only'); END;

CREATE TRIGGER remark_stays BEFORE DELETE ON remark
BEGIN SELECT RAISE(ABORT, 'remark is append-only'); END;

CREATE TRIGGER reopening_is_kept BEFORE UPDATE ON reopening
BEGIN SELECT RAISE(ABORT, 'reopening is append-only'); END;

CREATE TRIGGER reopening_is_not_replaced BEFORE INSERT ON reopening
WHEN EXISTS (SELECT 1 FROM reopening AS kept WHERE kept.period = new.period AND kept.version = new.version)
BEGIN SELECT RAISE(ABORT, 'reopening is append-only'); END;

CREATE TRIGGER reopening_stays BEFORE DELETE ON reopening
BEGIN SELECT RAISE(ABORT, 'reopening is append-only'); END;

CREATE TRIGGER source_file_is_kept BEFORE UPDATE ON source_file
BEGIN SELECT RAISE(ABORT, 'source_file is append-only'); END;

CREATE TRIGGER source_file_is_not_replaced BEFORE INSERT ON source_file
WHEN EXISTS (SELECT 1 FROM source_file AS kept WHERE kept.id = new.id OR (kept.sha256 = new.sha256 AND kept.name = new.name))
BEGIN SELECT RAISE(ABORT, 'source_file is append-only'); END;

CREATE TRIGGER source_file_stays BEFORE DELETE ON source_file
BEGIN SELECT RAISE(ABORT, 'source_file is append-only'); END;

CREATE TRIGGER submission_is_kept BEFORE UPDATE ON submission
BEGIN SELECT RAISE(ABORT, 'submission is append-only'); END;

CREATE TRIGGER submission_is_not_replaced BEFORE INSERT ON submission
WHEN EXISTS (SELECT 1 FROM submission AS kept WHERE kept.unit = new.unit AND kept.period = new.period AND kept.revision = new.revision)
BEGIN SELECT RAISE(ABORT, 'submission is append-only'); END;

CREATE TRIGGER submission_stays BEFORE DELETE ON submission
BEGIN SELECT RAISE(ABORT, 'submission is append-only'); END;

CREATE TRIGGER task_progress_is_kept BEFORE UPDATE ON task_progress
BEGIN SELECT RAISE(ABORT, 'task_progress is append-only'); END;

CREATE TRIGGER task_progress_is_not_replaced BEFORE INSERT ON task_progress
WHEN EXISTS (SELECT 1 FROM task_progress AS kept WHERE kept.task = new.task AND kept.occurrence = new.occurrence AND kept.revision = new.revision)
BEGIN SELECT RAISE(ABORT, 'task_progress is append-only'); END;

CREATE TRIGGER task_progress_is_of_a_task BEFORE INSERT ON task_progress
WHEN NOT EXISTS (SELECT 1 FROM task WHERE code = new.task)
BEGIN SELECT RAISE(ABORT, 'task_progress is of no task'); END;

CREATE TRIGGER task_progress_stays BEFORE DELETE ON task_progress
BEGIN SELECT RAISE(ABORT, 'task_progress is append-only'); END;

CREATE TRIGGER task_report_is_kept BEFORE UPDATE ON task_report
BEGIN SELECT RAISE(ABORT, 'task_report is append-only'); END;

CREATE TRIGGER task_report_is_not_replaced BEFORE INSERT ON task_report
WHEN EXISTS (SELECT 1 FROM task_report AS kept WHERE kept.task = new.task AND kept.unit = new.unit AND kept.period = new.period AND kept.revision = new.revision)
BEGIN SELECT RAISE(ABORT, 'task_report is append-only'); END;

CREATE TRIGGER task_report_is_of_a_task BEFORE INSERT ON task_report
WHEN NOT EXISTS (SELECT 1 FROM task WHERE code = new.task)
BEGIN SELECT RAISE(ABORT, 'task_report is of no task'); END;

CREATE TRIGGER task_report_stays BEFORE DELETE ON task_report
BEGIN SELECT RAISE(ABORT, 'task_report is append-only'); END;

CREATE TRIGGER task_step_is_kept BEFORE UPDATE ON task_step
BEGIN SELECT RAISE(ABORT, 'task_step is append-only'); END;

CREATE TRIGGER task_step_is_not_replaced BEFORE INSERT ON task_step
WHEN EXISTS (SELECT 1 FROM task_step AS kept WHERE kept.task = new.task AND kept.step = new.step AND kept.round = new.round AND kept.revision = new.revision)
BEGIN SELECT RAISE(ABORT, 'task_step is append-only'); END;

CREATE TRIGGER task_step_is_of_a_task BEFORE INSERT ON task_step
WHEN NOT EXISTS (SELECT 1 FROM task WHERE code = new.task)
BEGIN SELECT RAISE(ABORT, 'task_step is of no task'); END;

CREATE TRIGGER task_step_stays BEFORE DELETE ON task_step
BEGIN SELECT RAISE(ABORT, 'task_step is append-only'); END;

CREATE TRIGGER task_tick_is_kept BEFORE UPDATE ON task_tick
BEGIN SELECT RAISE(ABORT, 'task_tick is append-only'); END;

CREATE TRIGGER task_tick_is_not_replaced BEFORE INSERT ON task_tick
WHEN EXISTS (SELECT 1 FROM task_tick AS kept WHERE kept.task = new.task AND kept.occurrence = new.occurrence AND kept.revision = new.revision)
BEGIN SELECT RAISE(ABORT, 'task_tick is append-only'); END;

CREATE TRIGGER task_tick_is_of_a_task BEFORE INSERT ON task_tick
WHEN NOT EXISTS (SELECT 1 FROM task WHERE code = new.task)
BEGIN SELECT RAISE(ABORT, 'task_tick is of no task'); END;

CREATE TRIGGER task_tick_stays BEFORE DELETE ON task_tick
BEGIN SELECT RAISE(ABORT, 'task_tick is append-only'); END;

CREATE TRIGGER template_is_kept BEFORE UPDATE ON template
BEGIN SELECT RAISE(ABORT, 'template is append-only'); END;

CREATE TRIGGER template_is_not_replaced BEFORE INSERT ON template
WHEN EXISTS (SELECT 1 FROM template AS kept WHERE kept.name = new.name AND kept.revision = new.revision)
BEGIN SELECT RAISE(ABORT, 'template is append-only'); END;

CREATE TRIGGER template_stays BEFORE DELETE ON template
BEGIN SELECT RAISE(ABORT, 'template is append-only'); END;

CREATE TRIGGER withdrawal_is_kept BEFORE UPDATE ON withdrawal
BEGIN SELECT RAISE(ABORT, 'withdrawal is append-only'); END;

CREATE TRIGGER withdrawal_is_not_replaced BEFORE INSERT ON withdrawal
WHEN EXISTS (SELECT 1 FROM withdrawal AS kept WHERE kept.entry = new.entry)
BEGIN SELECT RAISE(ABORT, 'withdrawal is append-only'); END;

CREATE TRIGGER withdrawal_stays BEFORE DELETE ON withdrawal
BEGIN SELECT RAISE(ABORT, 'withdrawal is append-only'); END;

CREATE VIEW current_observation AS
SELECT o.* FROM observation AS o
WHERE o.kind <> 'retraction'
  AND NOT EXISTS (
    SELECT 1 FROM observation AS later
    WHERE later.indicator = o.indicator AND later.unit = o.unit AND later.period = o.period
      AND later.revision > o.revision
  );
