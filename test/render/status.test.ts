/** DESIGN 4, issue 2 §4: the picture on the screen fits every terminal and never cuts a number. */
import { describe, expect, it } from 'vitest';
import { statusOf, type Status } from '../../src/domain/status.ts';
import { attainmentText, resultText, targetText } from '../../src/render/figures.ts';
import { renderStatus } from '../../src/render/status.ts';
import { screenWidth } from '../../src/render/table.ts';
import { look } from '../../src/usecases/look.ts';
import { demoStore, LANGUAGES, screen, TODAY } from '../support/demo-world.ts';
import { aPlan, period } from '../support/plan-builder.ts';

const store = demoStore();
const WIDTHS = Array.from({ length: 121 }, (_, index) => index + 40);

const status = (at = '2026Q3', unit: string | null = null): Status =>
  statusOf(look(store(), TODAY).view, period(at), unit);

describe('the demo world, reviewed by eye', () => {
  it.each(LANGUAGES.flatMap((language) => [40, 80, 120, 200].map((columns) => [language, columns] as const)))(
    'in %s at %i columns',
    async (language, columns) => {
      await expect(`${renderStatus(status(), screen(language, columns))}\n`).toMatchFileSnapshot(
        `../golden/status/demo-${language}-${columns}.txt`,
      );
    },
  );

  it.each([
    ['first-quarter', '2026Q1', null],
    ['empty-quarter', '2026Q4', null],
    ['year', '2026', null],
    ['half-year', '2026H1', null],
    ['one-unit', '2026Q3', 'PVHCC'],
  ])('%s at 80 columns', async (name, at, unit) => {
    for (const language of LANGUAGES)
      await expect(`${renderStatus(status(at, unit), screen(language, 80))}\n`).toMatchFileSnapshot(
        `../golden/status/${name}-${language}-80.txt`,
      );
  });
});

/** The first and last width at which a line is too long, and the line. */
function tooWide(made: Status, language: 'vi' | 'en'): string {
  const found = WIDTHS.flatMap((columns) =>
    renderStatus(made, screen(language, columns))
      .split('\n')
      .flatMap((line) => (screenWidth(line) > columns ? [`${columns}: ${line}`] : [])),
  );
  return found.length === 0 ? 'none' : `${found.length} lines, from ${found[0]} to ${found.at(-1)}`;
}

/** Amounts as long as they may be, long names, several units, odd letters. */
const large = (): Status => {
  const plan = aPlan()
    .section('I')
    .section('a', 'I')
    .unit('THON-DONG-HOA', { name: 'Thôn Đông Hoà' })
    .units('B', 'C')
    .indicator('thu-ngan-sach-tren-dia-ban', {
      kind: 'amount',
      measure: 'triệu đồng',
      decimals: 6,
      section: 'a',
      name: 'Thu ngân sách nhà nước trên địa bàn xã, gồm cả các khoản thu điều tiết và thu chuyển nguồn '
        .repeat(3)
        .trim(),
    })
    .indicator('CT', { kind: 'amount', decimals: 2, measure: 'hộ', section: 'a' })
    .indicator('TL', { section: 'a', name: 'Tỷ lệ'.normalize('NFD') })
    .target('thu-ngan-sach-tren-dia-ban', '999999999999999.999999')
    .target('CT', '1000000')
    .target('TL', '70')
    .figure('thu-ngan-sach-tren-dia-ban', 'THON-DONG-HOA', '2026Q3', '999999999999999.999998')
    .figure('thu-ngan-sach-tren-dia-ban', 'B', '2026Q3', '999999999999999.999999')
    .figure('CT', 'B', '2026Q2', '123456.78')
    .figure('TL', 'C', '2026Q3', '69996/100000');
  return statusOf(plan.view(), period('2026Q3'));
};

/** The numbers of the model as the screen writes them, without their measures. */
const numbersOf = ({ rows }: Status, language: 'vi' | 'en'): string[] =>
  rows.flatMap((row) =>
    [targetText, resultText, attainmentText].flatMap(
      (text) => /\d[\d.,]*%?/u.exec(text(row, screen(language, 80))) ?? [],
    ),
  );

describe.each(LANGUAGES)('at any width from 40 to 160, in %s', (language) => {
  it.each([
    ['the demo', () => status()],
    ['one unit', () => status('2026Q3', 'PVHCC')],
    ['an empty quarter', () => status('2026Q4')],
    ['a year', () => status('2026')],
  ])('no line of %s is wider than the terminal', (_, make) => {
    const made = make();
    expect(tooWide(made, language)).toBe('none');
  });

  it('no line of the longest numbers is wider than the terminal', () => {
    const made = large();
    expect(tooWide(made, language)).toBe('none');
  });

  it.each([
    ['the demo', () => status()],
    ['the longest numbers', large],
  ])('every number of %s stands whole in one line', (_, make) => {
    const made = make();
    const expected = numbersOf(made, language);
    expect(expected.length).toBeGreaterThan(5);
    for (const columns of WIDTHS) {
      const lines = renderStatus(made, screen(language, columns)).split('\n');
      const cut = expected.filter((number) => !lines.some((line) => line.includes(number)));
      expect([columns, cut]).toEqual([columns, []]);
    }
  });

  it('every indicator, heading and verdict of the demo is there', () => {
    const made = status();
    for (const columns of WIDTHS) {
      const text = renderStatus(made, screen(language, columns));
      const codes = made.rows.filter(({ indicator }) => !text.includes(indicator.code));
      expect([columns, codes.map(({ indicator }) => indicator.code)]).toEqual([columns, []]);
    }
  });

  it('colour changes nothing but colour', () => {
    const made = status();
    for (const columns of [40, 80, 120, 160]) {
      const coloured = renderStatus(made, screen(language, columns, true));
      expect(coloured).toContain('\u001b[');
      expect(coloured.replace(/\u001b\[[0-9;]*m/gu, '').replace(/ +$/gmu, '')).toBe(
        renderStatus(made, screen(language, columns)),
      );
    }
  });

  it('no colour runs over the end of a line', () => {
    for (const columns of [40, 80, 120]) {
      for (const line of renderStatus(status(), screen(language, columns, true)).split('\n')) {
        const codes = line.match(/\u001b\[\d+m/gu) ?? [];
        const open = codes.filter((code) => !['\u001b[39m', '\u001b[22m'].includes(code)).length;
        expect(open === 0 || codes.at(-1) === '\u001b[39m' || codes.at(-1) === '\u001b[22m').toBe(true);
      }
    }
  });
});

it('a plan without indicators says so', () => {
  const empty = statusOf(aPlan().view(), period('2026Q3'));
  expect(renderStatus(empty, screen('vi', 80))).toContain('Không có dòng nào.');
});
