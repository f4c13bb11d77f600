/** DESIGN 5.1: the shapes that others build on, field by field; figures are decimal strings, absent ones null. */
import { describe, expect, it } from 'vitest';
import { demoStore } from '../support/demo-world.ts';
import { Office, officeOfCases } from '../support/run-cli.ts';

const store = demoStore();
const NOW = '2026-09-22T09:00:00+07:00';

type Fields = Record<string, unknown>;
const json = async (...words: string[]): Promise<Fields & Fields[]> =>
  (await new Office({ now: NOW, env: { KPI_DB: store().path } }).done(...words, '--json')).json() as never;

const keys = (value: object | undefined): string[] => Object.keys(value ?? {}).sort();

describe('status', () => {
  it('has the fields of the contract', async () => {
    const status = await json('status', '--period', '2026Q3');
    expect(keys(status)).toEqual(['indicators', 'period', 'plan', 'summary', 'unit', 'window']);
    expect(status).toMatchObject({
      period: '2026Q3',
      window: { from: '2026-06-15', to: '2026-09-14', due: '2026-09-19' },
      plan: 'lien-minh-2026',
      unit: null,
    });
    const [first] = status['indicators'] as Fields[];
    const contract =
      'code name section kind measure direction target numerator denominator result resultShown resultInPeriod attainment attainmentShown verdict provisional reported required missing';
    expect(keys(first)).toEqual(expect.arrayContaining(contract.split(' ')));
  });

  it('counts every verdict, and all of them are all indicators', async () => {
    const { summary, indicators } = await json('status', '--period', '2026Q3');
    expect(keys(summary as object)).toEqual(
      [
        'exceeded',
        'met',
        'in_progress',
        'not_met',
        'no_cases',
        'no_data',
        'not_assessed',
        'no_target',
      ].sort(),
    );
    const total = Object.values(summary as Record<string, number>).reduce((sum, count) => sum + count, 0);
    expect([total, (indicators as unknown[]).length]).toEqual([22, 22]);
  });

  it('has figures as decimal strings or null, never as numbers', async () => {
    const { indicators } = await json('status', '--period', '2026Q3');
    const fields = ['target', 'numerator', 'denominator', 'result', 'resultInPeriod', 'attainment'];
    const values = (indicators as Fields[]).flatMap((row) => fields.map((field) => row[field]));
    const isDecimal = (value: unknown): boolean =>
      typeof value === 'string' && /^-?\d+(\.\d+)?$/u.test(value);
    expect(values.filter((value) => value !== null && !isDecimal(value))).toEqual([]);
    expect(values).toContain(null);
  });

  it.each([
    ['thiet-bi', { provisional: true, reported: 7, required: 9, missing: ['TYT', 'MTTQ'] }],
    ['nhiem-vu-khcn', { verdict: 'no_cases', result: null, attainment: null }],
    [
      'van-ban-the-che',
      { verdict: 'met', result: null, milestone: { state: 'done', document: expect.any(String) as string } },
    ],
    ['mot-lan', { verdict: 'no_data', older: { period: '2026Q2' } }],
    ['kinh-te-so', { verdict: 'not_assessed', target: '15' }],
  ])('of %s', async (code, expected) => {
    const { indicators } = await json('status', '--period', '2026Q3');
    expect((indicators as Fields[]).find((row) => row['code'] === code)).toMatchObject(expected);
  });
});

describe('history', () => {
  it('has every revision with what it is now', async () => {
    const office = await officeOfCases();
    await office.done('record', 'CT04', 'T01', '1/3', '--source', 'BC 1', '--note', 'tạm');
    await office.done('record', 'CT04', 'T01', '2/3', '--reason', 'sửa');
    await office.done('retract', 'CT04', 'T01', '--reason', 'nhầm');
    await office.done('record', 'CT04', 'T01', 'khong-phat-sinh');
    const found = (await office.done('history', 'CT04', '--json')).json() as Fields[];
    const contract = 'period unit figure numerator denominator note source by at state reason';
    expect(keys(found[0])).toEqual(expect.arrayContaining(contract.split(' ')));
    expect(found).toMatchObject([
      {
        period: '2025Q1',
        unit: 'T01',
        figure: '33.3333333333',
        numerator: '1',
        denominator: '3',
        note: 'tạm',
        source: 'BC 1',
        by: 'Lan',
        state: 'superseded',
        reason: null,
      },
      { figure: '66.6666666667', state: 'retracted', reason: 'nhầm' },
      { figure: null, numerator: null, denominator: null, noCases: true, state: 'current' },
    ]);
  });
});

describe('lists', () => {
  it.each([
    [['unit', 'list'], 10],
    [['indicator', 'list'], 22],
    [['target', 'list'], 18],
    [['target', 'show', '5g'], 1],
  ])('kpi %j have code and name first', async (words, count) => {
    const found = await json(...words);
    expect([found.length, Object.keys(found[0] ?? {}).slice(0, 2)]).toEqual([count, ['code', 'name']]);
  });

  it.each([
    [['missing']],
    [['explain', '5g']],
    [['show', '5g']],
    [['history', '5g']],
    [['doctor']],
    [[]],
    [['unit', 'show', 'vhxh']],
    [['indicator', 'show', '5g']],
  ])('kpi %j is one line of JSON, and nothing else', async (words) => {
    const office = new Office({ now: NOW, env: { KPI_DB: store().path } });
    const { stdout, stderr } = await office.done(...words, '--json');
    expect([stdout.trimEnd().split('\n').length, typeof JSON.parse(stdout), stderr]).toEqual([
      1,
      'object',
      '',
    ]);
  });

  it('are the same in English but for words and marks', async () => {
    const numbers = async (...words: string[]): Promise<unknown> =>
      JSON.parse(
        JSON.stringify(await json(...words), (key, value: unknown) =>
          key.endsWith('Shown') ? undefined : value,
        ),
      );
    expect(await numbers('status', '--lang', 'en')).toEqual(await numbers('status'));
  });
});
