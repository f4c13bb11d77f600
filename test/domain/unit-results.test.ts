import { expect, test } from 'vitest';
import { Book } from '../../src/domain/observation.ts';
import { planFromFile } from '../../src/domain/plan-file.ts';
import { unitRows, viewOf, type View } from '../../src/domain/status.ts';
import { indicatorsOf } from '../../src/domain/snapshot.ts';
import { unitResultsOf } from '../../src/domain/unit-results.ts';
import { aPlan, day, observation, period } from '../support/plan-builder.ts';
import { demoFigures, lienMinhFile } from '../support/report-world.ts';

const demo = (): View => {
  const figures = demoFigures().map(({ indicator, unit, quarter, figure }) =>
    observation(indicator, unit, quarter, WORDS[figure] ?? figure.replace(',', '.')),
  );
  return viewOf(planFromFile(lienMinhFile()), new Book(figures), day('2026-09-22'));
};
const WORDS: Readonly<Record<string, string>> = {
  xong: 'done',
  'dang-thuc-hien': 'in_progress',
  'chua-trien-khai': 'not_started',
  'khong-phat-sinh': 'no cases',
};

/** Mergers, targets of units, flows, totals, milestones, gaps. */
const changing = (): View =>
  aPlan()
    .unit('A', { to: '2026-06-30', successor: 'C' })
    .unit('B')
    .unit('C', { from: '2026-07-01' })
    .indicator('stock')
    .indicator('flow', { kind: 'amount', overQuarters: 'sum' })
    .indicator('total', { kind: 'amount', overQuarters: 'cumulative' })
    .indicator('done', { kind: 'milestone' })
    .indicator('late', { from: '2026-07-01' })
    .target('stock', '80')
    .target('flow', '10', { scope: 'unit', per: 'quarter' })
    .target('flow', '12', { scope: 'unit', unit: 'B', per: 'quarter', from: '2026Q2' })
    .target('total', '90')
    .figures('stock', 'A', ['1/2', '1/2'])
    .figures('stock', 'B', ['1/2', '0/0', '3/4'])
    .figures('flow', 'A', ['10', '20'])
    .figures('flow', 'B', ['1', '', '3'])
    .figures('flow', 'C', ['', '', '33'])
    .figures('total', 'A', ['5', '6'])
    .figures('total', 'B', ['5', '6', 'no cases'])
    .figures('done', 'A', ['done'])
    .figures('done', 'B', ['in_progress', 'done'])
    .figures('late', 'C', ['', '', '4/5'])
    .view('2026-12-20');

test.each([
  ['demo', demo],
  ['changing', changing],
] as const)('%s: the rows of each unit are those that are computed for it alone', (_, make) => {
  const view = make();
  for (const at of ['2026Q1', '2026Q2', '2026Q3', '2026H1', '2026M9', '2026'].map(period)) {
    const alone = indicatorsOf(view.snapshots(at.last)).flatMap((indicator) => unitRows(view, indicator, at));
    const { units, rowsOf } = unitResultsOf(view, at);
    const together = units.flatMap((unit) => rowsOf(unit).map((row) => ({ unit, row })));
    const key = ({ unit, row }: (typeof alone)[number]): string => `${unit.code} ${row.indicator.code}`;
    const sorted = (rows: typeof alone): typeof alone => rows.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
    expect(together.length).toBeGreaterThan(0);
    expect(sorted(together)).toEqual(sorted(alone));
  }
});

test('units and their indicators stand in the order of the plan, and no others than those within', () => {
  const view = demo();
  const { units, rowsOf } = unitResultsOf(view, period('2026Q3'));
  expect(units.map(({ code }) => code)).toEqual(
    lienMinhFile()
      .units.map(({ code }) => code)
      .filter((code) => code !== 'THON'),
  );
  const order = view.plan.indicators.map(({ code }) => code);
  for (const unit of units) {
    const codes = rowsOf(unit).map(({ indicator }) => order.indexOf(indicator.code));
    expect(codes).toEqual(codes.toSorted((a, b) => a - b));
  }
  expect(unitResultsOf(view, period('2026Q3'), new Set(['KT'])).units.map(({ code }) => code)).toEqual([
    'KT',
  ]);
});
