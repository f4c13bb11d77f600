/** What changed between two versions of a period's report, as data. */
import { isSame, type Differences, type Effect, type FigureDifference } from '../domain/differences.ts';
import { HUNDRED } from '../domain/exact.ts';
import type { Authored } from '../domain/plan-differences.ts';
import { machineDigits } from '../domain/rounding.ts';
import type { Figured, StatusRow } from '../domain/status.ts';
import type { WordDifference } from '../domain/word-differences.ts';
import { formatShown, type Language } from '../messages/format.ts';
import type { Comparison } from './differences.ts';
import { figureJson } from './json.ts';

/** The shape that others build on: figures as decimal strings, absent ones null. */
export const comparisonJson = (
  { differences, from, to }: Comparison,
  language: Language,
): Record<string, unknown> => ({
  period: differences.period.text,
  from: from.version,
  to: to?.version ?? 'now',
  reopening: from.reopening,
  changed: !isSame(differences),
  ...differencesJson(differences, language),
});

export const differencesJson = (
  { figures, targets, names, words, effects }: Differences,
  language: Language,
): Record<string, unknown> => ({
  figures: figures.map(figureDifferenceJson),
  targets: targets.map((target) => ({
    indicator: target.indicator.code,
    scope: target.scope,
    unit: target.unit,
    from: target.from,
    old: target.old,
    new: target.new,
    document: target.document,
    ...authorJson(target),
  })),
  names: names.map(({ what, code, fact, old, new: now, ...author }) => ({
    what,
    code,
    fact,
    old,
    new: now,
    ...authorJson(author),
  })),
  words: words.map(wordJson),
  effects: effects.map((effect) => effectJson(effect, language)),
});

const authorJson = ({ by, at, reason }: Authored): Authored => ({ by, at, reason });

function figureDifferenceJson(difference: FigureDifference): Record<string, unknown> {
  const { indicator, unit, quarter, kind, old, new: now, file } = difference;
  const [was, is] = [old, now].map((one) =>
    one === null ? null : figureJson(one.figure, indicator.measure),
  );
  return {
    indicator: indicator.code,
    unit: unit.code,
    period: quarter,
    kind,
    old: was?.['figure'] ?? null,
    new: is?.['figure'] ?? null,
    oldNumerator: was?.['numerator'] ?? null,
    oldDenominator: was?.['denominator'] ?? null,
    newNumerator: is?.['numerator'] ?? null,
    newDenominator: is?.['denominator'] ?? null,
    oldNoCases: was?.['noCases'] ?? null,
    newNoCases: is?.['noCases'] ?? null,
    ...authorJson(difference),
    file,
  };
}

function wordJson(difference: WordDifference): Record<string, unknown> {
  const { kind, unit, quarter, file } = difference;
  const place = { kind, unit: unit.code, period: quarter };
  const author = { ...authorJson(difference), file };
  if (difference.kind === 'submission') {
    const { state, on } = difference.event;
    return { ...place, task: null, old: null, new: { state, on }, ...author };
  }
  const task = difference.kind === 'task' ? difference.task.code : null;
  const indicator = difference.kind === 'blank' ? { indicator: difference.indicator.code } : {};
  return { ...place, ...indicator, task, old: difference.old, new: difference.new, ...author };
}

function effectJson(effect: Effect, language: Language): Record<string, unknown> {
  const { indicator, old, new: now, resultChange, attainmentChange } = effect;
  const shown = (figured: Figured | null | undefined): string | null =>
    figured === null || figured === undefined ? null : formatShown(figured.shown, language);
  const result = (row: StatusRow | null): string | null =>
    row === null || row.result === null ? null : machineDigits(row.result.exact, row.lines);
  const attainment = (row: StatusRow | null): string | null =>
    row === null || row.attainment === null ? null : machineDigits(row.attainment.exact, [HUNDRED]);
  const state = ({ rollup }: StatusRow): string | null =>
    rollup.toDate.kind === 'milestone' ? rollup.toDate.state : null;
  return {
    indicator: indicator.code,
    measure: indicator.measure,
    targetOld: old?.targetShown?.digits ?? null,
    targetNew: now?.targetShown?.digits ?? null,
    resultOld: result(old),
    resultNew: result(now),
    resultOldShown: shown(old?.result),
    resultNewShown: shown(now?.result),
    resultChange: resultChange === null ? null : machineDigits(resultChange.exact),
    attainmentOld: attainment(old),
    attainmentNew: attainment(now),
    attainmentOldShown: shown(old?.attainment),
    attainmentNewShown: shown(now?.attainment),
    attainmentChange: attainmentChange === null ? null : machineDigits(attainmentChange.exact),
    milestoneOld: old === null ? null : state(old),
    milestoneNew: now === null ? null : state(now),
    verdictOld: old?.verdict ?? null,
    verdictNew: now?.verdict ?? null,
    reportedOld: old?.rollup.reported ?? null,
    reportedNew: now?.rollup.reported ?? null,
    requiredOld: old?.rollup.required.length ?? null,
    requiredNew: now?.rollup.required.length ?? null,
  };
}
