/** `kpi diff`: exactly what changed between issued versions, and since the last one. */
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SHEETS } from '../../src/render/xlsx/words.ts';
import type { Office } from '../support/run-cli.ts';
import {
  closeAgain,
  CLOSED_AGAIN_ON,
  CORRECTION,
  correct,
  issuedOffice,
  REOPENED_ON,
  reopen,
  twiceIssuedOffice,
} from '../support/issued-office.ts';
import { ReadBook } from '../support/xlsx-read.ts';

interface Diff {
  readonly period: string;
  readonly from: number;
  readonly to: number | 'now';
  readonly changed: boolean;
  readonly figures: readonly Record<string, unknown>[];
  readonly targets: readonly Record<string, unknown>[];
  readonly names: readonly Record<string, unknown>[];
  readonly words: readonly Record<string, unknown>[];
  readonly effects: readonly Record<string, unknown>[];
}

const diff = async (office: Office, ...words: string[]): Promise<Diff> => {
  const { code, json, stderr } = await office.at(CLOSED_AGAIN_ON, 'diff', '2026Q3', ...words, '--json');
  expect([code, stderr]).toEqual([0, '']);
  return json() as Diff;
};

describe('two versions', () => {
  it('differ by the corrected figure alone, with its author, reason and effect', async () => {
    const office = await twiceIssuedOffice();
    const found = await diff(office);
    expect(found).toMatchObject({ period: '2026Q3', from: 1, to: 2, changed: true });
    expect(found.figures).toEqual([
      {
        indicator: 'dvc-toan-trinh',
        unit: 'PVHCC',
        period: '2026Q3',
        kind: 'changed',
        old: '77.7358490566',
        new: '81.1320754717',
        oldNumerator: '412',
        oldDenominator: '530',
        newNumerator: '430',
        newDenominator: '530',
        oldNoCases: false,
        newNoCases: false,
        by: 'Minh',
        at: '2026-10-01T02:00:00.000Z',
        reason: 'đếm sót hồ sơ bưu chính',
        file: null,
      },
    ]);
    expect([found.targets, found.names, found.words]).toEqual([[], [], []]);
    expect(found.effects).toHaveLength(1);
    expect(found.effects[0]).toMatchObject({
      indicator: 'dvc-toan-trinh',
      resultOld: '77.7358490566',
      resultNew: '81.1320754717',
      resultOldShown: '77,74',
      resultNewShown: '81,13',
      attainmentOldShown: '97,17',
      attainmentNewShown: '101,42',
      verdictOld: 'in_progress',
      verdictNew: 'exceeded',
    });
  });

  it.each([
    ['vi', 'so-sanh'],
    ['en', 'diff'],
  ])('are told on a screen of 80 columns in %s', async (language, name) => {
    const office = await twiceIssuedOffice();
    const { code, stdout } = await office.at(CLOSED_AGAIN_ON, name, '2026Q3', '--lang', language);
    expect(code).toBe(0);
    await expect(stdout).toMatchFileSnapshot(`../golden/views/diff-${language}.txt`);
    expect(stdout.split('\n').filter((line) => [...line].length > 80)).toEqual([]);
  });

  it('may be named, also by Vietnamese options', async () => {
    const office = await twiceIssuedOffice();
    expect(await diff(office, '--tu', '1', '--den', '2')).toEqual(await diff(office));
    expect(await diff(office, '--to', '2')).toEqual(await diff(office));
    expect(await diff(office, '--from', '2')).toMatchObject({ from: 2, to: 'now', changed: false });
    expect(await diff(office, '--from', '1', '--to', 'now')).toMatchObject({
      from: 1,
      to: 'now',
      changed: true,
    });
    expect(await diff(office, '--den', 'nay')).toMatchObject({ from: 2, to: 'now', changed: false });
  });

  it('the later before the earlier is refused', async () => {
    const office = await twiceIssuedOffice();
    const { code, stderr } = await office.at(CLOSED_AGAIN_ON, 'diff', '2026Q3', '--from', '2', '--to', '1');
    expect(code).toBe(2);
    expect(stderr).toContain('--from 2');
  });
});

describe('one version', () => {
  it('is held against the data as they are now', async () => {
    const office = await issuedOffice();
    const { code, stdout } = await office.at(CLOSED_AGAIN_ON, 'diff', '2026Q3');
    expect(code).toBe(0);
    expect(stdout).toContain('Không có thay đổi.');
    await reopen(office);
    await correct(office, ...CORRECTION);
    await correct(office, 'record', 'mot-lan', 'PVHCC', '7/9', '--period', '2026Q3');
    await correct(
      office,
      'retract',
      'phu-song-5g',
      'VHXH',
      '--period',
      '2026Q3',
      '--reason',
      'nhầm xã',
      '--yes',
    );
    const found = await diff(office);
    expect(found).toMatchObject({ from: 1, to: 'now' });
    expect(
      found.figures.map(({ indicator, kind, old, new: now, reason }) => [indicator, kind, old, now, reason]),
    ).toEqual([
      ['phu-song-5g', 'retracted', '63.5', null, 'nhầm xã'],
      ['dvc-toan-trinh', 'changed', '77.7358490566', '81.1320754717', 'đếm sót hồ sơ bưu chính'],
      ['mot-lan', 'added', null, '77.7777777778', null],
    ]);
    expect(
      found.effects.map(({ indicator, verdictOld, verdictNew }) => [indicator, verdictOld, verdictNew]),
    ).toEqual([
      ['phu-song-5g', 'in_progress', 'not_assessed'],
      ['dvc-toan-trinh', 'in_progress', 'exceeded'],
      ['mot-lan', 'no_data', 'in_progress'],
    ]);
  });

  it('tells targets, names and words with who changed them', async () => {
    const office = await issuedOffice();
    await reopen(office);
    for (const words of [
      ['target', 'set', 'hai-long', '96', '--from', '2026Q3', '--reason', 'QĐ 12', '--as', 'Hoa', '--yes'],
      ['unit', 'edit', 'TYT', '--name', 'Trạm Y tế Liên Minh', '--correct', '--as', 'Hoa'],
      ['remark', 'TYT', '--difficulty', 'thiếu máy', '--period', '2026Q3', '--as', 'Tuấn'],
    ])
      await correct(office, ...words);
    const found = await diff(office);
    expect(found.targets).toMatchObject([
      { indicator: 'hai-long', from: '2026Q3', old: '95', new: '96', by: 'Hoa', reason: 'QĐ 12' },
    ]);
    expect(found.names).toMatchObject([
      { what: 'unit', code: 'TYT', fact: 'name', old: 'Trạm Y tế xã', new: 'Trạm Y tế Liên Minh', by: 'Hoa' },
    ]);
    expect(found.words).toMatchObject([
      { kind: 'difficulty', unit: 'TYT', old: null, new: 'thiếu máy', by: 'Tuấn' },
    ]);
    expect(found.effects).toMatchObject([{ indicator: 'hai-long', targetOld: '95', targetNew: '96' }]);
  });

  it('names the file that a new figure came from', async () => {
    const office = await issuedOffice();
    await reopen(office);
    writeFileSync(
      office.path('bo-sung.csv'),
      'Mã chỉ tiêu;Mã đơn vị;Kỳ;Tử số;Mẫu số\nmot-lan;PVHCC;2026Q3;7;9\n',
    );
    await correct(office, 'import', 'bo-sung.csv', '--yes');
    expect((await diff(office)).figures).toMatchObject([{ indicator: 'mot-lan', file: 'bo-sung.csv' }]);
    const { stdout } = await office.at(REOPENED_ON, 'diff', '2026Q3');
    expect(stdout).toContain('Từ tệp bo-sung.csv');
  });
});

describe('the workbook of the second version', () => {
  const adjustments = (office: Office, name: string): string | undefined => {
    const book = new ReadBook(readFileSync(office.path(name)));
    return book.book.SheetNames.includes(SHEETS.adjustments) ? book.words('adjustments') : undefined;
  };

  it('tells what it changes, as does its JSON and the draft before it', async () => {
    const office = await issuedOffice();
    await reopen(office);
    await correct(office, ...CORRECTION);
    await correct(office, 'report', '--period', '2026Q3', '--out', 'draft.xlsx');
    await closeAgain(office);
    expect(adjustments(office, 'v1.xlsx')).toBeUndefined();
    for (const name of ['draft.xlsx', 'v2.xlsx']) {
      const words = adjustments(office, name);
      expect(words).toContain('so với bản phát hành lần 1 ngày 22/9/2026');
      expect(words).toContain('412/530\n430/530\nđếm sót hồ sơ bưu chính\nMinh');
      expect(words).toContain('Theo văn bản số 145/SKHCN-CĐS ngày 30/9/2026');
    }
    await office.at(CLOSED_AGAIN_ON, 'report', '--period', '2026Q3', '--format', 'json', '--out', 'v2.json');
    const { adjustments: told } = JSON.parse(readFileSync(office.path('v2.json'), 'utf8')) as {
      adjustments: unknown;
    };
    const { figures, effects } = await diff(office);
    expect(told).toMatchObject({
      version: 1,
      figures,
      effects,
      reopening: { reason: 'Sở yêu cầu chỉnh lý' },
    });
  });

  it('is not changed by what is changed after it', async () => {
    const office = await twiceIssuedOffice();
    const later = { now: '2026-10-20T09:00:00+07:00' };
    await office.at(
      later,
      'unit',
      'edit',
      'TYT',
      '--name',
      'Trạm Y tế Liên Minh',
      '--correct',
      '--as',
      'Hoa',
    );
    const { json } = await office.at(later, 'diff', '2026Q3', '--from', '1', '--to', '2', '--json');
    expect((json() as Diff).names).toEqual([]);
    expect((await office.at(later, 'diff', '2026Q3', '--from', '2', '--json')).json()).toMatchObject({
      names: [{ code: 'TYT', by: 'Hoa' }],
    });
    const again = await office.at(later, 'report', '--period', '2026Q3', '--out', 'v2.xlsx');
    expect(again.stdout).toContain('không thay đổi');
  });
});

describe('refused', () => {
  it.each([
    ['a period never issued', ['diff', '2026Q2'], 4, 'E414', 'kpi close 2026Q2'],
    ['a version that is not there', ['diff', '2026Q3', '--from', '3'], 4, 'E413', '1, 2'],
    ['a word that is no version', ['diff', '2026Q3', '--to', 'mai'], 4, 'E413', 'mai'],
    ['a period named twice', ['diff', '2026Q3', '--period', '2026Q2'], 2, 'E213', '--period'],
  ])('%s', async (_, words, code, problem, says) => {
    const office = await twiceIssuedOffice();
    const outcome = await office.at(CLOSED_AGAIN_ON, ...words);
    expect(outcome.code).toBe(code);
    expect(outcome.stderr).toContain(problem);
    expect(outcome.stderr).toContain(says);
  });
});
