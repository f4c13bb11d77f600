/** A figure that is left blank with a reason: written by hand or by a file, shown until there is a figure (issue 5). */
import { mkdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { StatedBlank } from '../../src/domain/submission.ts';
import { close, FILE, LATER, officeWithFigures, unwrapped } from '../support/closing-office.ts';
import { ReadDocx } from '../support/docx-read.ts';
import { filledForm } from '../support/import-forms.ts';
import {
  csvOf,
  imported,
  importing,
  inStore,
  leavingAllAsItWas,
  type FileResult,
} from '../support/import-office.ts';
import { quarter } from '../support/plan-builder.ts';
import { officeOf2026, type Office } from '../support/run-cli.ts';
import { ReadBook } from '../support/xlsx-read.ts';

const WAITING = 'chờ quyết định của tỉnh';
const blank = (office: Office, indicator: string, unit: string, reason = WAITING, ...more: string[]) =>
  office.done('record', indicator, unit, '--blank', '--reason', reason, ...more);

const reasonsIn = (office: Office, period = '2026Q3'): string[] =>
  inStore(office, (store) => store.words(quarter(period)).blankReasons).map(
    ({ indicator, unit, reason, revision, file }: StatedBlank) =>
      [indicator, unit, `r${revision}`, reason, ...(file === null ? [] : [file.name])].join(' '),
  );

interface Owing {
  readonly missing: readonly string[];
  readonly blanks: readonly { readonly indicator: string; readonly reason: string | null }[];
}
const owed = async (office: Office, unit: string): Promise<Owing> => {
  const { json } = await office.done('missing', '--unit', unit, '--json');
  const [only] = (json() as { readonly units: readonly Owing[] }).units;
  if (only === undefined) throw new Error(`${unit} owes nothing`);
  return only;
};

describe('by hand', () => {
  test('is written, echoed and told among what is missing; the same again changes nothing', async () => {
    const office = await officeOf2026();
    const { stdout, stderr } = await office.done(
      ...['ghi', 'thiet-bi', 'tyt', '--de-trong', '--ly-do', ` ${WAITING} `.normalize('NFD')],
    );
    for (const part of ['TYT – Trạm Y tế xã', 'quý III/2026', `Để trống, lý do: ${WAITING}`, 'kpi record'])
      expect(stdout).toContain(part);
    expect(stderr).toContain(office.path('kpi.db'));
    expect(reasonsIn(office)).toEqual([`thiet-bi TYT r1 ${WAITING}`]);
    await leavingAllAsItWas(office, async () => {
      expect((await blank(office, 'thiet-bi', 'TYT')).stdout).toContain('Không thay đổi');
    });
    expect(await owed(office, 'TYT')).toMatchObject({
      missing: ['thiet-bi', 'chu-ky-so', 'ky-nang-so'],
      blanks: [
        { indicator: 'thiet-bi', reason: WAITING },
        { indicator: 'chu-ky-so', reason: null },
        { indicator: 'ky-nang-so', reason: null },
      ],
    });
    const vi = unwrapped((await office.done('missing', '--unit', 'tyt')).stdout);
    for (const part of [
      `thiet-bi: ${WAITING}`,
      'chu-ky-so, ky-nang-so: chưa có lý do',
      '3 chỗ trống, 1 có lý do.',
    ])
      expect(vi).toContain(part);
    const en = await office.done('missing', '--unit', 'tyt', '--lang', 'en');
    expect(en.stdout).toContain('3 blanks, 1 with a reason.');
  });

  test('as data: what it was and is; an empty reason takes it back, and the ledger tells both', async () => {
    const office = await officeOf2026();
    const place = { indicator: 'thiet-bi', unit: 'TYT', period: '2026Q3', blank: true };
    const said = async (reason: string): Promise<unknown> =>
      (await blank(office, 'thiet-bi', 'TYT', reason, '--json')).json();
    expect(await said('a')).toEqual({ ...place, changed: true, old: null, new: 'a' });
    expect(await said('b')).toEqual({ ...place, changed: true, old: 'a', new: 'b' });
    expect(await said(' ')).toEqual({ ...place, changed: true, old: 'b', new: null });
    expect(await said('')).toEqual({ ...place, changed: false, old: null, new: null });
    expect((await owed(office, 'TYT')).blanks[0]).toEqual({ indicator: 'thiet-bi', reason: null });
    const log = unwrapped((await office.done('log')).stdout);
    expect(log).toContain('“a” → “b”');
    expect(log).toContain('“b” → chưa có');
  });

  test('is silent once a figure is there, and no figure may be there before', async () => {
    const office = await officeOf2026();
    await blank(office, 'thiet-bi', 'TYT');
    await office.done('record', 'thiet-bi', 'TYT', '3/4');
    const { missing, blanks } = await owed(office, 'TYT');
    expect(missing).not.toContain('thiet-bi');
    expect(blanks.map(({ reason }) => reason)).toEqual([null, null]);
    expect((await office.done('explain', 'thiet-bi', 'TYT')).stdout).not.toContain(WAITING);
    const refused = await office.kpi('record', 'thiet-bi', 'TYT', '--blank', '--reason', 'x');
    expect([refused.code, refused.stdout]).toEqual([3, '']);
    expect(refused.stderr).toContain('kpi retract thiet-bi TYT');
  });

  test('no figure goes with it, and without a terminal the reason has to be there', async () => {
    const office = await officeOf2026();
    await leavingAllAsItWas(office, async () => {
      const place = ['record', 'thiet-bi', 'TYT'];
      for (const [words, code] of [
        [[...place, '3/4', '--blank', '--reason', 'x'], 'E213'],
        [[...place, '--blank', '--numerator', '3', '--reason', 'x'], 'E213'],
        [[...place, '--blank'], 'E203'],
      ] as const) {
        const refused = await office.kpi(...words);
        expect([refused.code, refused.stdout]).toEqual([2, '']);
        expect(refused.stderr).toContain(code);
      }
    });
  });

  test('is taken back by undo, and taken up again', async () => {
    const office = await officeOf2026();
    await blank(office, 'thiet-bi', 'TYT', 'trước');
    await blank(office, 'thiet-bi', 'TYT', 'sau');
    await office.done('undo', '--yes');
    expect((await owed(office, 'TYT')).blanks[0]?.reason).toBe('trước');
    await office.done('undo', '4', '--yes');
    expect((await owed(office, 'TYT')).blanks[0]?.reason).toBe('sau');
    expect((await office.kpi('check')).code).toBe(0);
  });

  test('keeps its indicator and unit in the plan', async () => {
    const office = await officeOf2026();
    const added = ['--kind', 'percent', '--name', 'Tỷ lệ đường sáng đèn', '--reporters', 'TYT'];
    await office.done('indicator', 'add', 'den', ...added);
    await blank(office, 'den', 'TYT');
    const refused = await office.kpi('undo', '2', '--yes');
    expect(refused.code).toBe(3);
    expect(refused.stderr).toContain('E395');
  });

  test('is explained where a unit has said why, and where one unit is asked about', async () => {
    const office = await officeOf2026();
    await blank(office, 'thiet-bi', 'TYT');
    const all = await office.done('explain', 'thiet-bi');
    expect(unwrapped(all.stdout)).toContain(`TYT, quý III/2026: để trống, lý do: ${WAITING}`);
    expect(all.stdout).not.toContain('chưa có lý do');
    const one = await office.done('explain', 'chu-ky-so', 'TYT');
    expect(one.stdout).toContain('TYT, quý III/2026: để trống, chưa có lý do');
    const { blanks } = (await office.done('explain', 'thiet-bi', 'TYT', '--json')).json() as Owing;
    expect(blanks).toEqual([{ unit: 'TYT', period: '2026Q3', reason: WAITING }]);
  });
});

const blanksOf = (file: FileResult): unknown => (file as FileResult & { readonly blanks: unknown }).blanks;

describe('with a file', () => {
  test('a note in a row of a form that is left blank; twice changes nothing', async () => {
    const office = await officeOf2026();
    const name = await filledForm(office, 'PVHCC', '2026Q3', {
      'I:hai-long G': 190,
      'I:hai-long H': 198,
      'I:mot-lan K': WAITING,
    });
    const preview = await office.done('import', name, '--dry-run');
    expect(unwrapped(preview.stdout)).toContain(`để trống, lý do: ${WAITING}`);
    expect(reasonsIn(office)).toEqual([]);
    const { file } = await imported(office, name);
    expect(blanksOf(file)).toEqual([
      { period: '2026Q3', unit: 'PVHCC', indicator: 'mot-lan', old: null, new: WAITING },
    ]);
    expect(reasonsIn(office)).toEqual([`mot-lan PVHCC r1 ${WAITING} ${name}`]);
    await leavingAllAsItWas(office, async () => {
      const again = await imported(office, name);
      expect([again.file.written, blanksOf(again.file)]).toEqual([false, []]);
    });
    await office.done('undo', '--yes');
    expect(reasonsIn(office)).toEqual([]);
  });

  test('a form that holds nothing but a reason is a report; the next form shows the reason', async () => {
    const office = await officeOf2026();
    const name = await filledForm(office, 'PVHCC', '2026Q3', { 'I:mot-lan K': WAITING });
    expect((await imported(office, name)).file.written).toBe(true);
    inStore(office, (store) =>
      expect(store.words(quarter('2026Q3')).submissions).toMatchObject([{ unit: 'PVHCC' }]),
    );
    mkdirSync(office.path('lai'));
    await office.done('form', 'PVHCC', '--out', 'lai');
    const next = 'lai/bieu-mau-PVHCC-2026Q3.xlsx';
    await leavingAllAsItWas(office, async () => {
      const back = await imported(office, next);
      expect([back.code, back.file.written]).toEqual([0, false]);
    });
    const other = await officeOf2026();
    await importing(other, 'bieu-mau.xlsx', readFileSync(office.path(next)));
    expect(reasonsIn(other)).toEqual([`mot-lan PVHCC r1 ${WAITING} bieu-mau.xlsx`]);
  });

  test('where a figure is in force the note is told as before, and nothing is written', async () => {
    const office = await officeOf2026();
    const name = await filledForm(office, 'PVHCC', '2026Q3', { 'I:mot-lan K': 'đang rà soát' });
    await office.done('record', 'mot-lan', 'PVHCC', '5/6');
    const { file } = await imported(office, name);
    expect(file.warnings).toContainEqual(
      expect.objectContaining({ kind: 'outside_table', text: 'đang rà soát' }),
    );
    expect(reasonsIn(office)).toEqual([]);
  });

  test('a note in a blank row of a table, beside rows with figures', async () => {
    const office = await officeOf2026();
    const { file } = await importing(
      office,
      'q3.csv',
      csvOf(
        'PVHCC;hai-long;2026;3;;chưa khảo sát',
        'PVHCC;hai-long;2026;3;;chưa khảo sát xong',
        'TYT;khong-co;2026;3;;gì đó',
        'TYT;thiet-bi;2026;3;3/4;',
      ),
    );
    expect([file.errors, file.new, file.written]).toEqual([[], 1, true]);
    expect(reasonsIn(office)).toEqual(['hai-long PVHCC r1 chưa khảo sát q3.csv']);
    expect(
      file.warnings.filter(({ kind }) => kind === 'outside_table').map(({ text, cell }) => [cell, text]),
    ).toEqual([
      ['F4', 'gì đó'],
      ['F3', 'chưa khảo sát xong'],
    ]);
  });
});

const disciplineOf = (bytes: Uint8Array): string =>
  [...new ReadBook(bytes).cells('discipline').values()].map(({ v }) => String(v)).join('\n');

describe('in what goes out', () => {
  test('closing tells it, the version keeps it, and is printed the same later', async () => {
    const office = await officeWithFigures();
    await blank(office, 'CT04', 'T04', WAITING, '--period', 'q1');
    const asked = await office.kpi('close', 'q1');
    expect(unwrapped(asked.stderr + asked.stdout)).toContain(`CT04 (lý do: ${WAITING}), CT05`);
    const { findings } = await close(office);
    expect(findings.blanks).toEqual([
      { indicator: 'CT04', unit: 'T04', period: '2025Q1', reason: WAITING },
      { indicator: 'CT05', unit: 'T04', period: '2025Q1', reason: null },
    ]);
    const sent = readFileSync(office.path(FILE));
    expect(disciplineOf(sent)).toMatch(
      new RegExp(`\\(CT04\\) – lý do: ${WAITING}; chưa có lý do: \\d+ \\(CT05\\)`, 'u'),
    );
    expect(disciplineOf(sent)).toContain('chỗ trống: 2, trong đó có lý do: 1');

    const refused = await office.kpi('record', 'CT04', 'T04', '--blank', '--reason', 'x', '--period', 'q1');
    expect([refused.code, refused.stdout]).toEqual([3, '']);
    await office.done('reopen', 'q1', '--reason', 'sửa');
    await blank(office, 'CT04', 'T04', 'lý do khác', '--period', 'q1');
    const changed = unwrapped((await office.done('diff', 'q1')).stdout);
    for (const part of ['Lý do để trống CT04', WAITING, 'lý do khác']) expect(changed).toContain(part);
    const printed = await office.at(
      LATER,
      ...['report', '--period', 'q1', '--issued', '1', '--out', 'lai.xlsx', '--json'],
    );
    expect(printed.code).toBe(0);
    expect(readFileSync(office.path('lai.xlsx')).equals(sent)).toBe(true);
    await office.done('report', '--period', 'q1', '--out', 'nay.xlsx');
    expect(disciplineOf(readFileSync(office.path('nay.xlsx')))).toContain('lý do khác');
  });

  test('the reminder names it beside the indicator', async () => {
    const office = await officeOf2026({ now: '2026-09-22T09:00:00+07:00' });
    await blank(office, 'thiet-bi', 'TYT', WAITING, '--period', '3');
    await office.done('missing', '--letter', '--unit', 'tyt', '--period', '3');
    const { text } = new ReadDocx(readFileSync(office.path('don-doc-TYT-2026Q3.docx')));
    expect(text).toContain(`Lý do đơn vị đã nêu: ${WAITING}`);
  });
});
