/** A figure as a row of the table, and back. */
import type { DecimalText } from '../domain/exact.ts';
import type { Day } from '../domain/day.ts';
import type { Figure, MilestoneState, Observation, Retraction, SourceFile } from '../domain/observation.ts';
import type { Quarter } from '../domain/period.ts';

export interface ObservationRow {
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
  file: number | null;
  cell: string | null;
}

export const NAMES = [
  'indicator',
  'unit',
  'period',
  'revision',
  'kind',
  'numerator',
  'denominator',
  'value',
  'state',
  'document',
  'note',
  'source',
  'as_of',
  'reason',
  'by',
  'at',
  'file',
  'cell',
] as const satisfies readonly (keyof ObservationRow)[];
export const COLUMNS = NAMES.join(', ');

/** Columns in which figures that come together are alike; they stand in their ledger entry once. */
export const SHARED = ['reason', 'by', 'at', 'file'] as const satisfies readonly (keyof ObservationRow)[];
export type Shared = Pick<ObservationRow, (typeof SHARED)[number]>;
/** The other columns, and what a figure has in them. */
export const OWN = NAMES.filter((name) => !(SHARED as readonly string[]).includes(name));
export type Own = readonly (string | number | null)[];

export const ownOf = (row: ObservationRow): Own => OWN.map((name) => row[name]);

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

export type Files = ReadonlyMap<number, SourceFile>;

function originOf({ file, cell }: ObservationRow, files: Files): Observation['origin'] {
  const known = file === null ? undefined : files.get(file);
  return known === undefined ? null : { file: known, cell };
}

export const observationOf = (row: ObservationRow, files: Files): Observation => ({
  indicator: row.indicator,
  unit: row.unit,
  quarter: row.period,
  revision: row.revision,
  figure: figureOf(row),
  note: row.note,
  source: row.source,
  asOf: row.as_of,
  origin: originOf(row, files),
  reason: row.reason,
  by: row.by,
  at: row.at,
});

export const retractionOf = (row: ObservationRow): Retraction => ({
  indicator: row.indicator,
  unit: row.unit,
  quarter: row.period,
  revision: row.revision,
  reason: row.reason ?? '',
  by: row.by,
  at: row.at,
});

export function rowOf(observation: Observation): ObservationRow {
  const { figure, origin } = observation;
  return {
    indicator: observation.indicator,
    unit: observation.unit,
    period: observation.quarter,
    revision: observation.revision,
    kind: figure.kind,
    numerator: figure.kind === 'ratio' ? figure.numerator : null,
    denominator: figure.kind === 'ratio' ? figure.denominator : null,
    value: figure.kind === 'value' ? figure.value : null,
    state: figure.kind === 'milestone' ? figure.state : null,
    document: figure.kind === 'milestone' ? figure.document : null,
    note: observation.note,
    source: observation.source,
    as_of: observation.asOf,
    reason: observation.reason,
    by: observation.by,
    at: observation.at,
    file: origin?.file.id ?? null,
    cell: origin?.cell ?? null,
  };
}
