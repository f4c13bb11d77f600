/** The weights of the ranking in a plan file: what they may be, and that they make 100. */
import { describe, expect, it } from 'vitest';
import { checkPlan } from '../../src/domain/plan-checks.ts';
import type { PlanFile } from '../../src/domain/plan-file.ts';
import { planBaseFile } from '../support/report-world.ts';

type Ranking = NonNullable<PlanFile['ranking']>;
type Weight = Ranking['tasks'];
const weights = (indicators: Weight, tasks: Weight, reports: Weight): Ranking => ({
  indicators,
  tasks,
  reports,
});

describe('weights of the ranking', () => {
  it.each<[string, Ranking, string[]]>([
    ['as numbers', weights(60, 25, 15), []],
    ['as decimals', weights('33.3', '33.4', '33.3'), []],
    ['as numbers whose binary sum is not 100', weights(33.3, 33.4, 33.3), []],
    ['one alone', weights(100, 0, 0), []],
    ['less than 100', weights(60, 25, 14), ['/ranking weights_sum 99']],
    ['a little more than 100', weights('60.000001', 25, 15), ['/ranking weights_sum 100.000001']],
    ['too many decimals', weights(1e-7, 25, 75), ['/ranking/indicators pattern 1e-7']],
  ])('%s', (_, ranking, faults) => {
    const found = checkPlan({ ...planBaseFile(), ranking });
    expect(found.map(({ path, fault, text }) => `${path} ${fault} ${text ?? ''}`)).toEqual(faults);
  });
});
