/** The proposed ranking as a person reads it and as JSON: all units in order, or one with all that its place rests on. */
import { exact } from '../domain/exact.ts';
import type { PartScore, RankedUnit, Ranking, UnrankedUnit } from '../domain/rank-units.ts';
import type { LedIndicator, ReportEvidence, TaskEvidence } from '../domain/ranking-evidence.ts';
import { PARTS, type Part } from '../domain/ranking.ts';
import { show as round } from '../domain/rounding.ts';
import type { Figured } from '../domain/status.ts';
import { capital, formatDay, formatPeriod, formatQuarter, formatShown, visible } from '../messages/format.ts';
import { named } from '../messages/shared.ts';
import { resultText, targetText } from './figures.ts';
import type { Screen } from './screen.ts';
import { table, wrap, type Row } from './table.ts';
import { occurrenceWords } from './tasks.ts';

const pointsText = (figured: Figured | null, { texts, language }: Screen): string =>
  figured === null ? texts.words.none : formatShown(figured.shown, language);

/** Weights and points without a part of their own. */
const plain = (digits: string, { language }: Screen): string =>
  formatShown(round(exact(digits), 6), language);

/** As far as the rank reaches. */
const INDENT = ' '.repeat(6);

/** Lines that are set in go on further in. */
const lined = (lines: readonly string[], { columns }: Screen): string =>
  lines.map((line) => wrap(line, columns, line.startsWith('  ') ? '    ' : '  ')).join('\n');

export function renderRanking(ranking: Ranking, screen: Screen): string {
  const { texts, style, columns } = screen;
  const { head } = texts.ranking;
  const rows = ranking.ranked.flatMap(({ rank, unit, parts, score, band }): Row[] => [
    [
      String(rank),
      unit.code,
      ...PARTS.map((part) => pointsText(parts[part].points, screen)),
      pointsText(score, screen),
    ],
    {
      span: wrap(
        `${INDENT}${visible(unit.name)}. ${texts.ranking.proposed(texts.ranking.bands[band])}`,
        columns,
        INDENT,
      ),
    },
  ]);
  const heads = [
    { head: head.rank, align: 'right' as const },
    { head: head.unit },
    ...PARTS.map((part) => ({ head: head[part], align: 'right' as const })),
    { head: head.score, align: 'right' as const },
  ];
  const body = rows.length === 0 ? texts.ranking.none : table(heads, rows, columns, style.bold);
  return [lined(titleLines(ranking, screen), screen), '', body, ...notes(ranking, screen)].join('\n');
}

function titleLines({ period, window, today, weights, usual }: Ranking, screen: Screen): string[] {
  const { texts, style, language } = screen;
  const say = texts.ranking;
  const each = PARTS.map((part) => say.weight(say.parts[part], plain(weights[part], screen)));
  return [
    style.bold(say.title(formatPeriod(period, language))),
    texts.say.window(formatDay(window.from), formatDay(window.to)),
    say.asOf(formatDay(today)),
    ...(today <= window.due ? [say.running(formatDay(window.due))] : []),
    say.weights(each.join(', '), usual),
  ];
}

function notes({ ranked, unranked }: Ranking, screen: Screen): string[] {
  const { texts } = screen;
  const say = texts.ranking;
  const codesWhere = ({ led }: RankedUnit, wanted: (each: LedIndicator) => boolean): string =>
    led
      .filter(wanted)
      .map(({ indicator }) => indicator.code)
      .join(', ');
  const listed = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
  const withCodes = (wanted: (each: LedIndicator) => boolean): string[] =>
    ranked
      .map((each) => [each.unit.code, codesWhere(each, wanted)] as const)
      .filter(([, codes]) => codes !== '')
      .map(([unit, codes]) => say.codes(unit, codes));
  const lines = [
    ...listed(
      say.zeroTitle,
      withCodes(({ basis }) => basis === 'no_data'),
    ),
    ...listed(
      say.leftOutTitle,
      withCodes(({ points }) => points === null),
    ),
    ...listed(
      say.sharedTitle,
      PARTS.flatMap((part) => {
        const units = ranked.filter(({ parts }) => parts[part].points === null).map(({ unit }) => unit.code);
        return units.length === 0
          ? []
          : [say.shared(say.parts[part], say.notApplied[part], units.join(', '))];
      }),
    ),
    ...listed(
      say.unrankedTitle,
      unranked.map(({ unit, reason }) => say.unrankedLine(named(unit), say.reasons[reason])),
    ),
    '',
    say.disclaimer,
    say.detailHint,
  ];
  return [lined(lines, screen)];
}

/** One unit with all that its place rests on. */
export function renderPlace(ranking: Ranking, own: RankedUnit | UnrankedUnit, screen: Screen): string {
  const { texts, style } = screen;
  const say = texts.ranking;
  const parts = 'parts' in own ? own.parts : null;
  const partTitle = (part: Part): string => {
    const name = capital(say.parts[part]);
    const weight = plain(ranking.weights[part], screen);
    const score = parts?.[part];
    if (score === undefined || score.points === null)
      return score === undefined ? `${name}:` : say.partNone(name, say.notApplied[part], weight);
    return say.partTitle(name, pointsText(score.points, screen), weight);
  };
  const section = (part: Part, lines: readonly string[]): string[] =>
    lines.length === 0 && parts === null
      ? []
      : ['', style.bold(partTitle(part)), ...lines.map((line) => `  ${line}`)];
  return lined(
    [
      ...titleLines(ranking, screen),
      '',
      style.bold(`${own.unit.code} – ${visible(own.unit.name)}`),
      ...('rank' in own ? placeLines(ranking, own, screen) : [say.placeNone(say.reasons[own.reason])]),
      ...section(
        'indicators',
        own.led.map((each) => indicatorLine(each, screen)),
      ),
      ...section('tasks', [
        ...own.tasks.map((each) => taskLine(each, screen)),
        ...(ranking.shared === 0 ? [] : [say.sharedTasks(ranking.shared)]),
      ]),
      ...section(
        'reports',
        own.reports.map((each) => reportLine(each, screen)),
      ),
      '',
      say.disclaimer,
    ],
    screen,
  );
}

function placeLines({ ranked }: Ranking, { rank, score, band, parts }: RankedUnit, screen: Screen): string[] {
  const say = screen.texts.ranking;
  const points = pointsText(score, screen);
  const applying = PARTS.map((part) => parts[part]).filter((part) => part.points !== null);
  const number = (value: PartScore['weight']): string => formatShown(round(value, 6), screen.language);
  const terms = applying.map((part) => `${number(part.weight)} × ${pointsText(part.points, screen)}`);
  const isShort = [score, ...applying.flatMap(({ points: own }) => (own === null ? [] : [own]))].every(
    (each) => exact(each.shown.digits).equals(each.exact),
  );
  const whole = applying.reduce((total, { weight }) => total.add(weight), exact('0'));
  return [
    say.place(rank, ranked.length, points, say.bands[band]),
    say.formula(`(${terms.join(' + ')}) / ${number(whole)}`, `${isShort ? '=' : '≈'} ${points}`),
  ];
}

const ownPoints = (points: LedIndicator['points'], screen: Screen): string =>
  points === null
    ? screen.texts.ranking.notCounted
    : screen.texts.ranking.points(formatShown(round(points, 2, [exact('100')]), screen.language));

function indicatorLine({ indicator, row, basis, points }: LedIndicator, screen: Screen): string {
  const say = screen.texts.ranking;
  const result =
    basis === 'attainment' || basis === 'comparison' || basis === 'milestone'
      ? say.resultOf(resultText(row, screen), targetText(row, screen))
      : say.bases[basis];
  const words = [result, ...(basis === 'comparison' ? [say.bases.comparison] : [])];
  const incomplete = row.rollup.provisional && points !== null && basis !== 'no_data';
  return say.indicatorLine(
    named(indicator),
    ownPoints(points, screen),
    [...words, ...(incomplete ? [say.provisional] : [])].join('; '),
  );
}

function taskLine({ task, standing, outcome }: TaskEvidence, screen: Screen): string {
  const { texts, language } = screen;
  const { occurrence, on, state } = standing;
  const key = occurrence.key === '' ? '' : `, ${occurrenceWords(occurrence.key, texts, language)}`;
  const due = occurrence.due === null ? texts.words.none : formatDay(occurrence.due);
  const done = state === 'done' && on !== null ? `, ${texts.tasks.onDay(formatDay(on))}` : '';
  return texts.ranking.taskLine(
    `${named({ code: task.code, name: task.content })}${key}`,
    due,
    `${texts.ranking.outcomes[outcome]}${done}`,
  );
}

function reportLine({ quarter, due, discipline, points }: ReportEvidence, screen: Screen): string {
  const { texts, language } = screen;
  const { state, missing, required, completeOn, daysLate } = discipline;
  const say = texts.ranking;
  const facts = [
    texts.words.reportStates[state],
    ...(state === 'late' ? [say.reportLate(daysLate)] : []),
    ...(completeOn === null ? [] : [say.reportIn(formatDay(completeOn), formatDay(due))]),
    ...(missing.length === 0 ? [] : [say.reportMissing(missing.length, required.length)]),
    ...(points === null ? [say.outcomes.pending] : []),
  ];
  return say.reportLine(
    capital(formatQuarter(quarter, language)),
    facts.join(', '),
    ownPoints(points, screen),
  );
}
