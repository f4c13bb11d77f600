/** Between what somebody saw and the yes to it, others may have written. */
import { expect, it } from 'vitest';
import { previewUndo, undoAction } from '../../src/usecases/undo-action.ts';
import { newStore, openFor, put, signed } from '../support/data-file.ts';
import { observation, problemOf, quarter } from '../support/plan-builder.ts';

const undo = { command: 'undo' };

it('what changed since it was shown is not taken back', () => {
  const store = newStore();
  put(store, ['CT03', 'T01', '2025Q1', '5']);
  const seen = previewUndo(store, 2);
  put(openFor(store.path), ['CT03', 'T01', '2025Q1', '6']);
  const kinds = [false, true].map(
    (last) => problemOf(() => undoAction(store, signed(undo), { seen, last, reason: null })).kind,
  );
  expect(kinds).toEqual(['undo_later', 'undo_moved']);
  expect(store.lastEntry()).toBe(3);
});

it('something else that was written since does not hinder an undo by number', () => {
  const store = newStore();
  put(store, ['CT03', 'T01', '2025Q1', '5']);
  const seen = previewUndo(store, 2);
  put(store, ['CT03', 'T02', '2025Q1', '6']);
  expect(problemOf(() => undoAction(store, signed(undo), { seen, last: true, reason: null })).kind).toBe(
    'undo_moved',
  );
  expect(undoAction(store, signed(undo), { seen, last: false, reason: null }).by).toBe(4);
  expect(store.health()).toMatchObject({ brokenLedgerEntry: null, planAltered: false });
});

it('two thousand imported figures go in one action', () => {
  const store = newStore();
  const plan = store.plan();
  const places = Array.from({ length: 2_000 }, (_, index) => [
    plan.indicators[index % 5]?.code ?? '',
    plan.units[Math.floor(index / 5) % 4]?.code ?? '',
    `${1900 + Math.floor(index / 20)}Q1`,
  ]);
  store.write(signed({ command: 'import' }), (writer) => {
    writer.observations(
      places.map(([indicator = '', unit = '', quarter = '']) => ({
        facts: observation(indicator, unit, quarter, '1'),
        before: null,
      })),
      null,
    );
  });
  const seen = previewUndo(store, null);
  expect(seen.steps.length).toBe(2_000);
  undoAction(store, signed(undo), { seen, last: true, reason: null });
  expect(store.book().at('CT01', 'T01', seen.steps[0]?.place.quarter ?? never())).toBeUndefined();
  expect(store.health()).toMatchObject({ brokenLedgerEntry: null, observations: 4_000 });

  // Done again they come back together, and an entry each is written for what went only.
  const entries = store.lastEntry();
  const again = previewUndo(store, seen.action.number + seen.action.entries.length);
  undoAction(store, signed(undo), { seen: again, last: false, reason: null });
  expect(store.lastEntry() - entries).toBe(2 + 2_000);
  expect([...store.book().ofIndicator('CT01')].length).toBe(400);
  expect(store.arrivals(quarter('1950Q1'))[0]?.at).toBe('2025-04-02T02:00:00.000Z');
  expect(store.health()).toMatchObject({ brokenLedgerEntry: null, observations: 6_000 });
});

function never(): never {
  throw new Error('no place');
}
