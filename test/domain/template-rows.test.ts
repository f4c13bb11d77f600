/** Rows that the province drew ahead: where they begin and end, and what their placeholders mean. */
import { describe, expect, test } from 'vitest';
import { planFromFile } from '../../src/domain/plan-file.ts';
import { indicatorAt, unitAt } from '../../src/domain/plan.ts';
import { fieldText } from '../../src/domain/template-fields.ts';
import {
  filterOf,
  findRowField,
  partForm,
  type PlacedText,
  type RowsOf,
} from '../../src/domain/template-rows.ts';
import { day } from '../support/plan-builder.ts';
import { lienMinhFile } from '../support/report-world.ts';

const plan = planFromFile(lienMinhFile());
const TODAY = day('2026-09-14');
const names = {
  indicators: plan.indicators.map((indicator) => indicatorAt(indicator, TODAY)),
  units: plan.units.map((unit) => unitAt(unit, TODAY)),
  sections: plan.sections,
};

/** `A4 text`, one per cell, of a sheet. */
const cells = (...texts: readonly string[]): PlacedText[] =>
  texts.map((each) => {
    const [, letter = '', row = '', text = ''] = /^([A-Z])(\d+) (.*)$/u.exec(each) ?? [];
    return {
      sheet: 'B',
      row: Number(row),
      column: letter.charCodeAt(0) - 64,
      place: `B!${letter}${row}`,
      text,
    };
  });

describe('where rows begin and end', () => {
  test('marks are taken out of the cells that they stand in', () => {
    const { blocks, single, marked, faults } = partForm(
      cells(
        'A1 {{ky.ten}}',
        'A4 {{#chi-tieu c}}{{stt}}',
        'B4 {{ten}}',
        'A9 {{/chi-tieu}}',
        'B11 {{hom-nay}}',
      ),
    );
    expect(faults).toEqual([]);
    expect(blocks).toMatchObject([{ rows: 'indicators', filter: 'c', place: 'B!A4', first: 4, last: 9 }]);
    expect(blocks[0]?.cells.map(({ place, text }) => `${place} ${text}`)).toEqual([
      'B!A4 {{stt}}',
      'B!B4 {{ten}}',
    ]);
    expect(single.map(({ place }) => place)).toEqual(['B!A1', 'B!B11']);
    expect(marked.map(({ place, text }) => [place, text])).toEqual([['B!A9', '']]);
  });

  test.each(['{{#chi-tieu}}', '{{# indicators}}', '{{#indicator}}'])('%s opens', (mark) => {
    const close = mark.includes('indicator') ? '{{/indicators}}' : '{{/chi-tieu}}';
    expect(partForm(cells(`A4 ${mark}`, `A4 {{ten}}`, `A6 ${close}`)).blocks).toHaveLength(1);
  });

  test.each([
    [['A4 {{#chi-tieu}}', 'B4 {{ten}}']],
    [['A4 {{ten}}', 'A6 {{/chi-tieu}}']],
    [['A4 {{#chi-tieu}}', 'A6 {{/don-vi}}']],
    [['A4 {{#chi-tieu}}', 'A5 {{#don-vi}}', 'A6 {{/don-vi}}', 'A7 {{/chi-tieu}}']],
    [['A4 {{#chi-tiu}}', 'A6 {{/chi-tiu}}']],
  ])('%j is refused', (texts) => {
    expect(partForm(cells(...texts)).faults.length).toBeGreaterThan(0);
  });
});

describe('what a placeholder of a row means', () => {
  test.each<[string, RowsOf, string]>([
    ['stt', 'indicators', 'stt'],
    ['no', 'units', 'stt'],
    ['Kết quả', 'indicators', 'ket-qua'],
    ['result', 'tasks', 'ket-qua'],
    ['ten', 'units', 'ten'],
    ['ho-so-dien-tu.tu-so', 'units', 'ho-so-dien-tu.tu-so'],
    ['ky.ten', 'tasks', 'ky.ten'],
    ['phu-song-5g.ket-qua', 'indicators', 'phu-song-5g.ket-qua'],
  ])('%s of %s', (text, rows, field) => {
    const found = findRowField(text, rows, names);
    expect(found.found === 'one' ? fieldText(found.field, 'vi') : found).toBe(field);
  });

  test('what is none gets the nearest of its rows', () => {
    expect(findRowField('ket-qa', 'indicators', names)).toEqual({ found: 'none', nearest: ['ket-qua'] });
    expect(findRowField('trang-thi', 'tasks', names)).toMatchObject({ nearest: ['trang-thai'] });
  });
});

test('a filter names a section, an indicator or a unit', () => {
  expect(filterOf({ rows: 'indicators', filter: 'I.2.c.1' }, names)).toMatchObject({
    section: { code: 'I.2.c.1' },
  });
  expect(filterOf({ rows: 'indicators', filter: 'kinh te so' }, names)).toMatchObject({
    section: { code: 'I.2.c.2' },
  });
  expect(filterOf({ rows: 'units', filter: 'ho-so-dien-tu' }, names)).toMatchObject({ found: 'indicator' });
  expect(filterOf({ rows: 'tasks', filter: 'vp' }, names)).toMatchObject({ unit: { code: 'VP' } });
  expect(filterOf({ rows: 'indicators', filter: 'z' }, names)).toMatchObject({ found: 'none' });
});
