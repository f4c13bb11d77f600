import { describe, expect, test } from 'vitest';
import { cellText, plainText, shortened } from '../../../src/render/xlsx/cell-text.ts';
import type { PlanFile } from '../../../src/domain/plan-file.ts';
import { planBaseFile, reportOf } from '../../support/report-world.ts';
import { part, partsOf, rendered } from '../../support/xlsx-read.ts';

describe('text for a cell', () => {
  test.each([
    ['control characters', 'a\u0000b\u0007c\u001bd\u007fe\u0085f', 'abcdef'],
    ['non-characters', 'a\ufffeb\uffffc', 'abc'],
    ['turns of direction', 'a\u202eb\u2066c\u2069d', 'abcd'],
    ['half of a pair', 'a\ud800b\udc00c', 'abc'],
    ['a whole pair', 'a😀b', 'a😀b'],
    ['line breaks of three kinds', 'a\r\nb\rc\nd', 'a\nb\nc\nd'],
    ['parted letters', 'Ho\u0300a', 'Hòa'],
    ['what looks like an escape', '_x000D_', '_x005F_x000D_'],
    ['escapes that share a line', '_x0041_x0042_', '_x005F_x0041_x005F_x0042_'],
    ['ordinary underscores', 'a_x1_b', 'a_x1_b'],
    ['a formula', '=1+1', '=1+1'],
  ])('%s', (_, text, safe) => expect(cellText(text)).toBe(safe));

  test('is never longer than a cell can hold', () => {
    expect(cellText('a'.repeat(40_000))).toHaveLength(32_767);
    expect(cellText('_x0041_'.repeat(5_000)).length).toBeLessThanOrEqual(32_767);
    expect(plainText(cellText('😀'.repeat(20_000)))).not.toMatch(/\p{Surrogate}/u);
  });

  test('is shortened between words', () => {
    expect(shortened('một hai ba bốn', 11)).toBe('một hai ba…');
    expect(shortened('một', 11)).toBe('một');
  });
});

const NAMES = ["'Thôn' [A]*?", '=HYPERLINK("http://x","y")', '+84 "&<>', '-1 @SUM(A1) _x000D_ \u0007'];
const LONG = 'Tổ dân phố số 1/2 khu vực chợ Đầu Mối B';

function hostilePlan(): PlanFile {
  const file = planBaseFile();
  return {
    ...file,
    title: '=cmd|calc & <b>kế hoạch</b>',
    issuer: { ...file.issuer, agency: '@BAN & <CHỈ ĐẠO>', place: '+Xã' },
    units: file.units.map((unit, index) => ({
      ...unit,
      name: NAMES[index] ?? LONG,
      shortName: index === 0 ? LONG : null,
    })),
    indicators: file.indicators.map((indicator, index) => ({
      ...indicator,
      name: index === 3 ? '=1+1' : `${indicator.name} & <x>`,
    })),
  };
}

describe('a workbook of hostile names', () => {
  const figures = NAMES.map((name, index) => ({
    indicator: 'CT04',
    unit: `T0${index + 1}`,
    quarter: '2025Q1',
    figure: '1/2',
    note: `=${name}`,
    source: '@x',
    by: '=me',
  }));
  const report = reportOf({ file: hostilePlan(), period: '2025Q1', figures });

  test('keeps text as text', async () => {
    const book = await rendered(report);
    expect(book.annex('=1+1', 'B')).toMatchObject({ t: 's', v: '=1+1' });
    expect(book.annex('=1+1', 'B')?.f).toBeUndefined();
    for (const name of NAMES.slice(0, 3))
      expect(book.cell('details', `C${book.row('details', 'C', name)}`)?.f).toBeUndefined();
    const formulas = [...book.cells('details').values(), ...book.cells('annex').values()].flatMap(({ f }) =>
      f === undefined ? [] : [f],
    );
    for (const formula of formulas)
      expect(formula).toMatch(
        /^(?:[A-Z\d+*/(),:!.' <=>]|Số liệu theo đơn vị|"(?:Vượt|Đạt|Chưa đạt|Đang thực hiện)")+$/u,
      );
  });

  test('reads back what was typed, control characters aside', async () => {
    const book = await rendered(report);
    expect(book.words('details')).toContain('-1 @SUM(A1) _x000D_ ');
    expect(book.words('annex')).toContain('@BAN & <CHỈ ĐẠO>');
  });

  test('C119: its sheets have names of their own', async () => {
    expect((await rendered(report)).book.SheetNames).toEqual([
      'Phụ lục',
      'Số liệu theo đơn vị',
      'Theo đơn vị',
      'Kỷ luật báo cáo',
      'Biểu đồ',
      'Ghi chú cách tính',
    ]);
  });

  test('is well-formed in every part', async () => {
    const { bytes } = await rendered(report);
    for (const xml of partsOf(bytes).values()) {
      expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/u);
      expect(xml.replace(/&(?:amp|lt|gt|quot|apos|#\d+);/gu, '')).not.toContain('&');
    }
    expect(part(bytes, 'docProps/core.xml')).toContain(
      '<dc:subject>=cmd|calc &amp; &lt;b&gt;kế hoạch&lt;/b&gt;</dc:subject>',
    );
  });
});
