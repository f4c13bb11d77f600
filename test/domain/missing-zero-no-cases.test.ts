/** DESIGN 3.4: not reported, 0 and "không phát sinh" are three things, stored and shown apart. */
import { describe, expect, it, test } from 'vitest';
import { parseFigure } from '../../src/domain/figure-text.ts';
import { isNoCases, sameFigure } from '../../src/domain/observation.ts';
import { unitAt } from '../../src/domain/plan.ts';
import { isEmpty, assembleReport } from '../../src/domain/report.ts';
import { statusOf } from '../../src/domain/status.ts';
import { aPlan, day, figure, indicatorAs, period, problemOf } from '../support/plan-builder.ts';

describe('two units in one quarter', () => {
  const NONE = '';
  it.each([
    // kind, A, B: result, verdict, units, missing
    ['ratio', NONE, NONE, null, 'no_data', '0/2', 'A B'],
    ['ratio', '0/5', NONE, '0', 'in_progress', '1/2', 'B'],
    ['ratio', '0/5', '0/3', '0', 'in_progress', '2/2', ''],
    ['ratio', 'no cases', '10/20', '50', 'in_progress', '2/2', ''],
    ['ratio', '0/0', '10/20', '50', 'in_progress', '2/2', ''],
    ['ratio', 'no cases', 'no cases', null, 'no_cases', '2/2', ''],
    ['ratio', '0/0', 'no cases', null, 'no_cases', '2/2', ''],
    ['ratio', NONE, '0/0', null, 'no_cases', '1/2', 'A'],
    ['amount', NONE, NONE, null, 'no_data', '0/2', 'A B'],
    ['amount', '0', NONE, '0', 'in_progress', '1/2', 'B'],
    ['amount', '0', '5', '5', 'in_progress', '2/2', ''],
    ['amount', 'no cases', '5', '5', 'in_progress', '2/2', ''],
    ['amount', NONE, '5', '5', 'in_progress', '1/2', 'A'],
    ['amount', 'no cases', 'no cases', null, 'no_cases', '2/2', ''],
  ] as const)('%s, A «%s», B «%s»: %s, %s, %s units', (kind, a, b, result, verdict, units, missing) => {
    const plan = aPlan()
      .units('A', 'B')
      .indicator('I', { kind })
      .target('I', '80')
      .figures('I', 'A', ['', '', a])
      .figures('I', 'B', ['', '', b]);
    expect(plan.picture('I', '2026Q3')).toMatchObject({
      result,
      verdict,
      units,
      missing,
      provisional: missing !== '',
    });
  });
});

test('no cases is no failure even when the year is over', () => {
  const plan = aPlan().unit('A').indicator('I').target('I', '100').figure('I', 'A', '2026Q4', 'no cases');
  expect(plan.picture('I', '2026Q4', { today: '2027-02-01' })).toMatchObject({
    verdict: 'no_cases',
    result: null,
    attainment: null,
  });
});

test('a reported 0 is a failure when the year is over', () => {
  const plan = aPlan().unit('A').indicator('I').target('I', '100').figure('I', 'A', '2026Q4', '0/4');
  expect(plan.picture('I', '2026Q4', { today: '2027-02-01' })).toMatchObject({
    verdict: 'not_met',
    result: '0',
    attainment: '0',
  });
});

describe('a flow', () => {
  const flow = () => aPlan().unit('A').indicator('I', { overQuarters: 'sum' });

  it('is left untouched by a quarter without cases', () => {
    const plan = flow().figures('I', 'A', ['10/20', 'no cases']);
    expect(plan.picture('I', '2026Q2')).toMatchObject({
      result: '50',
      inPeriod: null,
      provisional: false,
      units: '1/1',
    });
    expect(plan.row('I', '2026Q2').rollup.inPeriod).toEqual({ kind: 'no_cases' });
  });

  it('is provisional while an earlier quarter is missing, and says which', () => {
    const plan = flow().figures('I', 'A', ['', '10/20']);
    expect(plan.picture('I', '2026Q2')).toMatchObject({
      result: '50',
      units: '1/1',
      missing: '',
      provisional: true,
    });
    const gaps = plan.row('I', '2026Q2').rollup.missingEarlier;
    expect(gaps.map(({ unit, quarter }) => `${unit.code} ${quarter}`)).toEqual(['A 2026Q1']);
  });

  it('is not provisional because of a later quarter', () => {
    const plan = flow().figures('I', 'A', ['1/2', '10/20']);
    expect(plan.picture('I', '2026Q1')).toMatchObject({ provisional: false, result: '50' });
  });
});

test('a stock does not ask for the quarters before', () => {
  const plan = aPlan().unit('A').indicator('I').figures('I', 'A', ['', '10/20']);
  expect(plan.picture('I', '2026Q2').provisional).toBe(false);
  expect(plan.row('I', '2026Q2').rollup.missingEarlier).toEqual([]);
});

describe('what is stored', () => {
  const place = {
    indicator: indicatorAs('I'),
    unit: unitAt(aPlan().unit('A').build().units[0]!, day('2026-09-14')),
  };

  it.each([
    'khong-phat-sinh',
    'Không phát sinh',
    'KHÔNG PHÁT SINH',
    'không phát sinh'.normalize('NFD'),
    ' khong phat sinh ',
    'no cases',
  ])('«%s» is no cases', (text) => {
    expect(parseFigure({ text }, place)).toEqual({ kind: 'no_cases' });
    expect(parseFigure({ text }, { ...place, indicator: indicatorAs('I', { kind: 'amount' }) })).toEqual({
      kind: 'no_cases',
    });
  });

  it('0/0 keeps both figures and is no cases', () => {
    expect(parseFigure({ text: '0/0' }, place)).toEqual(figure('0/0'));
    expect(isNoCases(figure('0/0'))).toBe(true);
  });

  it('a denominator of 0 leaves no room for a numerator, whatever the indicator allows', () => {
    const generous = { ...place, indicator: indicatorAs('I', { allowOver100: true }) };
    expect(problemOf(() => parseFigure({ text: '5/0' }, generous)).kind).toBe('figure_over_whole');
  });

  it.each(['0/5', '0', '7', 'not_started'])('%s is not no cases', (text) => {
    expect(isNoCases(figure(text))).toBe(false);
  });

  it.each(['', ' ', '-', 'x', 'n/a', 'null', 'khong'])('«%s» is nothing at all and refused', (text) => {
    const amount = { ...place, indicator: indicatorAs('I', { kind: 'amount' }) };
    expect(problemOf(() => parseFigure({ text }, amount)).kind).toMatch(/^figure_(unreadable|wrong_form)$/);
  });

  it('a milestone cannot be without cases', () => {
    const milestone = { ...place, indicator: indicatorAs('I', { kind: 'milestone' }) };
    expect(problemOf(() => parseFigure({ text: 'khong-phat-sinh' }, milestone)).kind).toBe(
      'figure_wrong_form',
    );
  });

  it.each([
    ['0/0', 'no cases'],
    ['0', 'no cases'],
    ['0/5', '0/0'],
    ['0/5', '0/6'],
    ['1/5', '2/5'],
    ['5', '6'],
    ['done', 'not_started'],
  ])('%s and %s are not the same figure', (a, b) => {
    expect(sameFigure(figure(a), figure(b))).toBe(false);
    expect(sameFigure(figure(b), figure(a))).toBe(false);
  });

  it.each(['0/0', '0', 'no cases', 'done'])('%s and itself are', (text) => {
    expect(sameFigure(figure(text), figure(text))).toBe(true);
  });
});

test('a report with one figure among its indicators is not empty', () => {
  const plan = aPlan().unit('A').indicator('I').indicator('J').figure('J', 'A', '2026Q1', '1/2');
  expect(isEmpty(statusOf(plan.view(), period('2026Q1')))).toBe(false);
});

describe('a report', () => {
  const report = (text: string) => {
    const plan = aPlan().unit('A').indicator('I').figures('I', 'A', [text]);
    return assembleReport(
      {
        view: plan.view(),
        revisions: () => [],
        arrivals: [],
        words: () => ({ submissions: [], remarks: [], taskReports: [], blankReasons: [] }),
        lastChange: null,
      },
      period('2026Q1'),
    );
  };

  it.each([
    ['nothing reported', '', { observation: null, noCases: false, result: null }],
    ['no cases', '0/0', { noCases: true, result: null }],
    ['0', '0/3', { noCases: false, result: { shown: { digits: '0' } } }],
  ])('shows %s as such', (_, text, line) => {
    expect(report(text).entries[0]?.details).toMatchObject([{ unit: { code: 'A' }, ...line }]);
  });

  it.each([
    ['nothing', '', true],
    ['a 0', '0/3', false],
    ['no cases', 'no cases', false],
  ])('with %s in it is empty: %s', (_, text, empty) => {
    const plan = aPlan().unit('A').indicator('I').figures('I', 'A', [text]);
    expect(isEmpty(statusOf(plan.view(), period('2026Q1')))).toBe(empty);
  });
});
