/**
 * The form that a unit fills in for a quarter and sends back: what it asks, and the layout that its writer and its
 * reader share. A row is known by its key and not by its number, so that a form in which rows were moved is still read.
 */
import type { Window } from './calendar.ts';
import { makeDay, type Day } from './day.ts';
import { formOf } from './figure-text.ts';
import { searchKey } from './names.ts';
import { isNoCases, type Observation } from './observation.ts';
import { makeQuarter, quarterPeriod, shift, yearOf, type Quarter } from './period.ts';
import { unitAt, type IndicatorAt, type Plan, type Section, type Task, type UnitAt } from './plan.ts';
import type { FigureForm } from './problem.ts';
import { show, type Shown } from './rounding.ts';
import { indicatorIn, indicatorsOf, requiredOf } from './snapshot.ts';
import { figureResult } from './soft-limits.ts';
import { headingsOf, statusRow, type Figured, type StatusRow, type View } from './status.ts';
import type { TaskState } from './submission.ts';
import type { TargetInForce } from './targets.ts';

/** A task of the unit, with what the unit has said of it for this quarter so far. */
export interface FormTask {
  readonly code: string;
  readonly content: string;
  readonly due: string | null;
  /** The unit's own part in it. */
  readonly part: Task['part'];
  readonly state: TaskState | null;
  readonly result: string | null;
}

/** What is known already, for filling in beforehand. */
export interface FormExtras {
  readonly tasks: readonly FormTask[];
  readonly remarks: { readonly difficulty: string | null; readonly proposal: string | null };
  /** Why places were left blank so far, by indicator. */
  readonly blankReasons?: ReadonlyMap<string, string>;
}

export interface FormTarget {
  readonly inForce: TargetInForce;
  readonly shown: Shown;
  /** An amount that all reporters reach together: this unit alone need not. */
  readonly common: boolean;
}

/** A figure that was recorded, with its result. */
export interface KnownFigure {
  readonly observation: Observation;
  readonly noCases: boolean;
  readonly result: Figured | null;
}

export interface FormIndicator {
  /** The headings that begin with this row, from the top down; empty within a group. */
  readonly headings: readonly Section[];
  /** Running number, from 1. */
  readonly number: number;
  readonly indicator: IndicatorAt;
  readonly target: FormTarget | null;
  /** The unit's own figure of the quarter before. */
  readonly before: KnownFigure | null;
  /** What is recorded for this quarter already. */
  readonly now: KnownFigure | null;
  /** The quarter in which a milestone was reported as done: it is not asked again. */
  readonly doneIn: Quarter | null;
  /** Values that no rounding of the result crosses; the unit's target, where it has one, comes first. */
  readonly lines: StatusRow['lines'];
}

export interface UnitForm {
  readonly plan: Plan;
  readonly unit: UnitAt;
  readonly quarter: Quarter;
  readonly window: Window;
  /** The first day of the quarter's year, from which totals since the year began are counted. */
  readonly yearFrom: Day;
  readonly issuedOn: Day;
  /** The name of the office that forms go back to. */
  readonly office: string | null;
  readonly indicators: readonly FormIndicator[];
  readonly tasks: readonly FormTask[];
  readonly remarks: FormExtras['remarks'];
  readonly blankReasons?: FormExtras['blankReasons'];
}

/** @param unitCode a unit of the plan; a caller has looked it up */
export function unitForm(view: View, quarter: Quarter, unitCode: string, extras: FormExtras): UnitForm {
  const snapshot = view.snapshots(quarter);
  const unit = snapshot.units.get(unitCode);
  if (unit === undefined) throw new Error(`no unit ${unitCode}`);
  const offices = [...snapshot.units.values()];
  let shown: readonly Section[] = [];
  const asked = indicatorsOf(snapshot).filter(
    (indicator) =>
      requiredOf(snapshot, indicator).some(({ code }) => code === unitCode) &&
      // What follows from tasks is asked of nobody.
      view.book.at(indicator.code, unitCode, quarter)?.computed === undefined,
  );
  return {
    plan: view.plan,
    unit,
    quarter,
    window: snapshot.window,
    yearFrom: view.snapshots(makeQuarter(yearOf(quarter), 1)).window.from,
    issuedOn: view.today,
    office: offices.find(({ role }) => role === 'standing')?.name ?? null,
    indicators: asked.map((indicator, index) => {
      const path = headingsOf(view.plan, indicator.section);
      const headings = path.filter((section, depth) => shown[depth] !== section);
      shown = path;
      return { headings, number: index + 1, ...askedOf(view, indicator, unitCode, quarter) };
    }),
    ...extras,
  };
}

function askedOf(
  view: View,
  indicator: IndicatorAt,
  unit: string,
  quarter: Quarter,
): Omit<FormIndicator, 'headings' | 'number'> {
  const row = statusRow(view, indicator, quarterPeriod(quarter), new Set([unit]));
  const target = targetOf(view, row, quarter);
  const lines = target === null || target.common ? row.lines : statusLines(row, target);
  return {
    indicator,
    target,
    before: earlierFigure(view, indicator, unit, shift(quarter, -1)),
    now: knownFigure(view.book.at(indicator.code, unit, quarter), indicator, lines),
    doneIn: doneIn(row, quarter),
    lines,
  };
}

/** The unit's own target, or else the one that it has in common with others. */
function targetOf(view: View, own: StatusRow, quarter: Quarter): FormTarget | null {
  if (own.target !== null && own.targetShown !== null)
    return { inForce: own.target, shown: own.targetShown, common: false };
  const all = statusRow(view, own.indicator, quarterPeriod(quarter), null);
  if (all.target === null || all.targetShown === null) return null;
  return { inForce: all.target, shown: all.targetShown, common: all.rollup.required.length > 1 };
}

/** The target of a unit that reports alone is the plan's, which its own row does not know. */
const statusLines = (row: StatusRow, target: FormTarget): StatusRow['lines'] =>
  row.target === null ? [target.inForce.value, ...row.lines] : row.lines;

/** By the definition of its own quarter, rounded as its own report was. */
function earlierFigure(
  view: View,
  { code }: IndicatorAt,
  unit: string,
  quarter: Quarter,
): KnownFigure | null {
  const observation = view.book.at(code, unit, quarter);
  const indicator = view.plan.indicators.find((candidate) => candidate.code === code);
  if (observation === undefined || indicator === undefined) return null;
  const then = indicatorIn(view.snapshots(quarter), indicator);
  const { lines } = statusRow(view, then, quarterPeriod(quarter), new Set([unit]));
  return knownFigure(observation, then, lines);
}

function knownFigure(
  observation: Observation | undefined,
  { measure, decimals }: IndicatorAt,
  lines: StatusRow['lines'],
): KnownFigure | null {
  if (observation === undefined) return null;
  const value = figureResult(observation.figure, measure);
  return {
    observation,
    noCases: isNoCases(observation.figure),
    result: value === null ? null : { exact: value, shown: show(value, decimals, lines) },
  };
}

function doneIn({ indicator, rollup }: StatusRow, quarter: Quarter): Quarter | null {
  if (indicator.kind !== 'milestone' || rollup.required.length > 0) return null;
  return rollup.counted.find((observation) => observation.quarter < quarter)?.quarter ?? null;
}

/** The tasks of a unit: its own, those of everybody, those it has a part in, and those of the groups it belongs to. */
export function tasksOf(plan: Plan, unitCode: string): Task[] {
  const codes = withGroups(plan, unitCode);
  return plan.tasks.filter(
    ({ unit, with: partners }) =>
      unit === null || codes.has(unit) || partners.some((partner) => codes.has(partner)),
  );
}

function withGroups(plan: Plan, unitCode: string): Set<string> {
  const units = new Map(plan.units.map((unit) => [unit.code, unitAt(unit, makeDay(plan.year, 12, 31))]));
  const codes = new Set([unitCode]);
  // A set's iteration also visits what is added on the way.
  for (const code of codes) {
    const parent = units.get(code)?.parent ?? null;
    if (parent !== null && units.get(parent)?.role === 'group') codes.add(parent);
  }
  return codes;
}

// The layout.

export const FORM_FORMAT = 'kpi-form/1';
/** The hidden sheet. It is found by its content; this is only its name. */
export const IDENTITY_SHEET = '_kpi';
/** The words before the values on the hidden sheet, from its first row on; then one row for each key. */
export const IDENTITY = ['format', 'plan', 'unit', 'unitName', 'quarter', 'checksum', 'issued'] as const;
export type IdentityField = (typeof IDENTITY)[number];
export const IDENTITY_ROW = 'row';
/** So many hexadecimal digits of the layout's SHA-256. */
export const CHECKSUM_LENGTH = 16;

/**
 * Columns from the left, the hidden one with the keys first. The headings are those of the table of indicators; under
 * them stand those of the tasks, so that rows that are repeated on every page and kept in sight suit both tables.
 */
export const FORM_COLUMNS = [
  { id: 'key', heading: 'Mã dòng' },
  { id: 'number', heading: 'TT' },
  { id: 'name', heading: 'Phần I. Chỉ tiêu' },
  { id: 'measure', heading: 'Đơn vị tính' },
  { id: 'target', heading: 'Mục tiêu' },
  { id: 'before', heading: 'Quý trước' },
  { id: 'numerator', heading: 'Tử số' },
  { id: 'denominator', heading: 'Mẫu số' },
  { id: 'result', heading: 'Kết quả' },
  { id: 'noCases', heading: 'Không phát sinh' },
  { id: 'note', heading: 'Ghi chú' },
  { id: 'source', heading: 'Nguồn số liệu' },
] as const;
export type FormColumn = (typeof FORM_COLUMNS)[number]['id'];
/** From 0. */
export const columnOf = (id: FormColumn): number => FORM_COLUMNS.findIndex((column) => column.id === id);

/** The table of tasks lies on the same columns, some of them taken together. */
export const TASK_COLUMNS = [
  { id: 'code', heading: 'Mã', from: 'number', to: 'number' },
  { id: 'content', heading: 'Phần II. Nhiệm vụ', from: 'name', to: 'target' },
  { id: 'due', heading: 'Thời hạn', from: 'before', to: 'before' },
  { id: 'state', heading: 'Tình trạng', from: 'numerator', to: 'denominator' },
  { id: 'result', heading: 'Kết quả thực hiện', from: 'result', to: 'source' },
] as const satisfies readonly {
  readonly id: string;
  readonly heading: string;
  readonly from: FormColumn;
  readonly to: FormColumn;
}[];
export type TaskColumn = (typeof TASK_COLUMNS)[number]['id'];
export const taskColumn = (id: TaskColumn): (typeof TASK_COLUMNS)[number] => {
  const column = TASK_COLUMNS.find((candidate) => candidate.id === id);
  if (column === undefined) throw new Error(`no column ${id}`);
  return column;
};

export const KEYS = {
  indicators: 'H:indicators',
  tasks: 'H:tasks',
  difficulty: 'R:difficulty',
  proposal: 'R:proposal',
  end: 'H:end',
} as const;
export const INDICATOR_KEY = 'I:';
export const TASK_KEY = 'T:';
/** Before the keys of rows that only hold printed words. */
export const WORDS_KEY = 'S:';

/** A row with a key: what its cells mean, and the words that stand in its column of names. */
export interface LayoutRow {
  readonly key: string;
  readonly means: FigureForm | 'heading' | 'task' | 'remark';
  readonly words: string;
}

/** The rows with keys, from the top down. */
export const layoutOf = ({ indicators, tasks }: Pick<UnitForm, 'indicators' | 'tasks'>): LayoutRow[] => [
  { key: KEYS.indicators, means: 'heading', words: '' },
  ...(tasks.length === 0 ? [] : [{ key: KEYS.tasks, means: 'heading', words: '' } as const]),
  ...indicators.map(({ indicator }): LayoutRow => ({
    key: INDICATOR_KEY + indicator.code,
    means: formOf(indicator),
    words: indicator.name,
  })),
  ...tasks.map(({ code, content }): LayoutRow => ({ key: TASK_KEY + code, means: 'task', words: content })),
  { key: KEYS.difficulty, means: 'remark', words: '' },
  { key: KEYS.proposal, means: 'remark', words: '' },
  { key: KEYS.end, means: 'heading', words: '' },
];

/**
 * The layout as one text, whose checksum the hidden sheet carries. The order of rows does not
 * count, nor does how a program composes letters.
 * @param of whose form it is: plan, unit, quarter
 */
export const layoutText = (
  of: { readonly plan: string; readonly unit: string; readonly quarter: string },
  rows: readonly LayoutRow[],
): string =>
  [
    FORM_FORMAT,
    of.plan,
    of.unit,
    of.quarter,
    FORM_COLUMNS.map(({ id }) => id).join(' '),
    TASK_COLUMNS.map(({ id, from, to }) => `${id}=${from}-${to}`).join(' '),
    ...rows.map(({ key, means, words }) => JSON.stringify([key, means, searchKey(words)])).sort(),
  ].join('\n');

/** What the drop-downs offer. */
export const NO_CASES_MARK = 'Không phát sinh';
/** What the live result says instead of a number. */
export const OVER_MARK = 'Tử số lớn hơn mẫu số';
export const MILESTONE_CHOICES = {
  not_started: 'Chưa triển khai',
  in_progress: 'Đang thực hiện',
  done: 'Xong',
} as const;
export const TASK_STATE_CHOICES: Readonly<Record<TaskState, string>> = {
  not_started: 'Chưa triển khai',
  in_progress: 'Đang thực hiện',
  done: 'Hoàn thành',
  paused: 'Tạm dừng',
};
