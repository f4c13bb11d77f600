// What is in a data file, as another SQLite program sees it: the facts of the model, and every cell of every table.
import Database from 'better-sqlite3';
import { createHash } from 'node:crypto';
import { figurePlace, figureValue, retractionValue } from './model.mjs';

const shown = (value) => value ?? '';

/** Table by table: which fact a row is. */
const FACTS = {
  observation: (row) => [
    `${figurePlace(row.indicator, row.unit, row.period)} r${row.revision}`,
    row.kind === 'retraction'
      ? retractionValue(shown(row.reason))
      : figureValue({ ...row, note: shown(row.note), reason: shown(row.reason) }),
  ],
  submission: (row) => [
    `submission ${row.unit} ${row.period} r${row.revision}`,
    `${row.state} ${row.on_day} | ${shown(row.reason)}`,
  ],
  remark: (row) => [`remark ${row.kind} ${row.unit} ${row.period} r${row.revision}`, row.text],
  task_progress: (row) => [
    `task ${row.task} ${row.occurrence} r${row.revision}`,
    `${row.state} ${shown(row.percent)} | ${shown(row.note)} | ${shown(row.reason)}`,
  ],
  issued_report: (row) => [`issued ${row.period} r${row.version}`, shown(row.reason)],
  reopening: (row) => [`reopened ${row.period} r${row.version}`, row.reason],
  source_file: (row) => [`file ${row.name}`, row.sha256],
};

/** Opens the file, gives it to `use`, closes it. */
export function reading(path, use) {
  const connection = new Database(path, { fileMustExist: true, timeout: 5000 });
  try {
    return use(connection);
  } finally {
    connection.close();
  }
}

/** @returns the facts of the model; targets of the plan itself are told from those set later by `Q4` */
export function factsOf(path) {
  return reading(path, (connection) => {
    const facts = Object.entries(FACTS).flatMap(([table, fact]) =>
      connection.prepare(`SELECT * FROM ${table}`).all().map(fact),
    );
    const targets = connection
      .prepare(`SELECT * FROM target WHERE from_period = '2026Q4'`)
      .all()
      .map((row) => [`target ${row.indicator}`, row.value]);
    return new Map([...facts, ...targets]);
  });
}

/** The SHA-256 of the workbook of an issued version. */
export const issuedWorkbook = (path, period, version) =>
  reading(path, (connection) =>
    connection
      .prepare('SELECT workbook FROM issued_report WHERE period = ? AND version = ?')
      .pluck()
      .get(period, version),
  );

/** Tables whose rows name their ledger entry. */
const SEALED = [
  ...['observation', 'source_file', 'submission', 'remark', 'task_report', 'issued_report', 'reopening'],
  ...['template', 'task_progress', 'task_tick', 'task_step', 'blank_reason', 'withdrawal'],
];

const lines = (connection, sql) => connection.prepare(sql).pluck().all();

/** What does not fit together, in lines: entries without a number or a row, revisions without the one before. */
export const gapsIn = (path) =>
  reading(path, (connection) => [
    ...lines(
      connection,
      `SELECT 'ledger entry ' || seq || ' does not follow ' || before
       FROM (SELECT seq, lag(seq, 1, 0) OVER (ORDER BY seq) AS before FROM ledger) WHERE seq <> before + 1`,
    ),
    ...lines(
      connection,
      `SELECT 'revisions of ' || indicator || ' ' || unit || ' ' || period || ' have a gap' FROM observation
       GROUP BY indicator, unit, period HAVING count(*) <> max(revision)`,
    ),
    ...lines(
      connection,
      `SELECT 'ledger entry ' || seq || ' has no row: ' || substr(change, 1, 200) FROM ledger
       WHERE change ->> 'kind' NOT IN ('plan', 'unit', 'indicator', 'target', 'task', 'evidence', 'restore')
         AND seq NOT IN (${SEALED.map((table) => `SELECT ledger FROM ${table}`).join(' UNION ')})`,
    ),
    ...lines(
      connection,
      `SELECT 'the last target of ' || target.indicator || ' in the ledger is ' || (change -> 'new' ->> 'value')
       FROM target JOIN ledger ON change ->> 'kind' = 'target'
         AND change -> 'new' ->> 'indicator' = target.indicator AND change -> 'new' ->> 'from' = target.from_period
       WHERE seq = (
         SELECT max(seq) FROM ledger AS later WHERE later.change ->> 'kind' = 'target'
           AND later.change -> 'new' ->> 'indicator' = target.indicator
           AND later.change -> 'new' ->> 'from' = target.from_period
       ) AND change -> 'new' ->> 'value' <> target.value`,
    ),
  ]);

/**
 * One hash of every cell of every table: equal when the content is.
 * @param withStructure the words of tables, triggers and views too
 */
export function contentHash(path, { withStructure }) {
  return reading(path, (connection) => {
    const hash = createHash('sha256');
    const schema = connection
      .prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name')
      .all();
    const header = ['application_id', 'user_version'].map((name) =>
      connection.pragma(name, { simple: true }),
    );
    hash.update(JSON.stringify(withStructure ? [header, schema] : header));
    for (const { name } of schema.filter(({ type }) => type === 'table')) {
      hash.update(`\n${name}\n`);
      for (const row of connection.prepare(`SELECT * FROM "${name}" ORDER BY rowid`).raw().iterate())
        hash.update(
          JSON.stringify(row.map((cell) => (Buffer.isBuffer(cell) ? cell.toString('base64') : cell))),
        );
    }
    return hash.digest('hex');
  });
}
