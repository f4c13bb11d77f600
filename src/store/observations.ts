/** Observations in the data file: append-only revisions, and the view of those in force. */
import { isDeepStrictEqual } from 'node:util';
import type { DecimalText } from '../domain/exact.ts';
import type { Day } from '../domain/day.ts';
import type { Figure, MilestoneState, Observation, Retraction, Revision } from '../domain/observation.ts';
import type { Quarter } from '../domain/period.ts';
import type { Connection } from './open.ts';

interface ObservationRow {
  indicator: string;
  unit: string;
  period: Quarter;
  revision: number;
  kind: Figure['kind'] | 'retraction';
  numerator: DecimalText | null;
  denominator: DecimalText | null;
  value: DecimalText | null;
  state: MilestoneState | null;
  document: string | null;
  note: string | null;
  source: string | null;
  as_of: Day | null;
  reason: string | null;
  by: string;
  at: string;
}

const COLUMNS =
  'indicator, unit, period, revision, kind, numerator, denominator, value, state, document, note, source, as_of, reason, by, at';

/** The schema's checks guarantee that each kind has its columns. */
function figureOf(row: ObservationRow): Figure {
  switch (row.kind) {
    case 'ratio':
      return {
        kind: 'ratio',
        numerator: row.numerator as DecimalText,
        denominator: row.denominator as DecimalText,
      };
    case 'value':
      return { kind: 'value', value: row.value as DecimalText };
    case 'milestone':
      return { kind: 'milestone', state: row.state as MilestoneState, document: row.document };
    case 'no_cases':
    case 'retraction':
      return { kind: 'no_cases' };
  }
}

const observationOf = (row: ObservationRow): Observation => ({
  indicator: row.indicator,
  unit: row.unit,
  quarter: row.period,
  revision: row.revision,
  figure: figureOf(row),
  note: row.note,
  source: row.source,
  asOf: row.as_of,
  reason: row.reason,
  by: row.by,
  at: row.at,
});

const retractionOf = (row: ObservationRow): Retraction => ({
  indicator: row.indicator,
  unit: row.unit,
  quarter: row.period,
  revision: row.revision,
  reason: row.reason ?? '',
  by: row.by,
  at: row.at,
});

/** The figures in force, quarter by quarter, the units in the plan's order. */
export const readCurrent = (connection: Connection): Observation[] =>
  (
    connection
      .prepare(
        `SELECT ${COLUMNS} FROM current_observation
         ORDER BY period, (SELECT position FROM unit WHERE code = current_observation.unit)`,
      )
      .all() as ObservationRow[]
  ).map(observationOf);

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
  return rows
    .filter(({ period }) => quarters === null || quarters.includes(period))
    .flatMap((row, index, all): Revision[] => {
      if (row.kind === 'retraction') return [];
      const next = all[index + 1];
      const followed = next?.period === row.period && next.unit === row.unit ? next : undefined;
      const observation = observationOf(row);
      if (followed === undefined) return [{ state: 'current', observation }];
      return followed.kind === 'retraction'
        ? [{ state: 'retracted', observation, retraction: retractionOf(followed) }]
        : [{ state: 'superseded', observation }];
    });
}

/** The first figure in each place of a quarter since the place was last empty: when it came in. */
export const readArrivals = (connection: Connection, quarter: Quarter): Observation[] =>
  (
    connection
      .prepare(
        `SELECT ${COLUMNS} FROM observation AS o
         WHERE period = ? AND kind <> 'retraction' AND revision = (
           SELECT min(kept.revision) FROM observation AS kept
           WHERE kept.indicator = o.indicator AND kept.unit = o.unit AND kept.period = o.period
             AND kept.revision > (
               SELECT coalesce(max(gone.revision), 0) FROM observation AS gone
               WHERE gone.indicator = o.indicator AND gone.unit = o.unit AND gone.period = o.period
                 AND gone.kind = 'retraction'))`,
      )
      .all(quarter) as ObservationRow[]
  ).map(observationOf);

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

export function insertObservation(connection: Connection, observation: Observation, ledger: number): void {
  const { figure } = observation;
  insert(connection, {
    ...observation,
    kind: figure.kind,
    numerator: figure.kind === 'ratio' ? figure.numerator : null,
    denominator: figure.kind === 'ratio' ? figure.denominator : null,
    value: figure.kind === 'value' ? figure.value : null,
    state: figure.kind === 'milestone' ? figure.state : null,
    document: figure.kind === 'milestone' ? figure.document : null,
    ledger,
  });
}

export function insertRetraction(connection: Connection, retraction: Retraction, ledger: number): void {
  const nothing = { numerator: null, denominator: null, value: null, state: null, document: null };
  insert(connection, {
    ...retraction,
    ...nothing,
    kind: 'retraction',
    note: null,
    source: null,
    asOf: null,
    ledger,
  });
}

function insert(connection: Connection, row: Record<string, unknown>): void {
  const { quarter, asOf, figure: _, ...columns } = row;
  connection
    .prepare(
      `INSERT INTO observation (${COLUMNS}, ledger)
       VALUES (@indicator, @unit, @period, @revision, @kind, @numerator, @denominator, @value, @state, @document, @note,
         @source, @as_of, @reason, @by, @at, @ledger)`,
    )
    .run({ ...columns, period: quarter, as_of: asOf });
}

/** The ledger entry of the first figure that is not what the ledger says of it: somebody wrote past it. Null: none. */
export function unsealedObservation(connection: Connection): number | null {
  const rows = connection
    .prepare(
      `SELECT ${COLUMNS.replaceAll(/(\w+)/gu, 'observation.$1')}, observation.ledger, ledger.change
       FROM observation JOIN ledger ON ledger.seq = observation.ledger ORDER BY observation.ledger`,
    )
    .all() as (ObservationRow & { ledger: number; change: string })[];
  const stray = rows.find((row) => {
    const sealed = (JSON.parse(row.change) as { new: unknown }).new;
    const present = row.kind === 'retraction' ? retractionOf(row) : observationOf(row);
    return !isDeepStrictEqual(sealed, JSON.parse(JSON.stringify(present)));
  });
  return stray?.ledger ?? null;
}
