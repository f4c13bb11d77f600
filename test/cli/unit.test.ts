/** `kpi unit`: add, edit, retire, merge, and what past quarters still show (DESIGN 3.11, 4, 5.1). */
import { describe, expect, test } from 'vitest';
import { officeOf2026, officeOfCases, type Office } from '../support/run-cli.ts';

type Row = Readonly<Record<string, unknown>>;

const units = async (office: Office, ...words: string[]): Promise<Row[]> =>
  (await office.done('unit', 'list', '--json', ...words)).json() as Row[];

test('list keeps the plan’s order; --sort name the Vietnamese one', async () => {
  const office = await officeOfCases();
  await office.done('unit', 'add', 'T05', '--name', 'Thôn Ấp Bắc');
  expect((await units(office)).map(({ code }) => code)).toEqual(['T01', 'T02', 'T03', 'T04', 'T05']);
  // An before Ấp before Đông before Đồng: a ă â come before d đ.
  const sorted = (await units(office, '--sort', 'name')).map(({ code }) => code);
  expect(sorted).toEqual(['T03', 'T05', 'T01', 'T02', 'T04']);
});

test('list --json: code, name and the days', async () => {
  const office = await officeOf2026();
  expect((await units(office))[0]).toMatchObject({
    code: 'VHXH',
    name: 'Phòng Văn hóa - Xã hội',
    shortName: 'Phòng VH-XH',
    parent: null,
    role: 'standing',
    from: null,
    to: null,
    successor: null,
  });
});

test.each([
  ['thuy loi', 'T04'],
  ['THUỶ LỢI', 'T04'],
  ['Thủy Lợi'.normalize('NFD'), 'T04'],
  ['dong hoa', 'T01'],
  ['đông hoà', 'T01'],
  ['t01', 'T01'],
  ['an-phú', 'T03'],
  ['thôn  an phú', 'T03'],
])('show %s finds %s', async (words, code) => {
  const office = await officeOfCases();
  expect((await office.done('unit', 'show', words, '--json')).json()).toMatchObject({ code });
});

test('show: several and none are 4', async () => {
  const office = await officeOfCases();
  const several = await office.kpi('unit', 'show', 'thôn');
  expect(several.code).toBe(4);
  for (const code of ['T01', 'T02', 'T03']) expect(several.stderr).toContain(code);
  expect((await office.kpi('unit', 'show', 'xyz')).code).toBe(4);
});

describe('add', () => {
  test('a thôn under its parent, with aliases', async () => {
    const office = await officeOf2026();
    const words = ['--name', 'Thôn Một', '--parent', 'các thôn', '--alias', 'một, thon 1'];
    const { stdout } = await office.done('unit', 'add', 'TH01', ...words, '--from', '1/4/2026');
    expect(stdout).toContain('TH01 (Thôn Một)');
    expect((await units(office)).at(-1)).toMatchObject({
      code: 'TH01',
      parent: 'THON',
      aliases: ['một', 'thon 1'],
      from: '2026-04-01',
    });
  });

  test.each([
    ['a code that is taken', ['T01', '--name', 'Khác'], 3],
    ['an alias that is another unit’s code', ['T09', '--name', 'Thôn Chín', '--alias', 't01'], 3],
    ['no name', ['T09'], 2],
    ['an empty name', ['T09', '--name', ' '], 2],
    ['an unknown parent', ['T09', '--name', 'Thôn Chín', '--parent', 'xyz'], 4],
    ['an impossible day', ['T09', '--name', 'Thôn Chín', '--from', '31/6/2025'], 2],
  ])('%s is refused and adds nothing', async (_what, words, code) => {
    const office = await officeOfCases();
    expect((await office.kpi('unit', 'add', ...words)).code).toBe(code);
    expect(await units(office)).toHaveLength(4);
  });
});

describe('edit', () => {
  test('a rename holds from its day; a past quarter keeps the name it had', async () => {
    const office = await officeOfCases();
    const { stdout } = await office.done('don-vi', 'sua', 'T03', '--ten', 'Thôn Mới', '--tu', '1/7/2025');
    expect(stdout).toContain('Thôn An Phú → Thôn Mới');
    const title = async (period: string): Promise<string> =>
      (await office.done('status', '--unit', 'T03', '--period', period)).stdout;
    expect(await title('2')).toContain('Thôn An Phú');
    expect(await title('3')).toContain('Thôn Mới');
    await office.done('record', 'CT04', 'an phú', '1/2', '--period', '3');
    expect((await units(office, '--on', '30/6/2025'))[2]).toMatchObject({ name: 'Thôn An Phú' });
    expect((await units(office, '--on', '1/7/2025'))[2]).toMatchObject({ name: 'Thôn Mới' });
  });

  test('--correct holds for all time', async () => {
    const office = await officeOfCases();
    await office.done('unit', 'edit', 'T03', '--name', 'Thôn An Phước', '--correct');
    const { stdout } = await office.done('status', '--unit', 'T03', '--period', '1');
    expect(stdout).toContain('Thôn An Phước');
    const both = await office.kpi('unit', 'edit', 'T03', '--name', 'X', '--correct', '--from', '1/7/2025');
    expect(both.code).toBe(2);
  });

  test('what was changed is named in the language of the rest', async () => {
    const office = await officeOfCases();
    const vi = (await office.done('unit', 'edit', 'T03', '--name', 'Thôn Mới')).stdout;
    expect(vi).not.toMatch(/\bname\b/u);
    expect(vi).toContain('Thôn Mới');
  });

  test('nothing to change is 2, the same name changes nothing', async () => {
    const office = await officeOfCases();
    expect((await office.kpi('unit', 'edit', 'T03')).code).toBe(2);
    expect((await office.done('unit', 'edit', 'T03', '--name', 'Thôn An Phú')).stdout).toContain(
      'Không có gì',
    );
  });
});

describe('retire and merge', () => {
  test('a retired unit is asked until its last day, and refused afterwards', async () => {
    const office = await officeOfCases();
    await office.done('unit', 'retire', 'T04', '--on', '30/6/2025', '--successor', 'T03');
    expect((await units(office))[3]).toMatchObject({ to: '2025-06-30', successor: 'T03' });
    await office.done('record', 'CT04', 'T04', '1/2', '--period', '2');
    const refused = await office.kpi('record', 'CT04', 'T04', '1/2', '--period', '3');
    expect(refused.code).toBe(3);
    expect(refused.stderr).toContain('30/06/2025');
    expect((await office.kpi('unit', 'retire', 'T03')).code).toBe(2);
    await office.done('unit', 'retire', 'T04', '--cancel');
    await office.done('record', 'CT04', 'T04', '1/2', '--period', '3');
  });

  test('10 + 20 each, then 33 from their successor: 93; a stock does not stay', async () => {
    const office = await officeOfCases();
    for (const unit of ['T01', 'T02']) {
      await office.done('record', '1-2', unit, '10', '--period', '1');
      await office.done('record', '1-2', unit, '20', '--period', '2');
      await office.done('record', 'CT02', unit, '5', '--period', '2');
    }
    const q2 = (await office.done('status', '--json', '--period', '2')).json();
    await office.done(
      'unit',
      'merge',
      'T01',
      'T02',
      '--into',
      'T09',
      '--name',
      'Thôn Đông Tiến',
      '--on',
      '1/7/2025',
    );
    await office.done('record', '1-2', 'đông tiến', '33', '--period', '3');
    await office.done('record', 'CT02', 'T09', '8', '--period', '3');
    expect((await office.done('status', '--json', '--period', '2')).json()).toEqual(q2);
    const { indicators } = (await office.done('status', '--json', '--period', '3')).json() as {
      indicators: Row[];
    };
    const of = (code: string): Row | undefined => indicators.find((row) => row['code'] === code);
    expect(of('1-2')).toMatchObject({ result: '93', resultInPeriod: '33', required: 3, reported: 1 });
    expect(of('CT02')).toMatchObject({ result: '8' });
    expect((await office.kpi('record', '1-2', 'T01', '1', '--period', '3')).code).toBe(3);
    expect((await office.kpi('record', '1-2', 'T09', '1', '--period', '2')).code).toBe(3);
  });

  test('merge needs --into and --on, and known units', async () => {
    const office = await officeOfCases();
    for (const [words, code] of [
      [['T01', 'T02', '--on', '1/7/2025', '--name', 'X'], 2],
      [['T01', 'T02', '--into', 'T09', '--name', 'X'], 2],
      [['T01', 'xyz', '--into', 'T09', '--name', 'X', '--on', '1/7/2025'], 4],
    ] as const)
      expect((await office.kpi('unit', 'merge', ...words)).code).toBe(code);
    expect(await units(office)).toHaveLength(4);
  });
});
