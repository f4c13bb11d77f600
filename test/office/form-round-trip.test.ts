/**
 * Every unit's form: written by `kpi form`, filled in with openpyxl, saved by LibreOffice or not, imported, and held
 * against what was typed. Needs LibreOffice, and python3 with openpyxl.
 */
import { expect, test } from 'vitest';
import { countsOf, imported, inStore, leavingAllAsItWas, revisionCount } from '../support/import-office.ts';
import {
  fillAll,
  indicatorsIn,
  keptLines,
  keptWords,
  savedByLibreOffice,
  stateOf,
  sumOfPairs,
  typedFor,
  typedLines,
  typedWords,
  type TypedForms,
} from '../support/office-form-filled.ts';
import { officeOf2026, type Office } from '../support/run-cli.ts';

const QUARTER = '2026Q3';
const UNITS = ['CAX', 'DVSN', 'KT', 'MTTQ', 'PVHCC', 'TYT', 'VHXH', 'VP', 'VPDU'];
const RECEIVED = '2026-09-15';

interface StatusRow {
  readonly code: string;
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly result: string | null;
  readonly reported: number;
  readonly missing: readonly string[];
  readonly milestone: { readonly state: string; readonly document: string | null } | null;
}

/** The forms of all units for the quarter in `forms`, and filled in in `openpyxl`. */
async function filledForms(office: Office): Promise<TypedForms> {
  await office.done('form', '--all', '--period', QUARTER, '--out', 'forms');
  const typed = fillAll(office, 'forms', 'openpyxl');
  expect([...typed.keys()]).toEqual(UNITS);
  const kinds = [...typed.values()].flatMap(({ indicators }) =>
    Object.values(indicators).map(({ kind }) => kind),
  );
  expect(new Set(kinds)).toEqual(new Set(['pair', 'value', 'milestone', 'no_cases']));
  return typed;
}

/** Nothing is lost, nothing doubted, and each file counts what its form held. */
async function importAll(office: Office, folder: string, typed: TypedForms): Promise<void> {
  const { code, stderr, result } = await imported(office, folder, '--yes', '--received', '15/9/2026');
  expect([code, result.written]).toEqual([0, true]);
  expect(stderr).not.toContain('Lỗi');
  expect(
    result.files.map((file) => [file.file, file.kind, countsOf(file), file.errors, file.warnings]),
  ).toEqual(
    [...typed].map(([unit, { indicators }]) => [
      `${folder}/bieu-mau-${unit}-${QUARTER}.xlsx`,
      'form',
      `new ${Object.keys(indicators).length}, changed 0, same 0, skipped 0, errors 0`,
      [],
      [],
    ]),
  );
}

async function expectStatus(office: Office, typed: TypedForms): Promise<void> {
  const { indicators } = (await office.done('status', '--period', QUARTER, '--json')).json() as {
    indicators: StatusRow[];
  };
  expect(indicators.map(({ code }) => code).sort()).toEqual(indicatorsIn(typed).sort());
  for (const row of indicators) {
    const given = typedFor(typed, row.code);
    const sum = sumOfPairs(typed, row.code);
    const [first] = given.map(([, one]) => one);
    expect([row.reported, row.missing], row.code).toEqual([given.length, []]);
    expect([row.numerator, row.denominator], row.code).toEqual(
      sum === null ? [null, null] : [String(sum.numerator), String(sum.denominator)],
    );
    // How a quotient is cut is a matter of other tests; here it must be that of the sums.
    if (sum !== null)
      expect(Number(row.result)).toBeCloseTo((Number(sum.numerator) / Number(sum.denominator)) * 100, 6);
    if (first?.kind === 'value') expect(row.result, row.code).toBe(first.value);
    if (first?.kind === 'milestone')
      expect(row.milestone, row.code).toEqual({ state: stateOf(first.state), document: first.document });
  }
}

/** Nobody owes anything, and what counts is the day on which the report first came in. */
async function expectOnTime(office: Office): Promise<void> {
  const { units } = (await office.done('missing', '--period', QUARTER, '--json')).json() as {
    units: { unit: string; state: string; missing: string[]; received: string | null }[];
  };
  expect(units.map(({ unit, state, missing, received }) => [unit, state, missing, received]).sort()).toEqual(
    UNITS.map((unit) => [unit, 'on_time', [], RECEIVED]),
  );
}

/** One receipt of every unit, from its own file. */
function expectReceipts(office: Office): void {
  const { submissions } = inStore(office, (store) => store.words(QUARTER as never));
  expect(submissions.map(({ unit, state, on, file }) => [unit, state, on, file?.name]).sort()).toEqual(
    UNITS.map((unit) => [unit, 'received', RECEIVED, `bieu-mau-${unit}-${QUARTER}.xlsx`]),
  );
}

const sameCounts = (typed: TypedForms): string[] =>
  [...typed.values()].map(
    ({ indicators }) => `new 0, changed 0, same ${Object.keys(indicators).length}, skipped 0, errors 0`,
  );

const lengthOf = (office: Office): unknown =>
  inStore(office, (store) => [store.health().ledgerEntries, store.lastEntry(), store.files().length]);

/** The same files once more: nothing new, nothing changed, no revision, no ledger entry, not a byte. */
async function expectNothingNew(office: Office, folder: string, typed: TypedForms): Promise<void> {
  const before = [revisionCount(office), lengthOf(office)];
  await leavingAllAsItWas(office, async () => {
    const { code, result } = await imported(office, folder, '--yes', '--received', '16/9/2026');
    expect([code, result.written]).toEqual([0, false]);
    expect(result.files.map(countsOf)).toEqual(sameCounts(typed));
  });
  expect([revisionCount(office), lengthOf(office)]).toEqual(before);
}

test.each([
  ['openpyxl, formulas without results', 'openpyxl'],
  ['openpyxl, then LibreOffice', 'libreoffice'],
])(
  'filled in and saved by %s: all of it arrives to the digit, and a second time changes nothing',
  async (_, folder) => {
    const office = await officeOf2026();
    const typed = await filledForms(office);
    if (folder === 'libreoffice') savedByLibreOffice(office, 'openpyxl', folder);
    await importAll(office, folder, typed);
    expect(await keptLines(office, typed)).toEqual(typedLines(typed));
    expect(await keptWords(office, typed.keys(), QUARTER)).toEqual(typedWords(typed));
    await expectStatus(office, typed);
    await expectOnTime(office);
    expectReceipts(office);
    await expectNothingNew(office, folder, typed);
  },
  240_000,
);

test('a copy that another program saved changes no figure and no word; only that it came is written', async () => {
  const office = await officeOf2026();
  const typed = await filledForms(office);
  savedByLibreOffice(office, 'openpyxl', 'libreoffice');
  await importAll(office, 'libreoffice', typed);
  const before = revisionCount(office);
  const { code, result } = await imported(office, 'openpyxl', '--received', '16/9/2026');
  expect([code, result.files.map(countsOf)]).toEqual([0, sameCounts(typed)]);
  expect(revisionCount(office)).toBe(before);
  const { remarks, taskReports } = inStore(office, (store) => store.words(QUARTER as never));
  for (const { revision } of [...remarks, ...taskReports]) expect(revision).toBe(1);
  expect(await keptWords(office, typed.keys(), QUARTER)).toEqual(typedWords(typed));
  await expectOnTime(office);
}, 240_000);
