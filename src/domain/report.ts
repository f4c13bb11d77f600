/** The model of a period's report: all that the workbook shows, in its order, decided and rounded. */
import { comparisonsOf, type Comparison } from './comparison.ts';
import { officeDay, type Day } from './day.ts';
import type { Adjustments } from './differences.ts';
import { disciplineOf, type UnitDiscipline } from './discipline.ts';
import { decimalsOfText, type DecimalText } from './exact.ts';
import { grouped } from './grouped.ts';
import { isNoCases, isUntracked, type Figure, type Observation, type Revision } from './observation.ts';
import { yearToDate, type Period, type Quarter } from './period.ts';
import type { Section, UnitAt } from './plan.ts';
import { wordsOf, type ReportWords } from './report-words.ts';
import { show, type Shown } from './rounding.ts';
import { reportersOf, requiredOf, withDescendants } from './snapshot.ts';
import { figureResult } from './soft-limits.ts';
import { headingsOf, statusOf, type Figured, type Status, type StatusRow, type View } from './status.ts';
import { trendsOf, type TrendPoint } from './trend.ts';
import type { UnitWords } from './submission.ts';
import { unitResultsOf, type UnitResults } from './unit-results.ts';

/** One figure of one unit and quarter, or the gap where one should be. */
export interface DetailLine {
  readonly unit: UnitAt;
  readonly quarter: Quarter;
  readonly observation: Observation | null;
  /** Whether the result above rests on it. */
  readonly counted: boolean;
  readonly noCases: boolean;
  readonly result: Figured | null;
  readonly corrections: readonly Correction[];
}

/** A figure that was replaced: what a reader of an earlier print saw. */
export interface Correction {
  readonly on: Day;
  readonly before: Figure;
  readonly reason: string | null;
}

export interface ReportEntry {
  /** All its headings, from the top down. */
  readonly path: readonly Section[];
  /** The headings that begin with this row, from the top down; empty within a group. */
  readonly headings: readonly Section[];
  /** Running number over all groups, from 1. */
  readonly number: number;
  readonly row: StatusRow;
  readonly details: readonly DetailLine[];
  /** The year's quarters so far, in time order. */
  readonly trend: readonly TrendPoint[];
  /** The results that this one is held against. */
  readonly comparison: Comparison;
}

/** Whether a report has gone out. */
export type ReportMark =
  /** @param replaces the last issued version, which no longer stands; null: none was issued */
  | { readonly kind: 'draft'; readonly replaces: number | null }
  | { readonly kind: 'issued'; readonly version: number; readonly checkCode: string; readonly on: Day };

export const FIRST_DRAFT: ReportMark = { kind: 'draft', replaces: null };

export interface Report {
  readonly status: Status;
  readonly mark: ReportMark;
  readonly entries: readonly ReportEntry[];
  /** The same indicators unit by unit. */
  readonly byUnit: UnitResults;
  /** Of the period's last quarter. */
  readonly discipline: readonly UnitDiscipline[];
  readonly words: ReportWords;
  /** The day of the last change in the data; the report depends on nothing later. */
  readonly dataOn: Day | null;
  /** Against the version sent before; null: there is none. */
  readonly adjustments: Adjustments | null;
}

export interface ReportSources {
  readonly view: View;
  readonly revisions: (indicator: string) => readonly Revision[];
  readonly arrivals: readonly Observation[];
  readonly words: (quarter: Quarter) => UnitWords;
  readonly lastChange: string | null;
}

/** @param unit the code of one unit: its own report, with those of the units below it */
export function assembleReport(
  sources: ReportSources,
  period: Period,
  unit: string | null = null,
  mark: ReportMark = FIRST_DRAFT,
): Report {
  const { view, arrivals, words, lastChange } = sources;
  const status = statusOf(view, period, unit);
  const trendOf = trendsOf(view, period, unit, status);
  const comparisonOf = comparisonsOf(view, period, unit);
  const within = unit === null ? null : withDescendants(view.snapshots(period.last), unit);
  const isWithin = (each: UnitAt): boolean => within?.has(each.code) ?? true;
  const said = words(period.last);
  let shown: readonly Section[] = [];
  const entries = status.rows.map((row, index) => {
    const path = headingsOf(view.plan, row.indicator.section);
    const headings = path.filter((section, depth) => shown[depth] !== section);
    shown = path;
    const details = detailsOf(sources, row, period).filter((line) => isWithin(line.unit));
    return {
      path,
      headings,
      number: index + 1,
      row,
      details,
      trend: trendOf(row.indicator.code),
      comparison: comparisonOf(row),
    };
  });
  return {
    status,
    mark,
    entries,
    byUnit: unitResultsOf(view, period, within),
    discipline: disciplineOf(view, period.last, arrivals, said.submissions, said.blankReasons).filter(
      (each) => isWithin(each.unit),
    ),
    words: wordsOf({ tasks: view.plan.tasks, snapshots: view.snapshots, words, within }, period),
    dataOn: lastChange === null ? null : officeDay(new Date(lastChange)),
    adjustments: null,
  };
}

/** Whether a report would hold no figure at all: an official-looking table of blanks (DESIGN 5). */
export const isEmpty = ({ rows }: Status): boolean =>
  rows.every(({ rollup: { counted, uncounted } }) =>
    [...counted, ...uncounted].every((observation) => isUntracked(observation)),
  );

/** Figures of a stock stand for the last quarter only; a flow shows every quarter that its total rests on. */
function detailsOf(sources: ReportSources, row: StatusRow, period: Period): DetailLine[] {
  const { indicator, rollup } = row;
  const flow = indicator.overQuarters === 'sum';
  const quarters = flow ? yearToDate(period.last) : [period.last];
  const makeLine = lineMaker(sources, row);
  const lines = quarters.flatMap((quarter) => linesOf(sources.view, row, quarter, makeLine));
  // A milestone done earlier, or what a dissolved unit brought in before it went, is counted from an older quarter.
  const older = rollup.counted.filter(({ quarter }) => !quarters.includes(quarter));
  return [...lines, ...older.map(makeLine)];
}

type LineMaker = (observation: Observation) => DetailLine;

function linesOf(view: View, row: StatusRow, quarter: Quarter, makeLine: LineMaker): DetailLine[] {
  const snapshot = view.snapshots(quarter);
  const required = new Set(requiredOf(snapshot, row.indicator));
  return reportersOf(snapshot, row.indicator).flatMap((unit) => {
    const observation = view.book.standing(row.indicator.code, unit.code, quarter);
    if (observation !== undefined) return [makeLine(observation)];
    // A milestone that is done is not asked for again.
    const settled = row.indicator.kind === 'milestone' && row.rollup.required.length === 0;
    return required.has(unit) && !settled ? [gap(unit, quarter)] : [];
  });
}

const gap = (unit: UnitAt, quarter: Quarter): DetailLine => ({
  unit,
  quarter,
  observation: null,
  counted: false,
  noCases: false,
  result: null,
  corrections: [],
});

function lineMaker({ view, revisions }: ReportSources, row: StatusRow): LineMaker {
  const { indicator } = row;
  const counted = new Set(row.rollup.counted);
  // Most indicators have no figure that was ever replaced; then nothing has to be looked for.
  let byPlace: ReadonlyMap<string, readonly Revision[]> | undefined;
  return (observation) => {
    const unit = view.snapshots(observation.quarter).units.get(observation.unit);
    if (unit === undefined) throw new Error(`no unit ${observation.unit}`);
    const value = figureResult(observation.figure, indicator.measure);
    const isFirst = observation.revision === 1;
    if (!isFirst) byPlace ??= grouped(revisions(indicator.code), (each) => placeOf(each.observation));
    return {
      unit,
      quarter: observation.quarter,
      observation,
      counted: counted.has(observation),
      noCases: isNoCases(observation.figure),
      result: value === null ? null : { exact: value, shown: show(value, indicator.decimals, row.lines) },
      corrections: isFirst ? [] : correctionsOf(byPlace?.get(placeOf(observation)) ?? []),
    };
  };
}

const placeOf = ({ unit, quarter }: Observation): string => `${quarter} ${unit}`;

/**
 * Earlier figures of a place, each with the day on which it was replaced.
 * @param here all of the place's, the oldest first
 */
const correctionsOf = (here: readonly Revision[]): Correction[] =>
  here.flatMap((revision, index) => {
    const next = here[index + 1]?.observation;
    if (revision.state === 'current' || next === undefined) return [];
    const retracted = revision.state === 'retracted' ? revision.retraction : null;
    return [
      {
        on: officeDay(new Date(retracted?.at ?? next.at)),
        before: revision.observation.figure,
        reason: retracted?.reason ?? next.reason,
      },
    ];
  });

/** A stored figure's digits, for showing it as it was typed. */
export const asTyped = (text: DecimalText): Shown => ({ digits: text, decimals: decimalsOfText(text) });
