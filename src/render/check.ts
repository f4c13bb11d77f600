/** What `kpi check` found, as a person reads it and as JSON. */
import type { RuleFinding } from '../domain/data-rules.ts';
import {
  INTEGRITY_CODES,
  type Cell,
  type EntryFacts,
  type Integrity,
  type IntegrityFinding,
  type Row,
  type RowFinding,
} from '../domain/integrity.ts';
import { PROBLEM_CODES, type FigureFacts } from '../domain/problem.ts';
import { formatQuarter, periodWords, visible } from '../messages/format.ts';
import { figureWords, named } from '../messages/shared.ts';
import { momentText } from './explain.ts';
import { saidOf } from './problem.ts';
import type { Screen } from './screen.ts';
import { wrap } from './table.ts';

export interface Findings {
  readonly integrity: Integrity;
  readonly rules: readonly RuleFinding[] | null;
}

type Look = Pick<Screen, 'texts' | 'language'>;

const entryText = (entry: EntryFacts | null, { texts: { check } }: Look): string =>
  entry === null ? check.noEntry : check.entry(entry.seq, entry.by, whenText(entry.at), entry.command);

/** A moment that was tampered with may be none. */
const whenText = (at: string): string => (Number.isNaN(Date.parse(at)) ? visible(at) : momentText(at));

/** One sentence or two, with where and what. */
export function integrityText(found: IntegrityFinding, look: Look): string {
  if (found.kind === 'row') return rowText(found, look);
  const entry = 'entry' in found ? entryText(found.entry, look) : '';
  // Each kind has its own function; the union cannot be narrowed through the lookup.
  const speak = look.texts.check.finding[found.kind] as (found: IntegrityFinding, entry: string) => string;
  return speak(found, entry);
}

function rowText(found: RowFinding, look: Look): string {
  const { check } = look.texts;
  const { table, key, how, sealed, entry } = found;
  const row = sealed ?? found.found ?? {};
  const place = key
    .filter((column) => row[column] !== '' && !(table === 'plan' && column === 'id'))
    .map((column) => placeText(column, row[column] ?? null, look));
  const cells = changedCells(found, look).map((cell) => check.cell(cell.column, cell.sealed, cell.found));
  const what = check.row(check.tables[table] ?? table, place.join(', '), how);
  return `${what}${cells.length === 0 ? '' : `: ${cells.join('; ')}`}. ${entryText(entry, look)}`;
}

function placeText(column: string, value: Cell, { texts: { check }, language }: Look): string {
  if (column === 'period') return periodOrText(String(value), language);
  const text = column === 'from_period' ? periodOrText(String(value), language) : visible(String(value));
  return `${check.columns[column] ?? column} ${text}`;
}

/** A damaged cell may hold anything. */
function periodOrText(text: string, language: Look['language']): string {
  return /^\d{4}(?:Q[1-4]|H1|M9)?$/u.test(text) ? periodWords(text, language) : visible(text);
}

const FIGURE = new Set(['kind', 'numerator', 'denominator', 'value', 'state']);

interface ChangedCell {
  readonly column: string;
  readonly sealed: string;
  readonly found: string;
}

/** The cells that differ; those that make up a figure are one. What was taken away or put in tells its figure. */
function changedCells({ table, sealed, found }: RowFinding, look: Look): ChangedCell[] {
  const { check } = look.texts;
  const [before, now] = [sealed ?? {}, found ?? {}];
  if (sealed === null || found === null) return [];
  const differing = [...new Set([...Object.keys(before), ...Object.keys(now)])].filter(
    (column) => (before[column] ?? null) !== (now[column] ?? null),
  );
  const ofFigure = table === 'observation' && differing.some((column) => FIGURE.has(column));
  const others = differing.filter((column) => !(ofFigure && FIGURE.has(column)));
  const figure = {
    column: check.columns['figure'] ?? 'figure',
    sealed: figureOf(before, look),
    found: figureOf(now, look),
  };
  return [
    ...(ofFigure ? [figure] : []),
    ...others.map((column) => {
      const [one, other] = differingParts(cellText(before[column]), cellText(now[column]));
      const quoted = (text: string | null): string => (text === null ? check.nothing : `“${text}”`);
      return { column: check.columns[column] ?? column, sealed: quoted(one), found: quoted(other) };
    }),
  ];
}

const cellText = (cell: Cell | undefined): string | null =>
  cell === null || cell === undefined ? null : visible(String(cell));

function figureOf(row: Row, { language, texts: { check } }: Look): string {
  const text = (column: string): string => String(row[column] ?? '');
  const facts = { kind: text('kind'), numerator: text('numerator'), denominator: text('denominator') };
  if (!['ratio', 'value', 'no_cases', 'milestone'].includes(facts.kind)) return check.nothing;
  const figure = { ...facts, value: text('value'), state: text('state') } as FigureFacts;
  return visible(figureWords(figure, language) ?? text('state'));
}

const LONGEST = 60;

/** Long texts are cut around the place where they begin to differ. */
function differingParts(one: string | null, other: string | null): [string | null, string | null] {
  let at = 0;
  while (at < (one?.length ?? 0) && one?.[at] === other?.[at]) at++;
  const from = Math.max(0, at - LONGEST / 3);
  const part = (text: string | null): string | null =>
    text === null || text.length <= LONGEST
      ? text
      : `${from > 0 ? '…' : ''}${text.slice(from, from + LONGEST)}${from + LONGEST < text.length ? '…' : ''}`;
  return [part(one), part(other)];
}

interface RuleText {
  readonly code: string;
  readonly what: string;
  readonly next: string;
}

function ruleText(rule: RuleFinding, look: Look): RuleText {
  const { texts, language } = look;
  const { check } = texts;
  if (rule.kind === 'plan')
    return {
      code: PROBLEM_CODES.catalogue_faulty.code,
      what: check.plan(texts.planFault(rule.fault)),
      next: check.planNext,
    };
  if (rule.kind === 'issue')
    return {
      code: 'E390',
      what: check.issue(periodWords(rule.period, language), rule.version),
      next: check.issueNext,
    };
  const { indicator, unit, quarter } = rule.place;
  const where = `${named(indicator)}, ${named(unit)}, ${formatQuarter(quarter, language)}`;
  const again = `kpi record ${indicator.code} ${unit.code} --period ${quarter}`;
  if (rule.kind === 'doubt')
    return {
      code: PROBLEM_CODES.soft_unconfirmed.code,
      what: `${where}: ${texts.softFinding(rule.finding)}`,
      next: `${check.doubt} ${again} --reason "…"`,
    };
  const { what } = saidOf(rule.problem, texts);
  return {
    code: PROBLEM_CODES[rule.problem.kind].code,
    what: `${where}: ${what} (${check.ruleBy(rule.by, momentText(rule.at))})`,
    next: `${again}; kpi retract ${indicator.code} ${unit.code} --period ${quarter}`,
  };
}

/** How many findings there are, those that are not listed among them. */
const total = ({ counts }: Integrity): number => Object.values(counts).reduce((sum, count) => sum + count, 0);

/** @returns nothing to print where all is well */
export function renderCheck(path: string, { integrity, rules }: Findings, screen: Screen): string {
  const { texts, style, columns } = screen;
  const { check, labels } = texts;
  const bullet = (text: string): string => wrap(`  - ${text}`, columns, '    ');
  const codes = [...new Set(integrity.findings.map(({ kind }) => INTEGRITY_CODES[kind]))].sort();
  const damage =
    codes.length === 0
      ? []
      : [
          style.error(wrap(check.damaged(path, total(integrity)), columns, '  ')),
          ...codes.flatMap((code) => damageLines(code, integrity, screen)),
          wrap(
            `${labels.next}: ${codes.every((code) => code === 'E609') ? check.next.tail : check.next.damaged}`,
            columns,
            '  ',
          ),
          ...(rules === null ? [wrap(check.noRules, columns, '  ')] : []),
        ];
  const ruled = (rules ?? []).map((rule) => ruleText(rule, screen));
  return [
    ...damage,
    ...(ruled.length === 0 ? [] : [style.bold(check.rules(ruled.length))]),
    ...ruled
      .slice(0, MOST_RULES)
      .flatMap(({ code, what, next }) => [
        bullet(`${code}: ${what}`),
        wrap(`    ${labels.next}: ${next}`, columns, '      '),
      ]),
    ...(ruled.length > MOST_RULES ? [bullet(check.more(ruled.length - MOST_RULES))] : []),
  ].join('\n');
}

const MOST_RULES = 50;

function damageLines(code: string, { findings, counts }: Integrity, screen: Screen): string[] {
  const {
    texts: { check },
    columns,
  } = screen;
  const own = findings.filter(({ kind }) => INTEGRITY_CODES[kind] === code);
  const kinds = [...new Set(own.map(({ kind }) => kind))];
  const all = kinds.reduce((sum, kind) => sum + (counts[kind] ?? 0), 0);
  return [
    `${code} ${check.groups[code] ?? ''} (${all}):`,
    ...own.map((found) => wrap(`  - ${integrityText(found, screen)}`, columns, '    ')),
    ...(all > own.length ? [`  ${check.more(all - own.length)}`] : []),
  ];
}

export const checkJson = ({ integrity, rules }: Findings, look: Look): Record<string, unknown> => ({
  sound: integrity.findings.length === 0,
  findings: [
    ...integrity.findings.map((found) => ({
      severity: 'damage',
      code: INTEGRITY_CODES[found.kind],
      message: integrityText(found, look),
      ...found,
    })),
    ...(rules ?? []).map((rule) => {
      const { code, what, next } = ruleText(rule, look);
      return { severity: 'rule', code, message: what, next, ...rule };
    }),
  ],
  ...(Object.keys(integrity.counts).length === 0 ? {} : { counts: integrity.counts }),
  ...(rules === null ? { rulesChecked: false } : {}),
});
