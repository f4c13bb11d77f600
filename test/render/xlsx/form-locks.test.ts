import { describe, expect, test } from 'vitest';
import { baseForm, formBook, rulesOf, sheetXml, UNITS, unlockedIn } from '../../support/form-book.ts';
import { part } from '../../support/xlsx-read.ts';

describe('what may be filled in', () => {
  test('figures, notes, states, boxes and the signature; nothing else', async () => {
    const form = await formBook({ unit: 'KT' });
    const unlocked = unlockedIn(form);
    const open = (key: string): string =>
      ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K', 'L']
        .filter((column) => unlocked.has(form.at(key, column)))
        .join('');
    expect(open('I:thiet-bi')).toBe('GHJKL');
    expect(open('I:kinh-te-so')).toBe('IJKL');
    expect(open('I:ngan-sach-khoa-hoc')).toBe('GHIKL');
    expect(open('T:III.3.1')).toBe('GHIJKL');
    expect(open('R:difficulty')).toBe('BCDEFGHIJKL');
    expect([open('H:indicators'), open('H:tasks'), open('S:I')]).toEqual(['', '', '']);
    expect([...unlocked].filter((address) => Number(address.slice(1)) < form.row('S:I'))).toEqual([]);
  });

  test.each(UNITS)(
    '%s: the sheet is locked without a password, rows and columns can be made wider',
    async (unit) => {
      const xml = sheetXml(await formBook({ unit }));
      expect(xml).toContain('<sheetProtection sheet="1" formatColumns="0" formatRows="0"/>');
    },
  );

  test('text stays as it is typed', async () => {
    const form = await formBook({ unit: 'KT' });
    const styles = part(form.bytes, 'xl/styles.xml');
    const formats = [
      ...(/<cellXfs[^>]*>(.*?)<\/cellXfs>/u.exec(styles)?.[1] ?? '').matchAll(/<xf numFmtId="(\d+)"/gu),
    ];
    const formatOf = (key: string, column: string): string | undefined => {
      const style = new RegExp(`<c r="${form.at(key, column)}" s="(\\d+)"`, 'u').exec(sheetXml(form))?.[1];
      return formats[Number(style)]?.[1];
    };
    const TEXT = '49';
    expect(formatOf('I:ngan-sach-khoa-hoc', 'G')).toBe(TEXT);
    for (const column of ['J', 'K', 'L']) expect(formatOf('I:thiet-bi', column)).toBe(TEXT);
    expect([formatOf('R:difficulty', 'B'), formatOf('T:III.3.1', 'I')]).toEqual([TEXT, TEXT]);
    expect(['G', 'H', 'I'].map((column) => formatOf('I:thiet-bi', column))).not.toContain(TEXT);
  });
});

describe('what is refused while people type', () => {
  test('numerator and denominator hold each other', async () => {
    const form = await formBook({ unit: 'KT' });
    const row = form.row('I:thiet-bi');
    const rules = rulesOf(form);
    expect(rules.get(`G${row}`)).toMatchObject({ type: 'custom', title: 'Tử số chưa đúng', blanks: false });
    expect(rules.get(`G${row}`)?.formulas).toEqual([
      `AND(ISNUMBER(G${row}),G${row}>=0,G${row}<=999999999999999,G${row}=INT(G${row}),OR(ISBLANK(H${row}),G${row}<=H${row}))`,
    ]);
    expect(rules.get(`H${row}`)?.formulas).toEqual([
      `AND(ISNUMBER(H${row}),H${row}>=0,H${row}<=999999999999999,H${row}=INT(H${row}),OR(ISBLANK(G${row}),G${row}<=H${row}))`,
    ]);
    expect(rules.get(`G${row}`)?.message).toBe(
      'Tử số phải là số nguyên không âm và không lớn hơn mẫu số. Chỉ gõ chữ số, không gõ kèm đơn vị tính.',
    );
  });

  test.each([
    [
      'a percentage that may exceed 100',
      'CT01',
      'decimal',
      ['0', '999999999999999'],
      'Kết quả phải là số không âm.',
    ],
    ['a whole count', 'CT02', 'whole', ['0', '999999999999999'], 'Kết quả phải là số nguyên không âm.'],
    [
      'an amount that may be negative',
      'CT03',
      'decimal',
      ['-999999999999999', '999999999999999'],
      'Kết quả phải là số.',
    ],
  ])('%s', async (_, code, type, formulas, message) => {
    const form = await baseForm([]);
    const rule = rulesOf(form).get(form.at(`I:${code}`, 'I'));
    expect(rule).toMatchObject({ type, formulas, blanks: true });
    expect(rule?.message.startsWith(message)).toBe(true);
  });

  test('a percentage, a milestone, no cases, the state of a task', async () => {
    const form = await formBook({ unit: 'KT' });
    const rules = rulesOf(form);
    expect(rules.get(form.at('I:kinh-te-so', 'I'))).toMatchObject({
      type: 'decimal',
      formulas: ['0', '100'],
    });
    expect(rules.get(form.at('I:ngan-sach-khoa-hoc', 'I'))?.formulas).toEqual([
      '"Chưa triển khai,Đang thực hiện,Xong"',
    ]);
    expect(rules.get(form.at('I:thiet-bi', 'J'))?.formulas).toEqual(['"Không phát sinh"']);
    expect(rules.get(form.at('I:ngan-sach-khoa-hoc', 'J'))).toBeUndefined();
    expect(rules.get(form.at('T:III.3.1', 'G'))?.formulas).toEqual([
      '"Chưa triển khai,Đang thực hiện,Hoàn thành,Tạm dừng"',
    ]);
  });

  test.each(UNITS)('%s: every text is as short as Excel wants it, and Vietnamese', async (unit) => {
    const rules = [...rulesOf(await formBook({ unit })).values()];
    expect(rules.length).toBeGreaterThan(0);
    for (const { title, message, prompt, formulas } of rules) {
      expect(title.length).toBeLessThanOrEqual(32);
      expect(message.length).toBeLessThanOrEqual(225);
      expect(prompt.length).toBeLessThanOrEqual(255);
      expect(message).toMatch(/[àáâãèéêìíòóôõùúýăđĩũơưạ-ỹ]/u);
      for (const formula of formulas) expect(formula.length).toBeLessThanOrEqual(255);
    }
  });
});
