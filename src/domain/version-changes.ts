/** Which facts of a unit or indicator a change altered, and from when on. */
import type { Day } from './day.ts';
import type { Fact, FactValue } from './plan-differences.ts';
import type { Indicator, Unit } from './plan.ts';

export interface FactChange {
  readonly fact: Fact;
  readonly old: FactValue;
  readonly new: FactValue;
  /** The day from which on it holds; null: for all time. */
  readonly since: Day | null;
}

type Facts = Readonly<Partial<Record<Fact, FactValue>>>;
type Version = Facts & { readonly since: Day | null };

export function factChanges(before: Unit | Indicator, after: Unit | Indicator): FactChange[] {
  const whole = differing(wholeFacts(before), wholeFacts(after), null);
  const [old, now] = [before.versions, after.versions] as unknown as readonly Version[][];
  const starts = [...new Set([...(old ?? []), ...(now ?? [])].map(({ since }) => since))].sort((a, b) =>
    (a ?? '') < (b ?? '') ? -1 : 1,
  );
  const told = new Set<string>();
  const dated = starts.flatMap((since) => differing(factsAt(old, since), factsAt(now, since), since));
  return [
    ...whole,
    ...dated.filter(({ since: _, ...change }) => {
      const key = JSON.stringify(change);
      const known = told.has(key);
      told.add(key);
      return !known;
    }),
  ];
}

const wholeFacts = ({ versions: _, code: _code, ...facts }: Unit | Indicator): Facts => facts;

function factsAt(versions: readonly Version[] = [], day: Day | null): Facts {
  const held = versions.findLast(({ since }) => since === null || (day !== null && since <= day));
  const { since: _, ...facts } = held ?? versions[0] ?? { since: null };
  return facts;
}

function differing(before: Facts, after: Facts, since: Day | null): FactChange[] {
  return (Object.keys(after) as Fact[]).flatMap((fact) => {
    const [old, now] = [before[fact] ?? null, after[fact] ?? null];
    return JSON.stringify(old) === JSON.stringify(now) ? [] : [{ fact, old, new: now, since }];
  });
}
