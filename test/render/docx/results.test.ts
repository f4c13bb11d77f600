/** Sentences of figures that the plan of Liên Minh has none of: at most, without a target, just short, flows. */
import { describe, expect, test } from 'vitest';
import type { PlanFile } from '../../../src/domain/plan-file.ts';
import { renderReportDocx } from '../../../src/render/docx/report.ts';
import { ReadDocx } from '../../support/docx-read.ts';
import { planBaseFile, reportOf, type TypedFigure } from '../../support/report-world.ts';

describe('figures of other kinds', () => {
  const base = planBaseFile();
  const [first] = base.indicators;
  if (first === undefined) throw new Error('no indicator');
  const indicator = (changes: Partial<PlanFile['indicators'][number]>): PlanFile['indicators'][number] => ({
    ...first,
    code: 'X',
    kind: 'amount',
    name: 'Số hồ sơ quá hạn',
    measure: 'hồ sơ',
    section: null,
    direction: 'at_most',
    overUnits: 'sum',
    overQuarters: 'latest',
    reporters: ['T01'],
    ...changes,
  });
  const sentence = async (
    changes: Partial<PlanFile['indicators'][number]>,
    target: string | null,
    figures: Partial<TypedFigure>[],
    period = '2025Q2',
  ): Promise<string> => {
    const report = reportOf({
      file: {
        ...base,
        relations: [],
        tasks: [],
        indicators: [indicator(changes)],
        targets:
          target === null
            ? []
            : [
                {
                  indicator: 'X',
                  value: target,
                  from: '2025Q1',
                  per: 'year',
                  scope: 'plan',
                  unit: null,
                  document: null,
                },
              ],
      },
      period,
      figures: figures.map((figure) => ({
        indicator: 'X',
        unit: 'T01',
        quarter: '2025Q2',
        figure: '0',
        ...figure,
      })),
      today: '2025-07-20',
    });
    const docx = new ReadDocx(await renderReportDocx(report, { generator: 'kpi-xa' }));
    return docx.chapter('2. Kết quả theo từng chỉ tiêu')[0] ?? '';
  };

  test.each([
    [
      'at most, missed',
      {},
      '4',
      '5',
      '- Số hồ sơ quá hạn là 5 hồ sơ, bằng 80% so với mục tiêu không quá 4 hồ sơ, đang thực hiện.',
    ],
    [
      'at most, none: no percentage',
      {},
      '4',
      '0',
      '- Số hồ sơ quá hạn là 0 hồ sơ, mục tiêu không quá 4 hồ sơ, vượt mục tiêu.',
    ],
    ['without a target', {}, null, '1234567', '- Số hồ sơ quá hạn là 1.234.567 hồ sơ, không có mục tiêu.'],
    [
      'just short: never rounded up',
      {
        kind: 'percent',
        measure: '%',
        name: 'Tỷ lệ A',
        direction: 'at_least',
        overUnits: 'single',
        decimals: 2,
      },
      '70',
      '69,996',
      '- Tỷ lệ A đạt 69,996%, bằng 99,99% so với mục tiêu 70%, đang thực hiện.',
    ],
  ] as const)('%s', async (_, changes, target, figure, words) => {
    expect(await sentence(changes, target, [{ figure }])).toBe(words);
  });

  test('a flow tells the year to date and the period', async () => {
    const words = await sentence(
      { name: 'Số mô hình', measure: 'mô hình', direction: 'at_least', overQuarters: 'sum' },
      '10',
      [{ quarter: '2025Q1', figure: '3' }, { figure: '4' }],
    );
    expect(words).toBe(
      '- Số mô hình lũy kế đến ngày 30/6/2025 đạt 7 mô hình, bằng 70% so với mục tiêu 10 mô hình, đang thực hiện; riêng trong kỳ đạt 4 mô hình.',
    );
  });
});
