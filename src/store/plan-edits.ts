/** Changes of units, indicators and targets as the ledger tells them: who changed what, when and why. */
import type { PlanEdit } from '../domain/plan-differences.ts';
import type { Target } from '../domain/plan.ts';
import type { Connection } from './open.ts';

interface Row {
  readonly at: string;
  readonly by: string;
  readonly reason: string | null;
  readonly change: string;
}

interface Coded {
  readonly code: string;
}
type Edited =
  | { readonly kind: 'unit' | 'indicator'; readonly old: Coded | null; readonly new: Coded | null }
  | { readonly kind: 'target'; readonly old: Target | null; readonly new: Target | null };

/** In the order of their writing. */
export const readPlanEdits = (connection: Connection): PlanEdit[] =>
  (
    connection
      .prepare(
        `SELECT at, by, reason, change FROM ledger
         WHERE change ->> 'kind' IN ('unit', 'indicator', 'target') ORDER BY seq`,
      )
      .all() as Row[]
  ).map(({ change, ...author }) => ({ ...placeOf(JSON.parse(change) as Edited), ...author }));

/** What was taken away is known by what it was. */
function placeOf(edited: Edited): Pick<PlanEdit, 'kind' | 'code' | 'target'> {
  if (edited.kind !== 'target')
    return { kind: edited.kind, code: (edited.new ?? edited.old)?.code ?? '', target: null };
  const told = edited.new ?? edited.old;
  if (told === null) return { kind: 'target', code: '', target: null };
  const { indicator, scope, unit, from } = told;
  return { kind: 'target', code: indicator, target: { scope, unit, from } };
}
