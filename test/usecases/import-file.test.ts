/** Writing what was previewed: in one transaction, and never on what has changed since it was seen. */
import { expect, test } from 'vitest';
import { KpiError } from '../../src/domain/problem.ts';
import type { Agreed } from '../../src/domain/import-plan.ts';
import type { Store } from '../../src/store/store.ts';
import { importFile, previewFile, type Preview } from '../../src/usecases/import-file.ts';
import { look } from '../../src/usecases/look.ts';
import { bytesOf, dataFile, newStore, openFor, put, retract, signed } from '../support/data-file.ts';
import { csvOf } from '../support/import-office.ts';
import { arrivedOf, figureText, previewOf, requestOf, TODAY } from '../support/import-preview.ts';

const YES: Agreed = { yes: true, reason: null };
const NEITHER: Agreed = { yes: false, reason: null };

const write = (store: Store, preview: Preview, agreed: Agreed = NEITHER, keep = true): Preview =>
  importFile(store, TODAY, preview, requestOf({ keep }), signed({ command: 'import' }), agreed);

const inForce = (store: Store): string[] =>
  ['CT01', 'CT02'].flatMap((indicator) =>
    store
      .revisions({ indicator, unit: null, quarters: null })
      .filter(({ state }) => state === 'current')
      .map(({ observation }) => `${indicator} ${observation.unit} ${figureText(observation.figure)}`),
  );

function problemOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof KpiError) return error.problem.kind;
    throw error;
  }
  return 'done';
}

test('figures, their file and its cells are written together', async () => {
  const store = newStore();
  write(store, await previewOf(store, csvOf('T01;CT01;2025;1;85,5;', 'T02;CT01;2025;1;90;')));
  expect(inForce(store)).toEqual(['CT01 T01 85.5', 'CT01 T02 90']);
  const origins = store
    .revisions({ indicator: 'CT01', unit: null, quarters: null })
    .map(({ observation }) => [observation.origin?.file.name, observation.origin?.cell]);
  expect(origins).toEqual([
    ['bang.csv', 'E2'],
    ['bang.csv', 'E3'],
  ]);
  expect(store.files().map(({ name, kept }) => [name, kept])).toEqual([['bang.csv', true]]);
  expect(store.health()).toMatchObject({ damage: [], brokenReferences: 0, brokenLedgerEntry: null });
});

test('without a yes nothing at all is written, not even the file', async () => {
  const path = dataFile();
  const store = openFor(path);
  put(store, ['CT01', 'T01', '2025Q1', '80']);
  const entry = store.lastEntry();
  const preview = await previewOf(store, csvOf('T01;CT01;2025;1;85,5;', 'T02;CT01;2025;1;90;'));
  expect(problemOf(() => write(store, preview))).toBe('overwrite_unconfirmed');
  expect([inForce(store), store.files(), store.lastEntry()]).toEqual([['CT01 T01 80'], [], entry]);
});

test('the same file again leaves the bytes of the data file as they are', async () => {
  const path = dataFile();
  const store = openFor(path);
  const file = csvOf('T01;CT01;2025;1;85,5;');
  write(store, await previewOf(store, file));
  const entry = store.lastEntry();
  const before = bytesOf(path);
  write(store, await previewOf(store, file));
  expect([store.lastEntry(), bytesOf(path)]).toEqual([entry, before]);
});

test('what somebody else has recorded meanwhile was not agreed to', async () => {
  const store = newStore();
  const preview = await previewOf(store, csvOf('T01;CT01;2025;1;85,5;', 'T02;CT01;2025;1;90;'));
  put(store, ['CT01', 'T01', '2025Q1', '70']);
  expect(problemOf(() => write(store, preview, YES))).toBe('overwrite_unconfirmed');
  expect(inForce(store)).toEqual(['CT01 T01 70']);
});

test('what somebody records while the figures are being read does not pass for seen', async () => {
  const path = dataFile();
  const [store, other] = [openFor(path), openFor(path)];
  const arrived = await arrivedOf(csvOf('T01;CT01;2025;1;85,5;'));
  const looked = look(store, TODAY);
  put(other, ['CT01', 'T01', '2025Q1', '70']);
  const preview = previewFile(store, looked, looked.view.book, arrived, requestOf());
  expect(problemOf(() => write(store, preview))).toBe('overwrite_unconfirmed');
  expect(inForce(store)).toEqual(['CT01 T01 70']);
});

test('a figure that changed again after it was shown was not agreed to either', async () => {
  const store = newStore();
  put(store, ['CT01', 'T01', '2025Q1', '70']);
  const preview = await previewOf(store, csvOf('T01;CT01;2025;1;85,5;'));
  put(store, ['CT01', 'T01', '2025Q1', '71']);
  expect(problemOf(() => write(store, preview, YES))).toBe('overwrite_unconfirmed');
});

test('the same figure recorded meanwhile, or something elsewhere, is no hindrance', async () => {
  const store = newStore();
  const preview = await previewOf(store, csvOf('T01;CT01;2025;1;85,5;', 'T02;CT01;2025;1;90;'));
  put(store, ['CT01', 'T01', '2025Q1', '85.5']);
  put(store, ['CT02', 'T04', '2025Q1', '3']);
  const done = write(store, preview);
  expect(done.plan.figures.map(({ state }) => state)).toEqual(['same', 'new']);
  expect(inForce(store)).toEqual(['CT01 T01 85.5', 'CT01 T02 90', 'CT02 T04 3']);
});

test('a figure that was taken back meanwhile is new again', async () => {
  const store = newStore();
  put(store, ['CT01', 'T01', '2025Q1', '85.5']);
  const preview = await previewOf(store, csvOf('T01;CT01;2025;1;85,5;'));
  expect(preview.plan.figures.map(({ state }) => state)).toEqual(['same']);
  retract(store, ['CT01', 'T01', '2025Q1']);
  write(store, preview);
  expect(inForce(store)).toEqual(['CT01 T01 85.5']);
});

test('the second file of a command is held against the first', async () => {
  const store = newStore();
  const looked = look(store, TODAY);
  const first = previewFile(
    store,
    looked,
    looked.view.book,
    await arrivedOf(csvOf('T01;CT01;2025;1;80;')),
    requestOf(),
  );
  const book = looked.view.book.with(first.plan.figures.flatMap(({ candidate }) => candidate ?? []));
  const second = previewFile(store, looked, book, await arrivedOf(csvOf('T01;CT01;2025;1;81;')), requestOf());
  write(store, first);
  expect(problemOf(() => write(store, second))).toBe('overwrite_unconfirmed');
  expect(inForce(store)).toEqual(['CT01 T01 80']);
});

test('without keeping, the file is known by its hash alone', async () => {
  const store = newStore();
  const preview = await previewOf(store, csvOf('T01;CT01;2025;1;85,5;'));
  write(store, preview, NEITHER, false);
  expect([store.files().map(({ kept }) => kept), store.evidence(preview.file.sha256)]).toEqual([
    [false],
    null,
  ]);
});
