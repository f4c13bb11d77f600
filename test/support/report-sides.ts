/** States of a report to compare: what a plan builder holds, with what stood in the place of its figures before. */
import type { Side } from '../../src/domain/differences.ts';
import type { Revision } from '../../src/domain/observation.ts';
import type { Quarter } from '../../src/domain/period.ts';
import type { Remark, Submission, TaskReport } from '../../src/domain/submission.ts';
import { quarter, type PlanBuilder } from './plan-builder.ts';

export interface Rest {
  readonly today?: string;
  /** Beside the figures in force, such as those taken back. */
  readonly revisions?: readonly Revision[];
  readonly remarks?: readonly Remark[];
  readonly taskReports?: readonly TaskReport[];
  readonly submissions?: readonly Submission[];
}

export const side = (plan: PlanBuilder, rest: Rest = {}): Side => ({
  view: plan.view(rest.today),
  revisions: (indicator) =>
    [
      ...plan.observations().map((observation): Revision => ({ state: 'current', observation })),
      ...(rest.revisions ?? []),
    ].filter(({ observation }) => observation.indicator === indicator),
  words: (of: Quarter) => ({
    submissions: (rest.submissions ?? []).filter((each) => each.quarter === of),
    remarks: (rest.remarks ?? []).filter((each) => each.quarter === of),
    taskReports: (rest.taskReports ?? []).filter((each) => each.quarter === of),
    blankReasons: [],
  }),
});

const WRITTEN = {
  quarter: quarter('2026Q3'),
  revision: 1,
  file: null,
  by: 'minh',
  at: '2026-10-02T02:00:00.000Z',
};

export const remark = (unit: string, text: string, rest: Partial<Remark> = {}): Remark => ({
  ...WRITTEN,
  kind: 'difficulty',
  unit,
  text,
  ...rest,
});

export const taskReport = (task: string, unit: string, rest: Partial<TaskReport> = {}): TaskReport => ({
  ...WRITTEN,
  task,
  unit,
  state: 'in_progress',
  result: null,
  ...rest,
});
