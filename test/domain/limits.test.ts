/** DESIGN 3.10: hard limits refuse a figure, soft ones want a reason or a confirmation. */
import { describe, expect, it, test } from 'vitest';
import { parseFigure } from '../../src/domain/figure-text.ts';
import { Book } from '../../src/domain/observation.ts';
import { unitAt, type Relation } from '../../src/domain/plan.ts';
import { softFindings } from '../../src/domain/soft-limits.ts';
import { aPlan, day, figure, indicatorAs, observation, problemOf } from '../support/plan-builder.ts';

const unit = unitAt(aPlan().unit('A').build().units[0]!, day('2026-09-14'));
const named = { code: 'I', name: 'Chỉ tiêu I' };

describe('hard limits: refused', () => {
  it.each([
    [
      'C117 numerator over denominator',
      {},
      '12/10',
      { kind: 'figure_over_whole', numerator: '12', denominator: '10' },
    ],
    [
      'by the least there is',
      {},
      '10,000001/10',
      { kind: 'figure_over_whole', numerator: '10.000001', denominator: '10' },
    ],
    ['a numerator over no case', {}, '1/0', { kind: 'figure_over_whole', numerator: '1', denominator: '0' }],
    ['a negative numerator', {}, '-1/10', { kind: 'figure_negative', indicator: named, text: '-1' }],
    ['a negative denominator', {}, '1/-10', { kind: 'figure_negative', indicator: named, text: '-10' }],
    ['two negative counts', {}, '-1/-10', { kind: 'figure_negative', indicator: named, text: '-1' }],
    [
      'a half of a whole count',
      { whole: true },
      '1,5/10',
      { kind: 'figure_not_whole', indicator: named, text: '1.5' },
    ],
    [
      'among half counts',
      { whole: true },
      '1/10,5',
      { kind: 'figure_not_whole', indicator: named, text: '10.5' },
    ],
    [
      'a negative amount',
      { kind: 'amount' },
      '-1',
      { kind: 'figure_negative', indicator: named, text: '-1' },
    ],
    [
      'a half of a whole amount',
      { kind: 'amount', whole: true },
      '1,5',
      { kind: 'figure_not_whole', indicator: named, text: '1.5' },
    ],
    [
      'more than 100 per cent',
      { kind: 'percent' },
      '100,01',
      { kind: 'figure_outside_percent', text: '100.01' },
    ],
    [
      'more than 100 with its sign',
      { kind: 'percent' },
      '120%',
      { kind: 'figure_outside_percent', text: '120' },
    ],
    [
      'an amount in per cent over 100',
      { kind: 'amount', measure: '%' },
      '101',
      { kind: 'figure_outside_percent', text: '101' },
    ],
    [
      'a negative percentage',
      { kind: 'percent' },
      '-0,01',
      { kind: 'figure_negative', indicator: named, text: '-0.01' },
    ],
    [
      'a pair for an amount',
      { kind: 'amount' },
      '1/2',
      {
        kind: 'figure_wrong_form',
        indicator: named,
        unit: { code: 'A', name: 'Thôn A' },
        text: '1/2',
        form: 'value',
      },
    ],
    [
      'a number for a milestone',
      { kind: 'milestone' },
      '1',
      {
        kind: 'figure_wrong_form',
        indicator: named,
        unit: { code: 'A', name: 'Thôn A' },
        text: '1',
        form: 'milestone',
      },
    ],
  ] as const)('%s', (_, overrides, text, problem) => {
    expect(problemOf(() => parseFigure({ text }, { indicator: indicatorAs('I', overrides), unit }))).toEqual(
      problem,
    );
  });
});

describe('what just keeps within the limits, or what the indicator allows, is stored', () => {
  it.each([
    ['all of all', {}, '10/10', '10/10'],
    ['nothing of something', {}, '0/10', '0/10'],
    ['0 per cent', { kind: 'percent' }, '0', '0'],
    ['100 per cent', { kind: 'percent' }, '100%', '100'],
    ['a whole count written with decimals', { whole: true }, '5,0/10,00', '5/10'],
    ['a half where counts need not be whole', {}, '1,5/10', '1.5/10'],
    ['C117 more than all where allowed', { allowOver100: true }, '12/10', '12/10'],
    ['more than 100 per cent where allowed', { kind: 'percent', allowOver100: true }, '120', '120'],
    ['a negative amount where allowed', { kind: 'amount', allowNegative: true }, '-1', '-1'],
    ['a negative percentage where allowed', { kind: 'percent', allowNegative: true }, '-1', '-1'],
    ['C117 an amount over 100 that is no percentage', { kind: 'amount' }, '250', '250'],
  ] as const)('%s: %#', (_, overrides, text, stored) => {
    expect(parseFigure({ text }, { indicator: indicatorAs('I', overrides), unit })).toEqual(figure(stored));
  });

  it('allowing one thing allows no other', () => {
    const over = indicatorAs('I', { kind: 'percent', allowOver100: true });
    const negative = indicatorAs('I', { kind: 'percent', allowNegative: true });
    expect(problemOf(() => parseFigure({ text: '-1' }, { indicator: over, unit })).kind).toBe(
      'figure_negative',
    );
    expect(problemOf(() => parseFigure({ text: '101' }, { indicator: negative, unit })).kind).toBe(
      'figure_outside_percent',
    );
  });
});

describe('milestones', () => {
  const indicator = indicatorAs('I', { kind: 'milestone' });
  it.each([
    ['xong', 'done'],
    ['Hoàn thành', 'done'],
    ['đang thực hiện', 'in_progress'],
    ['dang-thuc-hien', 'in_progress'],
    ['chưa triển khai', 'not_started'],
    ['CHƯA TRIỂN KHAI', 'not_started'],
  ])('«%s» is %s', (text, state) => {
    expect(parseFigure({ text, document: '12/BC-UBND' }, { indicator, unit })).toEqual({
      kind: 'milestone',
      state,
      document: '12/BC-UBND',
    });
  });

  it.each(['', 'constructor', 'sắp xong', '100%', 'khong-phat-sinh'])('«%s» is none', (text) => {
    expect(problemOf(() => parseFigure({ text }, { indicator, unit })).kind).toBe('figure_wrong_form');
  });
});

/** What the tool would say about a figure of unit A in the second quarter. */
function said(
  overrides: Parameters<typeof indicatorAs>[1],
  now: string,
  before: Record<string, string>,
  indicator = 'I',
  relations: Relation[] = [],
) {
  const at = (place: string): [string, string, string] => {
    const [code = '', by = '', quarter = ''] = place.split(' ');
    return [code, by, quarter];
  };
  const book = new Book(Object.entries(before).map(([place, text]) => observation(...at(place), text)));
  const plan = aPlan({ relations }).build();
  return softFindings(
    observation(indicator, 'A', '2026Q2', now),
    indicatorAs(indicator, overrides),
    book,
    plan,
    (code) => `Tên ${code}`,
  );
}

describe('a result that moves by more than the set amount', () => {
  it.each([
    ['up', { maxMove: '10' }, '90/100', '79/100', '79', '90'],
    ['down', { maxMove: '10' }, '70/100', '81/100', '81', '70'],
    ['by a hair', { maxMove: '10', kind: 'percent' }, '60.000001', '50', '50', '60.000001'],
    ['from thirds', { maxMove: '10' }, '2/3', '1/3', '33.3333333333', '66.6666666667'],
    ['an amount', { maxMove: '10', kind: 'amount' }, '5', '20', '20', '5'],
  ] as const)('%s', (_, overrides, now, before, from, to) => {
    const measure = indicatorAs('I', overrides).measure;
    expect(said(overrides, now, { 'I A 2026Q1': before })).toEqual([
      { kind: 'moves_much', from, to, limit: '10', measure },
    ]);
  });

  it.each([
    ['exactly the set amount', { maxMove: '10' }, '90/100', { 'I A 2026Q1': '80/100' }],
    ['no set amount', {}, '1/100', { 'I A 2026Q1': '99/100' }],
    ['nothing in the last quarter', { maxMove: '10' }, '1/100', {}],
    ['only an older quarter', { maxMove: '10' }, '1/100', { 'I A 2025Q4': '99/100' }],
    ['another unit', { maxMove: '10' }, '1/100', { 'I B 2026Q1': '99/100' }],
    ['another indicator', { maxMove: '10' }, '1/100', { 'J A 2026Q1': '99/100' }],
    ['no cases before', { maxMove: '10' }, '99/100', { 'I A 2026Q1': 'no cases' }],
    ['no cases now', { maxMove: '10' }, '0/0', { 'I A 2026Q1': '99/99' }],
  ] as const)('not with %s', (_, overrides, now, before) => {
    expect(said({ ...overrides, overQuarters: 'sum' }, now, before)).toEqual([]);
  });

  it('looks at the fourth quarter of the year before too', () => {
    const book = new Book([observation('I', 'A', '2025Q4', '99/100')]);
    const found = softFindings(
      observation('I', 'A', '2026Q1', '1/100'),
      indicatorAs('I', { maxMove: '10' }),
      book,
      aPlan().build(),
      String,
    );
    expect(found.map(({ kind }) => kind)).toEqual(['moves_much']);
  });
});

describe("a stock's denominator that shrinks", () => {
  it.each([
    ['latest', '5/9', [{ kind: 'denominator_shrinks', from: '10', to: '9' }]],
    ['latest', '5/10', []],
    ['latest', '5/11', []],
    ['sum', '5/9', []],
    ['latest', 'no cases', []],
  ] as const)('%s, %s after 5/10', (overQuarters, now, findings) => {
    expect(said({ overQuarters }, now, { 'I A 2026Q1': '5/10' })).toEqual(findings);
  });
});

describe('figures of related indicators that disagree', () => {
  const equal: Relation = {
    left: { indicator: 'I', part: 'denominator' },
    operator: '=',
    right: { indicator: 'J', part: 'denominator' },
  };
  const atMost: Relation = {
    left: { indicator: 'J', part: 'numerator' },
    operator: '<=',
    right: { indicator: 'I', part: 'numerator' },
  };

  it('names both sides with their figures', () => {
    expect(said({}, '5/10', { 'J A 2026Q2': '5/11' }, 'I', [equal])).toEqual([
      {
        kind: 'relation_broken',
        left: { code: 'I', name: 'Tên I' },
        leftPart: 'denominator',
        leftFigure: '10',
        operator: '=',
        right: { code: 'J', name: 'Tên J' },
        rightPart: 'denominator',
        rightFigure: '11',
      },
    ]);
  });

  it.each([
    ['= broken from the left', equal, 'I', '5/10', { 'J A 2026Q2': '5/9' }, 1],
    ['= broken from the right', equal, 'J', '5/10', { 'I A 2026Q2': '5/9' }, 1],
    ['= held', equal, 'I', '5/10', { 'J A 2026Q2': '1/10' }, 0],
    ['<= broken', atMost, 'I', '5/10', { 'J A 2026Q2': '6/10' }, 1],
    ['<= broken from the other side', atMost, 'J', '6/10', { 'I A 2026Q2': '5/10' }, 1],
    ['<= just held', atMost, 'I', '5/10', { 'J A 2026Q2': '5/10' }, 0],
    ['<= held', atMost, 'I', '5/10', { 'J A 2026Q2': '4/10' }, 0],
    ['of another unit', equal, 'I', '5/10', { 'J B 2026Q2': '5/9' }, 0],
    ['of another quarter', equal, 'I', '5/10', { 'J A 2026Q1': '5/9' }, 0],
    ['of indicators not concerned', equal, 'K', '5/10', { 'I A 2026Q2': '5/9', 'J A 2026Q2': '5/8' }, 0],
    ['with no figure on the other side', equal, 'I', '5/10', {}, 0],
  ] as const)('%s', (_, relation, indicator, now, before, count) => {
    expect(said({}, now, before, indicator, [relation])).toHaveLength(count);
  });

  it('a corrected figure is held against the others as corrected', () => {
    expect(said({}, '5/10', { 'I A 2026Q2': '5/9', 'J A 2026Q2': '5/10' }, 'I', [equal])).toEqual([]);
  });
});

test('all findings about one figure are told together', () => {
  const relation: Relation = {
    left: { indicator: 'I', part: 'denominator' },
    operator: '=',
    right: { indicator: 'J', part: 'denominator' },
  };
  const found = said({ maxMove: '10' }, '1/9', { 'I A 2026Q1': '10/10', 'J A 2026Q2': '5/11' }, 'I', [
    relation,
  ]);
  expect(found.map(({ kind }) => kind)).toEqual(['moves_much', 'denominator_shrinks', 'relation_broken']);
});
