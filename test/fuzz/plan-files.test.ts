/** A plan file changed anywhere is taken or refused with its places; what is taken can be shown, kept and read again. */
import fc from 'fast-check';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { holds, settings, TIMEOUT } from '../support/fuzz.ts';
import { HOSTILE } from '../support/fuzz-words.ts';
import { Office } from '../support/run-cli.ts';
import { lienMinhFile, planBaseFile } from '../support/report-world.ts';

type Json = unknown;

const values: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(
    null,
    true,
    -1,
    0,
    1.5,
    1e300,
    '',
    [],
    {},
    '2026-02-31',
    '2026Q5',
    'T01',
    'sum',
    'ratio',
  ),
  fc.constantFrom<Json>(...HOSTILE),
  fc.jsonValue({ maxDepth: 2 }),
);
const change = fc.record({
  kind: fc.constantFrom('replace', 'remove', 'double', 'add', 'swap'),
  steps: fc.array(fc.nat({ max: 60 }), { minLength: 1, maxLength: 5 }),
  key: fc.constantFrom('__proto__', 'constructor', 'x', 'code', 'name', 'parent', 'changes', 'from', 'to'),
  value: values,
});
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

/** Walks down by counted steps, as far as there are any, and changes what is there. Keys are set as JSON.parse sets them. */
function changed(document: Json, { kind, steps, key, value }: Change): void {
  let here = document as Record<string, Json>;
  for (const [index, step] of steps.entries()) {
    const keys = Object.keys(here);
    const name = keys[step % Math.max(1, keys.length)];
    if (name === undefined) break;
    const below = here[name];
    const isLast = index === steps.length - 1 || typeof below !== 'object' || below === null;
    if (!isLast) {
      here = below as Record<string, Json>;
      continue;
    }
    if (kind === 'replace') here[name] = value;
    else if (kind === 'remove' && Array.isArray(here)) here.splice(Number(name), 1);
    else if (kind === 'remove') Reflect.deleteProperty(here, name);
    else if (kind === 'double' && Array.isArray(here)) here.push(structuredClone(below));
    else if (kind === 'swap' && keys[0] !== undefined) [here[name], here[keys[0]]] = [here[keys[0]], below];
    else Object.defineProperty(here, key, { value, enumerable: true, configurable: true, writable: true });
    return;
  }
}

const texts = fc
  .tuple(
    fc.constantFrom(lienMinhFile, planBaseFile),
    fc.array(change, { minLength: 1, maxLength: 3 }),
    fc.option(fc.tuple(fc.nat({ max: 9_999 }), fc.constantFrom(...'{}[],:"\\\u0000x0')), { freq: 8 }),
  )
  .map(([base, changes, slip]) => {
    const document: Json = structuredClone(base());
    for (const each of changes) changed(document, each);
    const text = JSON.stringify(document);
    if (slip === null) return text;
    const place = Math.floor((slip[0] / 10_000) * text.length);
    return text.slice(0, place) + slip[1] + text.slice(place + 1);
  });

test('any plan file', { timeout: TIMEOUT }, async () => {
  const office = new Office();
  await fc.assert(
    fc.asyncProperty(texts, async (text) => {
      rmSync(office.path('kpi.db'), { force: true });
      writeFileSync(office.path('p.json'), text);
      const words = ['init', '--plan', 'p.json'];
      const outcome = await office.kpi(...words);
      holds(outcome, words);
      expect(existsSync(office.path('kpi.db'))).toBe(outcome.code === 0);
      expect({}).not.toHaveProperty('x');
      if (outcome.code !== 0) return;
      for (const further of [['status'], ['unit', 'list', '--json'], ['doctor']]) {
        const shown = await office.kpi(...further);
        holds(shown, further);
        expect(shown.code, `${further.join(' ')}\n${shown.screen}`).toBe(0);
      }
      await office.done('plan', 'export', '--out', 'q.json', '--force');
      rmSync(office.path('kpi.db'));
      await office.done('init', '--plan', 'q.json');
    }),
    settings(0.15) as fc.Parameters<[string]>,
  );
});
