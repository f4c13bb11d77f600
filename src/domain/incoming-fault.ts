/** A fault of a file in its place: what is refused while a cell is read is about that cell. */
import type { TableColumn } from './file-problem.ts';
import type { IncomingCell } from './incoming.ts';
import { KpiError, refuse, type Problem } from './problem.ts';

/** A problem and the cell that it is about. */
export class Fault extends Error {
  readonly problem: Problem;
  readonly cell: IncomingCell | undefined;

  constructor(problem: Problem, cell: IncomingCell | undefined) {
    super(problem.kind);
    this.problem = problem;
    this.cell = cell;
  }
}

/** What is refused inside is about this cell. */
export function about<T>(cell: IncomingCell | undefined, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof KpiError) throw new Fault(error.problem, cell);
    throw error;
  }
}

/** An error or a formula without a result is refused wherever it stands. */
export function holdPresent(cell: IncomingCell, column: TableColumn): void {
  if (cell.kind !== 'error' && cell.kind !== 'blank' && cell.facts?.uncomputed !== true) return;
  about(cell, () => {
    if (cell.kind === 'error') refuse({ kind: 'cell_error', text: cell.text });
    if (cell.facts?.uncomputed === true)
      refuse({ kind: 'cell_uncomputed', formula: cell.facts.formula ?? '' });
    if (cell.kind === 'blank') refuse({ kind: 'row_lacks', column });
  });
}

/** `[h]:mm`: the cell shows time that passed, not its number of days. */
const ELAPSED = /\[(?:h+|m+|s+)\]/iu;

/** A code, a name or a figure: no date, no span of time and no truth value. */
export function holdPlain(cell: IncomingCell, column: TableColumn): void {
  holdPresent(cell, column);
  const { kind, text, facts } = cell;
  if (kind === 'boolean' || kind === 'date')
    about(cell, () => refuse({ kind: 'cell_type', found: kind, text, column }));
  if (kind === 'number' && facts?.format !== undefined && ELAPSED.test(facts.format))
    about(cell, () =>
      refuse({ kind: 'cell_type', found: 'date', text: `${text} (${facts.format ?? ''})`, column }),
    );
}
