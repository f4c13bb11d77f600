/** Figures as the ledger tells them. Held against the table by `health`. */
import { isDeepStrictEqual } from 'node:util';
import type { Observation } from '../domain/observation.ts';
import { readFiles } from './files.ts';
import {
  COLUMNS,
  observationOf,
  OWN,
  retractionOf,
  type Files,
  type Own,
  type ObservationRow,
} from './observation-row.ts';
import type { Connection } from './open.ts';

/** What the ledger says of a figure. */
export const sealedObservation = (observation: Observation): Readonly<Record<string, unknown>> => {
  const { origin, ...facts } = observation;
  // Entries of the time before files were kept have no such fact.
  return origin === null ? facts : { ...facts, origin: { file: origin.file.id, cell: origin.cell } };
};

type Fact = Own[number];

/** What the ledger says of figures that came together: the columns in which any of them has something, and their rows. */
export function sealedTogether(rows: readonly Own[]): {
  readonly columns: readonly string[];
  readonly figures: readonly (readonly Fact[])[];
} {
  const used = OWN.flatMap((_, index) => (rows.some((row) => row[index] !== null) ? [index] : []));
  return {
    columns: used.map((index) => OWN[index] ?? ''),
    figures: rows.map((row) => used.map((index) => row[index] ?? null)),
  };
}

interface SealedEntry {
  readonly by: string;
  readonly at: string;
  readonly reason: string | null;
  readonly change: string;
}

/** The ledger entry of the first figure that is not what the ledger says of it: somebody wrote past it. Null: none. */
export function unsealedObservation(connection: Connection): number | null {
  const files = readFiles(connection);
  const entryOf = connection.prepare('SELECT by, at, reason, change FROM ledger WHERE seq = ?');
  const rows = connection
    .prepare(`SELECT ${COLUMNS}, ledger FROM observation ORDER BY ledger`)
    .iterate() as IterableIterator<ObservationRow & { ledger: number }>;
  let ledger = 0;
  let fits: (row: ObservationRow) => boolean = () => false;
  for (const row of rows) {
    if (row.ledger !== ledger) {
      ledger = row.ledger;
      const entry = entryOf.get(ledger) as SealedEntry | undefined;
      fits = entry === undefined ? () => false : fitting(entry, files);
    }
    if (!fits(row)) return ledger;
  }
  return null;
}

function fitting({ by, at, reason, change }: SealedEntry, files: Files): (row: ObservationRow) => boolean {
  const sealed = JSON.parse(change) as {
    new: unknown;
    file?: number | null;
    columns?: string[];
    figures?: Fact[][];
  };
  if (sealed.figures === undefined) {
    return (row) => {
      const present =
        row.kind === 'retraction' ? retractionOf(row) : sealedObservation(observationOf(row, files));
      return isDeepStrictEqual(sealed.new, JSON.parse(JSON.stringify(present)));
    };
  }
  const columns = new Set<string>(sealed.columns);
  const lines = new Set(sealed.figures.map((figure) => JSON.stringify(figure)));
  return (row) =>
    row.by === by &&
    row.at === at &&
    row.reason === reason &&
    row.file === (sealed.file ?? null) &&
    OWN.every((name) => columns.has(name) || row[name] === null) &&
    lines.has(JSON.stringify(OWN.filter((name) => columns.has(name)).map((name) => row[name])));
}
