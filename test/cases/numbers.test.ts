/**
 * The open cases of the group numbers. They tell of files that are imported; the import comes with a later issue, so the
 * very same figures are typed here, by the same reader of numbers.
 */
import { describe, expect, test } from 'vitest';
import { officeOfCases, type Office } from '../support/run-cli.ts';

interface Row {
  readonly code: string;
  readonly result: string | null;
}

async function resultOf(office: Office, code: string, ...options: string[]): Promise<string | null> {
  const status = (await office.done('status', '--json', ...options)).json() as { indicators: Row[] };
  return status.indicators.find((row) => row.code === code)?.result ?? null;
}

/** What is stored for a unit, exactly. */
async function storedOf(office: Office, code: string, unit: string): Promise<string[]> {
  const history = (await office.done('history', code, unit, '--json')).json() as {
    figure: string;
    state: string;
  }[];
  return history.filter(({ state }) => state === 'current').map(({ figure }) => figure);
}

async function refused(office: Office, code: string, unit: string, figure: string): Promise<void> {
  const { code: exit, stdout, stderr } = await office.kpi('record', code, unit, figure);
  expect([exit, stdout], figure).toEqual([3, '']);
  expect(stderr).toMatch(/E30[123]/u);
  expect(await storedOf(office, code, unit)).toEqual([]);
}

describe('C002 full Vietnamese figure', () => {
  test('1.234.567,89, 12345 and 0,5 are stored exactly, and 12.345 alone is refused with both readings', async () => {
    const office = await officeOfCases();
    await office.done('record', 'CT03', 'T01', '1.234.567,89');
    const alone = await office.kpi('record', 'CT03', 'T02', '12.345');
    expect([alone.code, alone.stderr.includes('12.345 (hàng nghìn) hoặc 12,345 (thập phân)')]).toEqual([
      3,
      true,
    ]);
    await office.done('record', 'CT03', 'T02', '12.345', '--decimal', 'comma');
    await office.done('record', 'CT03', 'T03', '0,5');
    expect(await resultOf(office, 'CT03')).toBe('1246913.39');
    expect((await office.done('show', 'CT03')).stdout).toContain('1.234.567,89 triệu đồng');
  });
});

test('C005 spaces as thousands marks: ordinary, no-break, narrow', async () => {
  const office = await officeOfCases();
  await office.done('record', 'CT03', 'T01', '1 234 567');
  await office.done('record', 'CT03', 'T02', '1\u00a0234\u00a0567');
  await office.done('record', 'CT03', 'T03', '1\u202f234,5');
  expect([
    await storedOf(office, 'CT03', 'T01'),
    await storedOf(office, 'CT03', 'T02'),
    await storedOf(office, 'CT03', 'T03'),
  ]).toEqual([['1234567'], ['1234567'], ['1234.5']]);
});

test('C006 percent sign typed as text: with the sign, with a no-break space before it, without', async () => {
  const office = await officeOfCases();
  for (const [unit, figure] of [
    ['T01', '95,5%'],
    ['T02', '95,5\u00a0%'],
    ['T03', '95,5'],
  ] as const) {
    await office.done('record', 'CT01', unit, figure);
    expect(await storedOf(office, 'CT01', unit)).toEqual(['95.5']);
  }
});

test.each(['1O5', 'l2', '\uff11\uff12', '\u0661\u0662'])(
  'C009 look-alike digits: %s is refused',
  async (figure) => {
    await refused(await officeOfCases(), '1-2', 'T01', figure);
  },
);

test.each(['1,5E+05', '1E3', '1e400'])('C011 scientific notation: %s is refused', async (figure) => {
  await refused(await officeOfCases(), 'CT03', 'T01', figure);
});

test('C012 tenths must add up, on the screen and for machines', async () => {
  const office = await officeOfCases();
  for (const [unit, figure] of [
    ['T01', '10,1'],
    ['T02', '20,2'],
    ['T03', '30,3'],
  ] as const) {
    await office.done('record', 'CT03', unit, figure);
  }
  expect(await resultOf(office, 'CT03')).toBe('60.6');
  expect((await office.done('status')).stdout).toMatch(/ 60,6 triệu đồng /u);
});

test.each(['12.34.567', '1.000,', ',5', '1..5'])('C015 broken groups: %s is refused', async (figure) => {
  await refused(await officeOfCases(), 'CT03', 'T01', figure);
});

test('C016 apostrophe, plus, minus zero, zeros in front', async () => {
  const office = await officeOfCases();
  await refused(office, '1-2', 'T01', "'45");
  await office.done('record', '1-2', 'T02', '+15');
  await office.done('record', '1-2', 'T03', '007');
  const zero = await office.done('record', '1-2', 'T04', '-0');
  expect(zero.stdout).toContain('Đã ghi: 0 cuộc');
  expect([
    await storedOf(office, '1-2', 'T02'),
    await storedOf(office, '1-2', 'T03'),
    await storedOf(office, '1-2', 'T04'),
  ]).toEqual([['15'], ['7'], ['0']]);
});
