/** Which target a period's result is held against (DESIGN 3.5, 3.11). */
import { exact, sum, type Exact } from './exact.ts';
import { makeQuarter, yearOf, yearToDate, type Period, type Quarter } from './period.ts';
import type { IndicatorAt, Target, UnitAt } from './plan.ts';
import { requiredOf, type Snapshots } from './snapshot.ts';

export interface TargetInForce {
  readonly value: Exact;
  /** Its last quarter: when it must be reached. */
  readonly until: Quarter;
  /** The plan's targets it is made of: one, or one per quarter and unit added up. */
  readonly parts: readonly TargetPart[];
}

export interface TargetPart {
  readonly target: Target;
  readonly quarter: Quarter;
  readonly unit: string | null;
}

/** The latest target from its quarter on; a later change never moves an earlier quarter. */
function inForce(targets: readonly Target[], quarter: Quarter): Target | undefined {
  return targets
    .filter(({ from }) => from <= quarter)
    .reduce<Target | undefined>(
      (latest, target) => (latest === undefined || target.from >= latest.from ? target : latest),
      undefined,
    );
}

/** A target set for the unit itself comes before the one set for each unit. */
const forUnit = (targets: readonly Target[], unit: string, quarter: Quarter): Target | undefined =>
  inForce(
    targets.filter((target) => target.scope === 'unit' && target.unit === unit),
    quarter,
  ) ??
  inForce(
    targets.filter((target) => target.scope === 'unit' && target.unit === null),
    quarter,
  );

const forPlan = (targets: readonly Target[], quarter: Quarter): Target | undefined =>
  inForce(
    targets.filter((target) => target.scope === 'plan'),
    quarter,
  );

/**
 * @param within the units looked at, or null for the whole plan. A plan-wide target of a ratio or percent is also each
 *   unit's; of an amount it is not.
 * @returns null when there is none, or none that could be compared (units without a target of their own among those
 *   that have one; percentages that differ between units).
 */
export function targetOf(
  indicator: IndicatorAt,
  period: Period,
  { snapshots, within }: { readonly snapshots: Snapshots; readonly within: ReadonlySet<string> | null },
): TargetInForce | null {
  return targetAmong(indicator, period, {
    targets: snapshots(period.last).plan.targets.filter((target) => target.indicator === indicator.code),
    units: (quarter) =>
      requiredOf(snapshots(quarter), indicator).filter(({ code }) => within === null || within.has(code)),
    whole: within === null,
  });
}

export interface TargetSources {
  /** The indicator's, in the plan's order. */
  readonly targets: readonly Target[];
  /** Who must report, of the units looked at. */
  readonly units: (quarter: Quarter) => readonly UnitAt[];
  /** Whether the whole plan is looked at. */
  readonly whole: boolean;
}

/** The same for who has gathered them already. */
export function targetAmong(
  indicator: IndicatorAt,
  period: Period,
  { targets, units, whole }: TargetSources,
): TargetInForce | null {
  if (targets.length === 0 || indicator.kind === 'milestone') return null;
  const addsUp = indicator.kind === 'amount';
  const planWide = whole ? forPlan(targets, period.last) : undefined;
  if (!addsUp) return percentTarget(targets, period.last, units(period.last), whole);
  if (planWide !== undefined)
    return added(indicator, period, planWide, (quarter) => [part(forPlan(targets, quarter), quarter, null)]);

  const first = units(period.last)
    .map(({ code }) => forUnit(targets, code, period.last))
    .find((target) => target !== undefined);
  return first === undefined
    ? null
    : added(indicator, period, first, (quarter) =>
        units(quarter).map(({ code }) => part(forUnit(targets, code, quarter), quarter, code)),
      );
}

const part = (target: Target | undefined, quarter: Quarter, unit: string | null): TargetPart | undefined =>
  target === undefined ? undefined : { target, quarter, unit };

const lastQuarter = (target: Target, quarter: Quarter): Quarter =>
  target.per === 'year' ? makeQuarter(yearOf(quarter), 4) : quarter;

/** The plan's percentage, or the one that every unit has: of differing ones no common result could be judged. */
function percentTarget(
  targets: readonly Target[],
  quarter: Quarter,
  units: readonly UnitAt[],
  whole: boolean,
): TargetInForce | null {
  const planWide = forPlan(targets, quarter);
  const own = units.map(({ code }) => forUnit(targets, code, quarter) ?? planWide);
  const wanted = (whole && planWide !== undefined) || own.length === 0 ? [planWide] : own;
  const [target] = wanted;
  if (target === undefined || wanted.some((other) => other?.value !== target.value)) return null;
  return {
    value: exact(target.value),
    until: lastQuarter(target, quarter),
    parts: [{ target, quarter, unit: target.unit }],
  };
}

/** A yearly target stands as it is; one set per quarter is added up over the year's quarters if the amount is a flow. */
function added(
  indicator: IndicatorAt,
  period: Period,
  example: Target,
  partsOf: (quarter: Quarter) => (TargetPart | undefined)[],
): TargetInForce | null {
  // Quarterly and yearly targets of different units have no common sum.
  if (partsOf(period.last).some((part) => part !== undefined && part.target.per !== example.per)) return null;
  const flow = indicator.overQuarters !== 'latest';
  const quarters = example.per === 'quarter' && flow ? yearToDate(period.last) : [period.last];
  // Quarters before the first target ask for nothing, nor does a yearly target that those per quarter took the place of.
  const asked = quarters
    .map((quarter) =>
      partsOf(quarter).filter((part) => part === undefined || part.target.per === example.per),
    )
    .filter((parts) => parts.some((part) => part !== undefined));
  const parts = asked.flat().filter((part) => part !== undefined);
  // A unit without a target beside units that have one: there is no sum to hold the total against.
  if (parts.length < asked.flat().length) return null;
  return {
    value: sum(parts.map(({ target }) => exact(target.value))),
    until: lastQuarter(example, period.last),
    parts,
  };
}
