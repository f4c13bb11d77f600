/** Two states of a period's report side by side: exactly what changed, by whom, and what it does to the verdicts. */
import { describe, expect, it, test } from 'vitest';
import { differences, isSame, type Differences } from '../../src/domain/differences.ts';
import type { PlanEdit } from '../../src/domain/plan-differences.ts';
import type { Task } from '../../src/domain/plan.ts';
import type { Submission } from '../../src/domain/submission.ts';
import { figureWords } from '../../src/messages/shared.ts';
import { aPlan, day, observation, period, quarter, type PlanBuilder } from '../support/plan-builder.ts';
import { remark, side, taskReport, type Rest } from '../support/report-sides.ts';

interface Look {
  readonly at?: string;
  readonly old?: Rest;
  readonly now?: Rest;
  readonly edits?: readonly PlanEdit[];
}

const between = (before: PlanBuilder, after: PlanBuilder, look: Look = {}): Differences =>
  differences(side(before, look.old), side(after, look.now), period(look.at ?? '2026Q3'), look.edits);

/** `I A 2026Q3 changed 1/2 -> 2/2` */
const figures = ({ figures: list }: Differences): string[] =>
  list.map((each) => {
    const [old, now] = [each.old, each.new].map((one) =>
      one === null ? '-' : figureWords(one.figure, 'en'),
    );
    return `${each.indicator.code} ${each.unit.code} ${each.quarter} ${each.kind} ${old} -> ${now}`;
  });

/** `I 50 in_progress -> 100 exceeded (+50)` */
const effects = ({ effects: list }: Differences): string[] =>
  list.map(({ indicator, old, new: now, resultChange }) => {
    const [from, to] = [old, now].map((row) =>
      row === null ? '-' : `${row.result?.shown.digits ?? 'blank'} ${row.verdict}`,
    );
    return `${indicator.code} ${from} -> ${to} (${resultChange?.shown.digits ?? 'same'})`;
  });

const world = (): PlanBuilder => aPlan().units('A', 'B').indicator('I').target('I', '70');

describe('figures', () => {
  it('that nobody touched are no difference', () => {
    const plan = world().figure('I', 'A', '2026Q3', '1/2');
    expect(isSame(between(plan, plan))).toBe(true);
  });

  it('typed again as they were are no difference, whoever did it', () => {
    const before = world().figure('I', 'A', '2026Q3', '1/2');
    const after = world().figure('I', 'A', '2026Q3', '1/2', { revision: 2, by: 'minh' });
    expect(isSame(between(before, after))).toBe(true);
  });

  it('changed, added and taken back stand in the order of the plan, each with its author', () => {
    const before = world().figure('I', 'A', '2026Q3', '1/2').figure('I', 'B', '2026Q2', '5/9');
    const after = world()
      .figure('I', 'B', '2026Q3', '3/4', { by: 'hoa', reason: null })
      .figure('I', 'A', '2026Q3', '2/2', {
        revision: 2,
        by: 'minh',
        reason: 'đếm sót',
        origin: { file: { id: 1, sha256: 'aa', name: 'bs.xlsx', size: 9 }, cell: 'Số liệu!E5' },
      });
    const taken = observation('I', 'B', '2026Q2', '5/9');
    const retraction = {
      indicator: 'I',
      unit: 'B',
      quarter: quarter('2026Q2'),
      revision: 2,
      reason: 'nhầm đơn vị',
      by: 'lan',
      at: '2026-10-01T02:00:00.000Z',
    };
    const found = between(before, after, {
      now: { revisions: [{ state: 'retracted', observation: taken, retraction }] },
    });
    expect(figures(found)).toEqual([
      'I A 2026Q3 changed 1/2 -> 2/2',
      'I B 2026Q2 retracted 5/9 -> -',
      'I B 2026Q3 added - -> 3/4',
    ]);
    expect(found.figures.map(({ by, reason, file }) => [by, reason, file])).toEqual([
      ['minh', 'đếm sót', 'bs.xlsx'],
      ['lan', 'nhầm đơn vị', null],
      ['hoa', null, null],
    ]);
  });

  it('of later quarters and of years long gone are not the period’s', () => {
    const before = world().figure('I', 'A', '2026Q3', '1/2');
    const after = world()
      .figure('I', 'A', '2026Q3', '1/2')
      .figure('I', 'A', '2026Q4', '2/2')
      .figure('I', 'A', '2025Q3', '1/9')
      .figure('I', 'A', '2024Q3', '1/9');
    expect(figures(between(before, after))).toEqual(['I A 2025Q3 added - -> 1/9']);
    expect(figures(between(before, after, { at: '2026' }))).toEqual([
      'I A 2025Q3 added - -> 1/9',
      'I A 2026Q4 added - -> 2/2',
    ]);
  });

  it('with another source are told, and do nothing to the result', () => {
    const before = world().figure('I', 'A', '2026Q3', '1/2', { source: 'BC 1' });
    const after = world().figure('I', 'A', '2026Q3', '1/2', { source: 'BC 2', revision: 2 });
    const found = between(before, after);
    expect(figures(found)).toEqual(['I A 2026Q3 noted 1/2 -> 1/2']);
    expect(found.effects).toEqual([]);
  });

  it('of a unit that came in between have its name', () => {
    const before = aPlan()
      .units('A')
      .indicator('I', { reporters: ['A'] });
    const after = aPlan()
      .units('A', 'B')
      .indicator('I', { reporters: ['A'] })
      .figure('I', 'B', '2026Q3', '1/2');
    expect(figures(between(before, after))).toEqual(['I B 2026Q3 added - -> 1/2']);
  });
});

describe('effects', () => {
  it('of a corrected figure: result and verdict, old and new', () => {
    const before = world().figure('I', 'A', '2026Q3', '1/2').figure('I', 'B', '2026Q3', '1/2');
    const after = world().figure('I', 'A', '2026Q3', '2/2').figure('I', 'B', '2026Q3', '1/2');
    expect(effects(between(before, after))).toEqual(['I 50 in_progress -> 75 exceeded (25)']);
  });

  it('of an earlier quarter of a flow are in the year to date', () => {
    const flow = (first: string): PlanBuilder =>
      aPlan()
        .units('A')
        .indicator('I', { kind: 'amount', overQuarters: 'sum' })
        .target('I', '100')
        .figures('I', 'A', [first, '20', '30']);
    const found = between(flow('10'), flow('60'));
    expect(figures(found)).toEqual(['I A 2026Q1 changed 10 -> 60']);
    expect(effects(found)).toEqual(['I 60 in_progress -> 110 exceeded (50)']);
  });

  it('are none where the sum stays', () => {
    const before = world().figure('I', 'A', '2026Q3', '1/2').figure('I', 'B', '2026Q3', '2/2');
    const after = world().figure('I', 'A', '2026Q3', '2/2').figure('I', 'B', '2026Q3', '1/2');
    const found = between(before, after);
    expect(found.figures).toHaveLength(2);
    expect(found.effects).toEqual([]);
  });

  it('too small for the decimals are shown all the same', () => {
    const before = world().figure('I', 'A', '2026Q3', '500000/1000000');
    const after = world().figure('I', 'A', '2026Q3', '500001/1000000');
    expect(effects(between(before, after))).toEqual(['I 50 in_progress -> 50 in_progress (0.0001)']);
  });

  it('of a first figure come from nothing', () => {
    expect(effects(between(world(), world().figure('I', 'A', '2026Q3', '4/5')))).toEqual([
      'I blank no_data -> 80 exceeded (same)',
    ]);
  });
});

describe('the plan', () => {
  const edit = (rest: Partial<PlanEdit>): PlanEdit => ({
    kind: 'target',
    code: 'I',
    target: { scope: 'plan', unit: null, from: quarter('2026Q3') },
    by: 'hoa',
    at: '2026-10-05T02:00:00.000Z',
    reason: 'QĐ 12',
    ...rest,
  });

  test('a new target is told with what held before it, and its author', () => {
    const before = world().figure('I', 'A', '2026Q3', '3/4');
    const after = world().figure('I', 'A', '2026Q3', '3/4').target('I', '80', { from: '2026Q3' });
    const found = between(before, after, {
      edits: [edit({ by: 'ai khác', code: 'J' }), edit({ by: 'cũ' }), edit({})],
    });
    expect(found.targets.map(({ old, new: now, from, by, reason }) => [old, now, from, by, reason])).toEqual([
      ['70', '80', '2026Q3', 'hoa', 'QĐ 12'],
    ]);
    expect(effects(found)).toEqual(['I 75 exceeded -> 75 in_progress (same)']);
  });

  test('a target of a later quarter is not the period’s', () => {
    const found = between(world(), world().target('I', '80', { from: '2026Q4' }));
    expect(isSame(found)).toBe(true);
  });

  test('names and definitions are told as they stood on the last day', () => {
    const after = world()
      .changeIndicator('I', '2026-09-01', { name: 'Tên mới', decimals: 1 })
      .changeUnit('A', '2026-09-14', { name: 'Thôn Mới' })
      .changeUnit('B', '2026-09-15', { name: 'Thôn Sau' });
    const found = between(world(), after, { edits: [edit({ kind: 'unit', code: 'A', target: null })] });
    expect(
      found.names.map(({ what, code, fact, old, new: now, by }) => [what, code, fact, old, now, by]),
    ).toEqual([
      ['indicator', 'I', 'name', 'Chỉ tiêu I', 'Tên mới', null],
      ['indicator', 'I', 'decimals', 2, 1, null],
      ['unit', 'A', 'name', 'Thôn A', 'Thôn Mới', 'hoa'],
    ]);
  });

  test('a unit below a group that reports is asked, though the plan names the same reporters', () => {
    const group = (): PlanBuilder => aPlan().unit('G', { role: 'group' }).unit('A', { parent: 'G' });
    const before = group().indicator('I', { reporters: ['G'] });
    const after = group()
      .unit('B', { parent: 'G' })
      .indicator('I', { reporters: ['G'] });
    expect(
      between(before, after).names.map(({ what, code, fact, old, new: now }) => [what, code, fact, old, now]),
    ).toEqual([
      ['indicator', 'I', 'required', ['A'], ['A', 'B']],
      ['unit', 'B', 'name', null, 'Thôn B'],
    ]);
  });
});

describe('words', () => {
  const task: Task = {
    code: 'T1',
    unit: 'A',
    part: null,
    with: [],
    content: 'Lập danh mục',
    due: null,
    basis: null,
  };
  const plan = (): PlanBuilder =>
    aPlan({ tasks: [task] })
      .units('A', 'B')
      .indicator('I');

  it('of remarks and tasks, and reports that came in since', () => {
    const receipt: Submission = {
      unit: 'B',
      quarter: quarter('2026Q3'),
      revision: 1,
      file: null,
      by: 'lan',
      at: '2026-10-03T02:00:00.000Z',
      state: 'received',
      on: day('2026-10-03'),
      reason: null,
    };
    const found = between(plan(), plan(), {
      old: { remarks: [remark('A', 'thiếu máy')], taskReports: [taskReport('T1', 'A')] },
      now: {
        remarks: [
          remark('A', '', { revision: 2 }),
          remark('B', 'xin thêm', { kind: 'proposal', by: 'tuấn' }),
        ],
        taskReports: [taskReport('T1', 'A', { state: 'done', result: 'đã lập', revision: 2 })],
        submissions: [receipt],
      },
    });
    expect(
      found.words.map((each) => [
        each.unit.code,
        each.kind,
        ...(each.kind === 'submission' ? [each.event.on] : [each.old, each.new]),
        each.by,
      ]),
    ).toEqual([
      ['A', 'difficulty', 'thiếu máy', null, 'minh'],
      ['A', 'task', { state: 'in_progress', result: null }, { state: 'done', result: 'đã lập' }, 'minh'],
      ['B', 'proposal', null, 'xin thêm', 'tuấn'],
      ['B', 'submission', '2026-10-03', 'lan'],
    ]);
  });

  it('taken back before anybody saw them are none', () => {
    expect(isSame(between(plan(), plan(), { now: { remarks: [remark('A', '')] } }))).toBe(true);
  });
});
