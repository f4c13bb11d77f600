/** What holds for every table and every file, on random ones with a fixed seed. */
import fc from 'fast-check';
import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { KpiError } from '../../src/domain/problem.ts';
import { look } from '../../src/usecases/look.ts';
import { previewFile } from '../../src/usecases/import-file.ts';
import { newStore } from '../support/data-file.ts';
import {
  csvOf,
  dataFileHash,
  figuresOf,
  historyOf,
  imported,
  put,
  revisionCount,
} from '../support/import-office.ts';
import { arrivedOf, requestOf, TODAY } from '../support/import-preview.ts';
import {
  csvBytes,
  expected,
  manners,
  mutated,
  mutations,
  tables,
  xlsxBytes,
  type TableFigure,
} from '../support/import-tables.ts';
import { officeOfCases, type Office } from '../support/run-cli.ts';

const SEED = 20260916;

/** Figures above 100 % are allowed by the plan of the cases. */
async function holdsAll(office: Office, figures: readonly TableFigure[]): Promise<void> {
  for (const indicator of ['CT01', 'CT03']) {
    expect(await figuresOf(office, indicator)).toEqual(expected(figures, indicator));
    const notes = (await historyOf(office, indicator)).map(
      ({ unit, period, note }) => `${unit} ${period} ${note ?? ''}`,
    );
    expect(notes.sort()).toEqual(
      figures
        .filter((figure) => figure.indicator === indicator)
        .map(({ unit, quarter, note }) => `${unit} 2025Q${quarter} ${note}`)
        .sort(),
    );
  }
}

/** A fresh data file at the cost of a copy. */
async function freshOffices(): Promise<() => Office> {
  const office = await officeOfCases();
  const { readFileSync, rmSync } = await import('node:fs');
  const blank = readFileSync(office.path('kpi.db'));
  return () => {
    for (const beside of ['-wal', '-shm']) rmSync(office.path(`kpi.db${beside}`), { force: true });
    writeFileSync(office.path('kpi.db'), blank);
    return office;
  };
}

test('a table written as csv in any manner is imported figure by figure, and a second time changes nothing', async () => {
  const fresh = await freshOffices();
  await fc.assert(
    fc.asyncProperty(tables, manners, async (figures, manner) => {
      const office = fresh();
      put(office, 'a.csv', csvBytes(figures, manner));
      const first = await imported(office, 'a.csv');
      expect([first.code, first.file.errors]).toEqual([0, []]);
      expect([first.file.new, first.file.changed, first.file.same]).toEqual([figures.length, 0, 0]);
      await holdsAll(office, figures);
      const before = dataFileHash(office);
      const second = await imported(office, 'a.csv');
      expect([second.file.new, second.file.changed, second.file.same]).toEqual([0, 0, figures.length]);
      expect(dataFileHash(office)).toBe(before);
    }),
    { seed: SEED, numRuns: 120 },
  );
}, 60_000);

test('a table written as xlsx with numbers, texts and formulas is imported figure by figure', async () => {
  const fresh = await freshOffices();
  const kinds = fc.array(fc.constantFrom('number' as const, 'text' as const, 'formula' as const), {
    minLength: 1,
    maxLength: 5,
  });
  await fc.assert(
    fc.asyncProperty(tables, kinds, async (figures, ways) => {
      const office = fresh();
      put(office, 'a.xlsx', xlsxBytes(figures, ways));
      const { code, file } = await imported(office, 'a.xlsx');
      expect([code, file.errors, file.new]).toEqual([0, [], figures.length]);
      await holdsAll(office, figures);
      const again = await imported(office, 'a.xlsx');
      expect([again.file.new, again.file.changed]).toEqual([0, 0]);
    }),
    { seed: SEED, numRuns: 80 },
  );
}, 60_000);

const VALID = csvOf(
  'T01;CT01;2025;1;85,5;ước "tính"',
  'T02;CT01;2025;1;1.234.567,89;"a;b"',
  'T03;CT02;2025;1;12;',
  'T04;CT03;2024;4;-0,125;',
  'T01;CT04;2025;1;412/530;',
  'T02;CT04;2025;1;Không phát sinh;',
  'Tổng cộng;;;;99;',
);

test('a valid csv with any bytes changed ends in a plan or a refusal', async () => {
  const store = newStore();
  const looked = look(store, TODAY);
  const valid = new Uint8Array(Buffer.from(VALID, 'utf8'));
  const ends = { plan: 0, faults: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(fc.array(mutations, { minLength: 1, maxLength: 3 }), async (changes) => {
      const bytes = changes.reduce<Uint8Array>(
        (so, change) => (so.length === 0 ? so : mutated(so, change)),
        valid,
      );
      try {
        const { plan } = previewFile(store, looked, looked.view.book, await arrivedOf(bytes), requestOf());
        ends[plan.faults.length === 0 ? 'plan' : 'faults']++;
      } catch (error) {
        if (!(error instanceof KpiError)) throw error;
        ends.refused++;
      }
    }),
    { seed: SEED, numRuns: 4_000 },
  );
  // The mutations reach all three ends, or they would prove little.
  expect(Math.min(ends.plan, ends.faults, ends.refused), JSON.stringify(ends)).toBeGreaterThan(50);
}, 60_000);

test('through the whole command: the data file is unchanged, or has exactly what was said', async () => {
  const fresh = await freshOffices();
  const valid = new Uint8Array(Buffer.from(VALID, 'utf8'));
  await fc.assert(
    fc.asyncProperty(mutations, async (change) => {
      const office = fresh();
      const before = dataFileHash(office);
      put(office, 'a.csv', mutated(valid, change));
      const { code, file, result } = await imported(office, 'a.csv');
      expect([0, 3]).toContain(code);
      expect(file.written).toBe(result.written);
      expect(code === 0).toBe(file.errors.length === 0);
      if (file.written) {
        expect([code, revisionCount(office)]).toEqual([0, file.new]);
        expect(file.changed).toBe(0);
      } else expect(dataFileHash(office)).toBe(before);
      expect(file.written).toBe(code === 0 && file.new > 0);
    }),
    { seed: SEED, numRuns: 300 },
  );
}, 60_000);
