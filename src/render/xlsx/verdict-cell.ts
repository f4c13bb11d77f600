/**
 * The verdict as a formula over the result and the target in its row, so that it follows whoever changes a figure. Only
 * where it says the product's own word: exact values decide, and binary ones cannot tell 90 from 90.00000000000001.
 */
import type { StatusRow } from '../../domain/status.ts';
import { text, type CellContent } from './grid.ts';
import type { NumberCell } from './number-cell.ts';
import { VERDICT_WORDS } from './words.ts';

/** Nearer than this, programs differ in what they call equal. */
const NEAR = 1e-12;

export interface Judged {
  readonly result: NumberCell | null;
  readonly target: NumberCell | null;
  /** Where they stand. */
  readonly resultCell: string;
  readonly targetCell: string;
}

export function verdictCell(row: StatusRow, { result, target, resultCell, targetCell }: Judged): CellContent {
  const word = VERDICT_WORDS[row.verdict];
  const short = row.ended ? 'not_met' : 'in_progress';
  if (result === null || target === null) return text(word);
  const [a, b] = [result.number, target.number];
  const near = a !== b && Math.abs(a - b) <= NEAR * Math.max(Math.abs(a), Math.abs(b));
  const better = row.indicator.direction === 'at_least' ? a > b : a < b;
  const says = better ? 'exceeded' : a === b ? 'met' : short;
  if (near || says !== row.verdict) return text(word);
  const mark = row.indicator.direction === 'at_least' ? '>' : '<';
  const rest = `IF(${resultCell}=${targetCell},"${VERDICT_WORDS.met}","${VERDICT_WORDS[short]}")`;
  return {
    kind: 'text',
    text: word,
    formula: `IF(${resultCell}${mark}${targetCell},"${VERDICT_WORDS.exceeded}",${rest})`,
  };
}
