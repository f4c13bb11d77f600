/** What a file would do to a data file, without the command around it. */
import { createHash } from 'node:crypto';
import { KpiError } from '../../src/domain/problem.ts';
import type { Incoming, PlacedProblem } from '../../src/domain/incoming.ts';
import type { Figure } from '../../src/domain/observation.ts';
import type { Day } from '../../src/domain/day.ts';
import { fromOldFont } from '../../src/input/legacy-text.ts';
import { readForeign, readIncoming } from '../../src/input/read-file.ts';
import type { Store } from '../../src/store/store.ts';
import {
  previewFile,
  type ArrivedFile,
  type ImportRequest,
  type Preview,
} from '../../src/usecases/import-file.ts';
import { look } from '../../src/usecases/look.ts';
import { tableOf } from './import-office.ts';

export const TODAY = '2025-04-02' as Day;

export const requestOf = (rest: Partial<ImportRequest> = {}): ImportRequest => ({
  period: undefined,
  decimal: undefined,
  received: TODAY,
  keep: true,
  oldFont: fromOldFont,
  ...rest,
});

const bytesOf = (content: string | Uint8Array): Uint8Array =>
  typeof content === 'string' ? new Uint8Array(Buffer.from(content, 'utf8')) : content;

/** @throws KpiError when the file as a whole is refused */
export async function incomingOf(content: string | Uint8Array, name = 'bang.csv'): Promise<Incoming> {
  return readIncoming(await readForeign(bytesOf(content), name), name);
}

/** @throws KpiError when the file as a whole is refused */
export async function arrivedOf(content: string | Uint8Array, name = 'bang.csv'): Promise<ArrivedFile> {
  const bytes = bytesOf(content);
  const incoming = await incomingOf(bytes, name);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { name, sha256, size: bytes.length, content: bytes, incoming };
}

export interface Previewing extends Partial<ImportRequest> {
  readonly today?: Day;
}

export async function previewOf(
  store: Store,
  content: string | Uint8Array,
  { today = TODAY, ...rest }: Previewing = {},
): Promise<Preview> {
  const looked = look(store, today);
  return previewFile(store, looked, looked.view.book, await arrivedOf(content), requestOf(rest));
}

export function figureText(figure: Figure): string {
  switch (figure.kind) {
    case 'no_cases':
      return 'no cases';
    case 'ratio':
      return `${figure.numerator}/${figure.denominator}`;
    case 'value':
      return figure.value;
    case 'milestone':
      return figure.document === null ? figure.state : `${figure.state} (${figure.document})`;
  }
}

const faultText = ({ problem, row, cell }: PlacedProblem): string =>
  [problem.kind, row, cell].filter((part) => part !== null).join(' ');

export interface Said {
  readonly figures: string[];
  readonly faults: string[];
  readonly notes: string[];
}

/** Figures, faults and notes of a preview, each on a line. */
export const saidOf = ({ plan }: Preview): Said => ({
  figures: plan.figures.map(
    ({ indicator, unit, quarter, figure }) =>
      `${indicator.code} ${unit.code} ${quarter} ${figureText(figure)}`,
  ),
  faults: plan.faults.map(faultText),
  notes: plan.notes.map(({ note, row }) => (row === null ? note.kind : `${note.kind} ${row}`)),
});

/** What a table in csv says to a store. */
export const reading = async (store: Store, lines: readonly string[], rest: Previewing = {}): Promise<Said> =>
  saidOf(await previewOf(store, tableOf(...lines), rest));

/** The kind of the problem that refuses the whole file. */
export async function refusalOf(content: string | Uint8Array): Promise<string> {
  try {
    await incomingOf(content);
  } catch (error) {
    if (error instanceof KpiError) return error.problem.kind;
    throw error;
  }
  return 'read';
}
