/** DESIGN 3.8: a period's window and last day to report, and which quarter is which today. */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  namedQuarters,
  periodWindow,
  quarterWindow,
  type ReportingRules,
} from '../../src/domain/calendar.ts';
import { addDays, daysBetween } from '../../src/domain/day.ts';
import {
  makeQuarter,
  needQuarter,
  parsePeriod,
  shift,
  yearToDate,
  type Period,
} from '../../src/domain/period.ts';
import { day, period, problemOf, quarter } from '../support/plan-builder.ts';

/** The plan of Liên Minh: 15th to 14th, reports before the 20th of the quarter's last month. */
const LIEN_MINH: ReportingRules = { quarterWindow: '15-14', dueDay: 19, dueMonth: 'last' };
const CALENDAR: ReportingRules = { quarterWindow: 'calendar', dueDay: 15, dueMonth: 'next' };
const RULES: [string, ReportingRules][] = [
  ['15th to 14th', LIEN_MINH],
  ['calendar', CALENDAR],
];

describe('a period has real dates', () => {
  it.each([
    // 15th to 14th: from, to, last day to report; the same of the calendar
    ['2026Q1', '2025-12-15', '2026-03-14', '2026-03-19', '2026-01-01', '2026-03-31', '2026-04-15'],
    ['2026Q2', '2026-03-15', '2026-06-14', '2026-06-19', '2026-04-01', '2026-06-30', '2026-07-15'],
    ['2026Q3', '2026-06-15', '2026-09-14', '2026-09-19', '2026-07-01', '2026-09-30', '2026-10-15'],
    ['2026Q4', '2026-09-15', '2026-12-14', '2026-12-19', '2026-10-01', '2026-12-31', '2027-01-15'],
    ['2026H1', '2025-12-15', '2026-06-14', '2026-06-19', '2026-01-01', '2026-06-30', '2026-07-15'],
    ['2026M9', '2025-12-15', '2026-09-14', '2026-09-19', '2026-01-01', '2026-09-30', '2026-10-15'],
    ['2026', '2025-12-15', '2026-12-14', '2026-12-19', '2026-01-01', '2026-12-31', '2027-01-15'],
  ])('%s: %s to %s, due %s; by the calendar %s to %s, due %s', (text, from, to, due, first, last, later) => {
    expect(periodWindow(period(text), LIEN_MINH)).toEqual({ from, to, due });
    expect(periodWindow(period(text), CALENDAR)).toEqual({ from: first, to: last, due: later });
  });

  it.each([
    ['2026Q2', 31, 'last', '2026-06-30'],
    ['2026Q3', 31, 'next', '2026-10-31'],
    ['2026Q1', 31, 'next', '2026-04-30'],
    ['2026Q1', 1, 'last', '2026-03-01'],
  ] as const)('%s, day %i of the %s month: a short month ends it on %s', (text, dueDay, dueMonth, due) => {
    expect(quarterWindow(quarter(text), { quarterWindow: 'calendar', dueDay, dueMonth }).due).toBe(due);
  });

  const anyQuarter = fc
    .tuple(fc.integer({ min: 2000, max: 2099 }), fc.integer({ min: 1, max: 4 }))
    .map(([year, number]) => makeQuarter(year, number));

  test.each(RULES)('quarters tile the calendar without gap or overlap: %s', (_, rules) => {
    fc.assert(
      fc.property(anyQuarter, (each) => {
        const { from, to } = quarterWindow(each, rules);
        expect(from < to).toBe(true);
        expect(addDays(to, 1)).toBe(quarterWindow(shift(each, 1), rules).from);
        expect([90, 91, 92]).toContain(daysBetween(from, to) + 1);
      }),
    );
  });
});

describe('the quarter being collected, the one before it, and the last finished', () => {
  it.each([
    // 15th to 14th, due on the 19th
    ['2026-09-14', '2026Q3', '2026Q2', '2026Q2'],
    ['2026-09-15', '2026Q3', '2026Q2', '2026Q3'],
    ['2026-09-16', '2026Q3', '2026Q2', '2026Q3'],
    ['2026-09-19', '2026Q3', '2026Q2', '2026Q3'],
    ['2026-09-20', '2026Q4', '2026Q3', '2026Q3'],
    ['2026-12-31', '2027Q1', '2026Q4', '2026Q4'],
    ['2027-01-01', '2027Q1', '2026Q4', '2026Q4'],
    ['2027-03-19', '2027Q1', '2026Q4', '2027Q1'],
    ['2027-03-20', '2027Q2', '2027Q1', '2027Q1'],
  ])('in Liên Minh on %s: %s, %s, %s', (today, collected, before, finished) => {
    expect(namedQuarters(day(today), LIEN_MINH, 2026)).toEqual({ collected, before, finished, year: 2026 });
  });

  it.each([
    ['2026-01-15', '2025Q4', '2025Q3', '2025Q4'],
    ['2026-01-16', '2026Q1', '2025Q4', '2025Q4'],
    ['2026-03-31', '2026Q1', '2025Q4', '2025Q4'],
    ['2026-04-01', '2026Q1', '2025Q4', '2026Q1'],
    ['2026-04-15', '2026Q1', '2025Q4', '2026Q1'],
    ['2026-04-16', '2026Q2', '2026Q1', '2026Q1'],
  ])(
    'by the calendar and the 15th of the month after, on %s: %s, %s, %s',
    (today, collected, before, finished) => {
      expect(namedQuarters(day(today), CALENDAR, 2026)).toEqual({ collected, before, finished, year: 2026 });
    },
  );

  it.each([
    ['2025-03-31', '2025Q1', '2024Q4'],
    ['2025-05-31', '2025Q2', '2025Q1'],
    ['2025-06-30', '2025Q2', '2025Q1'],
    ['2025-08-31', '2025Q3', '2025Q2'],
    ['2025-11-30', '2025Q4', '2025Q3'],
    ['2025-12-31', '2025Q4', '2025Q3'],
  ])('C115: %s lies in %s, after %s', (today, current, previous) => {
    expect(namedQuarters(day(today), CALENDAR, 2025)).toMatchObject({ collected: current, before: previous });
  });

  test('on any day, under any rules, they are what their names say', () => {
    const rules = fc.record({
      quarterWindow: fc.constantFrom('calendar' as const, '15-14' as const),
      dueDay: fc.integer({ min: 1, max: 31 }),
      dueMonth: fc.constantFrom('last' as const, 'next' as const),
    });
    fc.assert(
      fc.property(rules, fc.integer({ min: 0, max: 3000 }), (each, days) => {
        const today = addDays(day('2024-01-01'), days);
        const { collected, before, finished } = namedQuarters(today, each, 2026);
        expect(quarterWindow(collected, each).due >= today).toBe(true);
        expect(quarterWindow(before, each).due < today).toBe(true);
        expect(before).toBe(shift(collected, -1));
        expect(quarterWindow(finished, each).to < today).toBe(true);
        expect(quarterWindow(shift(finished, 1), each).to >= today).toBe(true);
      }),
    );
  });
});

describe('periods as they are typed', () => {
  const named = {
    collected: quarter('2026Q3'),
    before: quarter('2026Q2'),
    finished: quarter('2026Q1'),
    year: 2026,
  };

  it.each([
    ['2026Q3', '2026Q3'],
    ['2026q3', '2026Q3'],
    ['Q3/2026', '2026Q3'],
    ['2026-Q3', '2026Q3'],
    ['q3', '2026Q3'],
    ['Q4/2025', '2025Q4'],
    ['quý III/2026', '2026Q3'],
    ['quý III/2026'.normalize('NFD'), '2026Q3'],
    ['Quý IV/2025', '2025Q4'],
    ['QUÝ II NĂM 2026', '2026Q2'],
    ['quý 1', '2026Q1'],
    ['quy-3', '2026Q3'],
    ['I/2026', '2026Q1'],
    ['3', '2026Q3'],
    ['3/2025', '2025Q3'],
    [' 2026Q3 ', '2026Q3'],
    ['this', '2026Q3'],
    ['last', '2026Q2'],
    ['finished', '2026Q1'],
    ['kỳ này', '2026Q3'],
    ['quý trước', '2026Q2'],
    ['2026H1', '2026H1'],
    ['H1/2026', '2026H1'],
    ['6 tháng', '2026H1'],
    ['6 tháng đầu năm 2025', '2025H1'],
    ['2026M9', '2026M9'],
    ['9 tháng/2025', '2025M9'],
    ['M9/2025', '2025M9'],
    ['2026', '2026'],
    ['năm 2025', '2025'],
  ])('«%s» is %s', (typed, text) => {
    expect(parsePeriod(typed, named)).toEqual(period(text));
  });

  it.each([
    '',
    '0',
    '5',
    'Q0',
    'Q5',
    '2026Q5',
    '2026Q0',
    '2026Q33',
    'quý V',
    'quý IIII',
    '26Q3',
    '2026H3',
    '12 tháng',
    'x2026Q3',
    'constructor',
    '__proto__',
    '2026Q3x',
    '9/2026',
    '2026Q3 2026Q4',
  ])('«%s» is no period', (typed) => {
    expect(problemOf(() => parsePeriod(typed, named))).toEqual({ kind: 'period_unreadable', text: typed });
  });

  it('a bare number is a quarter of the plan’s year, not of the one being collected', () => {
    expect(parsePeriod('3', { ...named, collected: quarter('2027Q1'), year: 2025 }).text).toBe('2025Q3');
  });

  test('a period’s own text is read back as the same period', () => {
    const any = fc
      .tuple(fc.integer({ min: 2000, max: 2099 }), fc.constantFrom('Q1', 'Q2', 'Q3', 'Q4', 'H1', 'M9', ''))
      .map(([year, rest]): Period => period(`${year}${rest}`));
    fc.assert(
      fc.property(any, (each) => {
        expect(parsePeriod(each.text, named)).toEqual(each);
      }),
    );
  });

  it.each([
    ['2026Q3', ['2026Q3']],
    ['2026H1', ['2026Q1', '2026Q2']],
    ['2026M9', ['2026Q1', '2026Q2', '2026Q3']],
    ['2026', ['2026Q1', '2026Q2', '2026Q3', '2026Q4']],
  ])('%s is read off %j', (text, quarters) => {
    expect(parsePeriod(text, named)).toMatchObject({ quarters, last: quarters.at(-1), year: 2026 });
  });

  it('figures go into quarters only', () => {
    expect(needQuarter(period('2026Q3'))).toBe('2026Q3');
    for (const text of ['2026H1', '2026M9', '2026']) {
      expect(problemOf(() => needQuarter(period(text)))).toEqual({
        kind: 'period_not_quarter',
        period: text,
      });
    }
  });

  it.each([
    ['2026Q1', -1, '2025Q4'],
    ['2026Q4', 1, '2027Q1'],
    ['2026Q2', -6, '2024Q4'],
    ['2026Q2', 0, '2026Q2'],
  ])('%s and %i quarters is %s', (from, steps, to) => {
    expect(shift(quarter(from), steps)).toBe(to);
  });

  it('the year to date begins with the first quarter', () => {
    expect(yearToDate(quarter('2026Q3'))).toEqual(['2026Q1', '2026Q2', '2026Q3']);
    expect(yearToDate(quarter('2026Q1'))).toEqual(['2026Q1']);
  });
});
