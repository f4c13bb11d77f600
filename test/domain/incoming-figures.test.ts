/** Rows of a table -> figures, with every doubt said and every fault in its place. */
import { describe, expect, test } from 'vitest';
import type { Day } from '../../src/domain/day.ts';
import { planFromFile } from '../../src/domain/plan-file.ts';
import { newStore } from '../support/data-file.ts';
import { reading, type Said } from '../support/import-preview.ts';
import { lienMinhFile, planBaseFile } from '../support/report-world.ts';

const HEAD = 'Mã đơn vị;Mã chỉ tiêu;Kỳ;Giá trị';
const PAIRS = 'Mã đơn vị;Mã chỉ tiêu;Kỳ;Tử số;Mẫu số;Giá trị';

const table = (head: string, ...rows: string[]): Promise<Said> => reading(newStore(), [head, ...rows]);
const values = (...texts: string[]): Promise<Said> =>
  table(HEAD, ...texts.map((text, index) => `T0${index + 1};CT03;2025Q1;${text}`));
const value = (unit: string, text: string): string => `CT03 ${unit} 2025Q1 ${text}`;

describe('the decimal mark (DESIGN 3.9)', () => {
  test('a comma that one figure proves makes dots thousands', async () => {
    expect(await values('12.345', '0,5')).toEqual({
      figures: [value('T01', '12345'), value('T02', '0.5')],
      faults: [],
      notes: ['mark_proved 2'],
    });
  });

  test('a dot that one figure proves makes commas thousands, in all shapes', async () => {
    expect(await values('12,345', '95.2', '1,234,567', '1,234.5')).toEqual({
      figures: [value('T01', '12345'), value('T02', '95.2'), value('T03', '1234567'), value('T04', '1234.5')],
      faults: [],
      notes: ['mark_proved 2'],
    });
  });

  test('a dot that one figure proves makes another dot with three digits a decimal too', async () => {
    expect((await values('1.234', '95.2')).figures).toEqual([value('T01', '1.234'), value('T02', '95.2')]);
  });

  test('nothing proves: one dot with three digits is refused with its place, a comma is decimal', async () => {
    expect(await values('1.234', '5', '12,345')).toEqual({
      figures: [value('T02', '5'), value('T03', '12.345')],
      faults: ['figure_ambiguous 2 D2'],
      notes: [],
    });
  });

  test('both proved: the file is refused, whatever its other figures', async () => {
    expect(await values('0,5', '95.2', '7')).toEqual({
      figures: [],
      faults: ['marks_conflict 3'],
      notes: [],
    });
  });

  test('a figure that proves its own mark is said nothing of', async () => {
    expect((await values('-0,125', '85,5')).notes).toEqual([]);
  });

  test('a mark that is declared settles it, and what does not fit it is refused', async () => {
    const rows = [HEAD, 'T01;CT03;2025Q1;1.234', 'T02;CT03;2025Q1;95.2'];
    const store = newStore();
    expect((await reading(store, rows, { decimal: 'dot' })).figures).toEqual([
      value('T01', '1.234'),
      value('T02', '95.2'),
    ]);
    const comma = await reading(store, rows, { decimal: 'comma' });
    expect([comma.figures, comma.faults]).toEqual([[value('T01', '1234')], ['figure_unreadable 3 D3']]);
  });

  test('pairs in one cell prove and are read like single figures', async () => {
    const { figures, faults, notes } = await table(
      HEAD,
      'T01;CT04;2025Q1;1,500/2,000',
      'T02;CT03;2025Q1;1.5',
    );
    expect([figures[0], faults, notes]).toEqual(['CT04 T01 2025Q1 1500/2000', [], ['mark_proved 2']]);
    const alone = await table(HEAD, 'T01;CT04;2025Q1;1.500/2.000');
    expect(alone.faults).toEqual(['figure_ambiguous 2 D2']);
  });

  test('figures of columns that hold none prove nothing: a note or a source of 0.5', async () => {
    const head = `${HEAD};Ghi chú`;
    expect((await table(head, 'T01;CT03;2025Q1;1.234;0,5')).faults).toEqual(['figure_ambiguous 2 D2']);
  });
});

describe('ratios', () => {
  test('counts, with a percentage that agrees within rounding, or does not', async () => {
    expect(
      await table(
        PAIRS,
        'T01;CT04;2025Q1;412;530;77,7',
        'T02;CT04;2025Q1;412;530;77,74 %',
        'T03;CT04;2025Q1;412;530;78',
        'T04;CT04;2025Q1;412;530;',
      ),
    ).toEqual({
      figures: [1, 2, 4].map((unit) => `CT04 T0${unit} 2025Q1 412/530`),
      faults: ['columns_disagree 4 F4'],
      notes: [],
    });
  });

  test('a percentage alone, one count alone, more than the whole, part of a count', async () => {
    expect(
      (
        await table(
          PAIRS,
          'T01;CT04;2025Q1;;;75%',
          'T02;CT04;2025Q1;5;;',
          'T03;CT04;2025Q1;12;10;',
          'T04;CT04;2025Q1;1,5;10;',
        )
      ).faults,
    ).toEqual(['figure_bare_percent 2 F2', 'row_lacks 3', 'figure_over_whole 4 D4', 'figure_not_whole 5 D5']);
  });

  test('counts for an indicator that has none are refused, never dropped', async () => {
    expect((await table(PAIRS, 'T01;CT03;2025Q1;5;10;')).faults).toEqual(['figure_wrong_form 2 D2']);
  });
});

test('không phát sinh beside 0 of 0 agrees, beside a count it does not', async () => {
  const rows = ['T01;CT04;2025Q1;0;0;Không phát sinh', 'T02;CT04;2025Q1;5;10;Không phát sinh'];
  const { figures, faults } = await table(PAIRS, ...rows);
  expect([figures, faults]).toEqual([['CT04 T01 2025Q1 0/0'], ['columns_disagree 3 F3']]);
});

test('không phát sinh, 0 of 0, zero and blank are four things', async () => {
  expect(
    await table(
      PAIRS,
      'T01;CT04;2025Q1;;;Không phát sinh',
      'T02;CT04;2025Q1;khong phat sinh;;',
      'T03;CT04;2025Q1;0;0;',
      'T04;CT04;2025Q1;0;10;',
      'T01;CT03;2025Q1;;;',
    ),
  ).toEqual({
    figures: [
      'CT04 T01 2025Q1 no cases',
      'CT04 T02 2025Q1 no cases',
      'CT04 T03 2025Q1 0/0',
      'CT04 T04 2025Q1 0/10',
    ],
    faults: [],
    notes: ['value_blank 6'],
  });
});

describe('percentages', () => {
  test('70%, 70 and 0,7 of a % indicator; the last with a doubt', async () => {
    const rows = ['70%', '70', '0,7'].map((text, index) => `T0${index + 1};CT01;2025Q1;${text}`);
    expect(await table(HEAD, ...rows)).toEqual({
      figures: ['CT01 T01 2025Q1 70', 'CT01 T02 2025Q1 70', 'CT01 T03 2025Q1 0.7'],
      faults: [],
      notes: ['maybe_percent 4'],
    });
  });

  test('a percent sign for what is no percentage, and counts that are negative or broken', async () => {
    expect(
      (await table(HEAD, 'T01;CT02;2025Q1;70%', 'T02;CT02;2025Q1;-5', 'T03;CT02;2025Q1;2,5')).faults,
    ).toEqual(['figure_percent_sign 2 D2', 'figure_negative 3 D3', 'figure_not_whole 4 D4']);
  });
});

describe('units and indicators', () => {
  const NAMES = 'Đơn vị;Chỉ tiêu;Kỳ;Giá trị';

  test('by whole name in any spelling without a word, by a part with one', async () => {
    expect(
      await table(
        NAMES,
        'thon dong hoa;THU NGÂN SÁCH;2025Q1;1',
        'Thôn An Phú;Thu ngân sách;2025Q1;2',
        'Thủy Lợi;ngân sách;2025Q1;3',
      ),
    ).toEqual({
      figures: [value('T01', '1'), value('T03', '2'), value('T04', '3')],
      faults: [],
      notes: ['taken_for 4', 'taken_for 4'],
    });
  });

  test('several, none, a code of another kind, a look-alike: refused, nothing is created', async () => {
    expect(
      (
        await table(
          NAMES,
          'thôn;Thu ngân sách;2025Q1;1',
          'Bản Vược;Thu ngân sách;2025Q1;2',
          'CT03;Thu ngân sách;2025Q1;2',
          'T0l;Thu ngân sách;2025Q1;2',
          'T01;số;2025Q1;2',
          'T01;Đàn trâu;2025Q1;2',
        )
      ).faults,
    ).toEqual([
      'unit_ambiguous 2 A2',
      'unit_not_found 3 A3',
      'unit_not_found 4 A4',
      'unit_not_found 5 A5',
      'indicator_ambiguous 6 B6',
      'indicator_not_found 7 B7',
    ]);
  });

  test('code and name beside each other must be of the same thing; either alone will do', async () => {
    const head = 'Mã đơn vị;Tên đơn vị;Mã chỉ tiêu;Tên chỉ tiêu;Kỳ;Giá trị';
    expect(
      await table(
        head,
        'T01;Thôn Đông Hòa;CT03;Thu ngân sách;2025Q1;1',
        'T02;Thôn An Phú;CT03;;2025Q1;2',
        'T03;;CT03;Số hộ nghèo;2025Q1;3',
        ';Thủy Lợi;;Thu ngân sách;2025Q1;4',
        'T02;;;;2025Q1;5',
        ';;CT03;;2025Q1;6',
      ),
    ).toEqual({
      figures: [value('T01', '1'), value('T04', '4')],
      faults: ['columns_disagree 3 B3', 'columns_disagree 4 D4', 'row_lacks 6', 'row_lacks 7'],
      notes: ['taken_for 5'],
    });
  });

  test('a name in the old TCVN3 letters is read with a word', async () => {
    expect(await table(NAMES, 'Th«n §«ng Hßa;Thu ng©n s¸ch;2025Q1;1')).toEqual({
      figures: [value('T01', '1')],
      faults: [],
      notes: ['old_font 2', 'old_font 2'],
    });
  });

  test('a unit that does not report the indicator, and one after its days', async () => {
    const base = planBaseFile();
    const plan = planFromFile({
      ...base,
      units: base.units.map((unit) => (unit.code === 'T04' ? { ...unit, to: '2025-03-31' } : unit)),
      indicators: base.indicators.map((one) => (one.code === 'CT02' ? { ...one, reporters: ['T01'] } : one)),
    });
    const rows = [HEAD, 'T02;CT02;2025Q1;1', 'T04;CT03;2025Q2;1', 'T04;CT03;2025Q1;1'];
    const said = await reading(newStore(plan), rows);
    expect([said.figures, said.faults]).toEqual([
      [value('T04', '1')],
      ['unit_not_reporter 2 A2', 'outside_days 3 A3'],
    ]);
  });
});

describe('periods', () => {
  const period = (text: string): Promise<Said> => table(HEAD, `T01;CT03;${text};1`);

  test.each([
    ['2025Q2', '2025Q2'],
    ['Quý III/2025', '2025Q3'],
    ['q4', '2025Q4'],
    ['2', '2025Q2'],
    ['Q1/2024', '2024Q1'],
    ['31/03/2025', '2025Q1'],
    ['2025-04-01', '2025Q2'],
    ['1/1/2025', '2025Q1'],
  ])('%s is %s', async (text, quarter) => {
    expect((await period(text)).figures).toEqual([`CT03 T01 ${quarter} 1`]);
  });

  test.each([
    ['2025', 'period_not_quarter'],
    ['6 tháng', 'period_not_quarter'],
    ['31/2/2025', 'day_impossible'],
    ['quý V', 'period_unreadable'],
  ])('%s is refused as %s', async (text, kind) => {
    expect((await period(text)).faults).toEqual([`${kind} 2 C2`]);
  });

  test('a day in the plan of 15th to 14th that two ways of counting disagree on is refused', async () => {
    const store = newStore(planFromFile(lienMinhFile()));
    const rows = [
      'Đơn vị;Mã chỉ tiêu;Kỳ;Tử số;Mẫu số',
      'PVHCC;hai-long;20/09/2026;1;2',
      'PVHCC;hai-long;10/09/2026;1;2',
    ];
    const said = await reading(store, rows, { today: '2026-09-16' as Day });
    expect([said.figures, said.faults]).toEqual([['hai-long PVHCC 2026Q3 1/2'], ['period_doubtful 2 C2']]);
  });

  test('year and quarter, in whatever writing', async () => {
    const rows = ['2025;1', '2025;IV', '2025;quý II', '2024;3', '1999;1', '2025;5', '2025;', ';2'].map(
      (both, index) => `T0${(index % 4) + 1};CT03;${both};1`,
    );
    const said = await table('Mã đơn vị;Mã chỉ tiêu;Năm;Quý;Giá trị', ...rows);
    expect(said).toEqual({
      figures: ['CT03 T01 2025Q1 1', 'CT03 T02 2025Q4 1', 'CT03 T03 2025Q2 1', 'CT03 T04 2024Q3 1'],
      faults: ['period_unreadable 6 D6', 'period_unreadable 7 D7', 'row_lacks 8 C8', 'row_lacks 9 D9'],
      notes: [],
    });
  });

  test('without any, all figures are of the quarter that is collected, or the one asked for', async () => {
    const rows = ['Mã đơn vị;Mã chỉ tiêu;Giá trị', 'T01;CT03;1'];
    const store = newStore();
    expect((await reading(store, rows)).figures).toEqual(['CT03 T01 2025Q1 1']);
    expect((await reading(store, rows, { period: 'q4' })).figures).toEqual(['CT03 T01 2025Q4 1']);
  });

  test('a row of another quarter than the one asked for is refused', async () => {
    const rows = [HEAD, 'T01;CT03;2025Q1;1', 'T02;CT03;2025Q2;1'];
    const said = await reading(newStore(), rows, { period: '2025Q1' });
    expect([said.figures, said.faults]).toEqual([[value('T01', '1')], ['columns_disagree 3 C3']]);
  });
});

test('milestones: states in both languages; other words are refused', async () => {
  const store = newStore(planFromFile(lienMinhFile()));
  const rows = [
    'Đơn vị;Mã chỉ tiêu;Kỳ;Giá trị',
    'VHXH;ra-soat-co-che;2026Q2;In progress',
    'VHXH;ra-soat-co-che;2026Q3;Đã hoàn thành',
    'VHXH;ra-soat-co-che;2026Q4;gần xong',
  ];
  const said = await reading(store, rows, { today: '2026-09-16' as Day });
  expect([said.figures, said.faults]).toEqual([
    ['ra-soat-co-che VHXH 2026Q2 in_progress', 'ra-soat-co-che VHXH 2026Q3 done'],
    ['figure_wrong_form 4 D4'],
  ]);
});
