/** Observations in the data file: append-only revisions, and the view of those in force. */
import type { Statement } from 'better-sqlite3';
import type { Observation, Retraction, Revision } from '../domain/observation.ts';
import type { Quarter } from '../domain/period.ts';
import { Places } from '../domain/places.ts';
import { readFiles } from './files.ts';
import {
  COLUMNS,
  NAMES,
  observationOf,
  OWN,
  ownOf,
  retractionOf,
  rowOf,
  SHARED,
  type ObservationRow,
  type Own,
  type Shared,
} from './observation-row.ts';
import type { Connection } from './open.ts';
import { stands } from './withdrawals.ts';

/** The figures in force, quarter by quarter, the units in the plan's order. */
export function readCurrent(connection: Connection): Observation[] {
  return readObservations(
    connection,
    connection.prepare(
      `SELECT ${COLUMNS} FROM current_observation
       ORDER BY period, (SELECT position FROM unit WHERE code = current_observation.unit)`,
    ),
  );
}

/** Row by row: all rows at once would take as much memory again as the figures. */
function readObservations(
  connection: Connection,
  statement: Statement,
  ...parameters: string[]
): Observation[] {
  const files = readFiles(connection);
  const observations: Observation[] = [];
  for (const row of statement.iterate(...parameters))
    observations.push(observationOf(row as ObservationRow, files));
  return observations;
}

export interface RevisionFilter {
  readonly indicator: string;
  readonly unit: string | null;
  readonly quarters: readonly Quarter[] | null;
}

/** All revisions of an indicator's figures, oldest quarter first, each marked as what it is now. */
export function readRevisions(
  connection: Connection,
  { indicator, unit, quarters }: RevisionFilter,
): Revision[] {
  const rows = connection
    .prepare(
      `SELECT ${COLUMNS} FROM observation JOIN (SELECT code, position FROM unit) AS place ON place.code = observation.unit
       WHERE indicator = ? AND (? IS NULL OR unit = ?) ORDER BY period, place.position, revision`,
    )
    .all(indicator, unit, unit) as ObservationRow[];
  const files = readFiles(connection);
  return rows
    .filter(({ period }) => quarters === null || quarters.includes(period))
    .flatMap((row, index, all): Revision[] => {
      if (row.kind === 'retraction') return [];
      const next = all[index + 1];
      const followed = next?.period === row.period && next.unit === row.unit ? next : undefined;
      const observation = observationOf(row, files);
      if (followed === undefined) return [{ state: 'current', observation }];
      return followed.kind === 'retraction'
        ? [{ state: 'retracted', observation, retraction: retractionOf(followed) }]
        : [{ state: 'superseded', observation }];
    });
}

/** The first figure in each place of a quarter since the place was last empty: when it came in. */
export function readArrivals(connection: Connection, quarter: Quarter): Observation[] {
  return readObservations(
    connection,
    connection.prepare(
      `SELECT ${COLUMNS} FROM observation AS o
       WHERE period = ? AND kind <> 'retraction' AND revision = (
         SELECT min(kept.revision) FROM observation AS kept
         WHERE kept.indicator = o.indicator AND kept.unit = o.unit AND kept.period = o.period
           AND kept.revision > (
             SELECT coalesce(max(gone.revision), 0) FROM observation AS gone
             WHERE gone.indicator = o.indicator AND gone.unit = o.unit AND gone.period = o.period
               AND gone.kind = 'retraction' AND ${stands('gone')}))`,
    ),
    quarter,
  );
}

/** The number of the place's last revision, 0 when it has none. */
export const lastRevision = (
  connection: Connection,
  indicator: string,
  unit: string,
  quarter: Quarter,
): number =>
  connection
    .prepare(
      'SELECT coalesce(max(revision), 0) FROM observation WHERE indicator = ? AND unit = ? AND period = ?',
    )
    .pluck()
    .get(indicator, unit, quarter) as number;

/** The last revision of every place whose figure was taken back. */
export function retractedPlaces(connection: Connection): Places<number> {
  const places = new Places<number>();
  const rows = connection
    .prepare(
      `SELECT indicator, unit, period, max(revision) AS revision FROM observation
       WHERE kind = 'retraction' GROUP BY indicator, unit, period`,
    )
    .all() as Pick<ObservationRow, 'indicator' | 'unit' | 'period' | 'revision'>[];
  for (const { indicator, unit, period, revision } of rows) places.put(indicator, unit, period, revision);
  return places;
}

export function insertObservation(connection: Connection, observation: Observation, ledger: number): void {
  insert(connection, rowOf(observation), ledger);
}

export function insertRetraction(connection: Connection, retraction: Retraction, ledger: number): void {
  const { indicator, unit, quarter, revision, reason, by, at } = retraction;
  const nothing = Object.fromEntries(NAMES.map((name) => [name, null])) as unknown as ObservationRow;
  const row = { ...nothing, indicator, unit, period: quarter, revision, reason, by, at };
  insert(connection, { ...row, kind: 'retraction' }, ledger);
}

function insert(connection: Connection, row: ObservationRow, ledger: number): void {
  insertion(connection, 1).run(ownOf(row), { ...row, ledger });
}

export type InsertTogether = (figures: readonly Own[], shared: Shared, ledger: number) => void;

/** Rows that one statement writes: a statement for each takes longer, and SQLite takes 32,766 values at most. */
const AT_ONCE = 250;
/** In KiB. With less, pages of a large import are written and read again before it ends. */
const MUCH_CACHE = 65_536;

/** Writes figures that came together, in one call or in many. */
export function togetherInsertion(connection: Connection): InsertTogether {
  const single = insertion(connection, 1);
  let many: Statement | undefined;
  const inBulk = (): Statement => {
    connection.pragma(`cache_size = -${MUCH_CACHE}`);
    return insertion(connection, AT_ONCE);
  };
  return (figures, { reason, by, at, file }, ledger) => {
    const shared = { reason, by, at, file, ledger };
    const whole = figures.length - (figures.length % AT_ONCE);
    for (let start = 0; start < whole; start += AT_ONCE)
      (many ??= inBulk()).run(figures.slice(start, start + AT_ONCE).flat(), shared);
    for (const figure of figures.slice(whole)) single.run(figure, shared);
  };
}

/** Own values of the rows one after another, shared ones by name. */
function insertion(connection: Connection, rows: number): Statement {
  const places = [...OWN.map(() => '?'), ...SHARED.map((name) => `@${name}`), '@ledger'].join(', ');
  const values = Array.from({ length: rows }, () => `(${places})`).join(', ');
  const columns = [...OWN, ...SHARED, 'ledger'].join(', ');
  return connection.prepare(`INSERT INTO observation (${columns}) VALUES ${values}`);
}
