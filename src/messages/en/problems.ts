/** What goes wrong, in English: what happened and why, then what to type next. */
import type { ProblemKind, Problems, SoftFinding } from '../../domain/problem.ts';
import type { Day } from '../../domain/day.ts';
import { dayWords, formatDay, formatDigits, periodWords, visible, withMeasure } from '../format.ts';
import { candidateList, figureWords, list, named, nameList, type Said } from '../shared.ts';
import { backupProblems } from './backup.ts';
import { closingProblems } from './closing.ts';
import { compareProblems } from './compare.ts';
import { rankingProblems } from './ranking.ts';
import { undoProblems } from './ledger.ts';
import { taskProblems } from './tasks.ts';
import { problemsFromOutside } from './template.ts';
import { placeProblems } from './place-problems.ts';
import { blankProblems } from './blank.ts';
import { edgeProblems } from './schedule.ts';
import { planFault } from './plan-faults.ts';

const number = (digits: string): string => formatDigits(digits, 'en');
/** What has to be typed: no groups, and the decimal comma whatever the language of the messages. */
const typed = (digits: string): string => digits.replace('.', ',');
const quoted = (text: string): string => `“${visible(text)}”`;

export function softFinding(finding: SoftFinding): string {
  switch (finding.kind) {
    case 'moves_much':
      return `the result moves a lot against last quarter: ${withMeasure(number(finding.from), finding.measure)} → ${withMeasure(number(finding.to), finding.measure)} (limit for this reminder: ${number(finding.limit)})`;
    case 'denominator_shrinks':
      return `the denominator is smaller than last quarter: ${number(finding.from)} → ${number(finding.to)}`;
    case 'relation_broken':
      return `the ${finding.leftPart} of ${named(finding.left)} is ${number(finding.leftFigure)}, but should be ${finding.operator === '=' ? 'equal to' : 'no greater than'} the ${finding.rightPart} of ${named(finding.right)}, which is ${number(finding.rightFigure)}`;
  }
}

const EXAMPLES = {
  pair: '412/530 (or no-cases)',
  value: '63,5 (decimal comma)',
  milestone: 'done, in-progress or not-started',
} as const;

export const problems: { readonly [K in ProblemKind]: (facts: Problems[K]) => Said } = {
  ...problemsFromOutside,
  ...closingProblems,
  ...compareProblems,
  ...placeProblems,
  ...rankingProblems,
  ...taskProblems,
  ...edgeProblems,
  ...blankProblems,
  ...undoProblems,
  ...backupProblems,
  unexpected: ({ detail }) => ({
    what: `The program met an unexpected fault: ${visible(detail)}`,
    next: 'Figures recorded earlier are not affected. Run it again with --debug and send what appears to whoever looks after this software.',
  }),
  unknown_option: ({ text, nearest }) => ({
    what: `There is no option ${quoted(text)}.`,
    next:
      nearest === null
        ? 'Add --help to see the options.'
        : `Did you mean ${nearest}? Add --help to see the options.`,
  }),
  unknown_command: ({ text, nearest }) => ({
    what: `There is no command ${quoted(text)}.`,
    next: nearest === null ? 'Type: kpi --help' : `Did you mean: kpi ${nearest}? All commands: kpi --help`,
  }),
  argument_missing: ({ argument, command }) => ({
    what: `Missing: ${argument}.`,
    next: `Nobody can be asked here, so everything must stand on the command line. See: kpi ${command} --help`,
  }),
  excess_argument: ({ command }) => ({
    what: 'There are too many words on the command line.',
    next: `A name with spaces must be put in double quotes. See: kpi ${command} --help`,
  }),
  option_without_value: ({ option }) => ({
    what: `The option ${option} needs a value.`,
    next: 'Add --help to see how to write it.',
  }),
  choice_unknown: ({ option, text, allowed }) => ({
    what: `${option} does not take the value ${quoted(text)}.`,
    next: `Choose one of: ${allowed.join(', ')}.`,
  }),
  clock_unreadable: ({ text }) => ({
    what: `KPI_NOW is not an ISO time: ${quoted(text)}.`,
    next: 'Example: KPI_NOW=2026-09-16T08:00:00+07:00',
  }),
  subcommand_missing: ({ command }) => ({
    what: `The command “${command}” needs a subcommand.`,
    next: `See: kpi ${command} --help`,
  }),
  period_unreadable: ({ text }) => ({
    what: `${quoted(text)} is not a period.`,
    next: 'Examples: 2026Q3, Q3/2026, “quý III/2026”, 3, this, last, finished, 2026H1, 2026M9, 2026.',
  }),
  period_not_quarter: ({ period }) => ({
    what: `Figures are recorded by quarter, and ${periodWords(period, 'en')} covers several.`,
    next: 'Name one quarter, for example 2026Q3.',
  }),
  day_unreadable: ({ text }) => ({
    what: `${quoted(text)} is not a day.`,
    next: 'Examples: 19/9/2026 (day first) or 2026-09-19.',
  }),
  day_impossible: ({ text }) => ({
    what: `There is no day ${quoted(text)} in the calendar.`,
    next: 'Check the day and the month (the day comes first).',
  }),
  options_conflict: ({ first, second }) => ({
    what: `${first} and ${second} cannot be used together.`,
    next: 'Leave one of them out.',
  }),
  option_unfit: ({ option, indicator }) => ({
    what: `The indicator ${named(indicator)} has no use for ${option}.`,
    next: `Leave ${option} out and run the command again; a document that the figure comes from goes into --source.`,
  }),
  code_unusable: ({ text }) => ({
    what: `${quoted(text)} cannot be used as a code.`,
    next: 'A code has letters, digits, dots, hyphens and underscores, begins with a letter or digit, and has at most 64 characters.',
  }),
  nothing_to_change: ({ command }) => ({
    what: 'Nothing was named to be changed.',
    next: `See: kpi ${command} --help`,
  }),
  out_is_data: ({ path }) => ({
    what: `${visible(path)} is a data file, or has the name of what SQLite keeps beside one; nothing else is written there.`,
    next: 'Write to another folder or name.',
  }),
  day_outside: ({ option, day: on, from, to }) => ({
    what: `The day ${dayWords(on)} of ${option} does not lie between ${dayWords(from)} and ${dayWords(to)}.`,
    next: 'Give a day between them, not after today.',
  }),
  text_too_long: ({ option, length, limit }) => ({
    what: `The text of ${option} has ${length} characters; the limit is ${limit}.`,
    next: 'Make it shorter.',
  }),
  nothing_to_return: ({ unit, period }) => ({
    what: `${named(unit)} has sent in nothing for ${periodWords(period, 'en')}, so there is nothing to send back.`,
    next: 'Check the unit and the period. See: kpi missing',
  }),
  figure_unreadable: ({ text, position, character }) => ({
    what: `${quoted(text)} cannot be read as a number: it goes wrong at character ${position}${character === '' ? '' : ` (${quoted(character)})`}.`,
    next: 'Figures are typed the Vietnamese way: a comma for decimals, dots or spaces for thousands, such as 1.234.567,89. No measures, comparison signs or ranges.',
  }),
  figure_ambiguous: ({ text, readings: [first, second] }) => ({
    what: `${quoted(text)} can be read in two ways: ${number(first)} (groups of thousands) or ${number(second)} (a decimal point).`,
    next: `Type ${typed(first)} for the first or ${typed(second)} for the second (figures are typed with a decimal comma); or add --decimal comma or --decimal dot to say which mark your decimals have.`,
  }),
  figure_too_long: ({ text }) => ({
    what: `The number ${quoted(text)} is too long.`,
    next: 'At most 15 digits before the decimal mark and 6 after it. If the number is very large, check its measure.',
  }),
  figure_bare_percent: ({ indicator, unit, text }) => ({
    what: `The indicator ${named(indicator)} is worked out from a numerator and a denominator, so ${quoted(text)} alone cannot be recorded.`,
    next: `Give both numbers, for example: kpi record ${indicator.code} ${unit.code} 412/530`,
  }),
  figure_wrong_form: ({ indicator, unit, text, form }) => ({
    what:
      text === ''
        ? `The figure of the indicator ${named(indicator)} is missing.`
        : `${quoted(text)} is not the kind of figure that the indicator ${named(indicator)} takes.`,
    next: `Type: kpi record ${indicator.code} ${unit.code} … with ${EXAMPLES[form]}`,
  }),
  milestone_without_target: ({ indicator }) => ({
    what: `The indicator ${named(indicator)} is a milestone and has no target in numbers.`,
    next: `Record its state: kpi record ${indicator.code} … done`,
  }),
  figure_percent_sign: ({ text, measure }) => ({
    what: `${quoted(text)} has a % sign, but the indicator is measured in ${quoted(measure)}.`,
    next: 'Leave out the % sign, or check that this is the right indicator.',
  }),
  figure_negative: ({ indicator, text }) => ({
    what: `The indicator ${named(indicator)} takes no negative numbers (${number(text)}).`,
    next: 'Check the figure.',
  }),
  figure_not_whole: ({ indicator, text }) => ({
    what: `The indicator ${named(indicator)} is counted in whole numbers and does not take ${number(text)}.`,
    next: 'Give a whole number.',
  }),
  figure_over_whole: ({ numerator, denominator }) => ({
    what: `The numerator ${number(numerator)} is greater than the denominator ${number(denominator)}.`,
    next: 'Check whether the two were swapped or mistyped.',
  }),
  figure_outside_percent: ({ text }) => ({
    what: `${number(text)}% is more than 100%.`,
    next: 'Check the decimal mark: figures are typed with a comma, such as 63,5.',
  }),
  unit_not_reporter: ({ unit, indicator, reporters }) => ({
    what: `${named(unit)} does not report the indicator ${named(indicator)}.`,
    next: `Units that report it: ${nameList(reporters)}. To add this one: kpi indicator edit ${indicator.code} --reporters ${[...reporters, unit].map(({ code }) => code).join(',')}`,
  }),
  outside_days: ({ what, thing, from, to, period }) => ({
    what: `${named(thing)} is not ${what === 'unit' ? 'active' : 'in force'} in ${periodWords(period, 'en')} (${[from === null ? '' : `from ${formatDay(from as Day)}`, to === null ? '' : `until ${formatDay(to as Day)}`].filter((part) => part !== '').join(' ')}).`,
    next: 'Check the period, the unit and the indicator.',
  }),
  reason_needed: ({ from, to }) => ({
    what: `A total since the beginning of the year cannot fall (${number(from)} → ${number(to)}) without a reason.`,
    next: 'Check the figure; if it is right, add --reason "the reason".',
  }),
  overwrite_unconfirmed: ({ before, after }) => ({
    what: `There is already a different figure: ${figureWords(before, 'en')}; the new one: ${figureWords(after, 'en')}.`,
    next: 'If this is a correction, add --yes or --reason "the reason". The old figure stays in the history.',
  }),
  soft_unconfirmed: ({ findings }) => ({
    what: `This figure needs to be confirmed:${list(findings.map(softFinding))}`,
    next: 'If the figure is right, add --yes or --reason "the reason".',
  }),
  plan_faulty: ({ file, faults }) => ({
    what: `The plan file ${visible(file)} has ${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}:${list(faults.map(planFault))}`,
    next: 'Correct the file and run this again; nothing has been created.',
  }),
  plan_unreadable: ({ file, why, detail }) => ({
    what: `The plan file ${visible(file)} cannot be read: ${{ too_large: 'the file is too large', not_utf8: 'it is not UTF-8 text', not_json: 'it is not JSON' }[why]}${detail === '' ? '' : ` (${visible(detail)})`}.`,
    next: 'A plan file is JSON of the form kpi-plan/1; see data/kpi-plan-1.schema.json, or start from: kpi plan export',
  }),
  name_taken: ({ text, holder }) => ({
    what: `${quoted(text)} already stands for ${named(holder)}.`,
    next: 'Choose another code or name.',
  }),
  catalogue_faulty: ({ faults }) => ({
    what: `This change is not possible:${list(faults.map(planFault))}`,
    next: 'Correct it and run this again; nothing has been changed.',
  }),
  unit_not_found: ({ text, nearest }) => ({
    what: `There is no unit ${quoted(text)}.`,
    next:
      nearest.length === 0
        ? 'All units: kpi unit list'
        : `Nearest: ${nameList(nearest)}. All units: kpi unit list`,
  }),
  unit_ambiguous: ({ text, candidates }) => ({
    what: `${quoted(text)} may be one of several units:${candidateList(candidates)}`,
    next: 'Give the code of the unit.',
  }),
  indicator_not_found: ({ text, nearest }) => ({
    what: `There is no indicator ${quoted(text)}.`,
    next:
      nearest.length === 0
        ? 'All indicators: kpi indicator list'
        : `Nearest: ${nameList(nearest)}. All indicators: kpi indicator list`,
  }),
  indicator_ambiguous: ({ text, candidates }) => ({
    what: `${quoted(text)} may be one of several indicators:${candidateList(candidates)}`,
    next: 'Give the code of the indicator.',
  }),
  section_not_found: ({ text, nearest }) => ({
    what: `There is no section ${quoted(text)} in the plan.`,
    next: nearest.length === 0 ? 'To see the sections: kpi status' : `Nearest: ${nameList(nearest)}.`,
  }),
  figure_absent: ({ indicator, unit, period }) => ({
    what: `${named(unit)} has no figure in ${periodWords(period, 'en')} for the indicator ${named(indicator)}.`,
    next: `To see the history: kpi history ${indicator.code} ${unit.code}`,
  }),
  interrupted: () => ({ what: 'Stopped, as you asked.', next: 'Nothing was written.' }),
};
