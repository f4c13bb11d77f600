import { expect, test } from 'vitest';
import { verdictCell } from '../../../src/render/xlsx/verdict-cell.ts';
import { aPlan } from '../../support/plan-builder.ts';
import { planBaseFile, reportOf } from '../../support/report-world.ts';
import { rendered } from '../../support/xlsx-read.ts';

const NAMES = new Map(planBaseFile().indicators.map(({ code, name }) => [code, name]));
const rule = (mark: string, short: string): string => `IF(F#${mark}D#,"Vượt",IF(F#=D#,"Đạt","${short}"))`;

test.each([
  ['CT04', '96/100', '2026-02-01', 'Vượt', rule('>', 'Chưa đạt')],
  ['CT04', '95/100', '2026-02-01', 'Đạt', rule('>', 'Chưa đạt')],
  ['CT04', '94/100', '2026-02-01', 'Chưa đạt', rule('>', 'Chưa đạt')],
  ['CT04', '94/100', '2025-12-20', 'Đang thực hiện', rule('>', 'Đang thực hiện')],
  ['CT02', '40', '2026-02-01', 'Vượt', rule('<', 'Chưa đạt')],
  ['CT02', '0', '2026-02-01', 'Vượt', rule('<', 'Chưa đạt')],
  ['CT04', 'khong-phat-sinh', '2026-02-01', 'Không phát sinh', undefined],
])('%s: %s on %s is %s, by a formula where numbers decide', async (indicator, figure, today, v, f) => {
  const figures = [{ indicator, unit: 'T01', quarter: '2025Q4', figure }];
  const book = await rendered(reportOf({ file: planBaseFile(), period: '2025Q4', figures, today }));
  const cell = book.annex(NAMES.get(indicator) ?? '', 'H');
  expect(cell?.v).toBe(v);
  expect(cell?.f?.replace(/\d+/gu, '#')).toBe(f);
});

test('what binary numbers cannot tell apart, or tell otherwise, is a word alone', () => {
  const row = aPlan()
    .units('A')
    .indicator('I')
    .target('I', '90')
    .figure('I', 'A', '2026Q1', '90/100')
    .row('I', '2026Q1');
  const judged = (number: number) =>
    verdictCell(row, {
      result: { value: number, number, numFmt: '0' },
      target: { value: 90, number: 90, numFmt: '0' },
      resultCell: 'F1',
      targetCell: 'D1',
    });
  expect(judged(90)).toMatchObject({
    text: 'Đạt',
    formula: 'IF(F1>D1,"Vượt",IF(F1=D1,"Đạt","Đang thực hiện"))',
  });
  expect(judged(90.00000000000001)).toEqual({ kind: 'text', text: 'Đạt' });
  expect(judged(91)).toEqual({ kind: 'text', text: 'Đạt' });
});
