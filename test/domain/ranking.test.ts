/** Points, bands and places of the proposed ranking, by examples and by laws (DOMAIN 6). */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { compare, exact, HUNDRED, ZERO, type Exact } from '../../src/domain/exact.ts';
import type { RankingWeights } from '../../src/domain/plan.ts';
import {
  bandOf,
  DEFAULT_WEIGHTS,
  PARTS,
  placesOf,
  scoreOf,
  type PartPoints,
} from '../../src/domain/ranking.ts';
import { machineDigits } from '../../src/domain/rounding.ts';
import { decimal } from '../support/plan-builder.ts';

const pointsOf = (...[indicators, tasks, reports]: (string | null)[]): PartPoints => {
  const point = (text: string | null | undefined): Exact | null =>
    text === null || text === undefined ? null : exact(text);
  return { indicators: point(indicators), tasks: point(tasks), reports: point(reports) };
};
const weightsOf = (indicators: string, tasks: string, reports: string): RankingWeights => ({
  indicators: decimal(indicators),
  tasks: decimal(tasks),
  reports: decimal(reports),
});
const digits = (value: Exact | null | undefined): string | null =>
  value === null || value === undefined ? null : machineDigits(value);

describe('the score', () => {
  it.each<[string, PartPoints, string | null, (string | null)[]]>([
    ['all three', pointsOf('80', '50', '100'), '75.5', ['60', '25', '15']],
    ['everything', pointsOf('100', '100', '100'), '100', ['60', '25', '15']],
    ['nothing done', pointsOf('0', '0', '0'), '0', ['60', '25', '15']],
    ['no task due', pointsOf('80', null, '100'), '84', ['80', null, '20']],
    ['no report owed', pointsOf('90', '40', null), '75.2941176471', ['70.5882352941', '29.4117647059', null]],
    ['indicators alone', pointsOf('69.999999', null, null), '69.999999', ['100', null, null]],
    ['none at all', pointsOf(null, null, null), null, [null, null, null]],
  ])('%s', (_, points, score, applied) => {
    const found = scoreOf(points, DEFAULT_WEIGHTS);
    expect(digits(found?.points)).toBe(score);
    expect(PARTS.map((part) => digits(found?.applied[part]))).toEqual(applied);
  });

  it('has none where all that applies has the weight 0', () => {
    expect(scoreOf(pointsOf('80', null, null), weightsOf('0', '60', '40'))).toBeNull();
  });

  it('follows the weights of the plan', () => {
    const points = pointsOf('80', '50', '100');
    expect(digits(scoreOf(points, weightsOf('33.3', '33.4', '33.3'))?.points)).toBe('76.64');
    expect(digits(scoreOf(points, weightsOf('0', '100', '0'))?.points)).toBe('50');
  });
});

test.each([
  ['100', 'excellent'],
  ['90', 'excellent'],
  ['89.999999', 'good'],
  ['70', 'good'],
  ['69.999999', 'fair'],
  ['50', 'fair'],
  ['49.999999', 'poor'],
  ['0', 'poor'],
])('%s points: %s', (points, band) => {
  expect(bandOf(exact(points))).toBe(band);
});

describe('places', () => {
  const unit = (name: string, points: string) => ({ name, points: exact(points) });
  const told = (units: readonly ReturnType<typeof unit>[]): string[] =>
    placesOf(units).map(({ rank, thing }) => `${rank} ${thing.name}`);

  it('equal scores share one, and the next stays empty', () => {
    expect(told([unit('C', '70'), unit('A', '90'), unit('B', '90')])).toEqual(['1 A', '1 B', '3 C']);
    expect(told([unit('A', '90'), unit('B', '80'), unit('C', '80'), unit('D', '1')])).toEqual([
      '1 A',
      '2 B',
      '2 C',
      '4 D',
    ]);
  });

  it('those that share one stand by their Vietnamese names', () => {
    const names = ['Văn phòng', 'Đoàn Thanh niên', 'Ủy ban', 'Công an', 'Dân quân'];
    expect(told(names.map((name) => unit(name, '5')))).toEqual([
      '1 Công an',
      '1 Dân quân',
      '1 Đoàn Thanh niên',
      '1 Ủy ban',
      '1 Văn phòng',
    ]);
  });

  it('a difference of a millionth is one', () => {
    expect(told([unit('A', '80.000001'), unit('B', '80.000002')])).toEqual(['1 B', '2 A']);
  });
});

describe('laws', () => {
  const point = fc
    .integer({ min: 0, max: 100_000_000 })
    .map((millionths) => exact(String(millionths)).div(1_000_000));
  const weights = fc
    .tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }))
    .map(([a, b]) => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)];
      return weightsOf(String(low), String(high - low), String(100 - high));
    });
  const applies = fc.tuple(fc.boolean(), fc.boolean(), fc.boolean());
  type Three = readonly [Exact, Exact, Exact];
  const three = fc.tuple(point, point, point);
  const partsOf = (values: Three, [a, b, c]: readonly [boolean, boolean, boolean]): PartPoints => ({
    indicators: a ? values[0] : null,
    tasks: b ? values[1] : null,
    reports: c ? values[2] : null,
  });

  test('a score lies between its least and its greatest part, and so within 0 and 100', () => {
    fc.assert(
      fc.property(three, applies, weights, (values, which, weight) => {
        const points = partsOf(values, which);
        const score = scoreOf(points, weight);
        if (score === null) return;
        const own = PARTS.flatMap((part) => (points[part] === null ? [] : [points[part]]));
        expect(own.some((each) => compare(each, score.points) <= 0)).toBe(true);
        expect(own.some((each) => compare(each, score.points) >= 0)).toBe(true);
        expect(compare(score.points, ZERO)).toBeGreaterThanOrEqual(0);
        expect(compare(score.points, HUNDRED)).toBeLessThanOrEqual(0);
      }),
    );
  });

  test('what the parts count adds up to 100', () => {
    fc.assert(
      fc.property(three, applies, weights, (values, which, weight) => {
        const score = scoreOf(partsOf(values, which), weight);
        if (score === null) return;
        const total = PARTS.reduce((sum, part) => sum.add(score.applied[part] ?? ZERO), ZERO);
        expect(compare(total, HUNDRED)).toBe(0);
      }),
    );
  });

  test('a unit that is as good in every part never stands below', () => {
    fc.assert(
      fc.property(three, three, applies, weights, (one, other, which, weight) => {
        const better = one.map((value, index) => {
          const its = other[index] ?? ZERO;
          return compare(value, its) > 0 ? value : its;
        }) as unknown as Three;
        const [high, low] = [scoreOf(partsOf(better, which), weight), scoreOf(partsOf(other, which), weight)];
        if (high === null || low === null) return;
        expect(compare(high.points, low.points)).toBeGreaterThanOrEqual(0);
        const [first, second] = placesOf([
          { name: 'B', points: low.points },
          { name: 'A', points: high.points },
        ]);
        expect(first?.thing.name).toBe('A');
        expect(first?.rank).toBe(1);
        expect(second?.rank).toBe(compare(high.points, low.points) === 0 ? 1 : 2);
      }),
    );
  });

  test('in whatever order units stand in the plan, each gets the same place', () => {
    const units = fc.uniqueArray(
      fc.record({ name: fc.string({ minLength: 1, maxLength: 3 }), points: fc.constantFrom('1', '2', '3') }),
      { selector: ({ name }) => name, maxLength: 7 },
    );
    const withOrder = units.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    fc.assert(
      fc.property(withOrder, ([all, shuffled]) => {
        const ranks = (these: typeof all): Record<string, number> =>
          Object.fromEntries(
            placesOf(these.map((each) => ({ ...each, points: exact(each.points) }))).map(
              ({ rank, thing }) => [thing.name, rank],
            ),
          );
        expect(ranks(shuffled)).toEqual(ranks(all));
        // A place is one more than there are better ones.
        for (const { name, points } of all)
          expect(ranks(all)[name]).toBe(1 + all.filter((other) => other.points > points).length);
      }),
    );
  });
});
