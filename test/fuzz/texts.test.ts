/** Whatever is typed for a figure, a period, a day, a name or a deadline is read or refused, never anything else. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isDay, parseDay } from '../../src/domain/day.ts';
import { isDecimalText } from '../../src/domain/exact.ts';
import { parseFigure } from '../../src/domain/figure-text.ts';
import { compareNames, search, searchKey } from '../../src/domain/names.ts';
import { parseNumber } from '../../src/domain/number-text.ts';
import { isQuarter, parsePeriod } from '../../src/domain/period.ts';
import { indicatorAt, unitAt } from '../../src/domain/plan.ts';
import { planFromFile } from '../../src/domain/plan-file.ts';
import { KpiError } from '../../src/domain/problem.ts';
import { impossibleDayIn, parseDeadline } from '../../src/domain/task-deadline.ts';
import { parseTime } from '../../src/domain/clock-time.ts';
import { harmless, visible } from '../../src/messages/format.ts';
import { settings, TIMEOUT } from '../support/fuzz.ts';
import { dayTexts, deadlineTexts, figureTexts, nameTexts, periodTexts } from '../support/fuzz-words.ts';
import { day, quarter } from '../support/plan-builder.ts';
import { lienMinhFile } from '../support/report-world.ts';

/** @returns what was read; null when it was refused */
function readOrRefused<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    expect(error).toBeInstanceOf(KpiError);
    expect((error as KpiError).problem.kind).not.toBe('unexpected');
    return null;
  }
}

const texts = settings(0.05) as fc.Parameters<[string]>;

const plan = planFromFile(lienMinhFile());
const TODAY = day('2026-09-16');
const indicators = plan.indicators.map((indicator) => indicatorAt(indicator, TODAY));
const [firstUnit] = plan.units;
if (firstUnit === undefined) throw new Error('the plan has no unit');
const unit = unitAt(firstUnit, TODAY);

test('a figure of every kind of indicator', { timeout: TIMEOUT }, () => {
  fc.assert(
    fc.property(figureTexts, fc.constantFrom(...indicators), (text, indicator) => {
      const figure = readOrRefused(() => parseFigure({ text }, { indicator, unit }));
      if (figure?.kind === 'value') expect(isDecimalText(figure.value)).toBe(true);
      if (figure?.kind === 'ratio') {
        expect(isDecimalText(figure.numerator)).toBe(true);
        expect(isDecimalText(figure.denominator)).toBe(true);
      }
    }),
    settings(0.05) as fc.Parameters<[string, (typeof indicators)[number]]>,
  );
});

test('a number, and itself again by its own digits', { timeout: TIMEOUT }, () => {
  fc.assert(
    fc.property(figureTexts, (text) => {
      const number = readOrRefused(() => parseNumber(text));
      if (number !== null) expect(parseNumber(number, 'dot')).toBe(number);
    }),
    texts,
  );
});

test('a period, and itself again by its own text', { timeout: TIMEOUT }, () => {
  const named = {
    collected: quarter('2026Q3'),
    before: quarter('2026Q2'),
    finished: quarter('2026Q2'),
    year: 2026,
  };
  fc.assert(
    fc.property(periodTexts, (text) => {
      const period = readOrRefused(() => parsePeriod(text, named));
      if (period === null) return;
      expect(isQuarter(period.last)).toBe(true);
      expect(parsePeriod(period.text, named)).toEqual(period);
    }),
    texts,
  );
});

test('a day that is one', { timeout: TIMEOUT }, () => {
  fc.assert(
    fc.property(dayTexts, (text) => {
      const read = readOrRefused(() => parseDay(text));
      if (read !== null) expect(isDay(read)).toBe(true);
      readOrRefused(() => parseTime(text));
    }),
    texts,
  );
});

const items = indicators.map((indicator) => ({ ...indicator, otherNames: [] }));

test('a name finds one, several or none, and its key is its own key', { timeout: TIMEOUT }, () => {
  fc.assert(
    fc.property(nameTexts, nameTexts, (text, other) => {
      expect(['one', 'several', 'none']).toContain(search(items, text).found);
      expect(searchKey(searchKey(text))).toBe(searchKey(text));
      expect(Math.sign(compareNames(text, other)) + Math.sign(compareNames(other, text))).toBe(0);
    }),
    settings(0.05) as fc.Parameters<[string, string]>,
  );
});

test('a deadline in words', { timeout: TIMEOUT }, () => {
  fc.assert(
    fc.property(deadlineTexts, (text) => {
      readOrRefused(() => parseDeadline(text, 2026));
      impossibleDayIn(text);
    }),
    texts,
  );
});

test('nothing that steers a terminal is left in what is shown', { timeout: TIMEOUT }, () => {
  fc.assert(
    fc.property(nameTexts, (text) => {
      expect(visible(text)).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
      expect(harmless(text, false)).not.toMatch(/(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
      expect(harmless(visible(text), true)).toBe(visible(text));
      // JSON says what it said.
      expect(JSON.parse(harmless(JSON.stringify({ text }), false))).toEqual({ text });
    }),
    texts,
  );
});
