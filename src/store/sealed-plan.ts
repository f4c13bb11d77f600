/** The plan as the ledger tells it: what `init` put in, with every later change. Held against the tables by `health`. */
import { isDeepStrictEqual } from 'node:util';
import type { Indicator, Plan, Target, Task, Unit } from '../domain/plan.ts';
import { readPlan } from './catalogue.ts';
import type { Connection } from './open.ts';

/** Nothing as the new thing: it was taken away. */
type Put<K, T> = { readonly kind: K; readonly old: T | null; readonly new: T | null };

type PlanChange =
  | { readonly kind: 'plan'; readonly new: Plan }
  | Put<'unit', Unit>
  | Put<'indicator', Indicator>
  | Put<'target', Target>
  | Put<'task', Task>;

/** Whether units, indicators, targets or another part of the plan are not what the ledger says of them. */
export function planIsAltered(connection: Connection): boolean {
  const changes = connection
    .prepare(
      "SELECT change FROM ledger WHERE change ->> 'kind' IN ('plan', 'unit', 'indicator', 'target', 'task') ORDER BY seq",
    )
    .pluck()
    .all() as string[];
  const sealed = changes.map((change) => JSON.parse(change) as PlanChange).reduce<Plan | null>(applied, null);
  return !isDeepStrictEqual(
    inOrder(sealed),
    inOrder(JSON.parse(JSON.stringify(readPlan(connection))) as Plan),
  );
}

function applied(plan: Plan | null, change: PlanChange): Plan | null {
  if (change.kind === 'plan') return change.new;
  if (plan === null) return null;
  switch (change.kind) {
    case 'unit':
      return { ...plan, units: put(plan.units, change, ({ code }) => code) };
    case 'indicator':
      return { ...plan, indicators: put(plan.indicators, change, ({ code }) => code) };
    case 'target':
      return { ...plan, targets: put(plan.targets, change, placeOf) };
    case 'task':
      return { ...plan, tasks: put(plan.tasks, change, ({ code }) => code) };
  }
}

const placeOf = ({ indicator, scope, unit, from }: Target): string =>
  [indicator, scope, unit ?? '', from].join(' ');

function put<T>(
  things: readonly T[],
  change: { readonly old: T | null; readonly new: T | null },
  keyOf: (thing: T) => string,
): T[] {
  const told = change.new ?? change.old;
  const place = told === null ? -1 : things.findIndex((other) => keyOf(other) === keyOf(told));
  if (change.new === null) return things.filter((_, index) => index !== place);
  return place < 0 ? [...things, change.new] : things.with(place, change.new);
}

/** Targets have no order of their own. */
const inOrder = (plan: Plan | null): Plan | null =>
  plan === null
    ? null
    : { ...plan, targets: plan.targets.toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1)) };
