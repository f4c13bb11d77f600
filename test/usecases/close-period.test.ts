/** A closing rests on what was looked at: what changes in between is seen, never issued unseen. */
import { expect, test } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import {
  issueReport,
  prepareClosing,
  reopenPeriod,
  type PreparedClosing,
} from '../../src/usecases/close-period.ts';
import { newStore, put, signed } from '../support/data-file.ts';
import { day, period, problemOf, quarter } from '../support/plan-builder.ts';
import { assembleReport } from '../../src/domain/report.ts';
import { sourcesOf } from '../../src/domain/issued.ts';
import { sourcesNow } from '../../src/usecases/build-report.ts';
import { look } from '../../src/usecases/look.ts';

const TODAY = day('2025-04-02');
const WORKBOOK = Uint8Array.from([1, 2, 3]);

function prepared(store: Store): PreparedClosing {
  const made = prepareClosing(store, TODAY, 'q1');
  if (made.state === 'closed') throw new Error('closed already');
  return made;
}

function storeWithFigures(): Store {
  const store = newStore();
  put(store, ['CT02', 'T01', '2025Q1', '20']);
  put(store, ['CT02', 'T01', '2025Q1', '21'], { reason: 'gõ nhầm' });
  put(store, ['CT03', 'T02', '2024Q1', '10.1']);
  put(store, ['CT03', 'T02', '2023Q4', '99']);
  put(store, ['CT03', 'T02', '2025Q2', '77']);
  return store;
}

test('a figure that comes in between looking and closing: nothing is issued, and the next look sees it', () => {
  const store = storeWithFigures();
  const early = prepared(store);
  put(store, ['CT03', 'T01', '2025Q1', '5']);
  expect(issueReport(store, early, WORKBOOK, signed())).toEqual({ state: 'moved' });
  expect(store.issues()).toEqual([]);
  expect(issueReport(store, prepared(store), WORKBOOK, signed()).state).toBe('issued');
});

test('two that looked at the same: one issues, the other is told of it', () => {
  const store = storeWithFigures();
  const [one, other] = [prepared(store), prepared(store)];
  const issued = issueReport(store, one, WORKBOOK, signed({ by: 'Hà' }));
  const late = issueReport(store, other, WORKBOOK, signed({ by: 'Lan' }));
  expect([issued.state, late.state]).toEqual(['issued', 'closed']);
  expect(store.issues().map(({ by, version }) => [by, version])).toEqual([['Hà', 1]]);
  expect(prepareClosing(store, TODAY, 'q1').state).toBe('closed');
});

test('what was frozen gives the report of the living data, and goes back to the year before', () => {
  const store = storeWithFigures();
  issueReport(store, prepared(store), WORKBOOK, signed());
  const frozen = store.frozen('2025Q1', 1);
  expect(frozen.revisions.map(({ observation, state }) => [observation.quarter, state])).toEqual([
    ['2025Q1', 'superseded'],
    ['2025Q1', 'current'],
    ['2024Q1', 'current'],
  ]);
  const { view } = look(store, TODAY);
  const living = assembleReport(sourcesNow(store, view, period('2025Q1')), period('2025Q1'));
  const again = assembleReport(sourcesOf(frozen), period('2025Q1'));
  expect(again.entries).toEqual(living.entries);
  expect(again.discipline).toEqual(living.discipline);
  expect(frozen.words.get(quarter('2025Q1'))).toEqual(store.words(quarter('2025Q1')));
});

test('the same data at the same place in the ledger is frozen alike; elsewhere the code is another', () => {
  const store = storeWithFigures();
  const [one, other] = [prepared(store), prepared(store)];
  expect(other.checkCode).toBe(one.checkCode);
  expect(Buffer.from(other.frozen).equals(Buffer.from(one.frozen))).toBe(true);
  put(store, ['CT03', 'T02', '2025Q3', '1']);
  expect(prepared(store).checkCode).not.toBe(one.checkCode);
});

test('a period is reopened once, with the letter that asked for it', () => {
  const store = storeWithFigures();
  issueReport(store, prepared(store), WORKBOOK, signed());
  const letter = { number: '123/SKHCN-CĐS', day: day('2025-04-05') };
  reopenPeriod(store, TODAY, 'q1', letter, signed({ reason: 'trả lại' }));
  expect(store.issues()[0]?.reopening).toEqual({
    reason: 'trả lại',
    letter,
    by: 'lan',
    at: '2025-04-02T02:00:00.000Z',
  });
  const again = (): unknown => reopenPeriod(store, TODAY, 'q1', null, signed({ reason: 'x' }));
  expect(problemOf(again)).toEqual({ kind: 'not_closed', period: '2025Q1', closings: [] });
});
