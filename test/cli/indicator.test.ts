/** `kpi indicator`: add, edit, retire (DESIGN 3.3, 3.11, 5). */
import { expect, test } from 'vitest';
import { officeOf2026, officeOfCases, type Office } from '../support/run-cli.ts';

type Row = Readonly<Record<string, unknown>>;

const indicators = async (office: Office, ...words: string[]): Promise<Row[]> =>
  (await office.done('indicator', 'list', '--json', ...words)).json() as Row[];

const NEW = ['--name', 'Số hộ nuôi ong', '--kind', 'amount', '--measure', 'hộ', '--reporters', 'T01,T02'];
const AXES = ['--over-units', 'sum', '--over-quarters', 'latest'];

test('list: the 22 in the plan’s order, show finds one', async () => {
  const office = await officeOf2026();
  const codes = (await indicators(office)).map(({ code }) => code);
  expect(codes).toHaveLength(22);
  expect([codes[0], codes[21]]).toEqual(['kinh-te-so', 'nhiem-vu-tw']);
  expect((await office.done('indicator', 'show', 'hài lòng', '--json')).json()).toMatchObject({
    code: 'hai-long',
    overUnits: 'sum',
    overQuarters: 'cumulative',
    lead: 'PVHCC',
    reporters: ['PVHCC'],
  });
});

test.each([
  [[], '--over-units'],
  [['--over-units', 'sum'], '--over-quarters'],
  [['--over-quarters', 'latest'], '--over-units'],
])('add with %j asks for %s: neither axis is guessed', async (axes, missing) => {
  const office = await officeOfCases();
  const refused = await office.kpi('indicator', 'add', 'ong', ...NEW, ...axes);
  expect(refused.code).toBe(2);
  expect(refused.stderr).toContain(missing);
  expect(await indicators(office)).toHaveLength(6);
});

test('add, then record it', async () => {
  const office = await officeOfCases();
  await office.done('indicator', 'add', 'ong', ...NEW, ...AXES, '--whole', '--alias', 'nuôi ong');
  await office.done('record', 'nuoi ong', 'T01', '12');
  expect((await indicators(office)).at(-1)).toMatchObject({
    code: 'ong',
    kind: 'amount',
    overUnits: 'sum',
    overQuarters: 'latest',
    reporters: ['T01', 'T02'],
    whole: true,
    decimals: 0,
  });
  expect((await office.kpi('record', 'ong', 'T01', '1,5', '--yes')).code).toBe(3);
  expect((await office.kpi('record', 'ong', 'T03', '1')).code).toBe(3);
});

test.each([
  [['ong', ...NEW.slice(2), ...AXES], 2],
  [['ong', ...NEW, '--over-units', 'all', '--over-quarters', 'latest'], 2],
  [['CT01', ...NEW, ...AXES], 3],
  [['ong', ...NEW.slice(0, 6), '--reporters', 'T01,xyz', ...AXES], 4],
  [['t', '--name', 'T', '--kind', 'percent', '--reporters', 'T01', '--over-units', 'sum'], 3],
])('add %j ends with %i and adds nothing', async (words, code) => {
  const office = await officeOfCases();
  expect((await office.kpi('indicator', 'add', ...words)).code).toBe(code);
  expect(await indicators(office)).toHaveLength(6);
});

test('an edit holds from its day; the quarter before keeps the old name', async () => {
  const office = await officeOfCases();
  await office.done('chi-tieu', 'sua', 'CT05', '--ten', 'Số vụ cháy, nổ', '--tu', '1/7/2025');
  const shown = async (period: string): Promise<string> =>
    (await office.done('status', '--period', period)).stdout;
  expect(await shown('2')).not.toContain('cháy, nổ');
  expect(await shown('3')).toContain('Số vụ cháy, nổ');
  expect((await office.kpi('indicator', 'edit', 'CT05')).code).toBe(2);
});

test('retired: asked until its last day, then neither listed nor recorded', async () => {
  const office = await officeOfCases();
  const { stdout } = await office.done('indicator', 'retire', 'CT05', '--on', '30/6/2025');
  expect(stdout).toContain('30/06/2025');
  const codes = async (period: string): Promise<unknown[]> =>
    (
      (await office.done('status', '--json', '--period', period)).json() as { indicators: Row[] }
    ).indicators.map(({ code }) => code);
  expect(await codes('2')).toContain('CT05');
  expect(await codes('3')).not.toContain('CT05');
  expect((await office.kpi('record', 'CT05', 'T01', '0', '--period', '3')).code).toBe(3);
  expect((await office.kpi('indicator', 'retire', 'CT04')).code).toBe(2);
});
