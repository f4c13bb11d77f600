/** The plan as the ledger tells it: what `init` put in, with every later change. Held against the tables by `health`. */
import { isDeepStrictEqual } from 'node:util';
import type { Indicator, Plan, Target, Task, Unit } from '../domain/plan.ts';
import { readPlan } from './catalogue.ts';
import type { Connection } from './open.ts';

type PlanChange =
  | { readonly kind: 'plan'; readonly new: Plan }
  | { readonly kind: 'unit'; readonly new: Unit }
  | { readonly kind: 'indicator'; readonly new: Indicator }
  | { readonly kind: 'target'; readonly new: Target }
  | { readonly kind: 'task'; readonly new: Task };

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
      return { ...plan, units: put(plan.units, change.new, ({ code }) => code) };
    case 'indicator':
      return { ...plan, indicators: put(plan.indicators, change.new, ({ code }) => code) };
    case 'target':
      return { ...plan, targets: put(plan.targets, change.new, placeOf) };
    case 'task':
      return { ...plan, tasks: put(plan.tasks, change.new, ({ code }) => code) };
  }
}

const placeOf = ({ indicator, scope, unit, from }: Target): string =>
  [indicator, scope, unit ?? '', from].join(' ');

function put<T>(things: readonly T[], thing: T, keyOf: (thing: T) => string): T[] {
  const place = things.findIndex((other) => keyOf(other) === keyOf(thing));
  return place < 0 ? [...things, thing] : things.with(place, thing);
}

/** Targets have no order of their own. */
const inOrder = (plan: Plan | null): Plan | null =>
  plan === null
    ? null
    : { ...plan, targets: plan.targets.toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1)) };
