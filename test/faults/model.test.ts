/** The pure parts of `npm run faults`: chance that repeats, and the model of what must be in a data file. */
import { expect, test } from 'vitest';
import {
  closedVersion,
  compare,
  figurePlace,
  figureValue,
  lastAt,
  numeratorAt,
  revisionsAt,
  settle,
  withChanges,
} from '../../scripts/faults/model.mjs';
import { chance } from '../../scripts/faults/random.mjs';
import { createTally, summary } from '../../scripts/faults/tally.mjs';

const drawn = (seed: string): number[] => {
  const random = chance(seed);
  return Array.from({ length: 50 }, () => random.whole(1, 6));
};

test('the same seed gives the same run, another seed another', () => {
  expect(drawn('1/kills/0')).toEqual(drawn('1/kills/0'));
  expect(drawn('1/kills/0')).not.toEqual(drawn('1/kills/1'));
  expect(new Set(drawn('1/kills/0'))).toEqual(new Set([1, 2, 3, 4, 5, 6]));
});

test('some of a list are different ones of it', () => {
  const some = chance('a').some(['a', 'b', 'c', 'd'], 3);
  expect(new Set(some).size).toBe(3);
  expect(chance('a').some(['a', 'b'], 5).toSorted()).toEqual(['a', 'b']);
});

const place = figurePlace('thiet-bi', 'TYT', '2026Q3');
const figure = (numerator: number): string =>
  figureValue({ numerator, denominator: 100, note: '', reason: 'x' });
const one = new Map([[`${place} r1`, figure(5)]]);
const second: [string, string][] = [[`${place} r2`, figure(6)]];

test('a command in flight is there as a whole or not at all', () => {
  const both: [string, string][] = [...second, ['remark difficulty TYT 2026Q3 r1', 'mạng yếu']];
  expect(settle(one, both, withChanges(one, both)).state).toBe('done');
  expect(settle(one, both, one).state).toBe('undone');
  expect(settle(one, both, withChanges(one, second)).state).toBeNull();
});

test('what is lost, what is another, and what nobody wrote', () => {
  const found = new Map([[`${place} r2`, figure(7)]]);
  const differences = compare(withChanges(one, [...second, ['target thiet-bi', '80']]), found);
  expect(differences.lost).toHaveLength(2);
  expect(differences.altered).toHaveLength(1);
  expect(compare(new Map(), found).surplus).toHaveLength(1);
});

test('the figure in force is the last revision, unless that took it back', () => {
  const two = withChanges(one, second);
  expect(revisionsAt(two, place)).toBe(2);
  expect(numeratorAt(two, place)).toBe(6);
  const retracted = withChanges(two, [[`${place} r3`, 'retraction | sai']]);
  expect(numeratorAt(retracted, place)).toBeNull();
  expect(lastAt(retracted, place)).toBe('retraction | sai');
});

test('a period is closed until its last version is reopened', () => {
  const closed = new Map([['issued 2026Q1 r1', 'x']]);
  expect(closedVersion(closed, '2026Q1')).toBe(1);
  expect(closedVersion(withChanges(closed, [['reopened 2026Q1 r1', 'y']]), '2026Q1')).toBeNull();
});

test('the summary adds up faults, and counts what was lost', () => {
  const tally = createTally();
  tally.add('kills at random moments', 3);
  tally.add('corruptions');
  tally.add('acknowledged writes', 1000);
  tally.fail({ kind: 'lost', what: '', count: 2 });
  const lines = summary(tally).map((line: string) => line.replace(/ {2,}/, ': '));
  expect(lines).toContain('faults tried: 4');
  expect(lines).toContain('lost writes: 2');
  expect(lines).toContain('silent damages: 0');
});
