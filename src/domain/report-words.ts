/** What a report tells of the units' own words: difficulties, proposals, and how tasks stand. */
import type { Period, Quarter } from './period.ts';
import type { Task, UnitAt } from './plan.ts';
import type { Snapshots } from './snapshot.ts';
import { REMARK_KINDS, type Remark, type RemarkKind, type TaskReport, type UnitWords } from './submission.ts';

/** What one unit wrote for a quarter; at least one of the two is there. */
export interface RemarkLine {
  readonly unit: UnitAt;
  readonly quarter: Quarter;
  readonly remarks: Readonly<Record<RemarkKind, Remark | null>>;
}

/** How a task stood for a unit when it last wrote of it in the period. */
export interface TaskLine {
  readonly task: Task;
  readonly unit: UnitAt;
  readonly report: TaskReport;
}

export interface ReportWords {
  readonly remarks: readonly RemarkLine[];
  readonly tasks: readonly TaskLine[];
}

export interface WordSources {
  readonly tasks: readonly Task[];
  readonly snapshots: Snapshots;
  readonly words: (quarter: Quarter) => UnitWords;
  /** Codes of the units whose words are told; null: all. */
  readonly within: ReadonlySet<string> | null;
}

/** Remarks of every quarter of the period in the plan's order of units; of each task the last report. */
export function wordsOf(sources: WordSources, period: Period): ReportWords {
  const { tasks, snapshots, words, within } = sources;
  const units = [...snapshots(period.last).units.values()].filter(({ code }) => within?.has(code) ?? true);
  const perQuarter = period.quarters.map((quarter) => ({ quarter, said: words(quarter) }));
  return {
    remarks: units.flatMap((unit) =>
      perQuarter.flatMap(({ quarter, said }) => remarkLine(unit, quarter, said.remarks)),
    ),
    tasks: tasks.flatMap((task) =>
      units.flatMap((unit) => {
        const report = perQuarter
          .flatMap(({ said }) => said.taskReports)
          .findLast((each) => each.task === task.code && each.unit === unit.code && saysAnything(each));
        return report === undefined ? [] : [{ task, unit, report }];
      }),
    ),
  };
}

const saysAnything = ({ state, result }: TaskReport): boolean => state !== null || (result ?? '') !== '';

function remarkLine(unit: UnitAt, quarter: Quarter, remarks: readonly Remark[]): RemarkLine[] {
  // A text that was taken back is empty.
  const said = (wanted: RemarkKind): Remark | null =>
    remarks.find(({ unit: code, kind, text }) => code === unit.code && kind === wanted && text !== '') ??
    null;
  const line = { difficulty: said('difficulty'), proposal: said('proposal') };
  return REMARK_KINDS.some((kind) => line[kind] !== null) ? [{ unit, quarter, remarks: line }] : [];
}
