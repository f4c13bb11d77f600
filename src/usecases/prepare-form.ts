/** Gathers what a unit's form is made of. */
import type { Day } from '../domain/day.ts';
import { closingsOf, type Issue } from '../domain/issued.ts';
import { needQuarter, quarterPeriod, type Period } from '../domain/period.ts';
import { aliveOn, type UnitAt } from '../domain/plan.ts';
import { indicatorsOf, requiredOf } from '../domain/snapshot.ts';
import { isDropped } from '../domain/task-standing.ts';
import { tasksOf, unitForm, type UnitForm } from '../domain/unit-form.ts';
import type { Store } from '../store/store.ts';
import { findUnit, look, periodOf } from './look.ts';

export interface FormRequest {
  /** As named; null: every unit that has something to report. */
  readonly units: readonly string[] | null;
  readonly period: string | undefined;
}

export interface PreparedForms {
  readonly period: Period;
  readonly forms: readonly UnitForm[];
  /** Units that were named and have neither indicators nor tasks. */
  readonly idle: readonly UnitAt[];
  /** Versions in force that the quarter belongs to: what comes back cannot be imported. */
  readonly closings: readonly Issue[];
}

/** @throws KpiError period_unreadable, period_not_quarter, unit_not_found, unit_ambiguous */
export function prepareForms(store: Store, today: Day, { units, period: typed }: FormRequest): PreparedForms {
  const { view, named, issues } = look(store, today);
  const quarter = needQuarter(periodOf(typed, named, 'collected'));
  const snapshot = view.snapshots(quarter);
  const reporters = new Set(
    indicatorsOf(snapshot).flatMap((indicator) => requiredOf(snapshot, indicator).map(({ code }) => code)),
  );
  const chosen =
    units === null
      ? [...snapshot.units.values()].filter(
          (unit) => reporters.has(unit.code) && aliveOn(unit, snapshot.window.to),
        )
      : units.map((text) => findUnit(view, text, snapshot.window.to));
  const words = store.words(quarter);
  const log = store.taskLog();
  const forms = [...new Map(chosen.map((unit) => [unit.code, unit])).values()].map((unit) => {
    const remarkOf = (kind: 'difficulty' | 'proposal'): string | null =>
      words.remarks.find((remark) => remark.unit === unit.code && remark.kind === kind)?.text || null;
    return unitForm(view, quarter, unit.code, {
      tasks: tasksOf(view.plan, unit.code)
        .filter(({ code }) => !isDropped(code, log))
        .map(({ code, content, due, part }) => {
          const report = words.taskReports.find(({ task, unit: of }) => task === code && of === unit.code);
          return { code, content, due, part, state: report?.state ?? null, result: report?.result ?? null };
        }),
      blankReasons: new Map(
        words.blankReasons
          .filter((blank) => blank.unit === unit.code && blank.reason !== '')
          .map(({ indicator, reason }) => [indicator, reason]),
      ),
      remarks: { difficulty: remarkOf('difficulty'), proposal: remarkOf('proposal') },
    });
  });
  const isIdle = ({ indicators, tasks }: UnitForm): boolean => indicators.length === 0 && tasks.length === 0;
  return {
    period: quarterPeriod(quarter),
    closings: closingsOf(issues, quarter),
    forms: forms.filter((form) => !isIdle(form)),
    idle: forms.filter(isIdle).map(({ unit }) => unit),
  };
}
