/** Tables: as wide as they may be, nothing cut, columns straight whatever the letters. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { screenWidth, table, wrap } from '../../src/render/table.ts';

const plain = (text: string): string => text;
const COLUMNS = [{ head: 'Mã' }, { head: 'Tên', wraps: true }, { head: 'Kết quả', align: 'right' as const }];

describe('a table', () => {
  it('whose cells fit is laid out straight', () => {
    const rows = [
      ['CT1', 'Hộ nghèo', '9'],
      ['CT22', 'Thu', '1.234,5'],
    ];
    expect(table(COLUMNS, rows, 40, plain).split('\n')).toEqual([
      'Mã    Tên       Kết quả',
      'CT1   Hộ nghèo        9',
      'CT22  Thu       1.234,5',
    ]);
  });

  it('that is too wide gives way in its column of words only', () => {
    const rows = [['CT1', 'Số hộ nghèo theo chuẩn đa chiều của xã', '1.234.567,89']];
    expect(table(COLUMNS, rows, 36, plain).split('\n')).toEqual([
      'Mã   Tên                     Kết quả',
      'CT1  Số hộ nghèo theo   1.234.567,89',
      '     chuẩn đa chiều',
      '     của xã',
    ]);
  });

  it('measures letters as they stand on the screen', () => {
    const composed = [['Hòa'.normalize('NFC'), 'a', '1']];
    const marks = [['Hòa'.normalize('NFD'), 'a', '1']];
    expect(table(COLUMNS, marks, 40, plain).normalize('NFC')).toBe(table(COLUMNS, composed, 40, plain));
    expect(screenWidth('Hòa'.normalize('NFD'))).toBe(3);
    expect(screenWidth('\u001b[1mHòa\u001b[22m')).toBe(3);
    expect(screenWidth('một\nhai ba')).toBe(6);
  });

  it('has texts over the whole width, and a column that fills it', () => {
    const columns = [
      { head: 'Mã', fills: true },
      { head: 'Số', align: 'right' as const },
    ];
    const rows = [['A', '1'], { span: 'I. Một đề mục dài' }, ['B', '22']];
    expect(table(columns, rows, 20, plain).split('\n')).toEqual([
      'Mã                Số',
      'A                  1',
      'I. Một đề mục dài',
      'B                 22',
    ]);
  });

  it('has texts over the whole width also where it gives way', () => {
    const rows = [{ span: 'I. Một đề mục' }, ['CT1', 'Số hộ nghèo theo chuẩn đa chiều', '1']];
    const lines = table(COLUMNS, rows, 30, plain).split('\n');
    expect(lines).toContain('I. Một đề mục');
    expect(Math.max(...lines.map(screenWidth))).toBeLessThanOrEqual(30);
  });

  it('never cuts a word that is longer than its column, such as the number of a document', () => {
    const rows = [['quý III/2026', 'Báo cáo số 18/BC-TTDVSNCONG/2026', '1.234.567.890,12']];
    const text = table(COLUMNS, rows, 46, plain);
    expect(text).not.toContain('…');
    expect(text.replaceAll('\n', '').replaceAll(' ', '')).toContain('18/BC-TTDVSNCONG/2026');
  });

  it('of no rows is its heads', () => {
    expect(table(COLUMNS, [], 80, plain)).toBe('Mã  Tên  Kết quả');
  });
});

const word = fc.stringMatching(/^[a-zà-ỹĐđ]{1,9}$/u);
const words = fc.array(word, { minLength: 1, maxLength: 12 }).map((list) => list.join(' '));
const number = fc.stringMatching(/^[1-9]\d{0,2}(\.\d{3}){0,2}(,\d{1,3})?$/u);
const code = fc.stringMatching(/^[A-Z]{2}[0-9]{1,3}$/u);

it('no table with a column of words is wider than the screen, and no number is cut', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(code, words, number), { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 45, max: 120 }),
      (rows, width) => {
        const text = table(COLUMNS, rows, width, plain);
        expect(screenWidth(text)).toBeLessThanOrEqual(width);
        const lines = text.split('\n');
        for (const [rowCode, name, value] of rows) {
          expect(lines.some((line) => line.startsWith(rowCode) && line.endsWith(value))).toBe(true);
          for (const part of name.split(' ')) expect(text).toContain(part);
        }
      },
    ),
  );
});

describe('wrapped text', () => {
  it.each([
    ['một hai ba', 20, '', 'một hai ba'],
    ['một hai ba', 7, '', 'một hai\nba'],
    ['một hai ba', 7, '  ', 'một hai\n  ba'],
    ['  - một hai ba', 9, '    ', '  - một\n    hai\n    ba'],
    ['dòng một\ndòng hai', 80, '  ', 'dòng một\ndòng hai'],
    ['dài-quá-khổ ngắn', 5, ' ', 'dài-quá-khổ\n ngắn'],
    ['', 10, '  ', ''],
  ])('%j within %i', (text, width, indent, expected) => {
    expect(wrap(text, width, indent)).toBe(expected);
  });

  it('keeps every word, in lines that fit', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 12, max: 60 }), (text, width) => {
        const lines = wrap(text, width, '  ').split('\n');
        expect(lines.map((line) => line.trim()).join(' ')).toBe(text);
        expect(Math.max(...lines.map(screenWidth))).toBeLessThanOrEqual(width);
      }),
    );
  });
});
