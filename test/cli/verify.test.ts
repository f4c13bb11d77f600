/** `kpi verify`: the version that a file is, and every cell in which it is none. */
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { zipSync, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import {
  CLOSED_AGAIN_ON,
  editFile,
  issuedOffice,
  reopen,
  twiceIssuedOffice,
  type Edit,
} from '../support/issued-office.ts';
import { bookOf } from '../support/xlsx-parts.ts';
import type { Office, Outcome } from '../support/run-cli.ts';

const ANNEX = 'xl/worksheets/sheet1.xml';
const DETAILS = 'xl/worksheets/sheet2.xml';
const BOOK = 'xl/workbook.xml';
const STRINGS = 'xl/sharedStrings.xml';

const verify = (office: Office, ...words: string[]): Promise<Outcome> =>
  office.at(CLOSED_AGAIN_ON, 'verify', ...words);

interface Verified {
  readonly identical: boolean;
  readonly cellsEqual: boolean;
  readonly version: number | null;
  readonly differences: readonly {
    readonly kind: string;
    readonly cell: string;
    readonly old: string | null;
    readonly new: string | null;
  }[];
  readonly [fact: string]: unknown;
}

async function verified(office: Office, ...words: string[]): Promise<Verified & { readonly code: number }> {
  const { code, json } = await verify(office, ...words, '--json');
  return { code, ...(json() as Verified) };
}

const told = ({ differences }: Verified): string[] =>
  differences.map(({ kind, cell, old, new: now }) => `${kind} ${cell}: ${old ?? '-'} -> ${now ?? '-'}`);

/** A copy of version 1 after the edits, held against what was issued. */
async function afterEdits(...edits: Edit[]): Promise<Verified & { readonly code: number }> {
  const office = await twiceIssuedOffice();
  editFile(office, 'v1.xlsx', 'sua.xlsx', ...edits);
  return verified(office, 'sua.xlsx');
}

describe('what was issued', () => {
  it('is told as the version that it is, under any name', async () => {
    const office = await twiceIssuedOffice();
    copyFileSync(office.path('v1.xlsx'), office.path('bản cuối (1).xlsx'));
    expect(await verified(office, 'bản cuối (1).xlsx')).toMatchObject({
      code: 0,
      identical: true,
      cellsEqual: true,
      period: '2026Q3',
      version: 1,
      closedBy: 'Lan',
      closedAt: '2026-09-22T01:00:00.000Z',
      inForce: false,
      replacedBy: 2,
      foundBy: 'sha256',
      differences: [],
    });
    expect(await verified(office, 'v2.xlsx')).toMatchObject({ version: 2, inForce: true, replacedBy: null });
    const { stdout } = await verify(office, 'v1.xlsx');
    expect(stdout).toContain('Đúng là bản phát hành lần 1 của báo cáo quý III/2026, nguyên vẹn.');
    expect(stdout).toContain('đã được thay bằng bản phát hành lần 2');
    expect((await verify(office, 'v2.xlsx', '--lang', 'en')).stdout).toContain('It is the version in force.');
  });

  it('is told to stand no longer while its period is open', async () => {
    const office = await issuedOffice();
    expect(await verified(office, 'v1.xlsx')).toMatchObject({ inForce: true, reopening: null });
    await reopen(office);
    const { code, stdout } = await verify(office, 'v1.xlsx');
    expect(code).toBe(0);
    expect(stdout).toMatch(/mở khóa ngày 01\/10\/2026 \(Sở yêu cầu\s+chỉnh lý\)/u);
  });

  it('printed again is the same file', async () => {
    const office = await twiceIssuedOffice();
    await office.at(CLOSED_AGAIN_ON, 'report', '--period', '2026Q3', '--issued', '1', '--out', 'lai.xlsx');
    expect(await verified(office, 'lai.xlsx')).toMatchObject({ identical: true, version: 1 });
  });

  it('packed anew by a program is no longer the file, but all cells are equal', async () => {
    const office = await twiceIssuedOffice();
    const parts = unzipSync(readFileSync(office.path('v1.xlsx')));
    writeFileSync(office.path('goi-lai.xlsx'), zipSync(parts, { level: 1 }));
    expect(await verified(office, 'goi-lai.xlsx')).toMatchObject({
      code: 0,
      identical: false,
      cellsEqual: true,
      version: 1,
      foundBy: 'code',
    });
    expect((await verify(office, 'goi-lai.xlsx')).stdout).toContain('Các ô không đổi');
  });
});

describe('an edited copy', () => {
  it('names a number, the version that it was, and what replaced that', async () => {
    const found = await afterEdits({ part: DETAILS, from: '<v>412</v>', to: '<v>512</v>' });
    expect(found).toMatchObject({ code: 7, identical: false, cellsEqual: false, version: 1, replacedBy: 2 });
    expect(told(found)).toEqual([expect.stringMatching(/^value Số liệu theo đơn vị!E\d+: 412 -> 512$/u)]);
  });

  it('is shown with the decimals of its cell', async () => {
    const office = await twiceIssuedOffice();
    editFile(office, 'v1.xlsx', 'sua.xlsx', { part: ANNEX, from: /<v>77\.73\d+/u, to: '<v>87.74' });
    const { code, stdout } = await verify(office, 'sua.xlsx');
    expect(code).toBe(7);
    expect(stdout).toMatch(/Phụ lục!E\d+: 77,74 → 87,74/u);
  });

  it('names a result that its formula does not give', async () => {
    const found = await afterEdits({
      part: ANNEX,
      from: /(<f>[^<]*<\/f><v>)97\.16\d+/u,
      to: '$199.5',
    });
    expect(told(found)).toEqual([expect.stringMatching(/^value Phụ lục!G\d+: 97\.16\d+ -> 99\.5$/u)]);
  });

  it('names a formula', async () => {
    const found = await afterEdits({
      part: ANNEX,
      from: /<f>100\*F(\d+)\/D\d+<\/f>/u,
      to: '<f>100*F$1/70</f>',
    });
    expect(told(found)).toEqual([
      expect.stringMatching(/^formula Phụ lục!G(\d+): 100\*F\1\/D\1 -> 100\*F\1\/70$/u),
    ]);
  });

  it('names every cell of a shared text', async () => {
    const found = await afterEdits({
      part: STRINGS,
      from: />Trung tâm Phục vụ hành chính công</gu,
      to: '>Trung tâm X<',
    });
    expect(found.differences.length).toBeGreaterThan(1);
    for (const { kind, old, new: now } of found.differences)
      expect([kind, old, now]).toEqual(['value', 'Trung tâm Phục vụ hành chính công', 'Trung tâm X']);
  });

  it('names sheets that were hidden, renamed, and rows that were hidden', async () => {
    const found = await afterEdits(
      { part: BOOK, from: /(name="Kỷ luật báo cáo" state=")visible/u, to: '$1hidden' },
      { part: BOOK, from: 'name="Ghi chú cách tính"', to: 'name="Ghi chú"' },
      { part: ANNEX, from: '<row r="20"', to: '<row r="20" hidden="1"' },
    );
    expect(found).toMatchObject({ code: 7 });
    expect(told(found)).toEqual([
      'row_hidden Phụ lục!20: - -> -',
      'sheet_hidden Kỷ luật báo cáo: - -> -',
      'sheet_renamed Ghi chú cách tính: Ghi chú cách tính -> Ghi chú',
    ]);
  });

  it('without its check code is held against the version most like it', async () => {
    const found = await afterEdits(
      { part: STRINGS, from: /Bản phát hành lần 1, khóa[^<]*/u, to: 'Trân trọng.' },
      { part: DETAILS, from: '<v>412</v>', to: '<v>512</v>' },
    );
    expect(found).toMatchObject({ code: 7, version: 1, foundBy: 'likeness' });
    expect(told(found)).toHaveLength(2);
  });

  it('with its check code moved is still recognised', async () => {
    const found = await afterEdits({
      part: STRINGS,
      from: /Bản phát hành lần 1, khóa ngày 22\/09\/2026 · /u,
      to: 'xem ',
    });
    expect(found).toMatchObject({ code: 7, version: 1, foundBy: 'code' });
    expect(told(found)).toHaveLength(1);
  });

  it('with many edits shows some on the screen and all as data', async () => {
    const office = await twiceIssuedOffice();
    editFile(
      office,
      'v1.xlsx',
      'sua.xlsx',
      { part: STRINGS, from: />Đang thực hiện</gu, to: '>Đạt<' },
      {
        part: STRINGS,
        from: />III\/2026</gu,
        to: '>IV/2026<',
      },
    );
    const { differences } = await verified(office, 'sua.xlsx');
    expect(differences.length).toBeGreaterThan(50);
    const { stdout } = await verify(office, 'sua.xlsx');
    expect(stdout).toContain(`… và ${differences.length - 50} chỗ khác`);
    expect(stdout.split('\n').filter((line) => [...line].length > 80)).toEqual([]);
  });
});

describe('a file that was never issued', () => {
  const made = async (office: Office, name: string, ...words: string[]): Promise<void> => {
    const { code, stderr } = await office.at(CLOSED_AGAIN_ON, 'report', ...words, '--out', name);
    if (code !== 0) throw new Error(stderr);
  };
  const book = (rows: string): Uint8Array => bookOf({ sheets: [{ rows }] });

  it.each<[string, string, (office: Office) => unknown, string | null]>([
    [
      'another quarter’s draft',
      'draft',
      (office) => made(office, 'x.xlsx', '--period', '2026Q2', '--allow-empty'),
      '2026Q2',
    ],
    [
      'one unit’s extract',
      'excerpt',
      (office) => made(office, 'x.xlsx', '--period', '2026Q3', '--unit', 'PVHCC'),
      null,
    ],
    [
      'some other workbook',
      'workbook',
      (office) => writeFileSync(office.path('x.xlsx'), book('<row r="1"><c r="A1"><v>1</v></c></row>')),
      null,
    ],
    ['a csv file', 'csv', (office) => writeFileSync(office.path('x.xlsx'), 'Mã đơn vị;Giá trị\nA;1\n'), null],
    [
      'another plan’s report',
      'other_plan',
      (office) =>
        editFile(
          office,
          'v1.xlsx',
          'x.xlsx',
          { part: 'docProps/core.xml', from: 'lien-minh-2026', to: 'vu-ban-2026' },
          { part: STRINGS, from: /Bản phát hành lần 1, khóa[^<]*/u, to: '.' },
        ),
      null,
    ],
  ])('%s', async (_, looksLike, first, period) => {
    const office = await twiceIssuedOffice();
    await first(office);
    expect(await verified(office, 'x.xlsx')).toEqual({
      code: 4,
      file: 'x.xlsx',
      issued: false,
      identical: false,
      cellsEqual: false,
      looksLike,
      period,
    });
    const { code, stdout, stderr } = await verify(office, 'x.xlsx');
    expect([code, stdout]).toEqual([4, '']);
    expect(stderr).toContain('E415');
  });

  it('a draft of the very period', async () => {
    const office = await issuedOffice();
    await reopen(office);
    await made(office, 'x.xlsx', '--period', '2026Q3');
    expect(await verified(office, 'x.xlsx')).toMatchObject({ code: 4, looksLike: 'draft', period: '2026Q3' });
  });

  it('a form', async () => {
    const office = await twiceIssuedOffice();
    await office.at(CLOSED_AGAIN_ON, 'form', 'TYT', '--period', '2026Q4', '--out', '.');
    const [form = ''] = readdirSync(office.folder).filter((name) => name.includes('TYT'));
    expect(await verified(office, form)).toMatchObject({ code: 4, looksLike: 'form' });
  });

  it('a damaged one is refused as any reader refuses it', async () => {
    const office = await twiceIssuedOffice();
    writeFileSync(office.path('cut.xlsx'), readFileSync(office.path('v1.xlsx')).subarray(0, 3000));
    const { code, stderr } = await verify(office, 'cut.xlsx');
    expect(code).toBe(3);
    expect(stderr).toContain('E328');
  });
});

describe('a check code', () => {
  it('leads to its version, however it is typed', async () => {
    const office = await twiceIssuedOffice();
    const { checkCode } = (await verified(office, 'v1.xlsx')) as unknown as { checkCode: string };
    const sloppy = checkCode.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
    expect(await verified(office, '--code', sloppy)).toMatchObject({
      code: 0,
      file: null,
      version: 1,
      checkCode,
      replacedBy: 2,
    });
    const { stdout } = await verify(office, '--ma', sloppy);
    expect(stdout).toContain(`Mã kiểm tra ${checkCode} là của bản phát hành lần 1`);
  });

  it.each(['K7QF-2M9D-XW4T', 'K7QF', 'đ'])('of no version: %s', async (code) => {
    const outcome = await verify(await issuedOffice(), '--code', code);
    expect(outcome.code).toBe(4);
    expect(outcome.stderr).toContain('E416');
  });

  it('beside a file, or neither, is wrong usage', async () => {
    const office = await issuedOffice();
    expect((await verify(office, 'v1.xlsx', '--code', 'K7QF-2M9D-XW4T')).code).toBe(2);
    expect((await verify(office)).code).toBe(2);
  });
});
