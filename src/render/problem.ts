/** A problem on the screen: its code and what happened, then what to type next. */
import { PROBLEM_CODES, type Problem } from '../domain/problem.ts';
import { visible } from '../messages/format.ts';
import type { Texts } from '../messages/index.ts';
import type { Said } from '../messages/shared.ts';
import type { Style } from './style.ts';

/** Facts come from files and from what was typed: here, and not in each sentence, they are kept from steering a terminal. */
function shownFacts(fact: unknown): unknown {
  if (typeof fact === 'string') return visible(fact);
  if (Array.isArray(fact)) return fact.map(shownFacts);
  if (typeof fact !== 'object' || fact === null) return fact;
  return Object.fromEntries(Object.entries(fact).map(([name, below]) => [name, shownFacts(below)]));
}

export function saidOf(problem: Problem, texts: Texts): Said {
  // Each kind has its own function; the union cannot be narrowed through the lookup.
  const speak = texts.problems[problem.kind] as (facts: Problem) => Said;
  return speak(shownFacts(problem) as Problem);
}

export function renderProblem(problem: Problem, texts: Texts, style: Style): string {
  const { what, next } = saidOf(problem, texts);
  // Ctrl-C is no error of anybody's.
  if (problem.kind === 'interrupted') return `${what} ${next} (${PROBLEM_CODES.interrupted.code})`;
  const { code } = PROBLEM_CODES[problem.kind];
  return `${style.error(`${texts.labels.error} ${code}`)}: ${what}\n${texts.labels.next}: ${next}`;
}

export const exitCodeOf = ({ kind }: Problem): number => PROBLEM_CODES[kind].exit;
