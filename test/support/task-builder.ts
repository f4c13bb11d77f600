/** Tasks and what was written of them: defaults for all, overrides for what a test is about. */
import type { Task } from '../../src/domain/plan.ts';
import type { TaskLog, TaskProgress, TaskStep, TaskTick } from '../../src/domain/task-log.ts';
import { day } from './plan-builder.ts';

export const aTask = (overrides: Partial<Task> = {}): Task => ({
  code: 'NV1',
  unit: 'VHXH',
  part: 'lead',
  with: [],
  content: 'Việc phải làm',
  due: null,
  basis: null,
  ...overrides,
});

/** Each later one was written later. */
let clock = 0;
const written = () => {
  clock++;
  return {
    task: 'NV1',
    revision: clock,
    reason: null,
    by: 'Lan',
    at: new Date(Date.UTC(2026, 0, 1, 0, 0, clock)).toISOString(),
  };
};

export const progress = (
  on: string,
  state: TaskProgress['state'],
  overrides: Partial<TaskProgress> = {},
): TaskProgress => ({
  ...written(),
  occurrence: '',
  state,
  percent: null,
  on: day(on),
  document: null,
  note: null,
  ...overrides,
});

export const tick = (on: string | null, overrides: Partial<TaskTick> = {}): TaskTick => ({
  ...written(),
  occurrence: '',
  on: on === null ? null : day(on),
  note: null,
  ...overrides,
});

export const step = (
  code: TaskStep['step'],
  planned: string | null,
  actual: string | null,
  overrides: Partial<TaskStep> = {},
): TaskStep => ({
  ...written(),
  step: code,
  round: 1,
  planned: planned === null ? null : day(planned),
  actual: actual === null ? null : day(actual),
  document: null,
  ...overrides,
});

export const logOf = (log: Partial<TaskLog>): TaskLog => ({ progress: [], ticks: [], steps: [], ...log });
