/** What changed between two versions of a period's report, on the screen. */
import type { Differences, Effect, FigureDifference } from '../domain/differences.ts';
import { isSame } from '../domain/differences.ts';
import { officeDay } from '../domain/day.ts';
import type { Issue } from '../domain/issued.ts';
import type { Authored, NameDifference, TargetDifference } from '../domain/plan-differences.ts';
import type { StatusRow } from '../domain/status.ts';
import type { WordDifference } from '../domain/word-differences.ts';
import { formatDay, formatPeriod, formatQuarter, visible } from '../messages/format.ts';
import { shortened } from '../messages/shared.ts';
import {
  changeText,
  factLabel,
  factWords,
  figureWords,
  notedWords,
  reportedText,
  scopeWords,
  targetWords,
  wordLine,
} from './difference-words.ts';
import { momentText } from './explain.ts';
import { attainmentText, resultText, targetText } from './figures.ts';
import type { Screen } from './screen.ts';
import { table, wrap, type Column, type Row } from './table.ts';

export interface Comparison {
  readonly differences: Differences;
  readonly from: Issue;
  /** Null: the data as they are now. */
  readonly to: Issue | null;
}

export function renderComparison(comparison: Comparison, screen: Screen): string {
  const { differences, from, to } = comparison;
  const { texts, style, columns, language } = screen;
  const { compare } = texts;
  const title = compare.title(
    formatPeriod(differences.period, language),
    versionWords(from, screen),
    to === null ? compare.now : versionWords(to, screen),
  );
  const head = [style.bold(title), ...reopeningLines(from, screen)];
  const sections = isSame(differences)
    ? [compare.none]
    : [
        section(compare.sections.figures, figuresTable(differences.figures, screen), screen),
        section(compare.sections.targets, targetsTable(differences.targets, screen), screen),
        section(compare.sections.names, nameLines(differences.names, screen), screen),
        section(compare.sections.words, wordsLines(differences.words, screen), screen),
        section(compare.sections.effects, effectsTable(differences.effects, screen), screen),
      ].filter((text) => text !== '');
  return [head.map((line) => wrap(line, columns, '  ')).join('\n'), ...sections].join('\n\n');
}

const dayOf = (at: string): string => formatDay(officeDay(new Date(at)));

export const versionWords = ({ version, at }: Issue, { texts }: Pick<Screen, 'texts'>): string =>
  texts.compare.version(version, dayOf(at));

/** Why the earlier version no longer stands. */
export function reopeningLines(
  { version, reopening }: Issue,
  { texts: { compare } }: Pick<Screen, 'texts'>,
): string[] {
  if (reopening === null) return [];
  const { at, by, reason, letter } = reopening;
  return [
    compare.reopened(version, dayOf(at), visible(by), visible(reason)),
    ...(letter === null
      ? []
      : [compare.letter(visible(letter.number), letter.day === null ? null : formatDay(letter.day))]),
  ];
}

const section = (title: string, body: string, { style }: Screen): string =>
  body === '' ? '' : `${style.bold(title)}\n${body}`;

/** Who did it and why, on lines of their own. */
function authorLines({ by, at, reason }: Authored, { texts: { compare } }: Screen): string[] {
  return [
    ...(by === null || at === null ? [] : [compare.by(visible(by), momentText(at))]),
    ...(reason === null ? [] : [compare.reason(visible(reason))]),
  ];
}

const below = (lines: readonly string[], { columns, style }: Screen): Row[] =>
  lines.map((line) => ({ span: wrap(`  ${style.dim(line)}`, columns, '    ') }));

function tableOf(columns: readonly Column[], rows: readonly Row[], screen: Screen): string {
  return rows.length === 0 ? '' : table(columns, rows, screen.columns, screen.style.bold);
}

function figuresTable(figures: readonly FigureDifference[], screen: Screen): string {
  const { texts, language } = screen;
  const { head } = texts.words;
  const { compare } = texts;
  const rows = figures.flatMap((figure): Row[] => [
    [
      figure.indicator.code,
      figure.unit.code,
      formatQuarter(figure.quarter, language),
      figureWords(figure.old, figure, screen),
      figureWords(figure.new, figure, screen),
    ],
    ...below(
      [
        ...authorLines(figure, screen),
        ...(figure.file === null ? [] : [compare.fromFile(visible(figure.file))]),
        ...notedWords(figure, screen),
      ],
      screen,
    ),
  ]);
  return tableOf(
    [
      { head: head.indicator },
      { head: head.unit },
      { head: head.quarter },
      { head: compare.head.old, align: 'right', wraps: true },
      { head: compare.head.new, align: 'right', wraps: true },
    ],
    rows,
    screen,
  );
}

function targetsTable(targets: readonly TargetDifference[], screen: Screen): string {
  const { texts, language } = screen;
  const { head } = texts.words;
  const { compare } = texts;
  const rows = targets.flatMap((target): Row[] => [
    [
      target.indicator.code,
      formatQuarter(target.from, language),
      scopeWords(target, screen),
      targetWords(target.old, target.indicator, screen),
      targetWords(target.new, target.indicator, screen),
    ],
    ...below(
      [
        ...authorLines(target, screen),
        ...(target.document === null ? [] : [`${head.document}: ${visible(target.document)}`]),
      ],
      screen,
    ),
  ]);
  return tableOf(
    [
      { head: head.indicator },
      { head: compare.head.since },
      { head: head.scope },
      { head: compare.head.old, align: 'right' },
      { head: compare.head.new, align: 'right' },
    ],
    rows,
    screen,
  );
}

const indented = (lines: readonly string[], { columns }: Screen): string =>
  lines.map((line) => wrap(line, columns, '    ')).join('\n');

function nameLines(names: readonly NameDifference[], screen: Screen): string {
  const { thing } = screen.texts.compare;
  const lines = names.flatMap((name) => [
    `${thing[name.what]} ${name.code}, ${factLabel(name, screen)}: ${factWords(name.old, name, screen)} → ${factWords(name.new, name, screen)}`,
    ...authorLines(name, screen).map((line) => `  ${line}`),
  ]);
  return indented(lines, screen);
}

function wordsLines(words: readonly WordDifference[], screen: Screen): string {
  const lines = words.flatMap((difference) => {
    const { label, old, new: now } = wordLine(difference, screen);
    const place = `${difference.unit.code}, ${formatQuarter(difference.quarter, screen.language)}, ${visible(label)}`;
    return [
      `${place}: ${old === '' ? now : `${visible(old)} → ${visible(now)}`}`,
      ...authorLines(difference, screen).map((line) => `  ${line}`),
    ];
  });
  return indented(lines, screen);
}

function effectsTable(effects: readonly Effect[], screen: Screen): string {
  const { head, verdicts } = screen.texts.words;
  const { rows: labels, gone } = screen.texts.compare;
  const line = (label: string, row: StatusRow | null): string[] =>
    row === null
      ? [`  ${label}`, '', gone]
      : [
          `  ${label}`,
          targetText(row, screen),
          resultText(row, screen),
          attainmentText(row, screen),
          screen.style.verdict(row.verdict, verdicts[row.verdict]),
          reportedText(row),
        ];
  const rows = effects.flatMap(({ indicator, old, new: now, resultChange, attainmentChange }): Row[] => [
    { span: `${indicator.code} – ${shortened(indicator.name, screen.columns - indicator.code.length - 6)}` },
    line(labels.old, old),
    line(labels.new, now),
    ...(resultChange === null && attainmentChange === null
      ? []
      : [
          [
            `  ${labels.change}`,
            '',
            changeText(resultChange, indicator.measure, screen),
            changeText(attainmentChange, '%', screen),
          ],
        ]),
  ]);
  return tableOf(
    [
      { head: head.indicator },
      { head: head.target, align: 'right' },
      { head: head.result, align: 'right' },
      { head: head.attainment, align: 'right' },
      { head: head.verdict },
      { head: head.units, align: 'right' },
    ],
    rows,
    screen,
  );
}
