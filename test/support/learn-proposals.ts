/** Proposals for forms without placeholders, of the built-in plan. */
import { propose } from '../../src/domain/form-matching.ts';
import type { Decisions, Proposal } from '../../src/domain/form-proposal.ts';
import { placeIn } from '../../src/domain/incoming.ts';
import { planFromFile } from '../../src/domain/plan-file.ts';
import { indicatorAt, unitAt } from '../../src/domain/plan.ts';
import { fieldText } from '../../src/domain/template-fields.ts';
import { formSheet, type Sheet } from './learn-forms.ts';
import { day } from './plan-builder.ts';
import { lienMinhFile } from './report-world.ts';

const plan = planFromFile(lienMinhFile());
const TODAY = day('2026-09-14');
export const words = {
  indicators: plan.indicators.map((indicator) => indicatorAt(indicator, TODAY)),
  units: plan.units.map((unit) => unitAt(unit, TODAY)),
  sections: plan.sections,
  year: plan.year,
};

const UNDECIDED: Decisions = {
  row: () => undefined,
  column: () => undefined,
  heading: () => undefined,
  cells: new Map(),
};

export const proposed = (decided: Partial<Decisions> = {}, ...forms: readonly Sheet[]): Proposal =>
  propose(forms.map(formSheet), words, { ...UNDECIDED, ...decided });

export const cellsOf = ({ cells }: Proposal): Record<string, string> =>
  Object.fromEntries(cells.map((cell) => [placeIn('', cell.row, cell.column), fieldText(cell.field, 'vi')]));
