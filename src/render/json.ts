/** The shapes that others build on (DESIGN 5.1). Figures are decimal strings, absent ones null. */
import type { UnitDiscipline } from '../domain/discipline.ts';
import { decimalsOf, HUNDRED, shortestDigits, type Exact } from '../domain/exact.ts';
import { figureResult } from '../domain/soft-limits.ts';
import type { Figure, Observation, Revision } from '../domain/observation.ts';
import type { IndicatorAt, Target, UnitAt } from '../domain/plan.ts';
import type { Total } from '../domain/rollup.ts';
import { machineDigits } from '../domain/rounding.ts';
import type { Figured, Status, StatusRow } from '../domain/status.ts';
import { formatShown, type Language } from '../messages/format.ts';

export const json = (value: unknown): string => JSON.stringify(value);

const digits = (value: Exact | null): string | null => (value === null ? null : machineDigits(value));
export const exactDigits = (value: Exact): string => {
  const decimals = decimalsOf(value);
  return decimals === null ? machineDigits(value) : shortestDigits(value, decimals);
};
const shown = (figured: Figured | null, language: Language): string | null =>
  figured === null ? null : formatShown(figured.shown, language);
const held = (figured: Figured | null, lines: readonly Exact[]): string | null =>
  figured === null ? null : machineDigits(figured.exact, lines);

export function statusRowJson(row: StatusRow, language: Language): Record<string, unknown> {
  const { indicator, rollup, target, lines } = row;
  const { toDate } = rollup;
  return {
    code: indicator.code,
    name: indicator.name,
    section: indicator.section,
    kind: indicator.kind,
    measure: indicator.measure,
    direction: indicator.direction,
    target: target === null ? null : exactDigits(target.value),
    ...pairOf(toDate),
    result: held(row.result, lines),
    resultShown: shown(row.result, language),
    resultInPeriod: held(row.resultInPeriod, lines),
    resultInPeriodShown: shown(row.resultInPeriod, language),
    attainment: held(row.attainment, ATTAINMENT_LINES),
    attainmentShown: shown(row.attainment, language),
    verdict: row.verdict,
    provisional: rollup.provisional,
    reported: rollup.reported,
    required: rollup.required.length,
    missing: rollup.missing.map(({ code }) => code),
    missingEarlier: rollup.missingEarlier.map(({ unit, quarter }) => ({ unit: unit.code, period: quarter })),
    blank: toDate.kind === 'blank' ? toDate.why : null,
    milestone: toDate.kind === 'milestone' ? { state: toDate.state, document: toDate.document } : null,
    older: rollup.older === null ? null : { period: rollup.older.quarter },
  };
}

const ATTAINMENT_LINES: readonly Exact[] = [HUNDRED];

function pairOf(total: Total): { numerator: string | null; denominator: string | null } {
  if (total.kind !== 'ratio') return { numerator: null, denominator: null };
  return { numerator: exactDigits(total.numerator), denominator: exactDigits(total.denominator) };
}

export const statusJson = (status: Status, language: Language): Record<string, unknown> => ({
  period: status.period.text,
  window: status.window,
  plan: status.plan.code,
  unit: status.unit?.code ?? null,
  indicators: status.rows.map((row) => statusRowJson(row, language)),
  summary: status.summary,
});

/** One recorded figure, its parts as they were stored. */
export function figureJson(figure: Figure, measure: string): Record<string, unknown> {
  return {
    figure: figure.kind === 'milestone' ? figure.state : digits(figureResult(figure, measure)),
    numerator: figure.kind === 'ratio' ? figure.numerator : null,
    denominator: figure.kind === 'ratio' ? figure.denominator : null,
    noCases: figure.kind === 'no_cases' || (figure.kind === 'ratio' && figure.denominator === '0'),
  };
}

const originJson = (origin: Observation['origin']): Record<string, unknown> | null =>
  origin === null
    ? null
    : { name: origin.file.name, sha256: origin.file.sha256, size: origin.file.size, cell: origin.cell };

export const observationJson = (observation: Observation, measure: string): Record<string, unknown> => ({
  period: observation.quarter,
  unit: observation.unit,
  ...figureJson(observation.figure, measure),
  document: observation.figure.kind === 'milestone' ? observation.figure.document : null,
  asOf: observation.asOf,
  note: observation.note,
  source: observation.source,
  file: originJson(observation.origin),
  by: observation.computed === undefined ? observation.by : null,
  at: observation.computed === undefined ? observation.at : null,
  // Only where it is so: nobody recorded the figure, it follows from tasks.
  ...(observation.computed === undefined ? {} : { computed: observation.computed }),
});

export const revisionJson = (revision: Revision, measure: string): Record<string, unknown> => ({
  ...observationJson(revision.observation, measure),
  revision: revision.observation.revision,
  state: revision.state,
  reason: revision.state === 'retracted' ? revision.retraction.reason : revision.observation.reason,
  ownReason: revision.observation.reason,
  retractedBy: revision.state === 'retracted' ? revision.retraction.by : null,
  retractedAt: revision.state === 'retracted' ? revision.retraction.at : null,
});

export const unitJson = (unit: UnitAt): Record<string, unknown> => ({
  code: unit.code,
  name: unit.name,
  shortName: unit.shortName,
  aliases: unit.aliases,
  otherNames: unit.otherNames,
  parent: unit.parent,
  role: unit.role,
  from: unit.from,
  to: unit.to,
  successor: unit.successor,
});

export const indicatorJson = (indicator: IndicatorAt): Record<string, unknown> => ({
  code: indicator.code,
  name: indicator.name,
  aliases: indicator.aliases,
  otherNames: indicator.otherNames,
  section: indicator.section,
  kind: indicator.kind,
  measure: indicator.measure,
  decimals: indicator.decimals,
  whole: indicator.whole,
  direction: indicator.direction,
  overUnits: indicator.overUnits,
  overQuarters: indicator.overQuarters,
  allow: { negative: indicator.allowNegative, over100: indicator.allowOver100 },
  numerator: indicator.numerator,
  denominator: indicator.denominator,
  lead: indicator.lead,
  with: indicator.with,
  reporters: indicator.reporters,
  publishedBy: indicator.publishedBy,
  basis: indicator.basis,
  limits: indicator.maxMove === null ? null : { move: indicator.maxMove },
  from: indicator.from,
  to: indicator.to,
});

export const targetJson = (target: Target, name: string): Record<string, unknown> => ({
  code: target.indicator,
  name,
  indicator: target.indicator,
  value: target.value,
  from: target.from,
  per: target.per,
  scope: target.scope,
  unit: target.unit,
  document: target.document,
});

const blanksJson = ({
  missing,
  reasons,
}: Pick<UnitDiscipline, 'missing' | 'reasons'>): Record<string, unknown>[] =>
  missing.map(({ code }) => ({ indicator: code, reason: reasons.get(code) ?? null }));

export const disciplineJson = ({
  unit,
  required,
  missing,
  reasons,
  state,
  receivedOn,
  returned,
  firstOn,
  completeOn,
  daysLate,
}: UnitDiscipline): Record<string, unknown> => ({
  unit: unit.code,
  name: unit.name,
  state,
  required: required.length,
  reported: required.length - missing.length,
  missing: missing.map(({ code }) => code),
  blanks: blanksJson({ missing, reasons }),
  received: receivedOn,
  returned,
  firstOn,
  completeOn,
  daysLate,
});
