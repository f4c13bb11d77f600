/** What a file would do to the figures in force, and what of it needs a yes or a reason. */
import { describe, expect, test } from 'vitest';
import { planForm, unconfirmed, writesAnything, type Agreed } from '../../src/domain/import-plan.ts';
import type { Day } from '../../src/domain/day.ts';
import type { IncomingForm } from '../../src/domain/incoming.ts';
import { planFromFile } from '../../src/domain/plan-file.ts';
import type { Submission, UnitWords } from '../../src/domain/submission.ts';
import type { Store } from '../../src/store/store.ts';
import type { Preview } from '../../src/usecases/import-file.ts';
import { newStore, put } from '../support/data-file.ts';
import { csvOf } from '../support/import-office.ts';
import { previewOf } from '../support/import-preview.ts';
import { quarter } from '../support/plan-builder.ts';
import { planBaseFile } from '../support/report-world.ts';

const statesOf = ({ plan }: Preview): string[] =>
  plan.figures.map(
    ({ unit, state, overwrites }) => `${unit.code} ${state}${overwrites ? ' overwrites' : ''}`,
  );

const NEITHER: Agreed = { yes: false, reason: null };
const YES: Agreed = { yes: true, reason: null };
const REASON: Agreed = { yes: false, reason: 'đính chính' };
const kinds = ({ plan }: Preview, agreed: Agreed): string[] =>
  unconfirmed(plan, agreed).map(({ problem, row }) => `${problem.kind} ${row}`);

/** The plan of the cases, its second indicator changed. */
const storeWith = (rest: object): Store =>
  newStore(
    planFromFile({
      ...planBaseFile(),
      indicators: planBaseFile().indicators.map((one) => (one.code === 'CT02' ? { ...one, ...rest } : one)),
    }),
  );

test('new, changed and same; a changed note is a change that overwrites nothing', async () => {
  const store = newStore();
  put(store, ['CT01', 'T01', '2025Q1', '80']);
  put(store, ['CT01', 'T02', '2025Q1', '90']);
  put(store, ['CT01', 'T03', '2025Q1', '100'], {}, { note: 'cũ' });
  const preview = await previewOf(
    store,
    csvOf('T01;CT01;2025;1;85;', 'T02;CT01;2025;1;90,0;', 'T03;CT01;2025;1;100;mới', 'T04;CT01;2025;1;5;'),
  );
  expect(statesOf(preview)).toEqual(['T01 changed overwrites', 'T02 same', 'T03 changed', 'T04 new']);
  expect(kinds(preview, NEITHER)).toEqual(['overwrite_unconfirmed 2']);
  expect([kinds(preview, YES), kinds(preview, REASON)]).toEqual([[], []]);
  expect(writesAnything(preview.plan)).toBe(true);
});

test('a note that is not given stays, and the figure is the same', async () => {
  const store = newStore();
  put(store, ['CT01', 'T01', '2025Q1', '80'], {}, { note: 'cũ' });
  const preview = await previewOf(store, csvOf('T01;CT01;2025;1;80;'));
  expect([statesOf(preview), writesAnything(preview.plan)]).toEqual([['T01 same'], false]);
});

describe('consent', () => {
  test('a soft finding: a yes or a reason', async () => {
    const store = storeWith({ limits: { move: '5' } });
    put(store, ['CT02', 'T01', '2024Q4', '20']);
    const preview = await previewOf(store, csvOf('T01;CT02;2025;1;40;', 'T02;CT02;2025;1;40;'));
    expect([kinds(preview, NEITHER), kinds(preview, YES), kinds(preview, REASON)]).toEqual([
      ['soft_unconfirmed 2'],
      [],
      [],
    ]);
  });

  test('a total that falls: a reason only, also where the fall lies within the file', async () => {
    const store = storeWith({ overQuarters: 'cumulative' });
    const rows = csvOf('T01;CT02;2025;1;20;', 'T01;CT02;2025;2;19;');
    const preview = await previewOf(store, rows);
    expect(kinds(preview, YES)).toContain('reason_needed 3');
    expect(kinds(preview, REASON)).toEqual([]);
  });
});

describe('a form', () => {
  const form = (rest: Partial<IncomingForm> = {}): IncomingForm => ({
    plan: 'p',
    unit: 'T01',
    quarter: quarter('2025Q1'),
    untouched: false,
    tasks: [],
    remarks: { difficulty: null, proposal: null },
    ...rest,
  });
  const nothing: UnitWords = { submissions: [], remarks: [], taskReports: [], blankReasons: [] };
  const arriving = { received: '2025-04-02' as Day, sha256: 'a', brings: true };

  test('is the submission of the unit, on the day it came', () => {
    expect(planForm(form(), nothing, arriving).submission).toMatchObject({
      unit: 'T01',
      state: 'received',
      on: '2025-04-02',
    });
  });

  const received = (sha256: string, state: 'received' | 'returned' = 'received'): Submission => ({
    unit: 'T01',
    quarter: quarter('2025Q1'),
    revision: 1,
    state,
    on: '2025-04-01' as Day,
    reason: state === 'returned' ? 'thiếu' : null,
    file: { id: 1, sha256, name: `${sha256}.xlsx`, size: 1 },
    by: 'lan',
    at: '2025-04-01T02:00:00.000Z',
  });

  test.each([
    ['a file that was received before another', [received('a'), received('b')], true, false, false],
    ['another file', [received('b')], true, false, true],
    ['a file that was sent back since', [received('a'), received('a', 'returned')], true, false, true],
    ['our own file as it went out, with what was known', [], false, true, false],
    ['a file that somebody saved, with what was known', [], false, false, true],
    ['our own file filled by a program', [], true, true, true],
  ] as const)('%s', (_, submissions, brings, untouched, counts) => {
    const planned = planForm(form({ untouched }), { ...nothing, submissions }, { ...arriving, brings });
    expect(planned.submission !== null).toBe(counts);
  });

  test('boxes left blank take nothing back; words and states are taken', () => {
    const planned = planForm(
      form({
        remarks: { difficulty: 'Thiếu máy', proposal: null },
        tasks: [
          { task: 'N1', row: 5, cell: 'G5', state: 'done', result: null },
          { task: 'N2', row: 6, cell: 'G6', state: null, result: null },
          { task: 'N3', row: 7, cell: 'G7', state: { unknown: 'lửng' }, result: null },
        ],
      }),
      nothing,
      arriving,
    );
    expect(planned.remarks.map(({ fresh }) => [fresh.kind, fresh.text])).toEqual([
      ['difficulty', 'Thiếu máy'],
    ]);
    expect(planned.tasks.map(({ fresh }) => [fresh.task, fresh.state])).toEqual([['N1', 'done']]);
  });
});
