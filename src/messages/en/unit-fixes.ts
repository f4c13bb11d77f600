/** What a unit can do about an error in its file, in English. */
import type { UnitFixes } from '../vi/unit-fixes.ts';

export const unitFixes: UnitFixes = {
  figure_ambiguous: 'Leave out the mark of thousands (1234), or use a comma for decimals (1,234).',
  figure_bare_percent: 'Give both the numerator and the denominator, such as 412 and 530.',
  figure_wrong_form:
    'Give what the indicator asks for: a numerator and a denominator, one number, or a state.',
  milestone_without_target: 'Give a state: not started, in progress, done.',
  unit_not_reporter: 'Check the unit and the indicator; clear the row where nothing is to be reported.',
  reason_needed: 'Check the figure; if it is right, say why.',
  overwrite_unconfirmed: 'Say which one is right; if it is the new one, say why.',
  soft_unconfirmed: 'Check the figure; if it is right, confirm it.',
  unit_not_found: 'Give the code or the name of the unit as in the form.',
  indicator_not_found: 'Give the code or the name of the indicator as in the form.',
  file_foreign: 'Send an Excel workbook (.xlsx) without a password.',
  table_not_found:
    'Use the form that was sent, or make a table with the headings: unit, indicator, year, quarter, value (or numerator and denominator).',
  form_foreign: 'Ask for the form of this plan and period, copy the figures over and send it again.',
  form_blank: 'Fill in the coloured cells and send it again.',
  form_altered:
    'Ask for the form again, copy the figures over and send it; insert or delete no rows or columns.',
};
