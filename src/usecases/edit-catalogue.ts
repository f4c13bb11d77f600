/**
 * Units, indicators and targets change: added, edited from a day on, retired, merged. The plan as it would be is
 * checked whole before anything is written, so a change cannot leave a plan that `kpi init` would refuse.
 */
import { addDays, type Day } from '../domain/day.ts';
import { searchKey, tidy } from '../domain/names.ts';
import { checkPlan } from '../domain/plan-checks.ts';
import { planToFile } from '../domain/plan-export.ts';
import type {
  Indicator,
  IndicatorFacts,
  IndicatorKind,
  Plan,
  Target,
  Unit,
  UnitFacts,
  Version,
} from '../domain/plan.ts';
import { refuse } from '../domain/problem.ts';
import type { Signed, Store } from '../store/store.ts';

const CODE = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u;

/** @throws KpiError code_unusable */
export function needCode(text: string): string {
  const code = tidy(text);
  return CODE.test(code) ? code : refuse({ kind: 'code_unusable', text });
}

/** When a change holds: from a day on, or for all time because what stood there was wrong. */
export type Since = { readonly from: Day } | 'correction';

/** The versions with some facts changed; the other facts stay as they are at that time. */
export function changed<F>(
  versions: readonly Version<F>[],
  facts: Partial<F>,
  since: Since,
): readonly Version<F>[] {
  if (since === 'correction') return versions.map((version) => ({ ...version, ...facts }));
  const { from } = since;
  const base = versions.findLast(({ since: start }) => start === null || start <= from) ?? versions[0];
  if (base === undefined) throw new Error('a unit or indicator without a version');
  // What holds already needs no version of its own.
  const same = (Object.keys(facts) as (keyof F)[]).every(
    (fact) => JSON.stringify(base[fact]) === JSON.stringify(facts[fact]),
  );
  if (same) return versions;
  const earlier = versions.filter(({ since: start }) => start === null || start < from);
  const later = versions.filter(({ since: start }) => start !== null && start > from);
  return [...earlier, { ...base, ...facts, since: from }, ...later];
}

/** Refuses what would make two things answer to the same word, or break the plan in another way. */
export function holdSound(plan: Plan): void {
  const faults = checkPlan(planToFile(plan));
  if (faults.length > 0) refuse({ kind: 'catalogue_faulty', faults });
}

/** @throws KpiError name_taken */
function needFreeWords(things: readonly (Unit | Indicator)[], code: string, words: readonly string[]): void {
  for (const word of words) {
    const holder = things.find(
      (thing) =>
        thing.code !== code &&
        [thing.code, ...thing.aliases].some((other) => searchKey(other) === searchKey(word)),
    );
    if (holder !== undefined) {
      refuse({
        kind: 'name_taken',
        text: word,
        holder: { code: holder.code, name: holder.versions.at(-1)?.name ?? '' },
      });
    }
  }
}

const replaced = <T extends { code: string }>(things: readonly T[], thing: T): T[] =>
  things.some(({ code }) => code === thing.code)
    ? things.map((other) => (other.code === thing.code ? thing : other))
    : [...things, thing];

/** Writes one unit, new or changed. @returns false when nothing changed */
export function putUnit(
  store: Store,
  signed: Signed,
  makeUnit: (plan: Plan) => Unit,
): { readonly unit: Unit; readonly before: Unit | null; readonly changed: boolean } {
  return store.write(signed, (writer) => {
    const plan = store.plan();
    const unit = makeUnit(plan);
    const before = plan.units.find(({ code }) => code === unit.code) ?? null;
    if (JSON.stringify(before) === JSON.stringify(unit)) return { unit, before, changed: false };
    needFreeWords(plan.units, unit.code, [unit.code, ...unit.aliases]);
    holdSound({ ...plan, units: replaced(plan.units, unit) });
    writer.unit(unit, before);
    return { unit, before, changed: true };
  });
}

/** Writes one indicator, new or changed. @returns false when nothing changed */
export function putIndicator(
  store: Store,
  signed: Signed,
  makeIndicator: (plan: Plan) => Indicator,
): { readonly indicator: Indicator; readonly before: Indicator | null; readonly changed: boolean } {
  return store.write(signed, (writer) => {
    const plan = store.plan();
    const indicator = makeIndicator(plan);
    const before = plan.indicators.find(({ code }) => code === indicator.code) ?? null;
    if (JSON.stringify(before) === JSON.stringify(indicator)) return { indicator, before, changed: false };
    needFreeWords(plan.indicators, indicator.code, [indicator.code, ...indicator.aliases]);
    holdSound({ ...plan, indicators: replaced(plan.indicators, indicator) });
    writer.indicator(indicator, before);
    return { indicator, before, changed: true };
  });
}

/** @throws KpiError name_taken when the code is in use */
function needNewCode(things: readonly (Unit | Indicator)[], text: string): string {
  const code = needCode(text);
  const holder = things.find((thing) => thing.code === code);
  return holder === undefined
    ? code
    : refuse({ kind: 'name_taken', text: code, holder: { code, name: holder.versions.at(-1)?.name ?? '' } });
}

/** A thing's other names with some added and some taken away. */
export function changedAliases(
  present: readonly string[],
  added: readonly string[],
  removed: readonly string[],
): string[] {
  const gone = new Set(removed.map(searchKey));
  const kept = present.filter((alias) => !gone.has(searchKey(alias)));
  const fresh = added.map(tidy).filter((alias) => !kept.includes(alias));
  return [...kept, ...fresh];
}

export interface NewUnit extends UnitFacts {
  readonly code: string;
  readonly aliases: readonly string[];
  readonly from: Day | null;
}

export const newUnit = (plan: Plan, { code, aliases, from, ...facts }: NewUnit): Unit => ({
  code: needNewCode(plan.units, code),
  aliases: aliases.map(tidy),
  from,
  to: null,
  successor: null,
  versions: [{ ...facts, name: tidy(facts.name), since: null }],
});

export interface NewIndicator extends IndicatorFacts {
  readonly code: string;
  readonly kind: IndicatorKind;
  readonly aliases: readonly string[];
  readonly from: Day | null;
}

export const newIndicator = (
  plan: Plan,
  { code, kind, aliases, from, ...facts }: NewIndicator,
): Indicator => ({
  code: needNewCode(plan.indicators, code),
  kind,
  aliases: aliases.map(tidy),
  from,
  to: null,
  versions: [{ ...facts, name: tidy(facts.name), since: null }],
});

export interface Merger {
  readonly units: readonly string[];
  /** Code of the unit that carries on; made if it is not there. */
  readonly into: string;
  readonly name: string | undefined;
  /** The successor's first day; the merged units end the day before. */
  readonly on: Day;
}

/** Units become one: each ends, and what they reported stays in the year to date (DESIGN 3.11). */
export function mergeUnits(store: Store, signed: Signed, { units, into, name, on }: Merger): readonly Unit[] {
  return store.write(signed, (writer) => {
    const plan = store.plan();
    const ending = plan.units.filter(({ code }) => units.includes(code) && code !== into);
    const present = plan.units.find(({ code }) => code === into) ?? null;
    if (ending.length === 0) refuse({ kind: 'nothing_to_change', command: 'unit merge' });
    if (present === null && name === undefined)
      refuse({ kind: 'argument_missing', argument: '--name', command: 'unit merge' });
    const ended = ending.find(({ to }) => to !== null && to < on);
    if (ended !== undefined) {
      const thing = { code: ended.code, name: ended.versions.at(-1)?.name ?? '' };
      refuse({ kind: 'outside_days', what: 'unit', thing, from: ended.from, to: ended.to, period: on });
    }
    const parent = ending[0]?.versions.at(-1)?.parent ?? null;
    const successor: Unit =
      present ??
      newUnit(plan, {
        code: into,
        name: name ?? '',
        shortName: null,
        parent,
        role: null,
        aliases: [],
        from: on,
      });
    const renamed: Unit =
      present !== null && name !== undefined
        ? { ...present, versions: changed(present.versions, { name: tidy(name) }, { from: on }) }
        : successor;
    const closed = ending.map((unit): Unit => ({ ...unit, to: addDays(on, -1), successor: into }));
    const all = [renamed, ...closed];
    holdSound({ ...plan, units: all.reduce(replaced, [...plan.units]) });
    writer.unit(renamed, present);
    for (const unit of closed) writer.unit(unit, plan.units.find(({ code }) => code === unit.code) ?? null);
    return all;
  });
}

/** Sets a target; the one it replaces (same scope, unit and first quarter) must be agreed to by the caller. */
export function setTarget(
  store: Store,
  signed: Signed,
  target: Target,
  agreed: (before: Target) => boolean,
): { readonly before: Target | null; readonly changed: boolean } {
  return store.write(signed, (writer) => {
    const plan = store.plan();
    const same = (other: Target): boolean =>
      other.indicator === target.indicator &&
      other.scope === target.scope &&
      other.unit === target.unit &&
      other.from === target.from;
    const before = plan.targets.find(same) ?? null;
    if (JSON.stringify(before) === JSON.stringify(target)) return { before, changed: false };
    if (before !== null && !agreed(before)) {
      refuse({
        kind: 'overwrite_unconfirmed',
        before: { kind: 'value', value: before.value },
        after: { kind: 'value', value: target.value },
      });
    }
    holdSound({ ...plan, targets: [...plan.targets.filter((other) => !same(other)), target] });
    writer.target(target, before);
    return { before, changed: true };
  });
}
