/** The other views of the screen: one indicator, its history, who is missing, the glance. */
import { daysBetween, type Day } from '../domain/day.ts';
import { owes, type UnitDiscipline } from '../domain/discipline.ts';
import type { Revision } from '../domain/observation.ts';
import type { IndicatorAt, UnitAt } from '../domain/plan.ts';
import type { Status, StatusRow } from '../domain/status.ts';
import { formatDay, formatPeriod, formatQuarter, visible } from '../messages/format.ts';
import { countLine, reasonLines } from './blank.ts';
import { paragraph, renderDefinition } from './catalogue.ts';
import { momentText, remarkRows, remarksOf } from './explain.ts';
import { attainmentText, figureText, resultText, targetText } from './figures.ts';
import { titleOf } from './status.ts';
import type { Screen } from './screen.ts';
import { table, type Row } from './table.ts';

export interface IndicatorView {
  readonly indicator: IndicatorAt;
  readonly quarters: readonly { readonly row: StatusRow; readonly period: Status['period'] }[];
  readonly units: readonly { readonly unit: UnitAt; readonly row: StatusRow }[];
  readonly period: Status['period'];
}

export function renderIndicator(
  { indicator, quarters, units, period }: IndicatorView,
  screen: Screen,
): string {
  const { texts, style, columns, language } = screen;
  const { head, verdicts } = texts.words;
  const cells = (row: StatusRow): string[] => [
    targetText(row, screen),
    resultText(row, screen),
    attainmentText(row, screen),
    style.verdict(row.verdict, verdicts[row.verdict]),
  ];
  const shared = [
    { head: head.target, align: 'right' as const },
    { head: head.result, align: 'right' as const },
    { head: head.attainment, align: 'right' as const },
    { head: head.verdict },
  ];
  const byQuarter = quarters.map(({ row, period: { last } }) => [
    formatQuarter(last, language),
    ...cells(row),
    row.rollup.required.length === 0
      ? ''
      : texts.say.unitsOf(row.rollup.reported, row.rollup.required.length),
  ]);
  const byUnit = units.map(({ unit, row }) => [unit.code, visible(unit.name), ...cells(row)]);
  return [
    renderDefinition(indicator, screen),
    `${style.bold(texts.say.quartersTitle)}${trend(
      quarters.map(({ row }) => row),
      texts.say.trend,
    )}`,
    table(
      [{ head: head.quarter }, ...shared, { head: head.units, align: 'right' }],
      byQuarter,
      columns,
      style.bold,
    ),
    '',
    style.bold(texts.say.unitsTitle(formatPeriod(period, language))),
    table([{ head: head.unit }, { head: head.name, wraps: true }, ...shared], byUnit, columns, style.bold),
  ].join('\n');
}

const STEPS = '▁▂▃▄▅▆▇█';

/** The quarters' results as one line of steps, from the least to the greatest. */
function trend(rows: readonly StatusRow[], label: string): string {
  const results = rows.flatMap(({ result }) => (result === null ? [] : [result.exact]));
  if (results.length < 2) return '';
  const [least, most] = results.reduce(
    ([low, high], value) => [value.lt(low) ? value : low, value.gt(high) ? value : high],
    [results[0] as (typeof results)[number], results[0] as (typeof results)[number]],
  );
  const spread = most.sub(least);
  const step = (value: typeof least): string =>
    STEPS[
      spread.n === 0n
        ? 3
        : Number(
            value
              .sub(least)
              .mul(STEPS.length - 1)
              .div(spread)
              .round()
              .valueOf(),
          )
    ] ?? '';
  return `  ${label}: ${results.map(step).join('')}`;
}

export function renderHistory(
  indicator: IndicatorAt,
  revisions: readonly Revision[],
  screen: Screen,
): string {
  const { texts, style, columns, language } = screen;
  const { head, revisionStates } = texts.words;
  const rows = revisions.flatMap((revision): Row[] => {
    const { observation } = revision;
    const cells = [
      formatQuarter(observation.quarter, language),
      observation.unit,
      figureText(observation.figure, indicator, screen),
      revisionStates[revision.state],
      visible(observation.by),
      momentText(observation.at),
    ];
    return [cells, ...remarkRows(revisionRemarks(revision, screen), screen)];
  });
  const columnsOf = [
    { head: head.quarter },
    { head: head.unit },
    { head: head.figure, align: 'right' as const },
    { head: head.state },
    { head: head.by },
    { head: head.at },
  ];
  const body = rows.length === 0 ? texts.say.nothingHere : table(columnsOf, rows, columns, style.bold);
  const title = paragraph([texts.say.historyTitle(`${indicator.code} – ${visible(indicator.name)}`)], screen);
  return `${title.split('\n').map(style.bold).join('\n')}\n${body}`;
}

/** Why a figure replaced another, what goes with it, and why it was taken back. */
function revisionRemarks(revision: Revision, screen: Screen): string[] {
  const { say, words } = screen.texts;
  const { observation } = revision;
  return [
    ...(observation.reason === null ? [] : [`${words.head.reason}: ${observation.reason}`]),
    ...remarksOf(observation, screen),
    ...(revision.state === 'retracted'
      ? [
          say.retractedBy(
            revision.retraction.by,
            momentText(revision.retraction.at),
            revision.retraction.reason,
          ),
        ]
      : []),
  ];
}

export interface MissingView {
  readonly status: Pick<Status, 'period' | 'window' | 'unit'>;
  readonly discipline: readonly UnitDiscipline[];
}

export function renderMissing({ status, discipline }: MissingView, screen: Screen): string {
  const { texts, style, columns, language } = screen;
  const { head, reportStates } = texts.words;
  const owing = discipline.filter(owes);
  const rows = discipline
    .filter(({ state }) => state !== 'on_time')
    .flatMap(({ unit, required, missing, reasons, state, returned, daysLate }): Row[] => [
      [
        unit.code,
        visible(unit.shortName ?? unit.name),
        `${required.length - missing.length}/${required.length}`,
        [reportStates[state], daysLate > 0 ? texts.say.daysLate(daysLate) : '']
          .filter((words) => words !== '')
          .join(', '),
        missing.map(({ code }) => code).join(', '),
      ],
      ...(returned === null
        ? []
        : remarkRows([texts.submissions.sentBack(formatDay(returned.on), returned.reason)], screen)),
      ...remarkRows(reasonLines({ missing, reasons }, screen), screen),
    ]);
  const count =
    owing.length === 0 ? texts.say.missingNone : texts.say.missingCount(owing.length, discipline.length);
  const title = titleOf(status, screen).replace(
    texts.say.statusTitle(formatPeriod(status.period, language)),
    texts.say.missingTitle(formatPeriod(status.period, language)),
  );
  const heads = [
    { head: head.unit },
    { head: head.name },
    { head: head.reported, align: 'right' as const },
    { head: head.state, wraps: true },
    { head: head.missing, wraps: true },
  ];
  return [
    title,
    '',
    ...(rows.length === 0 ? [] : [table(heads, rows, columns, style.bold), '']),
    count,
    ...countLine(discipline, screen),
  ].join('\n');
}

export interface Glance {
  readonly status: Status;
  readonly discipline: readonly UnitDiscipline[];
  readonly finished: { readonly period: Status['period']; readonly discipline: readonly UnitDiscipline[] };
  readonly today: Day;
}

/** Units that owe something, each with how many indicators; code and number stay together at a line's end. */
const owed = (discipline: readonly UnitDiscipline[], { texts }: Screen): string =>
  discipline
    .filter(owes)
    .map(({ unit, missing, returned }) => {
      const what = returned === null ? String(missing.length) : texts.submissions.sentBackShort;
      return `${unit.code}\u00a0(${what.replaceAll(' ', '\u00a0')})`;
    })
    .join(', ');

/** Bare `kpi`: the quarter being collected, days left, who is missing, what to type next. */
export function renderGlance({ status, discipline, finished, today }: Glance, screen: Screen): string {
  const { texts, style, language } = screen;
  const { say } = texts;
  const left = daysBetween(today, status.window.due);
  const owing = discipline.filter(owes);
  const hints: readonly (readonly [string, string])[] = [
    ['kpi form', say.homeHints.form],
    ['kpi import', say.homeHints.import],
    ['kpi record', say.homeHints.record],
    ['kpi missing', say.homeHints.missing],
    ['kpi status', say.homeHints.status],
    ['kpi report', `${say.homeHints.report} (${formatPeriod(finished.period, language)})`],
    ['kpi --help', say.homeHints.help],
  ];
  return paragraph(
    [
      style.bold(
        say.homeCollecting(
          formatPeriod(status.period, language),
          left >= 0 ? say.daysLeft(left) : say.overdue(-left),
        ),
      ),
      titleOf(status, screen).split('\n').slice(1).join('\n'),
      say.homeComplete(discipline.length - owing.length, discipline.length),
      ...(owing.length === 0 ? [] : [say.homeMissing(owed(discipline, screen))]),
      // Between its last day and the due date a quarter is both, and its list stands above.
      ...(finished.period.text === status.period.text
        ? []
        : [say.homeFinished(formatPeriod(finished.period, language), owed(finished.discipline, screen))]),
      '',
      say.homeNext,
      ...hints.map(([command, what]) => `  ${command.padEnd(12)}  ${what}`),
    ],
    screen,
  );
}
