/** A problem on the screen: its code and what happened, then what to type next. */
import { PROBLEM_CODES, type Problem } from '../domain/problem.ts';
import type { Texts } from '../messages/index.ts';
import type { Said } from '../messages/shared.ts';
import type { Style } from './style.ts';

export function saidOf(problem: Problem, texts: Texts): Said {
  // Each kind has its own function; the union cannot be narrowed through the lookup.
  const speak = texts.problems[problem.kind] as (facts: Problem) => Said;
  return speak(problem);
}

export function renderProblem(problem: Problem, texts: Texts, style: Style): string {
  const { what, next } = saidOf(problem, texts);
  // Ctrl-C is no error of anybody's.
  if (problem.kind === 'interrupted') return `${what} ${next} (${PROBLEM_CODES.interrupted.code})`;
  const { code } = PROBLEM_CODES[problem.kind];
  return `${style.error(`${texts.labels.error} ${code}`)}: ${what}\n${texts.labels.next}: ${next}`;
}

export const exitCodeOf = ({ kind }: Problem): number => PROBLEM_CODES[kind].exit;
