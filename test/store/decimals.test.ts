/** DESIGN 3.1: a figure of up to 15 digits before and 6 after the mark is stored as it was typed, byte for byte. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseNumber } from '../../src/domain/number-text.ts';
import type { Observation } from '../../src/domain/observation.ts';
import { newStore, openFor, otherProgram, put, signed } from '../support/data-file.ts';
import { decimal, quarter } from '../support/plan-builder.ts';

const Q1 = quarter('2025Q1');

it.each(
  [
    '0',
    '-0.000001',
    '0.1',
    '60.6',
    '0.333333',
    '999999999999999.999999',
    '-999999999999999.999999',
    '100000000000000.000001',
    '9007199254740993',
  ].filter((text) => text.replace(/[-.].*$/u, '').length <= 15),
)('%s', (text) => {
  const store = newStore();
  put(store, ['CT03', 'T01', '2025Q1', text]);
  const other = otherProgram(store.path);
  expect(other.prepare('SELECT value, typeof(value) AS type FROM observation').all()).toEqual([
    { value: text, type: 'text' },
  ]);
  expect(openFor(store.path, 'read').book().at('CT03', 'T01', Q1)?.figure).toEqual({
    kind: 'value',
    value: text,
  });
});

it('1/3 stays a pair of counts', () => {
  const store = newStore();
  put(store, ['CT04', 'T01', '2025Q1', '1/3']);
  put(store, ['CT04', 'T02', '2025Q1', '333333333333333.333333/999999999999999.999999']);
  expect(
    store
      .book()
      .ofIndicator('CT04')
      .map(({ figure }) => figure),
  ).toEqual([
    { kind: 'ratio', numerator: '1', denominator: '3' },
    { kind: 'ratio', numerator: '333333333333333.333333', denominator: '999999999999999.999999' },
  ]);
});

it('a target and the limit of a move likewise', () => {
  const store = newStore();
  const [target] = store.plan().targets;
  const [indicator] = store.plan().indicators;
  if (target === undefined || indicator === undefined) throw new Error('no plan');
  const value = decimal('123456789012345.654321');
  store.write(signed(), (writer) => {
    writer.target({ ...target, value }, target);
    writer.indicator(
      { ...indicator, versions: indicator.versions.map((facts) => ({ ...facts, maxMove: value })) },
      indicator,
    );
  });
  expect([store.plan().targets[0]?.value, store.plan().indicators[0]?.versions[0]?.maxMove]).toEqual([
    value,
    value,
  ]);
});

it('whatever may be typed', () => {
  const store = newStore();
  const typed = fc.tuple(
    fc.boolean(),
    fc.bigInt({ min: 0n, max: 10n ** 15n - 1n }),
    fc.option(fc.stringMatching(/^[0-9]{1,6}$/u)),
  );
  fc.assert(
    fc.property(typed, ([negative, whole, decimals]) => {
      const value = parseNumber(`${negative ? '-' : ''}${whole}${decimals === null ? '' : `,${decimals}`}`);
      store.write(signed(), (writer) => {
        writer.observation(
          {
            indicator: 'CT03',
            unit: 'T01',
            quarter: Q1,
            figure: { kind: 'value', value },
            note: null,
            source: null,
            asOf: null,
            origin: null,
          },
          null,
        );
      });
      const read: Observation | undefined = store.book().at('CT03', 'T01', Q1);
      expect(read?.figure).toEqual({ kind: 'value', value });
    }),
  );
});
