/** What was put into the plan is taken away again. What refers to it must be gone. */
import type { Indicator, Target, Task, Unit } from '../domain/plan.ts';
import type { Connection } from './open.ts';

const dropping =
  (...statements: readonly string[]) =>
  (connection: Connection, { code }: { readonly code: string }): void => {
    for (const statement of statements) connection.prepare(statement).run(code);
  };

export const dropUnit: (connection: Connection, unit: Pick<Unit, 'code'>) => void = dropping(
  'DELETE FROM unit_version WHERE unit = ?',
  'DELETE FROM unit WHERE code = ?',
);

export const dropIndicator: (connection: Connection, indicator: Pick<Indicator, 'code'>) => void = dropping(
  'DELETE FROM indicator_version WHERE indicator = ?',
  'DELETE FROM indicator WHERE code = ?',
);

export const dropTask: (connection: Connection, task: Pick<Task, 'code'>) => void = dropping(
  'DELETE FROM task WHERE code = ?',
);

export const dropTarget = (connection: Connection, { indicator, scope, unit, from }: Target): void =>
  void connection
    .prepare('DELETE FROM target WHERE indicator = ? AND scope = ? AND unit = ? AND from_period = ?')
    .run(indicator, scope, unit ?? '', from);
