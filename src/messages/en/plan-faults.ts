/** What is wrong with a plan file, in English. */
import type { PlanFault, PlanFaultKind } from '../../domain/problem.ts';
import { formatDigits, visible } from '../format.ts';

const quoted = (text: string): string => `“${visible(text)}”`;

const FAULTS: { readonly [K in PlanFaultKind]: (fault: PlanFault) => string } = {
  type: ({ expected }) => `wrong type of data, should be ${expected ?? ''}`,
  required: ({ expected }) => `the field ${quoted(expected ?? '')} is missing`,
  unknown_field: ({ text }) => `there is no field named ${quoted(text ?? '')}`,
  not_allowed: ({ text, expected }) => `${quoted(text ?? '')} is not allowed here, only: ${expected ?? ''}`,
  pattern: ({ text, expected }) => `${quoted(text ?? '')} does not have the form ${expected ?? ''}`,
  too_short: ({ expected }) => `too short, the least number of characters or items is ${expected ?? ''}`,
  too_long: ({ expected }) => `too long, the greatest number of characters or items is ${expected ?? ''}`,
  too_small: ({ text, expected }) => `${text ?? ''} is below the limit ${expected ?? ''}`,
  too_large: ({ text, expected }) => `${text ?? ''} is above the limit ${expected ?? ''}`,
  duplicate: ({ text }) => `${quoted(text ?? '')} stands here twice`,
  unknown_reference: ({ text }) => `${quoted(text ?? '')} is not in the plan`,
  impossible_day: ({ text }) => `${quoted(text ?? '')} is not a real day (year-month-day)`,
  days_reversed: ({ text }) => `the last day ${text ?? ''} comes before the first`,
  own_ancestor: ({ text }) => `${quoted(text ?? '')} is its own parent (or successor)`,
  no_reporter: ({ text }) =>
    `the indicator ${quoted(text ?? '')} has neither reporting units (reporters) nor a lead unit (lead)`,
  percent_summed: () => 'percentages cannot be added up (use overUnits "single" and overQuarters "latest")',
  unit_scope_needed: () => 'the target of one unit needs the scope "unit"',
  weights_sum: ({ text, expected }) =>
    `the weights of the ranking (indicators, tasks, reports) add up to ${formatDigits(text ?? '', 'en')}, which must be ${expected ?? ''}`,
  other: ({ text }) => text ?? 'not valid',
};

export const planFault = (fault: PlanFault): string =>
  `${fault.path === '' ? '/' : fault.path}: ${FAULTS[fault.fault](fault)}`;
