/** Opens the plan and the figures for looking, and finds what a clerk named. */
import { namedQuarters } from '../domain/calendar.ts';
import type { Day } from '../domain/day.ts';
import type { Issue } from '../domain/issued.ts';
import { nearest, search, searchKey } from '../domain/names.ts';
import { parsePeriod, quarterPeriod, type NamedQuarters, type Period } from '../domain/period.ts';
import { indicatorAt, unitAt, type IndicatorAt, type Section, type UnitAt } from '../domain/plan.ts';
import { refuse, type Named } from '../domain/problem.ts';
import { viewOf, type View } from '../domain/status.ts';
import { besideRecorded, computedFigures, hasCountedTasks } from '../domain/task-figures.ts';
import { NO_LOG } from '../domain/task-log.ts';
import type { Store } from '../store/store.ts';

export interface Look {
  readonly view: View;
  readonly named: NamedQuarters;
  /** All issued versions: what is closed takes no writes. */
  readonly issues: readonly Issue[];
  /** The last ledger entry before anything was read: as long as it is the last one, this is how things stand. */
  readonly entry: number;
}

export function look(store: Store, today: Day): Look {
  // Asked first: what somebody writes while the rest is read must not pass for seen.
  const entry = store.lastEntry();
  const plan = store.plan();
  return {
    view: withComputed(store, viewOf(plan, store.book(), today)),
    named: namedQuarters(today, plan.reporting, plan.year),
    issues: store.issues(),
    entry,
  };
}

/** Figures that follow from tasks stand where nothing was recorded. */
function withComputed(store: Store, view: View): View {
  const { plan, book, today, snapshots } = view;
  const log = hasCountedTasks(plan) ? store.taskLog() : NO_LOG;
  const computed = computedFigures(plan, log, snapshots, today);
  return { ...view, book: book.over(besideRecorded(computed, book)) };
}

/** The period typed, or the one a command takes by itself. @throws KpiError period_unreadable */
export const periodOf = (
  typed: string | undefined,
  named: NamedQuarters,
  otherwise: 'collected' | 'finished',
): Period => (typed === undefined ? quarterPeriod(named[otherwise]) : parsePeriod(typed, named));

/** The versions of one period, or of all. @throws KpiError period_unreadable */
export function issuesOf(store: Store, today: Day, typed: string | undefined): Issue[] {
  const issues = store.issues();
  if (typed === undefined) return issues;
  const { text } = periodOf(typed, look(store, today).named, 'finished');
  return issues.filter(({ period }) => period === text);
}

const namedThing = ({ code, name }: Named): Named => ({ code, name });

/** @param day names are those of this day; @throws KpiError unit_not_found, unit_ambiguous */
export function findUnit(view: Pick<View, 'plan'>, text: string, day: Day): UnitAt {
  const result = search(
    view.plan.units.map((unit) => unitAt(unit, day)),
    text,
  );
  if (result.found === 'one') return result.item;
  return result.found === 'several'
    ? refuse({ kind: 'unit_ambiguous', text, candidates: result.items.map(namedThing) })
    : refuse({ kind: 'unit_not_found', text, nearest: result.nearest.map(namedThing) });
}

/** @throws KpiError indicator_not_found, indicator_ambiguous */
export function findIndicator(view: Pick<View, 'plan'>, text: string, day: Day): IndicatorAt {
  const result = search(
    view.plan.indicators.map((indicator) => indicatorAt(indicator, day)),
    text,
  );
  if (result.found === 'one') return result.item;
  return result.found === 'several'
    ? refuse({ kind: 'indicator_ambiguous', text, candidates: result.items.map(namedThing) })
    : refuse({ kind: 'indicator_not_found', text, nearest: result.nearest.map(namedThing) });
}

/** A section by its code, by its last mark (`c`, `(1)`), or by words of its title. @throws KpiError section_not_found */
export function findSection(view: Pick<View, 'plan'>, text: string): Section {
  const { sections } = view.plan;
  const items = sections.map((section) => ({
    ...section,
    name: section.title,
    aliases: section.label === null ? [] : [section.label],
    otherNames: [],
  }));
  const result = search(items, text);
  const found = result.found === 'one' ? sections.find(({ code }) => code === result.item.code) : undefined;
  const near =
    result.found === 'none'
      ? nearest(items, searchKey(text), ({ code, name }) => [searchKey(code), searchKey(name)])
      : result.found === 'several'
        ? result.items
        : [];
  return found ?? refuse({ kind: 'section_not_found', text, nearest: near.map(namedThing) });
}
