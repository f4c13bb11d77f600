/** What comes instead of a plan file: other encodings, no JSON, floods, traps. Refused at once, never a crash. */
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { planFromFile } from '../../src/domain/plan-file.ts';
import type { Plan } from '../../src/domain/plan.ts';
import { KpiError, type Problem } from '../../src/domain/problem.ts';
import { MAX_PLAN_BYTES, readPlanFile } from '../../src/input/plan-file.ts';
import { createStore } from '../../src/store/store.ts';
import { signed, tempFolder } from '../support/data-file.ts';
import { planBaseFile } from '../support/report-world.ts';

const SCHEMA = JSON.parse(
  readFileSync(new URL('../../data/kpi-plan-1.schema.json', import.meta.url), 'utf8'),
) as object;
const GOOD = JSON.stringify(planBaseFile());

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (bytes: Uint8Array): Promise<Plan> => readPlanFile('a.json', bytes, SCHEMA);

/** The plan, or the problem; anything else that is thrown is a crash. */
async function outcomeOf(bytes: Uint8Array): Promise<{ plan: Plan } | { problem: Problem }> {
  try {
    return { plan: await read(bytes) };
  } catch (error) {
    if (error instanceof KpiError) return { problem: error.problem };
    throw error;
  }
}

describe('bytes', () => {
  it('with a mark of UTF-8 before them, as Notepad saves them, are taken', async () => {
    expect(await read(Buffer.from(`\ufeff${GOOD}`))).toEqual(planFromFile(planBaseFile()));
  });

  it.each([
    ['nothing', '', 'not_json'],
    ['text', 'Kế hoạch', 'not_json'],
    ['half a file', GOOD.slice(0, 500), 'not_json'],
    ['a comma too many', GOOD.replace('"year"', ',"year"'), 'not_json'],
    ['single quotes', "{'format': 'kpi-plan/1'}", 'not_json'],
    ['a comment', `// kế hoạch\n${GOOD}`, 'not_json'],
    ['a zero byte behind', `${GOOD}\u0000`, 'not_json'],
  ])('that are %s are refused', async (_, text, why) => {
    expect(await outcomeOf(bytesOf(text))).toMatchObject({ problem: { kind: 'plan_unreadable', why } });
  });

  it.each([
    ['UTF-16', Buffer.from(`\ufeff${GOOD}`, 'utf16le')],
    ['Latin-1', Buffer.from(GOOD.normalize('NFD').replace(/\p{M}/gu, '').replace('Thu ', 'Thú '), 'latin1')],
    ['an Excel file', Buffer.from('504b0304140000000800ff', 'hex')],
  ])('in %s are refused as what they are', async (_, bytes) => {
    expect(await outcomeOf(bytes)).toMatchObject({ problem: { kind: 'plan_unreadable', why: 'not_utf8' } });
  });

  it('too many are refused, as many as may be are read', async () => {
    const padded = (size: number): Uint8Array => bytesOf(GOOD + ' '.repeat(size - bytesOf(GOOD).length));
    expect(await outcomeOf(padded(MAX_PLAN_BYTES + 1))).toMatchObject({ problem: { why: 'too_large' } });
    expect(await outcomeOf(padded(MAX_PLAN_BYTES))).toHaveProperty('plan');
  });
});

describe('traps', () => {
  it.each([
    ['lists', '['.repeat(1_000_000)],
    ['lists that close', '['.repeat(1_000_000) + ']'.repeat(1_000_000)],
    ['objects', '{"a":'.repeat(1_000_000)],
    [
      'lists in a field',
      GOOD.replace('"tasks":[]', `"tasks":${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`),
    ],
  ])('%s nested a million deep are refused', async (_, text) => {
    expect(await outcomeOf(bytesOf(text))).toMatchObject({
      problem: { kind: 'plan_unreadable', why: 'not_json' },
    });
  });

  it('brackets and quotes inside texts are no nesting', async () => {
    const file = { ...planBaseFile(), title: `${'[{'.repeat(100)} "\\" ${'[{'.repeat(100)}` };
    expect(await outcomeOf(bytesOf(JSON.stringify(file)))).toHaveProperty('plan');
  });

  it('a hundred thousand wrong fields are refused', async () => {
    const wrong = `{${Array.from({ length: 100_000 }, (_, index) => `"x${index}":1`).join()}}`;
    expect(await outcomeOf(bytesOf(wrong))).toMatchObject({ problem: { kind: 'plan_faulty' } });
  });

  it.each([
    ['of the file', `{"__proto__":{"polluted":1},${GOOD.slice(1)}`],
    ['of a unit', GOOD.replace('{"code":"T01"', '{"__proto__":{"polluted":1},"code":"T01"')],
    ['as a constructor', `{"constructor":{"prototype":{"polluted":1}},${GOOD.slice(1)}`],
  ])('__proto__ %s is a field there is not, and harmless', async (_, text) => {
    const outcome = await outcomeOf(bytesOf(text));
    expect(outcome).toMatchObject({ problem: { kind: 'plan_faulty', faults: [{ fault: 'unknown_field' }] } });
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it.each(['constructor', 'toString', 'hasOwnProperty', 'valueOf'])(
    '%s is a code like any other',
    async (code) => {
      const text = GOOD.replaceAll('"T01"', `"${code}"`).replaceAll('"CT01"', `"x-${code}"`);
      const outcome = await outcomeOf(bytesOf(text));
      expect('plan' in outcome && outcome.plan.units[0]?.code).toBe(code);
    },
  );
});

describe('whatever comes', () => {
  it('as JSON is a plan or a problem', async () => {
    await fc.assert(
      fc.asyncProperty(fc.json({ maxDepth: 6 }), async (text) => {
        expect(Object.keys(await outcomeOf(bytesOf(text)))).toHaveLength(1);
      }),
    );
  });

  it('as bytes is a problem', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        expect(await outcomeOf(bytes)).toHaveProperty('problem');
      }),
    );
  });

  it('in place of a part of a plan is a plan that can be stored, or a problem', async () => {
    const places = placesOf(planBaseFile());
    const odd = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.constantFrom(
        '',
        ' ',
        'T01',
        'CT01',
        'a',
        '2025-07-01',
        '2025Q1',
        '-0',
        '0.000001',
        'group',
        'percent',
        'sum',
        0,
        31,
        2026,
      ),
      fc.constantFrom(
        ['T01'],
        ['T02', 'T02'],
        [{ from: '2025-07-01', name: 'Mới' }],
        [{ from: '2025-07-01', parent: 'T02' }],
      ),
    );
    const folder = tempFolder();
    let number = 0;
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...places), odd, async (place, value) => {
        const outcome = await outcomeOf(bytesOf(JSON.stringify(withValue(planBaseFile(), place, value))));
        if ('plan' in outcome) createStore(join(folder, `${number++}.db`), outcome.plan, signed());
      }),
      { numRuns: 150 },
    );
    expect(number).toBeGreaterThan(0);
  });
});

/** Every place in a file, as a list of names. */
function placesOf(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([name, below]) => [
    [...path, name],
    ...placesOf(below, [...path, name]),
  ]);
}

function withValue(file: object, path: readonly string[], value: unknown): object {
  const holder = path
    .slice(0, -1)
    .reduce<Record<string, unknown>>((at, name) => at[name] as never, file as never);
  holder[path.at(-1) ?? ''] = value;
  return file;
}
