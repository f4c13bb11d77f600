import { describe, expect, test } from 'vitest';
import { machineDigits } from '../../src/domain/rounding.ts';
import {
  layoutOf,
  layoutText,
  tasksOf,
  unitForm,
  type FormIndicator,
  type UnitForm,
} from '../../src/domain/unit-form.ts';
import { formOf } from '../support/form-world.ts';
import { aPlan, quarter, type PlanBuilder } from '../support/plan-builder.ts';

const NOTHING = { tasks: [], remarks: { difficulty: null, proposal: null } };
const formIn = (plan: PlanBuilder, unit: string, at = '2026Q3'): UnitForm =>
  unitForm(plan.view(), quarter(at), unit, NOTHING);
const codes = ({ indicators }: UnitForm): string[] => indicators.map(({ indicator }) => indicator.code);
function only({ indicators }: UnitForm): FormIndicator {
  const [first, ...others] = indicators;
  if (first === undefined || others.length > 0) throw new Error('not one indicator');
  return first;
}

describe('what a unit is asked', () => {
  test('only what it reports, in the order of the plan, numbered from 1', () => {
    const plan = aPlan()
      .units('A', 'B')
      .indicator('both')
      .indicator('b', { reporters: ['B'] })
      .indicator('a', { reporters: ['A'], kind: 'amount' })
      .indicator('led', { reporters: [], lead: 'A' });
    expect(codes(formIn(plan, 'A'))).toEqual(['both', 'a', 'led']);
    expect(formIn(plan, 'A').indicators.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(codes(formIn(plan, 'B'))).toEqual(['both', 'b']);
  });

  test('only what is alive in the quarter, by the names of the quarter', () => {
    const plan = aPlan()
      .units('A')
      .indicator('old', { to: '2026-08-01' })
      .indicator('new', { from: '2026-09-01' })
      .indicator('later', { from: '2026-10-01' })
      .changeIndicator('new', '2026-09-20', { name: 'Tên mới' });
    expect(codes(formIn(plan, 'A'))).toEqual(['new']);
    expect(only(formIn(plan, 'A')).indicator.name).toBe('Chỉ tiêu new');
    expect(formIn(plan, 'A', '2026Q4').indicators[0]?.indicator.name).toBe('Tên mới');
  });

  test('headings stand where they begin', () => {
    const plan = aPlan()
      .units('A')
      .section('I')
      .section('I.1', 'I')
      .section('I.2', 'I')
      .indicator('x', { section: 'I.1' })
      .indicator('y', { section: 'I.1' })
      .indicator('z', { section: 'I.2' });
    const headings = formIn(plan, 'A').indicators.map((asked) => asked.headings.map(({ code }) => code));
    expect(headings).toEqual([['I', 'I.1'], [], ['I.2']]);
  });

  test('a published figure only of the unit that passes it on', () => {
    const asked = formOf({ unit: 'KT' }).indicators.filter(({ indicator }) => indicator.publishedBy !== null);
    expect(asked.map(({ indicator }) => indicator.code)).toEqual(['kinh-te-so']);
    expect(codes(formOf({ unit: 'TYT' }))).not.toContain('kinh-te-so');
  });

  test('a group reports nothing and has its tasks', () => {
    const form = formOf({ unit: 'THON' });
    expect(form.indicators).toEqual([]);
    expect(form.tasks.map(({ code }) => code)).toContain('III.10.1');
  });

  test('a milestone that is done says since when', () => {
    const plan = aPlan().units('A').indicator('m', { kind: 'milestone' });
    expect(only(formIn(plan, 'A')).doneIn).toBeNull();
    plan.figures('m', 'A', ['in_progress', 'done']);
    expect(only(formIn(plan, 'A')).doneIn).toBe('2026Q2');
    expect(only(formIn(plan, 'A', '2026Q2')).doneIn).toBeNull();
  });
});

describe('dates', () => {
  test('of the quarter, its last day, and the year that totals begin with', () => {
    const { window, yearFrom, issuedOn, office } = formOf({ unit: 'KT' });
    expect(window).toEqual({ from: '2026-06-15', to: '2026-09-14', due: '2026-09-19' });
    expect([yearFrom, issuedOn, office]).toEqual(['2025-12-15', '2026-09-15', 'Phòng Văn hóa - Xã hội']);
  });

  test('the first quarter begins with its year', () => {
    expect(formOf({ unit: 'KT', quarter: '2026Q1' })).toMatchObject({
      yearFrom: '2025-12-15',
      window: { from: '2025-12-15' },
    });
  });
});

describe('the target', () => {
  const targetIn = (plan: PlanBuilder, unit: string): unknown[] | null => {
    const { target } = only(formIn(plan, unit));
    return target === null ? null : [machineDigits(target.inForce.value), target.common];
  };

  test.each([
    [
      'a percentage of the plan is each unit’s',
      aPlan().units('A', 'B').indicator('r').target('r', '80'),
      ['80', false],
    ],
    [
      'an amount of the plan is the sum of all',
      aPlan().units('A', 'B').indicator('n', { kind: 'amount' }).target('n', '120'),
      ['120', true],
    ],
    [
      'an amount that one unit reports is its own',
      aPlan().units('A').indicator('n', { kind: 'amount' }).target('n', '120'),
      ['120', false],
    ],
    [
      'a unit’s own comes first',
      aPlan()
        .units('A', 'B')
        .indicator('n', { kind: 'amount' })
        .target('n', '5', { scope: 'unit' })
        .target('n', '7', { scope: 'unit', unit: 'A' }),
      ['7', false],
    ],
    ['none', aPlan().units('A').indicator('r'), null],
    ['a milestone has no number', aPlan().units('A').indicator('m', { kind: 'milestone' }), null],
  ])('%s', (_, plan, expected) => expect(targetIn(plan, 'A')).toEqual(expected));
});

describe('figures known already', () => {
  const plan = aPlan()
    .units('A', 'B')
    .indicator('r')
    .target('r', '70')
    .figures('r', 'A', ['1/2', '2/3', '69996/100000'])
    .figures('r', 'B', ['1/9', '', 'no cases']);

  test('last quarter’s for comparison and this quarter’s, each its own', () => {
    const { before, now } = only(formIn(plan, 'A'));
    expect(before?.observation.figure).toMatchObject({ numerator: '2', denominator: '3' });
    expect(before?.result?.shown.digits).toBe('66.67');
    expect(now?.result?.shown.digits).toBe('69.996');
  });

  test('an older figure is not last quarter’s', () => {
    expect(only(formIn(plan, 'B')).before).toBeNull();
    expect(only(formIn(plan, 'B')).now).toMatchObject({ noCases: true, result: null });
    expect(only(formIn(plan, 'B', '2026Q2')).before?.result?.shown.digits).toBe('11.11');
    expect(only(formIn(plan, 'A', '2026Q1')).before).toBeNull();
  });
});

describe('the unit’s tasks', () => {
  const task = (code: string, unit: string | null, partners: string[] = []) => ({
    code,
    unit,
    part: 'lead' as const,
    with: partners,
    content: `Việc ${code}`,
    due: null,
    basis: null,
  });
  const plan = aPlan({
    tasks: [
      task('1', 'A'),
      task('2', 'B'),
      task('3', null),
      task('4', 'B', ['A']),
      task('5', 'G'),
      task('6', 'P'),
    ],
  })
    .units('A', 'B')
    .unit('G', { role: 'group' })
    .unit('H', { parent: 'G' })
    .unit('P')
    .unit('C', { parent: 'P' })
    .build();

  test.each([
    ['A', ['1', '3', '4']],
    ['B', ['2', '3', '4']],
    ['G', ['3', '5']],
    ['H', ['3', '5']],
    ['C', ['3']],
  ])('%s: its own, everybody’s, those it has a part in, its group’s', (unit, expected) =>
    expect(tasksOf(plan, unit).map(({ code }) => code)).toEqual(expected),
  );
});

describe('the layout', () => {
  const form = formOf({ unit: 'CAX' });
  const rows = layoutOf(form);
  const of = { plan: 'p', unit: 'u', quarter: '2026Q3' };

  test('has a key for each row', () => {
    expect(rows.slice(0, 3).map(({ key, means }) => [key, means])).toEqual([
      ['H:indicators', 'heading'],
      ['H:tasks', 'heading'],
      ['I:thiet-bi', 'pair'],
    ]);
    expect(rows.find(({ key }) => key === 'I:chu-ky-so-nguoi-dan')?.means).toBe('milestone');
    expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
  });

  test('is the same text whatever the order of rows and the composition of letters', () => {
    const turned = rows.toReversed().map((row) => ({ ...row, words: row.words.normalize('NFD') }));
    expect(layoutText(of, turned)).toBe(layoutText(of, rows));
  });

  test.each([
    ['another unit', { ...of, unit: 'v' }, rows],
    ['another quarter', { ...of, quarter: '2026Q4' }, rows],
    ['a row less', of, rows.slice(1)],
    ['another meaning', of, rows.map((row) => ({ ...row, means: 'value' as const }))],
    ['other words', of, rows.map((row) => ({ ...row, words: `${row.words} khác` }))],
  ])('is another text for %s', (_, whose, others) =>
    expect(layoutText(whose, others)).not.toBe(layoutText(of, rows)),
  );
});
