/** `kpi record`: forms of figures, what is said, consent (DESIGN 3.3, 3.9, 3.10, 4, 5). */
import { describe, expect, test } from 'vitest';
import { officeOf2026, officeOfCases, type Office } from '../support/run-cli.ts';

type Row = Readonly<Record<string, unknown>>;

const revisions = async (office: Office, indicator: string): Promise<Row[]> =>
  (await office.done('history', indicator, '--json')).json() as Row[];

describe('forms of figures', () => {
  test.each([
    ['percent with a sign', ['5g', 'vhxh', '63,5%'], { figure: '63.5', numerator: null, denominator: null }],
    ['percent without a sign', ['5g', 'vhxh', '63,5'], { figure: '63.5' }],
    ['one dot, not three digits after it', ['5g', 'vhxh', '63.5'], { figure: '63.5' }],
    ['declared marks', ['5g', 'vhxh', '63.125', '--decimal', 'dot'], { figure: '63.125' }],
    [
      'a pair',
      ['dvc', 'pvhcc', '412/530'],
      { figure: '77.7358490566', numerator: '412', denominator: '530' },
    ],
    [
      'a pair by options',
      ['dvc', 'pvhcc', '--numerator', '412', '--denominator', '530'],
      { numerator: '412', denominator: '530' },
    ],
    ['no cases in Vietnamese', ['dvc', 'pvhcc', 'khong-phat-sinh'], { figure: null, noCases: true }],
    ['no cases in English', ['dvc', 'pvhcc', 'no-cases'], { figure: null, noCases: true }],
    ['0 of 0', ['dvc', 'pvhcc', '0/0'], { numerator: '0', denominator: '0', noCases: true }],
    ['zero is a figure', ['dvc', 'pvhcc', '0/9'], { figure: '0', noCases: false }],
    ['a milestone done', ['van-ban-the-che', 'vp', 'xong'], { figure: 'done' }],
    ['a milestone in progress', ['van-ban-the-che', 'vp', 'đang thực hiện'], { figure: 'in_progress' }],
    ['a milestone not begun', ['van-ban-the-che', 'vp', 'chua-trien-khai'], { figure: 'not_started' }],
  ])('%s', async (_what, words, expected) => {
    const office = await officeOf2026();
    await office.done('record', ...words);
    expect(await revisions(office, words[0] as string)).toMatchObject([{ ...expected, state: 'current' }]);
  });

  test('a negative figure may follow --', async () => {
    const office = await officeOfCases();
    await office.done('record', 'CT03', 'T01', '--', '-12,5');
    expect(await revisions(office, 'CT03')).toMatchObject([{ figure: '-12.5' }]);
  });

  test('a bare fraction for a percentage is taken as it stands, with a warning', async () => {
    const office = await officeOf2026();
    const { stderr } = await office.done('record', '5g', 'vhxh', '0,7', '--lang', 'en');
    expect(stderr).toContain('read as 0.7%');
    expect(await revisions(office, '5g')).toMatchObject([{ figure: '0.7' }]);
  });

  test.each([
    ['E302', ['kinh-te-so', 'kt', '1.234'], ['1234', '1.234']],
    ['E301', ['5g', 'vhxh', '30-35'], ['30-35']],
    ['E301', ['5g', 'vhxh', '>40'], ['>40']],
    ['E301', ['5g', 'vhxh', '1O5'], ['1O5']],
    ['E301', ['5g', 'vhxh', '12 tỷ'], ['12 tỷ']],
    ['E310', ['5g', 'vhxh', '101'], ['101']],
    ['E309', ['dvc', 'pvhcc', '531/530'], ['531', '530']],
    ['E308', ['dvc', 'pvhcc', '1,5/3'], ['1,5']],
    ['E307', ['dvc', 'pvhcc', '--', '-1/3'], ['-1']],
    ['E303', ['5g', 'vhxh', '1,1234567'], ['1,1234567']],
    ['E304', ['dvc', 'pvhcc', '77,7'], ['kpi record', '/']],
  ])('%s refuses %j with 3 and stores nothing', async (code, words, said) => {
    const office = await officeOf2026();
    const refused = await office.kpi('record', ...words);
    expect(refused).toMatchObject({ code: 3, stdout: '' });
    expect(refused.stderr).toContain(code);
    for (const part of said) expect(refused.stderr).toContain(part);
    expect(await revisions(office, words[0] as string)).toEqual([]);
  });
});

describe('what is said', () => {
  test('unit and indicator in full, the period with its real dates, result, attainment, verdict', async () => {
    const office = await officeOf2026();
    const { stdout } = await office.done('record', '5G', 'van hoa xa hoi', '63,5');
    for (const part of [
      'phu-song-5g – Tỷ lệ dân số được phủ sóng 5G',
      'VHXH – Phòng Văn hóa - Xã hội',
      'quý III/2026 (15/06/2026 – 14/09/2026)',
      '63,5%',
      '90,71%',
      'Đang thực hiện',
    ])
      expect(stdout).toContain(part);
  });

  test('English says the same with its own marks', async () => {
    const office = await officeOf2026();
    const { stdout } = await office.done('record', 'dvc', 'pvhcc', '412/530', '--lang', 'en');
    expect(stdout).toContain('Recorded: 412/530');
    expect(stdout).toContain('77.74%');
    expect(stdout).toContain('In progress');
  });

  test('old → new when a figure is corrected', async () => {
    const office = await officeOf2026();
    await office.done('record', '5g', 'vhxh', '63,5');
    expect((await office.done('record', '5g', 'vhxh', '64', '--yes')).stdout).toContain('63,5% → 64%');
  });

  test('in JSON: where, old, new and the state of the indicator', async () => {
    const office = await officeOf2026();
    await office.done('record', 'dvc', 'pvhcc', '411/530');
    const answer = await office.done('record', 'dvc', 'pvhcc', '412/530', '--yes', '--json');
    expect(answer.json()).toMatchObject({
      indicator: 'dvc-toan-trinh',
      unit: 'PVHCC',
      period: '2026Q3',
      changed: true,
      old: { numerator: '411', denominator: '530' },
      new: { numerator: '412', denominator: '530' },
      status: { result: '77.7358490566', verdict: 'in_progress' },
    });
  });
});

describe('consent', () => {
  test('the same again changes nothing, says so, and adds no revision', async () => {
    const office = await officeOf2026();
    await office.done('record', '5g', 'vhxh', '63,5');
    const again = await office.done('record', '5g', 'vhxh', '63,50%');
    expect(again.stdout).toContain('Không thay đổi');
    expect(await revisions(office, '5g')).toHaveLength(1);
  });

  test.each([[['--yes']], [['--reason', 'gõ nhầm']], [['--ly-do', 'gõ nhầm']], [['--dong-y']]])(
    'another figure is refused, and taken with %j',
    async (consent) => {
      const office = await officeOf2026();
      await office.done('record', '5g', 'vhxh', '63,5');
      const refused = await office.kpi('record', '5g', 'vhxh', '64');
      expect(refused.code).toBe(3);
      expect(refused.stderr).toContain('E314');
      expect(await revisions(office, '5g')).toHaveLength(1);
      await office.done('record', '5g', 'vhxh', '64', ...consent);
      expect(await revisions(office, '5g')).toMatchObject([
        { figure: '63.5', state: 'superseded' },
        { figure: '64', state: 'current' },
      ]);
    },
  );

  test('a soft finding: a stock whose denominator shrinks', async () => {
    const office = await officeOf2026();
    await office.done('record', 'dvc', 'pvhcc', '400/530', '--period', '2');
    const refused = await office.kpi('record', 'dvc', 'pvhcc', '400/500');
    expect(refused.code).toBe(3);
    expect(refused.stderr).toContain('E315');
    expect(await revisions(office, 'dvc')).toHaveLength(1);
    await office.done('record', 'dvc', 'pvhcc', '400/500', '--yes');
    expect(await revisions(office, 'dvc')).toHaveLength(2);
  });

  test('a cumulative figure that falls needs a reason; a yes is not one', async () => {
    const office = await officeOf2026();
    await office.done('record', 'hài lòng', 'pvhcc', '140/450', '--period', '2');
    const words = ['record', 'hài lòng', 'pvhcc', '130/450', '--yes'];
    const refused = await office.kpi(...words);
    expect(refused.code).toBe(3);
    expect(refused.stderr).toContain('E313');
    await office.done(...words, '--reason', 'bỏ phiếu trùng');
    expect((await revisions(office, 'hai-long')).at(-1)).toMatchObject({ reason: 'bỏ phiếu trùng' });
  });
});

describe('where it goes', () => {
  test('a unit that does not report it, a wrong period, a period of several quarters, a wrong day', async () => {
    const office = await officeOf2026();
    expect((await office.kpi('record', 'dvc', 'kt', '1/2')).code).toBe(3);
    expect((await office.kpi('record', 'dvc', 'pvhcc', '1/2', '--period', 'q5')).code).toBe(2);
    expect((await office.kpi('record', 'dvc', 'pvhcc', '1/2', '--period', '2026H1')).code).toBe(2);
    expect((await office.kpi('record', 'dvc', 'pvhcc', '1/2', '--on', '31/9/2026')).code).toBe(2);
    expect(await revisions(office, 'dvc')).toEqual([]);
  });

  test('a typing error is 4, names the nearest, and creates nothing', async () => {
    const office = await officeOf2026();
    const before = (await office.done('unit', 'list', '--json')).json();
    const unit = await office.kpi('record', 'dvc', 'pvhcx', '1/2');
    const indicator = await office.kpi('record', 'hai-lonh', 'pvhcc', '1/2');
    expect([unit.code, indicator.code]).toEqual([4, 4]);
    expect(unit.stderr).toContain('PVHCC');
    expect(indicator.stderr).toContain('hai-long');
    expect((await office.done('unit', 'list', '--json')).json()).toEqual(before);
  });

  test('last year may be recorded, for comparison', async () => {
    const office = await officeOf2026();
    await office.done('record', '5g', 'vhxh', '50', '--period', '2025Q4');
    expect(await revisions(office, '5g')).toMatchObject([{ period: '2025Q4' }]);
  });

  test('what is missing cannot be asked here: 2', async () => {
    const office = await officeOf2026();
    for (const words of [[], ['dvc'], ['dvc', 'pvhcc'], ['dvc', 'pvhcc', '--numerator', '4']])
      expect((await office.kpi('record', ...words)).code).toBe(2);
  });
});
