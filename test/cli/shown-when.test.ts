/** The acceptance of the main job, point by point, to the digit. */
import { expect, test } from 'vitest';
import { officeOf2026, officeOfCases, type Office } from '../support/run-cli.ts';

interface Row {
  readonly [field: string]: unknown;
}

async function row(office: Office, code: string, ...options: string[]): Promise<Row> {
  const status = (await office.done('status', '--json', ...options)).json() as { indicators: Row[] };
  const found = status.indicators.find((indicator) => indicator['code'] === code);
  if (found === undefined) throw new Error(`no ${code}`);
  return found;
}

test('140 of 450 is 31.1111111111 %', async () => {
  const office = await officeOf2026();
  await office.done('record', 'hài lòng', 'pvhcc', '140/450');
  expect(await row(office, 'hai-long')).toMatchObject({
    numerator: '140',
    denominator: '450',
    result: '31.1111111111',
    resultShown: '31,11',
    attainment: '32.7485380117',
    attainmentShown: '32,75',
    verdict: 'in_progress',
  });
});

test('69.996 against 70 is not met and never shown as 70', async () => {
  const office = await officeOf2026({ now: '2026-12-20T09:00:00+07:00' });
  await office.done('record', '5g', 'vhxh', '69,996%', '--period', '4');
  expect(await row(office, 'phu-song-5g', '--period', '4')).toMatchObject({
    result: '69.996',
    resultShown: '69,996',
    verdict: 'not_met',
  });
});

test('a target changed from Q3 on leaves Q2 as it was', async () => {
  const office = await officeOf2026();
  await office.done('record', '5g', 'vhxh', '63,5', '--period', 'q2');
  const before = await row(office, 'phu-song-5g', '--period', 'q2');
  await office.done('target', 'set', '5g', '75', '--from', '2026Q3');
  expect(await row(office, 'phu-song-5g', '--period', 'q2')).toEqual(before);
  await office.done('record', '5g', 'vhxh', '63,5', '--period', 'q3');
  expect(await row(office, 'phu-song-5g', '--period', 'q3')).toMatchObject({
    target: '75',
    attainment: '84.6666666667',
  });
});

test('0 of 0 is no cases, and no failure', async () => {
  const office = await officeOf2026();
  await office.done('record', 'nhiem-vu-khcn', 'vhxh', '0/0');
  expect(await row(office, 'nhiem-vu-khcn')).toMatchObject({
    result: null,
    attainment: null,
    verdict: 'no_cases',
    reported: 2,
    required: 2,
  });
});

test('C100 average of percentages: 1 of 2 and 99 of 100 give 98.0392156863 %, not 74.5', async () => {
  const office = await officeOfCases();
  await office.done('record', 'CT04', 'T01', '1/2');
  await office.done('record', 'CT04', 'T02', '99/100');
  expect(await row(office, 'CT04')).toMatchObject({
    result: '98.0392156863',
    resultShown: '98,04',
    numerator: '100',
    denominator: '102',
  });
});

test('C012 tenths must add up: 10.1 + 20.2 + 30.3 is 60.6', async () => {
  const office = await officeOfCases();
  await office.done('record', 'CT03', 'T01', '10,1');
  await office.done('record', 'CT03', 'T02', '20,2');
  const last = await office.done('record', 'CT03', 'T03', '30,3');
  expect(last.stdout).toContain('60,6 triệu đồng');
  expect(await row(office, 'CT03')).toMatchObject({ result: '60.6', resultShown: '60,6' });
});

test('the example of the contract, field by field', async () => {
  const office = await officeOf2026();
  await office.done('record', 'dvc', 'pvhcc', '412/530');
  const status = (await office.done('status', '--json')).json();
  expect(status).toMatchObject({
    period: '2026Q3',
    window: { from: '2026-06-15', to: '2026-09-14', due: '2026-09-19' },
    plan: 'lien-minh-2026',
    unit: null,
  });
  expect(await row(office, 'dvc-toan-trinh')).toMatchObject({
    kind: 'ratio',
    measure: '%',
    direction: 'at_least',
    target: '80',
    numerator: '412',
    denominator: '530',
    result: '77.7358490566',
    resultShown: '77,74',
    attainment: '97.1698113208',
    attainmentShown: '97,17',
    verdict: 'in_progress',
    provisional: false,
    reported: 1,
    required: 1,
    missing: [],
  });
});
