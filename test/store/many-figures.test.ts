/** Figures that come together by the thousand: the same rows and the same ledger as few at a time. */
import { expect, it } from 'vitest';
import type { Observation } from '../../src/domain/observation.ts';
import { makeQuarter } from '../../src/domain/period.ts';
import type { Store } from '../../src/store/store.ts';
import { newStore, signed } from '../support/data-file.ts';
import { observation } from '../support/plan-builder.ts';

const figures = (count: number, value: (index: number) => string): Observation[] =>
  Array.from({ length: count }, (_, index) => {
    const quarter = makeQuarter(2000 + Math.floor(index / 16), (Math.floor(index / 4) % 4) + 1);
    return observation('CT03', `T0${(index % 4) + 1}`, quarter, value(index));
  });

function writeTogether(store: Store, fresh: readonly Observation[]): void {
  const book = store.book();
  store.write(signed({ command: 'import' }), (writer) =>
    writer.observations(
      fresh.map((facts) => ({
        facts,
        before: book.at(facts.indicator, facts.unit, facts.quarter) ?? null,
      })),
      null,
    ),
  );
}

const kept = (store: Store): string[] =>
  store
    .book()
    .ofIndicator('CT03')
    .map(({ unit, quarter, revision, figure }) =>
      [quarter, unit, revision, figure.kind === 'value' ? figure.value : figure.kind].join(' '),
    );
const wanted = (fresh: readonly Observation[], revision: number): string[] =>
  fresh.map(({ unit, quarter, figure }) =>
    [quarter, unit, revision, figure.kind === 'value' ? figure.value : figure.kind].join(' '),
  );

it.each([1, 249, 250, 251, 999, 1000, 1001, 1590])('%d figures lie there whole, and are sealed', (count) => {
  const store = newStore();
  const fresh = figures(count, (index) => `${index}.5`);
  writeTogether(store, fresh);
  expect(kept(store)).toEqual(wanted(fresh, 1));
  const { brokenLedgerEntry, brokenReferences, observations, ledgerEntries } = store.health();
  expect({ brokenLedgerEntry, brokenReferences, observations, ledgerEntries }).toEqual({
    brokenLedgerEntry: null,
    brokenReferences: 0,
    observations: count,
    ledgerEntries: 1 + Math.ceil(count / 1000),
  });
});

it('that replace others are their next revision', () => {
  const store = newStore();
  writeTogether(
    store,
    figures(600, (index) => String(index)),
  );
  const fresh = figures(600, (index) => String(index + 1));
  writeTogether(store, fresh);
  expect(kept(store)).toEqual(wanted(fresh, 2));
  expect(store.health()).toMatchObject({ brokenLedgerEntry: null, observations: 1200 });
});

it('of which one cannot be written leave nothing behind', () => {
  const store = newStore();
  const fresh = [...figures(1200, String), observation('CT03', 'T99', '2090Q1', '1')];
  expect(() => writeTogether(store, fresh)).toThrow();
  expect([kept(store), store.health().ledgerEntries]).toEqual([[], 1]);
});
