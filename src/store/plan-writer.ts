/** Changes of the plan: each with its ledger entry, a thing taken away by putting nothing in its place. */
import { holdOpen, type Issue } from '../domain/issued.ts';
import type { Indicator, Target, Task, Unit } from '../domain/plan.ts';
import { putIndicator, putTarget, putUnit } from './catalogue.ts';
import { appendEntry, type Acting } from './ledger.ts';
import type { Connection } from './open.ts';
import { dropIndicator, dropTarget, dropTask, dropUnit } from './plan-removal.ts';
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
  return {
    unit(unit, before) {
      if (unit !== null) putUnit(connection, unit);
      else if (before !== null) dropUnit(connection, before);
      appendEntry(connection, signed, { kind: 'unit', old: before, new: unit });
    },
    indicator(indicator, before) {
      if (indicator !== null) putIndicator(connection, indicator);
      else if (before !== null) dropIndicator(connection, before);
      appendEntry(connection, signed, { kind: 'indicator', old: before, new: indicator });
    },
    target(target, before) {
      const place = target ?? before;
      if (place === null) return;
      holdOpen(issues, place.from);
      if (target !== null) putTarget(connection, target);
      else dropTarget(connection, place);
      appendEntry(connection, signed, { kind: 'target', old: before, new: target });
    },
    task(task, before) {
      if (task !== null) putTask(connection, task);
      else if (before !== null) dropTask(connection, before);
      appendEntry(connection, signed, { kind: 'task', old: before, new: task });
    },
  };
}

/** Rows that hold a unit or an indicator fast: withdrawn and superseded ones too, the history is told by its name. */
export function isInHistory(connection: Connection, kind: 'unit' | 'indicator', code: string): boolean {
  const both = ['observation', 'blank_reason'];
  const tables = kind === 'unit' ? [...both, 'submission', 'remark', 'task_report'] : both;
  return tables.some(
    (table) => connection.prepare(`SELECT 1 FROM ${table} WHERE ${kind} = ? LIMIT 1`).get(code) !== undefined,
  );
}
