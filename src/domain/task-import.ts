/** What a list of tasks would do to those that are there: new, changed, the same; all that is wrong with it at once. */
import type { Day } from './day.ts';
import { placeIn, type PlacedProblem } from './incoming.ts';
import { searchKey } from './names.ts';
import { unitAt, type Plan, type Task, type TaskSource } from './plan.ts';
import { readTaskRow, type ReadTask } from './task-row.ts';
import type { WorkState } from './task-log.ts';
import type { IncomingTask, IncomingTasks, TaskNote } from './task-table.ts';

/** How the file says a task stands. */
export interface ImportedStanding {
  readonly state: WorkState;
  readonly percent: number | null;
  readonly on: Day;
  readonly note: string | null;
}

export interface PlannedTask {
  readonly sheet: string;
  readonly row: number;
  readonly task: Task;
  readonly before: Task | null;
  readonly changed: boolean;
  /** Null: the file does not say, or says what is known. */
  readonly standing: ImportedStanding | null;
}

export interface TaskImportPlan {
  readonly tasks: readonly PlannedTask[];
  readonly notes: readonly TaskNote[];
  readonly faults: readonly PlacedProblem[];
}

export interface TaskImportRules {
  readonly plan: Plan;
  readonly today: Day;
  /** Who gave all tasks of the file; null: as its column says. */
  readonly source: TaskSource | null;
  /** When new tasks were given, where the file does not say. */
  readonly assigned: Day;
  /** How a task that is there stands. */
  readonly standingOf: (task: Task) => { readonly state: WorkState; readonly percent: number | null };
}

export type PlannedState = 'new' | 'changed' | 'same';

export const stateOfPlanned = ({ before, changed, standing }: PlannedTask): PlannedState =>
  before === null ? 'new' : changed || standing !== null ? 'changed' : 'same';

export function planTasks(incoming: IncomingTasks, rules: TaskImportRules): TaskImportPlan {
  const units = rules.plan.units.map((unit) => unitAt(unit, rules.today));
  const notes = [...incoming.notes];
  const faults = [...incoming.faults];
  const read = incoming.tasks.flatMap((row) => {
    const result = readTaskRow(row, { units, year: rules.plan.year });
    notes.push(...result.notes);
    faults.push(...result.faults);
    return result.task === null ? [] : [{ row, task: result.task }];
  });
  const codes = new Set([
    ...rules.plan.tasks.map(({ code }) => code),
    ...read.flatMap(({ task }) => task.code ?? []),
  ]);
  const seen = new Map<string, IncomingTask>();
  const tasks = read.flatMap(({ row, task }): PlannedTask[] => {
    const before = knownAs(task, rules.plan);
    const key = before?.code ?? task.code ?? keyOf(task);
    const first = seen.get(key);
    if (first !== undefined) {
      const { sheet, row: number, cells } = row;
      const cell = cells.code ?? cells.content;
      faults.push({
        problem: { kind: 'task_twice', first: first.row },
        row: number,
        cell: cell === undefined ? null : placeIn(sheet, number, cell.column),
        text: cell?.text ?? null,
      });
      return [];
    }
    seen.set(key, row);
    return [planned(row, task, before, rules, codes)];
  });
  return { tasks, notes, faults: inOrder(faults) };
}

/** Sheet by sheet as they were found, each from top to bottom. */
const inOrder = (faults: readonly PlacedProblem[]): PlacedProblem[] => {
  const sheetOf = ({ cell }: PlacedProblem): string =>
    cell?.includes('!') === true ? (cell.split('!')[0] ?? '') : '';
  const sheets = [...new Set(faults.map(sheetOf))];
  return faults.toSorted(
    (a, b) => sheets.indexOf(sheetOf(a)) - sheets.indexOf(sheetOf(b)) || (a.row ?? 0) - (b.row ?? 0),
  );
};

const keyOf = ({ content, unit }: Pick<Task, 'content' | 'unit'>): string =>
  `${unit ?? ''} ${searchKey(content)}`;

/** By its code where the file has codes, else by what is to be done and by whom. */
function knownAs(task: ReadTask, { tasks }: Plan): Task | null {
  const same = (other: Task): boolean =>
    task.code === null ? keyOf(other) === keyOf(task) : other.code === task.code;
  return tasks.find(same) ?? null;
}

function planned(
  { sheet, row, prefix, cells }: IncomingTask,
  read: ReadTask,
  before: Task | null,
  rules: TaskImportRules,
  codes: Set<string>,
): PlannedTask {
  const { code: given, standing: said, ...facts } = read;
  const code = before?.code ?? given ?? freeCode(prefix, cells.number?.text ?? '', codes);
  codes.add(code);
  const source = rules.source ?? facts.source;
  const bare: Task = { code, unit: null, part: 'lead', with: [], content: '', due: null, basis: null };
  const task: Task = {
    ...(before ?? { ...bare, assigned: rules.assigned }),
    ...facts,
    code,
    ...(source === undefined ? {} : { source }),
  };
  const known = before === null ? { state: 'not_started' as const, percent: null } : rules.standingOf(before);
  const percent = said?.percent ?? null;
  const state =
    said?.state ?? (percent !== null && known.state === 'not_started' ? 'in_progress' : known.state);
  const moves = said !== null && (state !== known.state || (percent !== null && percent !== known.percent));
  return {
    sheet,
    row,
    task,
    before,
    changed: before === null || JSON.stringify(sorted(before)) !== JSON.stringify(sorted(task)),
    standing: moves ? { state, percent, on: said.on ?? rules.today, note: said.note } : null,
  };
}

const sorted = (task: Task): unknown => Object.entries(task).sort(([a], [b]) => (a < b ? -1 : 1));

/** `PL1.7` for number 7 of Phụ lục I, or the next that is free. */
function freeCode(prefix: string, number: string, codes: ReadonlySet<string>): string {
  const [, digits] = /^\D*(\d{1,4})\D*$/u.exec(number) ?? [];
  for (let next = digits === undefined ? 1 : Number(digits); ; next++) {
    const code = `${prefix}.${next}`;
    if (!codes.has(code)) return code;
  }
}
