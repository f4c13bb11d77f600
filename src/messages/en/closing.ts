/** Closing and reopening of periods, and the versions that were issued, in English. */
import type { ClosedBy, ClosingProblems } from '../../domain/closing-problem.ts';
import type { Problems } from '../../domain/problem.ts';
import type { Day } from '../../domain/day.ts';
import { capital, formatDay, periodWords, visible } from '../format.ts';
import { named, type Said } from '../shared.ts';
import type { ClosingTexts } from '../vi/closing.ts';

const period = (text: string): string => periodWords(text, 'en');
const day = (iso: string): string => formatDay(iso as Day);
const count = (number: number, one: string, many = `${one}s`): string =>
  `${number} ${number === 1 ? one : many}`;

const closed = ({ period: text, version, by, on }: ClosedBy): string =>
  `the report for ${period(text)} was issued as version ${version}, closed by ${visible(by)} on ${day(on)}`;
const reopen = ({ period: text }: ClosedBy): string => `kpi reopen ${text} --reason "why"`;

type Kind = keyof ClosingProblems | 'report_empty';

export const closingProblems: { readonly [K in Kind]: (facts: Problems[K]) => Said } = {
  report_empty: ({ period: text, unit, closing: toIssue }) => ({
    what: `There are no figures yet ${unit === null ? '' : `of ${named(unit)} `}for ${period(text)}, so no empty report is made.`,
    next:
      toIssue === true
        ? 'Record figures (kpi record) or import forms (kpi import), then close.'
        : 'Record figures (kpi record), or add --allow-empty if you do need the empty form.',
  }),
  period_closed: ({ quarter, closings }) => ({
    what: `${capital(period(quarter))} is closed: ${closings.map(closed).join('; ')}.`,
    next: `Nothing was written. If it must be corrected, reopen it first: ${closings.map(reopen).join(' and ')}`,
  }),
  close_unconfirmed: ({ period: text, blanks, soft, owing, endsOn }) => ({
    what: `${capital(period(text))} was not closed: ${[
      ...(endsOn === null ? [] : [`the period ends after ${day(endsOn)} only`]),
      ...(owing === 0 ? [] : [`${count(owing, 'unit')} not fully reported`]),
      ...(blanks === 0 ? [] : [`${count(blanks, 'blank place')}`]),
      ...(soft === 0 ? [] : [`${count(soft, 'figure')} to look at`]),
    ].join(', ')}.`,
    next: `Nothing was written. To close all the same: kpi close ${text} --yes, or say why: kpi close ${text} --reason "why"`,
  }),
  not_closed: ({ period: text, closings }) => ({
    what: `${capital(period(text))} is open${
      closings.length === 0 ? '' : `, but ${closings.map(closed).join('; ')}`
    }.`,
    next:
      closings.length === 0
        ? 'Nothing needs reopening. The issued versions: kpi close --list'
        : `To reopen: ${closings.map(reopen).join(' and ')}`,
  }),
  issue_absent: ({ period: text, text: typed, versions }) => ({
    what: `${capital(period(text))} has no issued version “${visible(typed)}”${
      versions.length === 0 ? ': it was never issued' : `; there is: ${versions.join(', ')}`
    }.`,
    next: 'The issued versions: kpi close --list',
  }),
};

export const closing: ClosingTexts = {
  askClose: (text) => `Close ${text} and issue its report?`,
  stillOpen: (text) => `Before ${text} is closed:`,
  endsOn: (last) => `The period has not ended: its figures count up to ${last}.`,
  owingTitle: 'Units that have not fully reported, with the reasons given for blanks:',
  returned: (on, reason) => `report sent back on ${on}: ${reason}`,
  lacks: (codes) => `${codes} missing`,
  earlierTitle: 'Blank in earlier quarters:',
  softTitle: 'Figures to look at:',
  recordedWith: (reason) => `reason when recorded: ${reason}`,
  onlyConfirmed: 'recorded without a reason',

  done: (text, version) => `Closed ${text}: issued as version ${version}.`,
  alreadyClosed: (text, version, by, on) =>
    `Nothing changed: ${text} is closed, issued as version ${version}, closed by ${by} on ${on}.`,
  window: (from, to) => `Figures from ${from} to ${to}`,
  checkCode: (code) => `Check code: ${code}`,
  workbook: (path) => `Issued report: ${visible(path)}`,
  noWorkbook: (text) =>
    `The period is closed and the issued version is kept in the data file, but the report file could not be written. Print it again: kpi report --period ${text}`,
  printAgain: (text) => `Print it again: kpi report --period ${text}`,
  reopenWith: (text) => `Reopen it when it must be corrected: kpi reopen ${text} --reason "why"`,

  reopened: (text, version) => `Reopened ${text}; issued version ${version} is kept.`,
  reopenedNext: (text, next) => `When it is corrected, close it again as version ${next}: kpi close ${text}`,
  reason: (reason) => `Reason: ${reason}`,
  letter: (number, on) => `Letter: ${number}${on === null ? '' : ` of ${on}`}`,

  standing: (text, version, on, by) =>
    `${text} is closed: issued version ${version}, ${on}, closed by ${by}.`,
  formClosed: (command) =>
    `A form that comes back cannot be imported until the period is reopened: ${command}`,
  printed: (version, on) => `Issued version ${version}, closed on ${on}; as it was when it was issued.`,

  listHead: {
    period: 'Period',
    version: 'Version',
    on: 'Closed on',
    by: 'Closed by',
    checkCode: 'Check code',
    state: 'State',
  },
  inForce: 'in force',
  reopenedState: (on, reason) => `reopened ${on}: ${reason}`,
  listNone: 'No report has been issued yet. To issue one: kpi close',
};
