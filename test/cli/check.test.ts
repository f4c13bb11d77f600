/** `kpi check`: silent where all is well; every place that is damaged or breaks a rule, and what to do. */
import Database from 'better-sqlite3';
import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { officeOf2026, officeOfCases, Office } from '../support/run-cli.ts';
import { writePast } from '../support/full-file.ts';

interface Found {
  readonly sound: boolean;
  readonly findings: readonly { readonly code: string; readonly kind: string; readonly message: string }[];
}

async function withFigure(): Promise<Office> {
  const office = await officeOf2026();
  await office.done('record', 'dvc', 'pvhcc', '412/530');
  return office;
}

/** Both languages tell the same number of things. @returns what is said in each, and as JSON */
async function checked(office: Office, code: number): Promise<{ vi: string; en: string; json: Found }> {
  const [vi, en, json] = [
    await office.kpi('kiem-tra'),
    await office.kpi('check', '--lang', 'en'),
    await office.kpi('check', '--json'),
  ];
  expect([vi.code, en.code, json.code]).toEqual([code, code, code]);
  expect(vi.stderr + en.stderr + json.stderr).toBe('');
  const oneLine = (text: string): string => text.replaceAll(/\s+/gu, ' ');
  return { vi: oneLine(vi.stdout), en: oneLine(en.stdout), json: json.json() as Found };
}

test('a sound file: nothing, and 0', async () => {
  const office = await withFigure();
  await office.done('close', '2026Q3', '--yes', '--out', office.folder);
  expect(await checked(office, 0)).toEqual({ vi: '', en: '', json: { sound: true, findings: [] } });
});

describe('damage, 6', () => {
  test('an edited figure: both figures, which entry, who and when', async () => {
    const office = await withFigure();
    writePast(office.path('kpi.db'), (other) => other.exec("UPDATE observation SET numerator = '512'"));
    const { vi, en, json } = await checked(office, 6);
    expect(vi).toContain('nhật ký ghi 412/530, trong bảng là 512/530');
    expect(vi).toContain('Mục nhật ký số 2 (Lan ghi lúc 16/09/2026 09:00, lệnh record)');
    expect(vi).toContain('khôi phục bản gần nhất còn tốt');
    expect(en).toContain('the ledger has 412/530, the table 512/530');
    expect(json).toMatchObject({
      sound: false,
      findings: [{ code: 'E607', kind: 'row', entry: { seq: 2 } }],
    });
  });

  test('all of it is told, many of a kind up to fifty with their number', async () => {
    const office = await withFigure();
    writePast(office.path('kpi.db'), (other) => {
      other.exec("UPDATE observation SET note = 'x'; DELETE FROM ledger WHERE seq = 2");
      other.exec("UPDATE indicator SET aliases = '[ ]'; UPDATE indicator_version SET basis = 'x'");
      other.exec("UPDATE task SET content = content || ' '");
    });
    const { vi, json } = await checked(office, 6);
    const rows = json.findings.filter(({ kind }) => kind === 'row');
    expect(rows).toHaveLength(50);
    expect(json.findings.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['gap', 'reference', 'row']),
    );
    expect(vi).toMatch(/… và \d+ điểm nữa cùng loại/u);
    expect(vi).toContain('Nhật ký mất mục số 2');
  });

  test('a ledger whose end was cut off, rows and all, is told by the last backup', async () => {
    const office = await withFigure();
    await office.done('backup');
    writePast(office.path('kpi.db'), (other) => {
      other.exec('DELETE FROM observation; DELETE FROM ledger WHERE seq = 2');
    });
    const { vi, en, json } = await checked(office, 6);
    expect(vi).toContain('Nhật ký bị cắt phần cuối: chỉ còn 1 mục');
    expect(vi).toContain('-manual.db đã có đến mục số 2');
    expect(en).toContain('-manual.db');
    expect(json.findings.map(({ code }) => code)).toEqual(['E609']);
    expect((await office.kpi('doctor')).code).toBe(6);
  });

  test('what was put back on purpose, or begun anew in the same place, is no cut', async () => {
    const office = await withFigure();
    await office.done('backup', 'truoc.db');
    await office.done('record', 'dvc', 'pvhcc', '413/530', '--yes');
    await office.done('backup');
    await office.done('restore', 'truoc.db', '--yes');
    await checked(office, 0);
    await office.done('record', 'dvc', 'pvhcc', '414/530', '--yes');
    await office.done('backup');
    await checked(office, 0);
    rmSync(office.path('kpi.db'));
    await office.done('init', '--as', 'Hoa');
    await checked(office, 0);
  });

  test.each([
    ['the beginning', 0, 5],
    ['the page size', 16, 2],
    ['the text encoding', 59, 1],
    ['the application id', 68, 4],
    ['the schema version', 60, 4],
    ['the first page', 100, 3900],
  ])('overwritten: %s', async (_, from, length) => {
    const office = await withFigure();
    const bytes = readFileSync(office.path('kpi.db'));
    bytes.fill(0x3f, from, from + length);
    writeFileSync(office.path('kpi.db'), bytes);
    const { json } = await checked(office, 6);
    expect(json.findings.length).toBeGreaterThan(0);
  });

  test('a long text is cut inside its quotes, and no line is wider than the screen', async () => {
    const office = await withFigure();
    writePast(office.path('kpi.db'), (other) =>
      other.exec("UPDATE indicator_version SET name = 'Khác' WHERE indicator = 'thiet-bi'"),
    );
    const { vi } = await checked(office, 6);
    expect(vi).toMatch(/tên: nhật ký ghi “Tỷ lệ cán bộ[^“”]+…”, trong bảng là “Khác”\./u);
    const path = office.path(`${'x'.repeat(20)}.db`);
    copyFileSync(office.path('kpi.db'), path);
    const lines = (await office.kpi('check', '--db', path)).stdout.split('\n');
    expect(lines.filter((line) => line.length > Math.max(80, path.length + 2))).toEqual([]);
  });

  test('a plan that is no plan any more', async () => {
    const office = await withFigure();
    writePast(office.path('kpi.db'), (other) => other.exec("UPDATE plan SET header = '{'; DELETE FROM unit"));
    await checked(office, 6);
    expect((await office.kpi('status')).code).toBe(6);
    expect((await office.kpi('doctor')).code).toBe(6);
  });

  test('text of another program is not obeyed by the terminal', async () => {
    const office = await withFigure();
    const evil = '\u001b[2J\u202e';
    writePast(office.path('kpi.db'), (other) => other.prepare('UPDATE observation SET note = ?').run(evil));
    expect((await office.kpi('check')).stdout).not.toMatch(/[\u001b\u202e]/u);
  });
});

describe('what is refused', () => {
  test('no file: 4; a file of something else, and one of a newer version: 3, untouched', async () => {
    const office = new Office();
    expect((await office.kpi('check')).code).toBe(4);
    writeFileSync(office.path('kpi.db'), '');
    expect((await office.kpi('check')).code).toBe(3);
    const other = new Database(office.path('other.db'));
    other.exec('CREATE TABLE ledgers (a)');
    other.close();
    expect((await office.kpi('check', '--db', 'other.db')).code).toBe(3);
    const newer = await withFigure();
    const client = new Database(newer.path('kpi.db'));
    client.exec('CREATE TABLE later (a)');
    client.pragma('user_version = 99');
    client.close();
    expect((await newer.kpi('check')).code).toBe(3);
  });
});

describe('rules of the data, 7', () => {
  test('a figure that the catalogue no longer allows', async () => {
    const office = await officeOfCases();
    await office.done('record', 'CT01', 'T01', '120', '--period', '2025Q1', '--yes');
    await checked(office, 0);
    await office.done('indicator', 'edit', 'CT01', '--limit-move', '5', '--from', '2025-01-01');
    await office.done('unit', 'retire', 'T01', '--on', '2024-12-31');
    const { vi, en, json } = await checked(office, 7);
    expect(json).toMatchObject({ sound: true, findings: [{ code: 'E312', severity: 'rule' }] });
    expect(vi).toContain('kpi retract CT01 T01 --period 2025Q1');
    expect(en).toContain('Lan');
  });

  test('a figure out of the ordinary without a reason, until it has one or its quarter is closed', async () => {
    const office = await officeOfCases();
    await office.done('indicator', 'edit', 'CT01', '--limit-move', '5', '--from', '2024-01-01');
    await office.done('record', 'CT01', 'T01', '50', '--period', '2024Q4');
    await office.done('record', 'CT01', 'T01', '80', '--period', '2025Q1', '--yes');
    const { json } = await checked(office, 7);
    expect(json).toMatchObject({ sound: true, findings: [{ code: 'E315', kind: 'doubt' }] });
    await office.done('close', '2025Q1', '--yes', '--out', office.folder);
    await checked(office, 0);
  });
});
