/** What changed in the units' own words between two states of a period's report. */
import { lastSaid } from './blank.ts';
import { grouped } from './grouped.ts';
import type { Period, Quarter } from './period.ts';
import type { Authored } from './plan-differences.ts';
import type { IndicatorAt, Task, UnitAt } from './plan.ts';
import { indicatorsOf } from './snapshot.ts';
import type { View } from './status.ts';
import {
  REMARK_KINDS,
  type Remark,
  type RemarkKind,
  type StatedBlank,
  type Submission,
  type TaskReport,
  type TaskState,
  type UnitWords,
} from './submission.ts';

interface OfUnit extends Authored {
  readonly unit: UnitAt;
  readonly quarter: Quarter;
  readonly file: string | null;
}

export interface TaskWords {
  readonly state: TaskState | null;
  readonly result: string | null;
}

export type WordDifference = OfUnit &
  (
    | { readonly kind: RemarkKind; readonly old: string | null; readonly new: string | null }
    | {
        readonly kind: 'task';
        readonly task: Task;
        readonly old: TaskWords | null;
        readonly new: TaskWords | null;
      }
    /** Why a place was left blank. */
    | {
        readonly kind: 'blank';
        readonly indicator: IndicatorAt;
        readonly old: string | null;
        readonly new: string | null;
      }
    /** A report that came in, or was sent back, since. */
    | { readonly kind: 'submission'; readonly event: Submission }
  );

export interface WordSide {
  readonly view: View;
  readonly words: (quarter: Quarter) => UnitWords;
}

/** Of every quarter of the period, in the plan's order of units. */
export function wordDifferences(before: WordSide, after: WordSide, period: Period): WordDifference[] {
  const units = [...after.view.snapshots(period.last).units.values()];
  return period.quarters.flatMap((quarter) => {
    const [old, present] = [byUnit(before.words(quarter)), byUnit(after.words(quarter))];
    return units.flatMap((unit) => {
      const said: Two = [old(unit.code), present(unit.code)];
      return [
        ...REMARK_KINDS.flatMap((kind) => remarkDifference(kind, unit, quarter, said)),
        ...after.view.plan.tasks.flatMap((task) => taskDifference(task, unit, quarter, said)),
        ...blankDifferences(indicatorsOf(after.view.snapshots(quarter)), unit, quarter, said),
        ...submissionDifferences(unit, quarter, said),
      ];
    });
  });
}

/** The words of one unit out of those of all. */
function byUnit({ submissions, remarks, taskReports, blankReasons }: UnitWords): (unit: string) => UnitWords {
  const [came, wrote, did, left] = [
    grouped(submissions, ({ unit }) => unit),
    grouped(remarks, ({ unit }) => unit),
    grouped(taskReports, ({ unit }) => unit),
    grouped(blankReasons, ({ unit }) => unit),
  ];
  return (unit) => ({
    submissions: came.get(unit) ?? [],
    remarks: wrote.get(unit) ?? [],
    taskReports: did.get(unit) ?? [],
    blankReasons: left.get(unit) ?? [],
  });
}

/** Of one unit. */
type Two = readonly [old: UnitWords, present: UnitWords];

const signed = ({
  by,
  at,
  file,
}: Remark | TaskReport | Submission | StatedBlank): Omit<OfUnit, 'unit' | 'quarter'> => ({
  by,
  at,
  reason: null,
  file: file?.name ?? null,
});
const UNSIGNED = { by: null, at: null, reason: null, file: null } as const;

function remarkDifference(kind: RemarkKind, unit: UnitAt, quarter: Quarter, sides: Two): WordDifference[] {
  const [was, is] = sides.map(({ remarks }) => remarks.find((remark) => remark.kind === kind));
  // A text that was taken back is empty.
  const [old, present] = [textOf(was), textOf(is)];
  if (old === present) return [];
  return [{ kind, unit, quarter, old, new: present, ...(is === undefined ? UNSIGNED : signed(is)) }];
}

const textOf = (remark: Remark | undefined): string | null =>
  remark === undefined || remark.text === '' ? null : remark.text;

function taskDifference(task: Task, unit: UnitAt, quarter: Quarter, sides: Two): WordDifference[] {
  const [was, is] = sides.map(({ taskReports }) => taskReports.find((report) => report.task === task.code));
  const [old, present] = [wordsOf(was), wordsOf(is)];
  if (old?.state === present?.state && old?.result === present?.result) return [];
  return [
    {
      kind: 'task',
      task,
      unit,
      quarter,
      old,
      new: present,
      ...(is === undefined ? UNSIGNED : signed(is)),
    },
  ];
}

function wordsOf(report: TaskReport | undefined): TaskWords | null {
  if (report === undefined) return null;
  const result = report.result === '' ? null : report.result;
  return report.state === null && result === null ? null : { state: report.state, result };
}

function blankDifferences(
  indicators: readonly IndicatorAt[],
  unit: UnitAt,
  quarter: Quarter,
  sides: Two,
): WordDifference[] {
  if (sides.every(({ blankReasons }) => blankReasons.length === 0)) return [];
  return indicators.flatMap((indicator): WordDifference[] => {
    const [was, is] = sides.map((side) => lastSaid(side, unit.code, indicator.code));
    // A reason that was taken back is empty.
    const [old, present] = [was?.reason || null, is?.reason || null];
    if (old === present) return [];
    const author = is === undefined || is === null ? UNSIGNED : signed(is);
    return [{ kind: 'blank', indicator, unit, quarter, old, new: present, ...author }];
  });
}

function submissionDifferences(
  unit: UnitAt,
  quarter: Quarter,
  [{ submissions: old }, { submissions: present }]: Two,
): WordDifference[] {
  const known = new Set(old.map(({ revision }) => revision));
  return present
    .filter((each) => !known.has(each.revision))
    .map((event) => ({
      kind: 'submission',
      unit,
      quarter,
      event,
      ...signed(event),
      reason: event.reason,
    }));
}
