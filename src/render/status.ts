/** The picture of a period on the screen: one table on a wide terminal, two lines a row on a usual one. */
import type { Section } from '../domain/plan.ts';
import { headingsOf, type Status, type StatusRow } from '../domain/status.ts';
import { VERDICTS } from '../domain/assessment.ts';
import { formatDay, formatDue, formatPeriod, visible } from '../messages/format.ts';
import { attainmentText, bar, resultText, targetText } from './figures.ts';
import { statusNotes } from './status-notes.ts';
import type { Screen } from './screen.ts';
import { screenWidth, table, wrap, type Row } from './table.ts';

const WIDE = 116;
const NARROW = 72;

export function renderStatus(status: Status, screen: Screen): string {
  const { texts } = screen;
  const draw = screen.columns >= WIDE ? wideTable : twoLineTable;
  const body = status.rows.length === 0 ? texts.say.nothingHere : draw(status, screen);
  const parts = [titleOf(status, screen), body, summaryOf(status, screen), statusNotes(status, screen)];
  return parts.filter((part) => part !== '').join('\n\n');
}

export function titleOf(
  status: Pick<Status, 'period' | 'window' | 'unit'>,
  { texts, language, style, columns }: Screen,
): string {
  const { period, window, unit } = status;
  const lines = [
    style.bold(texts.say.statusTitle(formatPeriod(period, language))),
    ...(unit === null ? [] : [texts.say.unitTitle(`${unit.code} – ${visible(unit.name)}`)]),
    texts.say.window(formatDay(window.from), formatDay(window.to)),
    texts.say.due(formatDue(window.due, language)),
  ];
  return lines.map((line) => wrap(line, columns, '  ')).join('\n');
}

/** Headings that every row shares say nothing here and are left out; the others are printed where they begin. */
function grouped(
  status: Status,
  draw: (row: StatusRow) => Row[],
  heading: (section: Section, depth: number) => Row[],
): Row[] {
  const paths = status.rows.map((row) => headingsOf(status.plan, row.indicator.section));
  const first = paths[0] ?? [];
  const shared = first.findIndex(
    (section, depth) => !paths.every((path) => path[depth] === section && path.length > depth + 1),
  );
  const start = shared < 0 ? Math.max(0, first.length - 1) : shared;
  let shown: readonly Section[] = [];
  return status.rows.flatMap((row, index) => {
    const path = (paths[index] ?? []).slice(start);
    const fresh = path.findIndex((section, depth) => shown[depth] !== section);
    const headings =
      fresh < 0 ? [] : path.slice(fresh).flatMap((section, offset) => heading(section, fresh + offset));
    shown = path;
    return [...headings, ...draw(row)];
  });
}

const headingText = ({ label, title }: Section): string =>
  label === null ? visible(title) : `${label}${/[^)\-.]$/u.test(label) ? '.' : ''} ${visible(title)}`;

const unitsText = ({ rollup: { reported, required, provisional, counted } }: StatusRow): string =>
  required.length === 0
    ? ''
    : `${reported}/${required.length}${provisional && counted.length > 0 ? '*' : ''}`;

function wideTable(status: Status, screen: Screen): string {
  const { style, texts, columns } = screen;
  const { head } = texts.words;
  const rows = grouped(
    status,
    (row) => [
      [
        `  ${row.indicator.code}`,
        visible(row.indicator.name),
        targetText(row, screen),
        resultText(row, screen),
        attained(row, screen),
        style.verdict(row.verdict, texts.words.verdicts[row.verdict]),
        unitsText(row),
      ],
    ],
    (section, depth) => [{ span: style.bold('  '.repeat(Math.min(depth, 1)) + headingText(section)) }],
  );
  return table(
    [
      { head: head.code },
      { head: head.indicator, wraps: true },
      { head: head.target, align: 'right' },
      { head: head.result, align: 'right' },
      { head: head.attainment, align: 'right' },
      { head: head.verdict },
      { head: head.units, align: 'right' },
    ],
    rows,
    columns,
    style.bold,
  );
}

function twoLineTable(status: Status, screen: Screen): string {
  const { style, texts, columns } = screen;
  const { head } = texts.words;
  const rows = grouped(
    status,
    (row) => [
      [
        row.indicator.code,
        targetText(row, screen),
        resultText(row, screen),
        attained(row, screen),
        style.verdict(row.verdict, texts.words.verdicts[row.verdict]),
        unitsText(row),
      ],
      {
        span: style.dim(
          columns < NARROW
            ? wrap(`  ${visible(row.indicator.name)}`, columns, '  ')
            : shortName(row.indicator.name, columns - 2),
        ),
      },
    ],
    (section) => [{ span: style.bold(wrap(headingText(section), columns)) }],
  );
  return table(
    [
      { head: head.code, fills: true },
      { head: head.target, align: 'right' },
      { head: head.result, align: 'right' },
      { head: head.attainment, align: 'right' },
      { head: head.verdict },
      { head: head.units, align: 'right' },
    ],
    rows,
    columns,
    style.bold,
  );
}

/** One line of a long name; the whole of it stands in `show`, on a wider screen and in the report. */
function shortName(name: string, width: number): string {
  const text = `  ${visible(name)}`;
  if (screenWidth(text) <= width) return text;
  const [first = ''] = wrap(text.trimStart(), width - 4).split('\n');
  return `  ${first} …`;
}

const attained = (row: StatusRow, screen: Screen): string =>
  row.attainment === null
    ? screen.texts.words.none
    : `${bar(row.attainment.exact)} ${attainmentText(row, screen).padStart(7)}`;

const NO_BREAK = '\u00a0';

function summaryOf({ summary }: Status, { texts, style, columns }: Screen): string {
  const counted = VERDICTS.filter((verdict) => summary[verdict] > 0);
  const plain = counted
    .map((verdict) => `${texts.words.verdicts[verdict]} ${summary[verdict]}`.replaceAll(' ', NO_BREAK))
    .join(' · ');
  // Wrapped before it is coloured, so that no colour runs over a line's end; a word keeps its number beside it.
  return wrap(plain, columns)
    .replaceAll(NO_BREAK, ' ')
    .split('\n')
    .map((line) =>
      counted.reduce(
        (text, verdict) =>
          text.replace(texts.words.verdicts[verdict], (word) => style.verdict(verdict, word)),
        line,
      ),
    )
    .join('\n');
}
