/** How a report says by how much a result differs from an earlier one: in points where the results are percentages. */
import { hasFigure, type Comparison, type Difference, type Earlier } from '../../domain/comparison.ts';
import type { Report } from '../../domain/report.ts';
import { formatShown, withMeasure } from '../../messages/format.ts';
import { MILESTONE_WORDS, NO_CASES } from './words.ts';

export type Against = keyof Comparison;
export const AGAINST: readonly Against[] = ['previous', 'sameLastYear'];

/** Those for which any row has a figure: a column of blanks would only take room. */
export const comparedIn = ({ entries }: Report): Against[] =>
  AGAINST.filter((against) => entries.some(({ comparison }) => hasFigure(comparison[against])));

const SIDES = { '1': 'tăng', '0': 'không đổi', '-1': 'giảm' } as const;

/** «tăng 3,2 điểm %», «giảm 12 hộ (8,5%)», «không đổi»; null where nothing is to be compared. */
export function differenceWords(difference: Difference, measure: string): string | null {
  if (difference.kind === 'unknown') return UNKNOWN[difference.why];
  const { side, size, inPoints, relative } = difference;
  const word = SIDES[side];
  if (side === 0) return word;
  const number = formatShown(size.shown, 'vi');
  if (inPoints) return `${word} ${number} điểm ${measure}`;
  const share = relative === null ? '' : ` (${formatShown(relative.shown, 'vi')}%)`;
  return `${word} ${withMeasure(number, measure)}${share}`;
}

const UNKNOWN = {
  no_result: null,
  incomplete: 'chưa so sánh: chưa đủ số liệu',
  redefined: 'không so sánh: cách tính đã thay đổi',
} as const;

/** Everything that stands beside an earlier result. */
export function comparedWords(earlier: Earlier | null): string | null {
  if (earlier === null) return null;
  const words = differenceWords(earlier.difference, earlier.row.indicator.measure);
  return [...(words === null ? [] : [words]), ...provisionalWords(earlier)].join('\n') || null;
}

/** That figures are missing now is said in the row's notes; of the earlier ones nobody else tells. */
function provisionalWords({ row, difference, result }: Earlier): string[] {
  const { reported, required, missing } = row.rollup;
  if (result !== null && missing.length > 0) return [`(khi đó mới có ${reported}/${required.length} đơn vị)`];
  return difference.kind === 'known' && difference.provisional ? ['(tạm tính)'] : [];
}

/** An earlier state that is no number: of a milestone, or that there were no cases. */
export function earlierState({ total }: Earlier): string | null {
  if (total.kind === 'milestone') return MILESTONE_WORDS[total.state];
  return total.kind === 'no_cases' ? NO_CASES : null;
}
