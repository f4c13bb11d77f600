/**
 * What changed between two states of a period's report, and what that does to results and verdicts. A state is what a
 * report is made of: an issued version's frozen data, or the data as they are now.
 */
import { compare, subtract, ZERO, type Exact } from './exact.ts';
import { grouped } from './grouped.ts';
import { sameFigure, type Observation, type Revision } from './observation.ts';
import { makeQuarter, type Period, type Quarter } from './period.ts';
import {
  askedIn,
  nameDifferences,
  targetDifferences,
  type Authored,
  type NameDifference,
  type PlanEdit,
  type TargetDifference,
} from './plan-differences.ts';
import type { Day } from './day.ts';
import type { IndicatorAt, UnitAt } from './plan.ts';
import { show, type Shown } from './rounding.ts';
import { statusOf, type Figured, type StatusRow } from './status.ts';
import { wordDifferences, type WordDifference, type WordSide } from './word-differences.ts';

export interface Side extends WordSide {
  readonly revisions: (indicator: string) => readonly Revision[];
}

/** What a report says of itself against the version that was sent before it. */
export interface Adjustments {
  readonly against: {
    readonly version: number;
    /** ISO instant, UTC. */
    readonly at: string;
    readonly reopening: {
      readonly reason: string;
      readonly letter: { readonly number: string; readonly day: Day | null } | null;
      readonly by: string;
      readonly at: string;
    } | null;
  };
  readonly differences: Differences;
}

export interface FigureDifference extends Authored {
  readonly indicator: IndicatorAt;
  readonly unit: UnitAt;
  readonly quarter: Quarter;
  /** `noted`: the same figure, with another note, source, document or day. */
  readonly kind: 'added' | 'changed' | 'retracted' | 'noted';
  readonly old: Observation | null;
  readonly new: Observation | null;
  /** Name of the file that the new figure came from; null: typed, or taken back. */
  readonly file: string | null;
}

/** An indicator whose row of the report reads differently. */
export interface Effect {
  readonly indicator: IndicatorAt;
  readonly old: StatusRow | null;
  readonly new: StatusRow | null;
  /** From the old to the new, in the indicator's measure: percentage points where that is %. */
  readonly resultChange: Change | null;
  /** In percentage points. */
  readonly attainmentChange: Change | null;
}

export interface Change {
  readonly exact: Exact;
  readonly shown: Shown;
}

export interface Differences {
  readonly period: Period;
  readonly figures: readonly FigureDifference[];
  readonly targets: readonly TargetDifference[];
  readonly names: readonly NameDifference[];
  readonly words: readonly WordDifference[];
  readonly effects: readonly Effect[];
}

export const isSame = ({ figures, targets, names, words, effects }: Differences): boolean =>
  [figures, targets, names, words, effects].every((list) => list.length === 0);

/** @param edits of the plan, up to the later state, in the order of their writing */
export function differences(
  before: Side,
  after: Side,
  period: Period,
  edits: readonly PlanEdit[] = [],
): Differences {
  const [old, present] = [before.view, after.view];
  return {
    period,
    figures: figureDifferences(before, after, period),
    targets: targetDifferences(old, present, period, edits),
    names: nameDifferences(old, present, period, edits),
    words: wordDifferences(before, after, period),
    effects: effectsOf(before, after, period),
  };
}

/** The year's quarters so far, and those of the year before that a report compares with. */
function quartersOf({ year, last }: Period): (quarter: Quarter) => boolean {
  const first = makeQuarter(year - 1, 1);
  return (quarter) => quarter >= first && quarter <= last;
}

/** By indicator, unit and quarter in the plan's order. */
function figureDifferences(before: Side, after: Side, period: Period): FigureDifference[] {
  const within = quartersOf(period);
  const units = [...after.view.snapshots(period.last).units.values()];
  return askedIn(before.view, after.view, period).flatMap((indicator) => {
    const [was, is] = [before, after].map(({ view }) =>
      byPlace(view.book.ofIndicator(indicator.code).filter(({ quarter }) => within(quarter))),
    );
    const places = [...(was?.values() ?? []), ...(is?.values() ?? [])].filter((each) => {
      const place = placeKey(each.unit, each.quarter);
      return !sameWhole(was?.get(place), is?.get(place));
    });
    if (places.length === 0) return [];
    const revisions = after.revisions(indicator.code);
    const moved = grouped(places, (each) => each.unit);
    return units.flatMap((unit) => {
      const within = new Set((moved.get(unit.code) ?? []).map(({ quarter }) => quarter));
      return [...within].toSorted().map((quarter) => {
        const place = placeKey(unit.code, quarter);
        const [old, present] = [was?.get(place) ?? null, is?.get(place) ?? null];
        return figureDifference({ indicator, unit, quarter, old, new: present }, revisions);
      });
    });
  });
}

const placeKey = (unit: string, quarter: Quarter): string => `${unit} ${quarter}`;

const byPlace = (observations: readonly Observation[]): ReadonlyMap<string, Observation> =>
  new Map(observations.map((observation) => [placeKey(observation.unit, observation.quarter), observation]));

/** The document of a milestone is part of its figure. */
function sameWhole(a: Observation | undefined, b: Observation | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return sameFigure(a.figure, b.figure) && a.note === b.note && a.source === b.source && a.asOf === b.asOf;
}

function figureDifference(
  place: Pick<FigureDifference, 'indicator' | 'unit' | 'quarter' | 'old' | 'new'>,
  revisions: readonly Revision[],
): FigureDifference {
  const { unit, quarter, old, new: present } = place;
  if (present !== null) {
    const { by, at, reason, origin, computed } = present;
    const kind = old === null ? 'added' : sameFigure(old.figure, present.figure) ? 'noted' : 'changed';
    // Nobody entered what follows from tasks.
    if (computed !== undefined) return { ...place, kind, by: null, at: null, reason: null, file: null };
    return { ...place, kind, by, at, reason, file: origin?.file.name ?? null };
  }
  const last = revisions.findLast(
    ({ observation }) => observation.unit === unit.code && observation.quarter === quarter,
  );
  const taken = last?.state === 'retracted' ? last.retraction : null;
  return {
    ...place,
    kind: 'retracted',
    by: taken?.by ?? null,
    at: taken?.at ?? null,
    reason: taken?.reason ?? null,
    file: null,
  };
}

/** In the plan's order. */
function effectsOf(before: Side, after: Side, period: Period): Effect[] {
  const [old, present] = [before, after].map(({ view }) => statusOf(view, period).rows);
  return askedIn(before.view, after.view, period).flatMap((indicator) => {
    const [was, is] = [old, present].map(
      (rows) => rows?.find((row) => row.indicator.code === indicator.code) ?? null,
    );
    if (was === undefined || is === undefined || reads(was) === reads(is)) return [];
    return [
      {
        indicator,
        old: was,
        new: is,
        resultChange: changeOf(was?.result, is?.result, indicator.decimals),
        attainmentChange: changeOf(was?.attainment, is?.attainment, ATTAINMENT_DECIMALS),
      },
    ];
  });
}

const ATTAINMENT_DECIMALS = 2;

/** All that decides what a row says, as one text. */
function reads(row: StatusRow | null): string {
  if (row === null) return '';
  const { rollup, target, verdict } = row;
  const { toDate, inPeriod, reported, required } = rollup;
  const words = (total: typeof toDate): string =>
    total.kind === 'blank' ? total.why : total.kind === 'milestone' ? total.state : total.kind;
  const numbers = [row.result?.exact, row.resultInPeriod?.exact, target?.value, row.attainment?.exact];
  return [
    ...numbers.map((number) => number?.toFraction() ?? ''),
    words(toDate),
    words(inPeriod),
    verdict,
    reported,
    required.length,
  ].join('|');
}

/** A difference is never rounded away: what changed is not shown as 0. */
function changeOf(
  old: Figured | null | undefined,
  present: Figured | null | undefined,
  decimals: number,
): Change | null {
  if (old === null || old === undefined || present === null || present === undefined) return null;
  const change = subtract(present.exact, old.exact);
  if (compare(change, ZERO) === 0) return null;
  return { exact: change, shown: show(change, decimals, [ZERO]) };
}
