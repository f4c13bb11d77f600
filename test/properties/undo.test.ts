/**
 * Whatever was recorded, taken back, undone and done again: the file holds what the actions that count come to, replayed
 * in their order; and undone one by one, it is as it was at the beginning, and sound.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KpiError } from '../../src/domain/problem.ts';
import type { Store } from '../../src/store/store.ts';
import { setTarget } from '../../src/usecases/edit-catalogue.ts';
import { receiveReport } from '../../src/usecases/receive-report.ts';
import { recordFigure } from '../../src/usecases/record-figure.ts';
import { retractFigure } from '../../src/usecases/retract-figure.ts';
import { previewUndo, undoAction } from '../../src/usecases/undo-action.ts';
import { readActions } from '../../src/usecases/read-ledger.ts';
import { writeBlankReason } from '../../src/usecases/write-blank-reason.ts';
import { writeRemarks } from '../../src/usecases/write-remark.ts';
import { newStore, put, signed } from '../support/data-file.ts';
import { day, decimal, quarter } from '../support/plan-builder.ts';

const TODAY = day('2025-04-20');
const UNITS = ['T01', 'T02'] as const;

type Deed =
  | { readonly does: 'record' | 'remark' | 'blank' | 'target'; readonly unit: string; readonly value: number }
  | { readonly does: 'retract'; readonly unit: string }
  | { readonly does: 'receive'; readonly unit: string; readonly on: number; readonly back: boolean }
  | { readonly does: 'undo'; readonly nth: number }
  | { readonly does: 'undo last' };

const unit = fc.constantFrom(...UNITS);
const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({
    does: fc.constantFrom('record', 'remark', 'blank', 'target'),
    unit,
    value: fc.integer({ min: 1, max: 5 }),
  }),
  fc.record({ does: fc.constant('retract'), unit }),
  fc.record({
    does: fc.constant('receive'),
    unit,
    on: fc.integer({ min: 1, max: 20 }),
    back: fc.boolean(),
  }),
  fc.record({ does: fc.constant('undo'), nth: fc.nat(20) }),
  fc.record({ does: fc.constant('undo last') }),
);

/** What one action did to the model: its place, and what it put there. */
interface Done {
  readonly number: number;
  readonly place: string;
  readonly value: string | null;
  counts: boolean;
}

/** What the actions that count come to. A receipt is added to those before, all else stands in place of it. */
function replayed(initial: ReadonlyMap<string, string>, done: readonly Done[]): Map<string, string> {
  const state = new Map(initial);
  for (const { place, value, counts } of done) {
    if (!counts) continue;
    if (value === null) state.delete(place);
    else if (place.startsWith('receipt')) state.set(place, `${state.get(place) ?? ''}${value};`);
    else state.set(place, value);
  }
  return state;
}

/** The same places as the file holds them. */
function pictureOf(store: Store): Map<string, string> {
  const state = new Map<string, string>();
  for (const { unit: code, figure } of store.book().ofIndicator('CT03'))
    if (figure.kind === 'value') state.set(`figure ${code}`, figure.value);
  const { remarks, submissions, blankReasons } = store.words(quarter('2025Q1'));
  for (const { unit: code, text } of remarks) if (text !== '') state.set(`remark ${code}`, text);
  for (const { unit: code, reason } of blankReasons) if (reason !== '') state.set(`blank ${code}`, reason);
  for (const { unit: code, state: what, on } of submissions)
    state.set(`receipt ${code}`, `${state.get(`receipt ${code}`) ?? ''}${what} ${on};`);
  for (const { indicator, unit: code, value } of store.plan().targets)
    if (indicator === 'CT03' && code !== null) state.set(`target ${code}`, value);
  return state;
}

const sorted = (state: ReadonlyMap<string, string>): [string, string][] =>
  [...state].sort(([a], [b]) => (a < b ? -1 : 1));

let moment = 0;
const author = (command: string, reason: string | null = null) =>
  signed({ command, reason, at: new Date(Date.UTC(2025, 3, 20, 2) + ++moment * 1000).toISOString() });

/** @returns what it did, null where it was refused or changed nothing */
function act(store: Store, step: Exclude<Deed, { does: 'undo' | 'undo last' }>): Omit<Done, 'counts'> | null {
  const number = store.lastEntry() + 1;
  const place = { indicator: 'CT03', unit: step.unit, period: '2025Q1' };
  const wrote = (where: string, value: string | null): Omit<Done, 'counts'> | null =>
    store.lastEntry() < number ? null : { number, place: `${where} ${step.unit}`, value };
  switch (step.does) {
    case 'record': {
      const figure = { text: String(step.value), numerator: undefined, denominator: undefined };
      const request = { ...place, figure, note: undefined, source: undefined, on: undefined };
      const consent = { yes: true, reason: 'x', seen: 'any' as const };
      recordFigure(store, TODAY, request, author('record', 'x'), consent);
      return wrote('figure', String(step.value));
    }
    case 'retract':
      retractFigure(store, TODAY, place, author('retract', 'x'));
      return wrote('figure', null);
    case 'remark': {
      const texts = { difficulty: `khó ${step.value}`, proposal: undefined };
      writeRemarks(store, TODAY, { ...place, texts }, author('remark'));
      return wrote('remark', `khó ${step.value}`);
    }
    case 'blank': {
      const reason = `chờ ${step.value}`;
      writeBlankReason(store, TODAY, { ...place, reason }, author('record'));
      return wrote('blank', reason);
    }
    case 'target': {
      const facts = { indicator: 'CT03', unit: step.unit, from: quarter('2025Q1'), scope: 'unit' } as const;
      const target = {
        ...facts,
        value: decimal(String(step.value)),
        per: 'quarter',
        document: null,
      } as const;
      setTarget(store, author('target set'), target, () => true);
      return wrote('target', String(step.value));
    }
    case 'receive': {
      const on = day(`2025-04-${String(step.on).padStart(2, '0')}`);
      const state = step.back ? 'returned' : 'received';
      const reason = step.back ? 'thiếu' : null;
      receiveReport(store, TODAY, { ...place, state, on, reason }, author('receive', reason));
      return wrote('receipt', `${state} ${on}`);
    }
  }
}

function undo(store: Store, number: number | null): number {
  const seen = previewUndo(store, number);
  undoAction(store, author('undo'), { seen, last: number === null, reason: null });
  return seen.action.number;
}

/** The kind of the problem where it was refused. */
function attempt<T>(run: () => T): T | string {
  try {
    return run();
  } catch (error) {
    if (error instanceof KpiError) return error.problem.kind;
    throw error;
  }
}

test('random deeds against a model', { timeout: 300_000 }, () => {
  fc.assert(
    fc.property(fc.array(deed, { minLength: 4, maxLength: 24 }), (deeds) => {
      const store = newStore();
      put(store, ['CT03', 'T01', '2025Q1', '9']);
      const base = store.lastEntry();
      const initial = pictureOf(store);
      const done: Done[] = [];
      const countOf = (number: number): Done | undefined => done.find((each) => each.number === number);
      for (const step of deeds) {
        if (step.does === 'undo') {
          const { actions } = readActions(store);
          const later = actions.filter(({ number }) => number > base);
          const action = later[step.nth % Math.max(1, later.length)];
          if (action === undefined) continue;
          const own = countOf(action.number);
          const covered = done.some(
            (each) => each.counts && each.number > action.number && each.place === own?.place,
          );
          const outcome = attempt(() => undo(store, action.number));
          if (own !== undefined) {
            const expected = !own.counts ? 'undo_done' : covered ? 'undo_later' : action.number;
            expect(outcome).toBe(expected);
            if (outcome === action.number) own.counts = false;
          } else if (outcome === action.number) {
            // An undo was taken back: follow whom it is about, through as many undos as there are.
            let about = action.undoes;
            let counts = true;
            while (about !== null && countOf(about) === undefined) {
              about = actions.find(({ number }) => number === about)?.undoes ?? null;
              counts = !counts;
            }
            const redone = about === null ? undefined : countOf(about);
            if (redone === undefined) throw new Error('an undo of nothing');
            redone.counts = counts;
          }
        } else if (step.does === 'undo last') {
          const last = done.findLast(({ counts }) => counts);
          if (last === undefined) continue;
          const outcome = attempt(() => undo(store, null));
          expect(outcome).toBe(last.number);
          last.counts = false;
        } else {
          const outcome = attempt(() => act(store, step));
          if (outcome !== null && typeof outcome !== 'string') done.push({ ...outcome, counts: true });
        }
        expect(sorted(pictureOf(store))).toEqual(sorted(replayed(initial, done)));
      }
      for (const each of done.toReversed()) if (each.counts) undo(store, null);
      expect(sorted(pictureOf(store))).toEqual(sorted(initial));
      expect(store.health()).toMatchObject({
        damage: [],
        brokenReferences: 0,
        brokenLedgerEntry: null,
        planAltered: false,
      });
      store.close();
    }),
    { numRuns: 60 },
  );
});
