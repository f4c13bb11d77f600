/** Issued workbooks after other people's programs had them. Needs LibreOffice and python3 with openpyxl. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { CLOSED_AGAIN_ON, edited, twiceIssuedOffice } from '../support/issued-office.ts';
import type { Office as Workplace } from '../support/run-cli.ts';
import { Office } from '../support/xlsx-office.ts';

const programs = new Office();
afterAll(() => programs.close());

const verified = async (office: Workplace, name: string): Promise<{ code: number; json: unknown }> => {
  const { code, json } = await office.at(CLOSED_AGAIN_ON, 'verify', name, '--json');
  return { code, json: json() };
};

/** Runs a Python program on the workbook `book`, and saves it under another name. */
function byOpenpyxl(office: Workplace, from: string, to: string, program: string): void {
  execFileSync('/usr/bin/python3', [
    '-c',
    `import openpyxl, sys\nbook = openpyxl.load_workbook(sys.argv[1])\n${program}\nbook.save(sys.argv[2])`,
    office.path(from),
    office.path(to),
  ]);
}

const SAVED = { identical: false, cellsEqual: true, differences: [], foundBy: 'code' };

describe('saved again', () => {
  it.each(['v1', 'v2'])('by LibreOffice %s has no other cell', async (name) => {
    const office = await twiceIssuedOffice();
    const sent = readFileSync(office.path(`${name}.xlsx`));
    writeFileSync(office.path('lai.xlsx'), programs.recomputed(sent));
    expect(await verified(office, 'lai.xlsx')).toMatchObject({
      code: 0,
      json: { ...SAVED, version: Number(name.slice(1)), uncomputed: 0 },
    });
  });

  it('by openpyxl has no other cell, and formulas without results', async () => {
    const office = await twiceIssuedOffice();
    byOpenpyxl(office, 'v1.xlsx', 'lai.xlsx', '');
    const { code, json } = await verified(office, 'lai.xlsx');
    expect({ code, json }).toMatchObject({ code: 0, json: { ...SAVED, version: 1 } });
    expect((json as { uncomputed: number }).uncomputed).toBeGreaterThan(10);
  });
});

describe('edited', () => {
  it('by openpyxl names the cells, a formula and a sheet', async () => {
    const office = await twiceIssuedOffice();
    byOpenpyxl(
      office,
      'v1.xlsx',
      'sua.xlsx',
      [
        "details = book['Số liệu theo đơn vị']",
        'cell = next(c for row in details.iter_rows() for c in row if c.value == 412)',
        'cell.value = 512',
        "annex = book['Phụ lục']",
        "formula = next(c for row in annex.iter_rows() for c in row if str(c.value).startswith('=100*'))",
        "formula.value = '=99.5'",
        "book['Biểu đồ'].title = 'Hình'",
        "book.create_sheet('Thêm')['A1'] = 'mới'",
      ].join('\n'),
    );
    const { code, json } = await verified(office, 'sua.xlsx');
    expect(code).toBe(7);
    const { differences } = json as {
      differences: { kind: string; cell: string; old: string; new: string }[];
    };
    expect(differences).toMatchObject([
      { kind: 'formula', new: '99.5' },
      { kind: 'value', old: '412', new: '512' },
      { kind: 'sheet_renamed', old: 'Biểu đồ', new: 'Hình' },
      { kind: 'sheet_added', cell: 'Thêm' },
    ]);
  });

  it('and computed anew by LibreOffice names the figure and all that rests on it', async () => {
    const office = await twiceIssuedOffice();
    const sent = readFileSync(office.path('v1.xlsx'));
    // LibreOffice computes what has no result, and else keeps what it finds.
    const uncomputed = { from: /(<f>[^<]*<\/f>)<v>[^<]*<\/v>/gu, to: '$1' };
    const changed = edited(
      sent,
      { part: 'xl/worksheets/sheet1.xml', ...uncomputed },
      { part: 'xl/worksheets/sheet2.xml', ...uncomputed },
      { part: 'xl/worksheets/sheet2.xml', from: '<v>412</v>', to: '<v>424</v>' },
    );
    writeFileSync(office.path('sua.xlsx'), programs.recomputed(changed));
    const { code, json } = await verified(office, 'sua.xlsx');
    expect(code).toBe(7);
    const { differences } = json as { differences: { cell: string; new: string }[] };
    expect(differences.map(({ cell, new: now }) => `${cell.split('!')[0] ?? ''}: ${now}`)).toEqual([
      // Result of the period, to date, attainment and verdict.
      'Phụ lục: 80',
      'Phụ lục: 80',
      'Phụ lục: 100',
      'Phụ lục: Đạt',
      'Số liệu theo đơn vị: 424',
      'Số liệu theo đơn vị: 80',
    ]);
  });
});
