/** Comparing with issued versions: what changed, and whether a file is what was sent. In English. */
import type { CompareProblems, Likeness } from '../../domain/compare-problem.ts';
import { periodWords, visible } from '../format.ts';
import type { Said } from '../shared.ts';
import type { CompareTexts } from '../vi/compare.ts';

const period = (text: string): string => periodWords(text, 'en');

const LOOKS: { readonly [K in Likeness]: (of: string | null) => string } = {
  draft: (of) =>
    of === null
      ? 'looks like a report of this program that was never issued'
      : `looks like a report of ${period(of)} that was never issued`,
  excerpt: () => 'is the extract of one unit; only whole versions are kept to compare with',
  other_plan: () => 'is a report made from another data file',
  form: () => 'is a form for a unit to fill in, not a report',
  workbook: () => 'is some other workbook, not a report of this program',
  csv: () => 'is a csv file; what is issued is an .xlsx file',
};

export const compareProblems: { readonly [K in keyof CompareProblems]: (facts: CompareProblems[K]) => Said } =
  {
    never_issued: ({ period: text }) => ({
      what: `The report of ${period(text)} was never issued, so there is nothing to compare with.`,
      next: `To close it and issue its report: kpi close ${text}. Versions issued so far: kpi close --list`,
    }),
    file_not_issued: ({ file, looks, period: of }) => ({
      what: `${visible(file)} is no issued version of this data file; it ${LOOKS[looks](of)}.`,
      next: 'Versions issued so far: kpi close --list. A print on paper is found by the check code at the end of its annex: kpi verify --code XXXX-XXXX-XXXX',
    }),
    check_code_unknown: ({ text }) => ({
      what: `No issued version carries the check code “${visible(text)}”.`,
      next: 'A code has 12 letters and digits and stands at the end of the annex. Versions issued so far, with their codes: kpi close --list',
    }),
  };

const quoted = (text: string): string => `“${visible(text)}”`;
const places = (number: number): string => (number === 1 ? '1 place differs' : `${number} places differ`);

export const compare: CompareTexts = {
  title: (of, from, to) => `Comparison of ${of}: ${from} → ${to}`,
  version: (version, on) => `issued version ${version} (${on})`,
  now: 'the data as they are now',
  none: 'Nothing has changed.',
  reopened: (version, on, by, reason) => `Version ${version} was reopened by ${by} on ${on}: ${reason}`,
  letter: (number, on) => `Letter that sent it back: no. ${number}${on === null ? '' : ` of ${on}`}`,
  sections: {
    figures: 'Figures',
    targets: 'Targets',
    names: 'Names, definitions, units',
    words: 'Remarks, tasks, reports that came in',
    effects: 'Effect on results and verdicts',
  },
  head: { old: 'Sent', new: 'New', since: 'From' },
  rows: { old: 'sent', new: 'new', change: 'change' },
  noFigure: 'none yet',
  takenBack: 'retracted',
  gone: 'gone',
  by: (who, at) => `Changed by: ${who}, ${at}`,
  reason: (reason) => `Reason: ${reason}`,
  fromFile: (name) => `From file ${visible(name)}`,
  points: (digits) => `${digits} pp`,
  required: 'Units that must report',
  thing: { indicator: 'Indicator', unit: 'Unit' },
  kinds: {
    difficulty: 'Difficulties',
    proposal: 'Proposals',
    task: 'Task',
    blank: 'Why it is blank:',
    submission: 'Report of the unit',
  },
  received: (on) => `received on ${on}`,
  sentBack: (on) => `sent back on ${on}`,
  effect: {
    target: 'Target',
    result: 'Result',
    attainment: 'Attainment',
    verdict: 'Verdict',
    reported: 'Units that reported',
    inPeriod: 'Result in the period',
  },

  intact: (of, version) => `This is issued version ${version} of the report of ${of}, unchanged.`,
  codeIs: (code, of, version) =>
    `Check code ${code} is that of issued version ${version} of the report of ${of}.`,
  closedBy: (by, at, code) => `Closed by ${by} on ${at}. Check code: ${code}`,
  replaced: (version, on) => `It no longer stands: it was replaced by issued version ${version} on ${on}.`,
  laidOpen: (on, reason) =>
    `It no longer stands: the period was reopened on ${on} (${reason}), and no version has replaced it yet.`,
  inForce: 'It is the version in force.',
  resaved: (of, version) =>
    `No cell differs from issued version ${version} of the report of ${of}; the file was saved again by another program, so its bytes are no longer those that were sent. Charts and drawings are not compared.`,
  edited: (of, version, number) =>
    `The file was edited: ${places(number)} from issued version ${version} of the report of ${of}.`,
  byCode: 'The original was recognised by the check code in the file.',
  byLikeness:
    'The file carries no check code of this data file; it is compared with the version most like it. The code may have been removed or altered, or the report was issued from another data file.',
  uncomputed: (formulas) =>
    `${formulas === 1 ? '1 formula has' : `${formulas} formulas have`} no result in the file (the program that saved it does not compute); only the formulas are compared.`,
  more: (number) => `… and ${number} more; all of them with --json`,
  blankCell: '(blank)',
  difference: {
    value: (cell, old, now) => `${cell}: ${old} → ${now}`,
    formula: (cell, old, now) => `${cell}, formula: ${old} → ${now}`,
    format: (cell, old, now) => `${cell}, number format: ${old} → ${now}`,
    merged: (cell, old, now) => `${cell}, merged cells: ${old} → ${now}`,
    sheet_added: (cell) => `Sheet ${quoted(cell)}: added`,
    sheet_removed: (cell) => `Sheet ${quoted(cell)}: removed`,
    sheet_hidden: (cell) => `Sheet ${quoted(cell)}: hidden`,
    sheet_shown: (cell) => `Sheet ${quoted(cell)}: no longer hidden`,
    sheet_renamed: (cell, _old, now) => `Sheet ${quoted(cell)}: renamed to ${quoted(now)}`,
    row_hidden: (cell) => `Row ${visible(cell)}: hidden`,
    row_shown: (cell) => `Row ${visible(cell)}: no longer hidden`,
    column_hidden: (cell) => `Column ${visible(cell)}: hidden`,
    column_shown: (cell) => `Column ${visible(cell)}: no longer hidden`,
  },
};
