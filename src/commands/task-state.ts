/** Words of tasks that several commands take. */
import { TASK_SOURCES, type TaskSource } from '../domain/plan.ts';
import { refuse } from '../domain/problem.ts';
import type { WorkState } from '../domain/task-log.ts';
import { STATE_WORDS, stateOf } from '../domain/task-words.ts';
import type { Options } from './options.ts';
import { choice } from './support.ts';

/** @throws KpiError choice_unknown */
export const stateTyped = (text: string | undefined): WorkState | undefined =>
  text === undefined
    ? undefined
    : (stateOf(text) ?? refuse({ kind: 'choice_unknown', option: '--state', text, allowed: STATE_WORDS }));

/** @throws KpiError choice_unknown */
export const sourceTyped = ({ source }: Options): TaskSource | undefined =>
  choice('--source', source?.toUpperCase(), TASK_SOURCES);
