import { describe, expect, test } from 'vitest';
import { markProvedBy, proofsIn } from '../../src/domain/decimal-proof.ts';

describe('which mark a figure proves (DESIGN 3.9)', () => {
  test.each([
    ['0,5', 'comma'],
    ['85,55', 'comma'],
    ['-1,5', 'comma'],
    ['\u22121,5', 'comma'],
    ['1234,567', 'comma'],
    ['0,125', 'comma'],
    ['1.234,5', 'comma'],
    ['1.234.567', 'comma'],
    ['1.234.567,89', 'comma'],
    ['95,5%', 'comma'],
    ['95,5\u00a0%', 'comma'],
    ['1 234,5', 'comma'],
    ['85,1234', 'comma'],
    ['0.5', 'dot'],
    ['95.2', 'dot'],
    ['1234.567', 'dot'],
    ['0.125', 'dot'],
    ['1,234.5', 'dot'],
    ['1,234,567', 'dot'],
    ['1,234,567.89', 'dot'],
    ['+95.25 %', 'dot'],
    ['1\u202f234.5', 'dot'],
  ])('«%s» proves the %s', (text, mark) => {
    expect(markProvedBy(text)).toBe(mark);
  });

  test.each([
    '1.234',
    '12,345',
    '-123.456',
    '100',
    '007',
    '',
    'xong',
    '1..5',
    '12.34.567',
    '1,2,3',
    '12 tỷ',
    '1e5',
    '5/10',
  ])('«%s» proves none', (text) => {
    expect(markProvedBy(text)).toBeNull();
  });

  test('the first figure of each mark is the proof', () => {
    const figures = ['1.234', '0,5', '7,25', '9.5'].map((text, index) => ({ row: index + 2, text }));
    expect(proofsIn(figures)).toEqual({ comma: { row: 3, text: '0,5' }, dot: { row: 5, text: '9.5' } });
    expect(proofsIn([])).toEqual({});
  });
});
