/** Changes of the plan: each with its ledger entry, a thing taken away by putting nothing in its place. */
import { holdOpen, type Issue } from '../domain/issued.ts';
import type { Indicator, Target, Task, Unit } from '../domain/plan.ts';
import { putIndicator, putTarget, putUnit } from './catalogue.ts';
import { appendEntry, type Acting } from './ledger.ts';
import type { Connection } from './open.ts';
import { putTask } from './plan-tasks.ts';

/** Null as the new thing takes it away: nothing may refer to it. */
export interface PlanWriter {
  unit(unit: Unit | null, before: Unit | null): void;
  indicator(indicator: Indicator | null, before: Indicator | null): void;
  /** @throws KpiError period_closed */
  target(target: Target | null, before: Target | null): void;
  task(task: Task | null, before: Task | null): void;
}

export function planWriter(connection: Connection, signed: Acting, issues: readonly Issue[]): PlanWriter {
  const remove = (table: string, column: string, code: string | undefined): void =>
    void connection.prepare(`DELETE FROM ${table} WHERE ${column} = ?`).run(code);
  return {
    unit(unit, before) {
      if (unit !== null) putUnit(connection, unit);
      else {
        remove('unit_version', 'unit', before?.code);
        remove('unit', 'code', before?.code);
      }
      appendEntry(connection, signed, { kind: 'unit', old: before, new: unit });
    },
    indicator(indicator, before) {
      if (indicator !== null) putIndicator(connection, indicator);
      else {
        remove('indicator_version', 'indicator', before?.code);
        remove('indicator', 'code', before?.code);
      }
      appendEntry(connection, signed, { kind: 'indicator', old: before, new: indicator });
    },
    target(target, before) {
      const place = target ?? before;
      if (place === null) return;
      holdOpen(issues, place.from);
      if (target !== null) putTarget(connection, target);
      else
        connection
          .prepare('DELETE FROM target WHERE indicator = ? AND scope = ? AND unit = ? AND from_period = ?')
          .run(place.indicator, place.scope, place.unit ?? '', place.from);
      appendEntry(connection, signed, { kind: 'target', old: before, new: target });
    },
    task(task, before) {
      if (task !== null) putTask(connection, task);
      else remove('task', 'code', before?.code);
      appendEntry(connection, signed, { kind: 'task', old: before, new: task });
    },
  };
}

/** Rows that hold a unit or an indicator fast: withdrawn and superseded ones too, the history is told by its name. */
export function isInHistory(connection: Connection, kind: 'unit' | 'indicator', code: string): boolean {
  const tables = kind === 'unit' ? ['observation', 'submission', 'remark', 'task_report'] : ['observation'];
  return tables.some(
    (table) => connection.prepare(`SELECT 1 FROM ${table} WHERE ${kind} = ? LIMIT 1`).get(code) !== undefined,
  );
}
