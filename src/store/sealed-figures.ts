/** Figures as the ledger tells them. Held against the table by `integrity/`. */
import type { Observation } from '../domain/observation.ts';
import { OWN, type Own } from './observation-row.ts';

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
