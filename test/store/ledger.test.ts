/** DESIGN 6: each ledger entry carries the hash of the one before, so that an edit from outside is found. */
import { describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { dataFile, newStore, openFor, otherProgram, put, retract, tamper } from '../support/data-file.ts';
import { day, decimal, quarter } from '../support/plan-builder.ts';

const broken = (store: Store): number | null => store.health().brokenLedgerEntry;

/** Entry 1 is the plan, 2 to 6 are figures. */
function ledgerOfSix(): string {
  const path = dataFile();
  const store = openFor(path);
  for (const figure of ['1', '2', '3', '4', '5']) put(store, ['CT03', 'T01', '2025Q1', figure]);
  return path;
}

describe('the chain', () => {
  it('is whole in a new file, with the plan as its first entry', () => {
    const store = newStore();
    expect([broken(store), store.health().ledgerEntries, store.lastChange()]).toEqual([
      null,
      1,
      '2025-04-02T02:00:00.000Z',
    ]);
  });

  it('is whole after many writes of every kind', () => {
    const store = newStore();
    const [unit] = store.plan().units;
    const [indicator] = store.plan().indicators;
    const [target] = store.plan().targets;
    if (unit === undefined || indicator === undefined || target === undefined) throw new Error('no plan');
    for (let round = 0; round < 50; round++) {
      put(store, ['CT03', 'T01', '2025Q1', String(round)], { reason: `lần ${round} “ghi đè”\n` });
      if (round % 10 === 0) retract(store, ['CT03', 'T01', '2025Q1']);
      store.write({ at: '2025-04-03T00:00:00Z', by: 'hoa', command: 'unit edit', reason: null }, (writer) => {
        writer.unit({ ...unit, aliases: [`lần ${round}`], to: day('2025-12-31') }, unit);
        writer.indicator({ ...indicator, aliases: [`CT ${round}`] }, indicator);
        writer.target({ ...target, value: decimal(String(round)), from: quarter('2025Q2') }, target);
      });
    }
    expect([broken(store), store.health().ledgerEntries]).toEqual([null, 1 + 50 + 5 + 150]);
    expect(store.lastChange()).toBe('2025-04-03T00:00:00Z');
  });

  it('says what was changed, from what to what, by whom, with which command and why', () => {
    const store = newStore();
    put(store, ['CT03', 'T01', '2025Q1', '1']);
    put(store, ['CT03', 'T01', '2025Q1', '2'], { by: 'hoa', command: 'record', reason: 'gõ nhầm' });
    const entry = otherProgram(store.path).prepare('SELECT * FROM ledger WHERE seq = 3').get() as Record<
      string,
      string
    >;
    expect(entry).toMatchObject({ by: 'hoa', command: 'record', reason: 'gõ nhầm' });
    expect(JSON.parse(entry['change'] ?? '')).toMatchObject({
      kind: 'observation',
      old: { figure: { kind: 'value', value: '1' }, revision: 1 },
      new: { figure: { kind: 'value', value: '2' }, revision: 2, by: 'hoa', reason: 'gõ nhầm' },
    });
  });
});

describe('tampering is found', () => {
  it.each([
    ['an author changed', "UPDATE ledger SET by = 'x' WHERE seq = 3", 3],
    ['a time changed', "UPDATE ledger SET at = '2025-01-01T00:00:00Z' WHERE seq = 2", 2],
    ['a reason added', "UPDATE ledger SET reason = 'x' WHERE seq = 6", 6],
    ['a command changed', "UPDATE ledger SET command = 'x' WHERE seq = 6", 6],
    ['a figure changed', `UPDATE ledger SET change = replace(change, '"4"', '"9"') WHERE seq = 5`, 5],
    ['the plan changed', `UPDATE ledger SET change = replace(change, '"90"', '"10"') WHERE seq = 1`, 1],
    ['a hash changed', "UPDATE ledger SET hash = 'x' WHERE seq = 4", 4],
    ['a link changed', "UPDATE ledger SET previous = 'x' WHERE seq = 4", 4],
    ['the first removed', 'DELETE FROM ledger WHERE seq = 1', 1],
    ['one in the middle removed', 'DELETE FROM ledger WHERE seq = 4', 4],
    [
      'one removed and the gap closed',
      'DELETE FROM ledger WHERE seq = 4; UPDATE ledger SET seq = seq - 1 WHERE seq > 4',
      4,
    ],
    [
      'two swapped',
      'UPDATE ledger SET seq = 99 WHERE seq = 3; UPDATE ledger SET seq = 3 WHERE seq = 4; UPDATE ledger SET seq = 4 WHERE seq = 99',
      3,
    ],
    [
      'one added at the end',
      "INSERT INTO ledger (seq, at, by, command, change, previous, hash) SELECT 7, at, by, command, change, hash, 'made up' FROM ledger WHERE seq = 6",
      7,
    ],
    [
      'one put in between',
      `UPDATE ledger SET seq = -seq WHERE seq > 3; UPDATE ledger SET seq = 1 - seq WHERE seq < 0;
       INSERT INTO ledger (seq, at, by, command, change, previous, hash) SELECT 4, at, by, command, change, hash, 'made up' FROM ledger WHERE seq = 3`,
      4,
    ],
  ])('%s', (_, sql, expected) => {
    const path = ledgerOfSix();
    tamper(path, sql);
    expect(broken(openFor(path, 'read'))).toBe(expected);
  });

  it('the last entry removed: the figure it brought in hangs in the air', () => {
    const path = ledgerOfSix();
    tamper(path, 'DELETE FROM ledger WHERE seq = 6');
    expect(openFor(path, 'read').health()).toMatchObject({ brokenReferences: 1 });
  });

  it('a figure changed behind the ledger', () => {
    const path = ledgerOfSix();
    tamper(path, "UPDATE observation SET value = '999' WHERE revision = 5");
    const { damage, brokenReferences, brokenLedgerEntry } = openFor(path, 'read').health();
    expect(damage.length + brokenReferences + (brokenLedgerEntry ?? 0)).toBeGreaterThan(0);
  });
});
