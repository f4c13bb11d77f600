/** Every fact of every problem is text from outside: none steers the terminal or begins a line of its own (issue 6). */
import { describe, expect, it } from 'vitest';
import { saidOf } from '../../src/render/problem.ts';
import type { Problem } from '../../src/domain/problem.ts';
import { TEXTS } from '../support/demo-world.ts';
import { KINDS, samples } from '../support/problem-samples.ts';

const HOSTILE = '\u001b[31mX\u009b2J\u202eY\u0007\nGIA-MAO';

/** Words that choose a sentence stay; what is shown becomes hostile. */
const CHOOSES = /^[a-z_]+$|^\d{4}(?:Q\d|H\d|M\d|-\d\d-\d\d)|^[<>=]+$|^-?\d+(?:\.\d+)?$|^TW$/u;

function poisoned(value: unknown): unknown {
  if (typeof value === 'string') return CHOOSES.test(value) ? value : value + HOSTILE;
  if (Array.isArray(value)) return value.map(poisoned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, below]) => [key, key === 'kind' ? below : poisoned(below)]),
  );
}

describe.each(['vi', 'en'] as const)('in %s', (language) => {
  it.each(KINDS)('%s', (kind) => {
    const { what, next } = saidOf(poisoned(samples(kind)) as Problem, TEXTS[language]);
    const said = `${what}\n${next}`;
    expect(said).not.toMatch(/(?!\n)\p{Cc}|[\u202a-\u202e]/u);
    expect(said).not.toMatch(/^GIA-MAO/mu);
  });
});
