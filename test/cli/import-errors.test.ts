/** Every kind of problem of a file, provoked by a command line: code, exit code, both languages, nothing changed. */
import { mkdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { FILE_PROBLEM_CODES, type FileProblemKind } from '../../src/domain/file-problem.ts';
import { PROBLEM_CODES } from '../../src/domain/problem.ts';
import { renderProblem } from '../../src/render/problem.ts';
import { createStyle } from '../../src/render/style.ts';
import { TEXTS } from '../support/demo-world.ts';
import { fillIn } from '../support/import-forms.ts';
import { csvOf, dataFileHash, put, tableOf } from '../support/import-office.ts';
import { sheetTable, type Content } from '../support/import-sheets.ts';
import { samples } from '../support/problem-samples.ts';
import { officeOf2026, officeOfCases, type Office } from '../support/run-cli.ts';

interface Provocation {
  /** The file that is imported; none where `first` makes it. */
  readonly file?: string | Uint8Array;
  readonly name?: string;
  readonly words?: readonly string[];
  readonly office?: () => Promise<Office>;
  readonly first?: (office: Office) => unknown;
  /** A part of what is said, in both languages: the place, the text found. */
  readonly says: string;
}

const cell = (content: Content): Uint8Array => sheetTable([['T01', 'CT03', 2025, 1, content]]);
const PAIRS = 'Mã đơn vị;Mã chỉ tiêu;Năm;Quý;Tử số;Mẫu số';
const FORM = 'bieu-mau-T01-2025Q1.xlsx';
const makeForm = (office: Office): Promise<unknown> => office.done('form', 'T01', '--period', '2025Q1');

const PROVOKED: { readonly [K in FileProblemKind]?: Provocation } = {
  file_empty: { file: '', says: 'a.csv' },
  file_foreign: { file: '%PDF-1.7\n%âãÏÓ\n1 0 obj\n', name: 'a.xlsx', says: 'PDF' },
  file_damaged: { file: cell(5).slice(0, 700), name: 'a.xlsx', says: 'a.xlsx' },
  file_too_big: { file: csvOf(`T01;CT03;2025;1;5;${'x'.repeat(40_000)}`), says: '32' },
  encoding_unreadable: { file: Buffer.from('Th\xf4n ??ng;CT01;2025\r\n', 'latin1'), says: 'UTF-8' },
  quote_unclosed: { file: csvOf('T01;CT03;2025;1;"5;', 'T02;CT03;2025;1;6;'), says: '2' },
  table_not_found: { file: tableOf('Mã đơn vị;Quý', 'T01;1'), says: 'a.csv' },
  heading_twice: { file: tableOf('unit;Mã đơn vị;indicator;value', 'T01;T01;CT03;5'), says: 'A1' },
  table_empty: { file: csvOf(), says: 'a.csv' },
  marks_conflict: { file: csvOf('T01;CT03;2025;1;1,5;', 'T02;CT03;2025;1;2.5;'), says: '“2.5”' },
  cell_error: { file: cell({ t: 'e', v: '#REF!' }), name: 'a.xlsx', says: 'Số liệu!E2' },
  cell_uncomputed: { file: cell({ f: 'C2*2' }), name: 'a.xlsx', says: '=C2*2' },
  cell_type: { file: cell({ t: 'b', v: '1' }), name: 'a.xlsx', says: 'TRUE' },
  row_lacks: { file: tableOf(PAIRS, 'T01;CT04;2025;1;5;'), says: '2' },
  figure_split: { file: csvOf('T01;CT03;2025;1;85;5').replaceAll(';', ','), says: '“85,5”' },
  row_surplus: { file: csvOf('T01;CT03;2025;1;5;;thừa'), says: 'G2' },
  figure_twice: { file: csvOf('T01;CT03;2025;1;5;', 'T01;CT03;2025;1;6;'), says: 'E3' },
  period_doubtful: {
    office: officeOf2026,
    file: tableOf('unit;indicator;period;numerator;denominator', 'PVHCC;hai-long;20/09/2026;1;2'),
    says: '20/09/2026',
  },
  columns_disagree: {
    file: tableOf('unit;unit name;indicator;period;value', 'T01;Thôn An Phú;CT03;2025Q1;5'),
    says: '“Thôn An Phú”',
  },
  form_foreign: { first: makeForm, name: FORM, words: ['--period', '2025Q2'], says: '2025' },
  form_blank: { first: makeForm, name: FORM, says: FORM },
  form_altered: {
    first: async (office) => {
      await makeForm(office);
      await fillIn(office, FORM, { 'I:CT02 A': 'I:CT99' });
    },
    name: FORM,
    says: 'Báo cáo!A7',
  },
  task_state_unknown: {
    office: officeOf2026,
    first: async (office) => {
      await office.done('form', 'KT', '--period', '2026Q3');
      await fillIn(office, 'bieu-mau-KT-2026Q3.xlsx', { 'T:III.3.1 G': 'lửng lơ' });
    },
    name: 'bieu-mau-KT-2026Q3.xlsx',
    says: '“lửng lơ”',
  },
  folder_holds_no_file: { first: (office) => mkdirSync(office.path('trong')), name: 'trong', says: 'trong' },
};

/** Provoked with their command, in evidence.test.ts. */
const SPOKEN_ONLY: readonly FileProblemKind[] = ['evidence_absent', 'evidence_ambiguous'];

describe.each(Object.keys(FILE_PROBLEM_CODES) as FileProblemKind[])('%s', (kind) => {
  const provocation = PROVOKED[kind];
  if (provocation === undefined) {
    test('is spoken, since importing cannot bring it about', () => {
      expect(SPOKEN_ONLY).toContain(kind);
      const [vi, en] = (['vi', 'en'] as const).map((language) =>
        renderProblem(samples(kind), TEXTS[language], createStyle(false)),
      );
      expect(vi).not.toBe(en);
    });
    return;
  }

  test('refuses the file with its code, its place and what to do, in both languages, and changes nothing', async () => {
    const { file, name = 'a.csv', words = [], office: made = officeOfCases, first, says } = provocation;
    const office = await made();
    if (file !== undefined) put(office, name, file);
    await first?.(office);
    const before = dataFileHash(office);
    const { code, exit } = PROBLEM_CODES[kind];
    const said: string[] = [];
    for (const language of ['vi', 'en']) {
      const { code: ended, screen, stdout } = await office.kpi('import', name, ...words, '--lang', language);
      expect([ended, screen.includes(code)], screen).toEqual([exit, true]);
      expect(screen).toContain(says);
      expect(screen).not.toMatch(/undefined|\[object|\n\s+at /u);
      // The preview fits the screen; what is said after it are sentences with a path, which are never cut.
      const [preview = ''] = stdout.split('\n\n');
      for (const line of preview.split('\n')) expect([...line].length, line).toBeLessThanOrEqual(80);
      said.push(screen);
    }
    expect(said[0]).not.toBe(said[1]);
    expect(dataFileHash(office)).toBe(before);
  });
});
