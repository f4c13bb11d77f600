/** What changed in the plan between two states of a period's report: targets, names, definitions, who must report. */
import type { DecimalText } from './exact.ts';
import type { Period, Quarter } from './period.ts';
import type { IndicatorAt, Plan, Target, UnitAt } from './plan.ts';
import { indicatorsOf, requiredOf, type Snapshot } from './snapshot.ts';
import type { View } from './status.ts';

/** Who changed a thing, when and why, as far as that is known. */
export interface Authored {
  readonly by: string | null;
  /** ISO instant, UTC. */
  readonly at: string | null;
  readonly reason: string | null;
}

/** A change of the plan that was written down. */
export interface PlanEdit extends Authored {
  readonly kind: 'unit' | 'indicator' | 'target';
  /** Of the unit or indicator. */
  readonly code: string;
  /** Of a target: what tells it from the indicator's others. */
  readonly target: Pick<Target, 'scope' | 'unit' | 'from'> | null;
}

export interface TargetDifference extends Authored {
  readonly indicator: IndicatorAt;
  readonly scope: Target['scope'];
  /** Whose own target it is; null: the plan's or each unit's. */
  readonly unit: string | null;
  readonly from: Quarter;
  /** What held from that quarter on. */
  readonly old: DecimalText | null;
  readonly new: DecimalText | null;
  readonly document: string | null;
}

export type Fact = keyof UnitAt | keyof IndicatorAt;
export type FactValue = string | number | boolean | null | readonly string[];

export interface NameDifference extends Authored {
  readonly what: 'indicator' | 'unit';
  readonly code: string;
  /** By its present name. */
  readonly name: string;
  /** `required`: the units that must report it, where the plan still names the same reporters. */
  readonly fact: Fact | 'required';
  readonly old: FactValue;
  readonly new: FactValue;
}

const NOBODY: Authored = { by: null, at: null, reason: null };

/** @param edits in the order of their writing; later ones are the authors of what stands */
export function targetDifferences(
  before: View,
  after: View,
  period: Period,
  edits: readonly PlanEdit[],
): TargetDifference[] {
  return askedIn(before, after, period).flatMap((indicator) => {
    const [old, present] = [before, after].map(({ plan }) => targetsOf(plan, indicator, period));
    const places = new Map([...(old ?? []), ...(present ?? [])].map((target) => [placeOf(target), target]));
    return [...places.values()].flatMap((place): TargetDifference[] => {
      const [was, is] = [old, present].map((targets) => inForce(targets ?? [], place));
      if (was?.value === is?.value && was?.per === is?.per && was?.document === is?.document) return [];
      const { scope, unit, from } = place;
      return [
        {
          indicator,
          scope,
          unit,
          from,
          old: was?.value ?? null,
          new: is?.value ?? null,
          document: is?.document ?? null,
          ...authorOf(
            edits,
            ({ kind, code, target }) =>
              kind === 'target' &&
              code === indicator.code &&
              target !== null &&
              placeOf(target) === placeOf(place),
          ),
        },
      ];
    });
  });
}

const targetsOf = ({ targets }: Plan, { code }: IndicatorAt, { last }: Period): Target[] =>
  targets.filter(({ indicator, from }) => indicator === code && from <= last);

const placeOf = ({ scope, unit, from }: Pick<Target, 'scope' | 'unit' | 'from'>): string =>
  [scope, unit ?? '', from].join(' ');

/** What holds in the place's own quarter for the place's own unit. */
const inForce = (targets: readonly Target[], place: Target): Target | undefined =>
  targets
    .filter(({ scope, unit, from }) => scope === place.scope && unit === place.unit && from <= place.from)
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))
    .at(-1);

/** The indicators that either side asks for in the period; as they stand now where they stand. */
export function askedIn(before: View, after: View, { last }: Period): IndicatorAt[] {
  const present = indicatorsOf(after.snapshots(last));
  const gone = indicatorsOf(before.snapshots(last)).filter(
    ({ code }) => !present.some((each) => each.code === code),
  );
  return [...present, ...gone];
}

/** Neither printed nor computed with. */
const UNTOLD: ReadonlySet<string> = new Set(['code', 'aliases', 'otherNames', 'maxMove']);

/** Of indicators and units that either side knows, as they stood on the period's last day. */
export function nameDifferences(
  before: View,
  after: View,
  period: Period,
  edits: readonly PlanEdit[],
): NameDifference[] {
  const [old, present] = [before.snapshots(period.last), after.snapshots(period.last)];
  return [
    ...factDifferences('indicator', indicatorsOf(old), indicatorsOf(present), edits),
    ...requiredDifferences(old, present, edits),
    ...factDifferences('unit', [...old.units.values()], [...present.units.values()], edits),
  ];
}

type Thing = IndicatorAt | UnitAt;

function factDifferences(
  what: NameDifference['what'],
  old: readonly Thing[],
  present: readonly Thing[],
  edits: readonly PlanEdit[],
): NameDifference[] {
  const [before, after] = [old, present].map((things) => new Map(things.map((thing) => [thing.code, thing])));
  return [...new Set([...present, ...old].map(({ code }) => code))].flatMap((code) => {
    const [was, is] = [before?.get(code), after?.get(code)];
    const name = (is ?? was)?.name ?? code;
    const told = (fact: Fact, from: FactValue, to: FactValue): NameDifference => ({
      what,
      code,
      name,
      fact,
      old: from,
      new: to,
      ...authorOf(edits, (edit) => edit.kind === what && edit.code === code),
    });
    // A thing that came or went is told by its name alone.
    if (was === undefined || is === undefined) return [told('name', was?.name ?? null, is?.name ?? null)];
    return factsOf(is).flatMap((fact) => {
      const [from, to] = [valueOf(was, fact), valueOf(is, fact)];
      return sameValue(from, to) ? [] : [told(fact, from, to)];
    });
  });
}

const factsOf = (thing: Thing): Fact[] => (Object.keys(thing) as Fact[]).filter((fact) => !UNTOLD.has(fact));

const valueOf = (thing: Thing, fact: Fact): FactValue =>
  (thing as unknown as Readonly<Record<Fact, FactValue>>)[fact];

const sameValue = (a: FactValue, b: FactValue): boolean => JSON.stringify(a) === JSON.stringify(b);

function requiredDifferences(old: Snapshot, present: Snapshot, edits: readonly PlanEdit[]): NameDifference[] {
  const earlier = indicatorsOf(old);
  return indicatorsOf(present).flatMap((indicator): NameDifference[] => {
    const was = earlier.find(({ code }) => code === indicator.code);
    if (was === undefined || !sameValue(was.reporters, indicator.reporters)) return [];
    const [from, to] = [requiredOf(old, was), requiredOf(present, indicator)].map((units) =>
      units.map(({ code }) => code),
    );
    if (from === undefined || to === undefined || sameValue(from, to)) return [];
    const moved = [
      ...from.filter((code) => !to.includes(code)),
      ...to.filter((code) => !from.includes(code)),
    ];
    const author = authorOf(edits, ({ kind, code }) => kind === 'unit' && moved.includes(code));
    const { code, name } = indicator;
    return [{ what: 'indicator', code, name, fact: 'required', old: from, new: to, ...author }];
  });
}

function authorOf(edits: readonly PlanEdit[], isIt: (edit: PlanEdit) => boolean): Authored {
  const edit = edits.findLast(isIt);
  return edit === undefined ? NOBODY : { by: edit.by, at: edit.at, reason: edit.reason };
}
