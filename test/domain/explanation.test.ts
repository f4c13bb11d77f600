/** `kpi explain` (DESIGN 5): a total down to the figures it does and does not rest on. */
import { describe, expect, it } from 'vitest';
import { explain } from '../../src/domain/explanation.ts';
import { aPlan, period, quarter, type PlanBuilder } from '../support/plan-builder.ts';

const merged = (overQuarters: 'latest' | 'sum'): PlanBuilder =>
  aPlan()
    .unit('A', { to: '2026-09-01' })
    .unit('G', { role: 'group' })
    .unit('B', { parent: 'G' })
    .indicator('I', { kind: 'amount', overQuarters })
    .figures('I', 'A', ['1', '2', '3'])
    .figures('I', 'B', ['', '4', '5']);

function explained(plan: PlanBuilder, unit: string | null) {
  const view = plan.view();
  const { indicator } = plan.row('I', '2026Q3');
  const at = unit === null ? null : (view.snapshots(quarter('2026Q3')).units.get(unit) ?? null);
  const { figures, row, window } = explain(view, indicator, period('2026Q3'), at);
  return {
    result: row.result?.shown.digits,
    figures: figures.map(
      ({ unit: by, observation, counted }) => `${by} ${observation.quarter}${counted ? '' : ' not'}`,
    ),
    window,
    missingEarlier: row.rollup.missingEarlier
      .map((place) => `${place.unit.code} ${place.quarter}`)
      .join(', '),
  };
}

describe('the figures of a total', () => {
  const window = { from: '2026-06-15', to: '2026-09-14', due: '2026-09-19' };

  it.each([
    ['latest', null, '5', ['B 2026Q3', 'A 2026Q3 not'], ''],
    ['sum', null, '15', ['A 2026Q1', 'A 2026Q2', 'A 2026Q3', 'B 2026Q2', 'B 2026Q3'], 'B 2026Q1'],
    ['sum', 'B', '9', ['B 2026Q2', 'B 2026Q3'], 'B 2026Q1'],
    ['sum', 'G', '9', ['B 2026Q2', 'B 2026Q3'], 'B 2026Q1'],
    ['sum', 'A', '6', ['A 2026Q1', 'A 2026Q2', 'A 2026Q3'], ''],
  ] as const)('%s, unit %s: %s from %j', (overQuarters, unit, result, figures, missingEarlier) => {
    expect(explained(merged(overQuarters), unit)).toEqual({ result, figures, window, missingEarlier });
  });
});
