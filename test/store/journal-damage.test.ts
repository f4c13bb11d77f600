/** A journal that lost something in its middle is told from one that a power cut left in pieces at its end. */
import Database from 'better-sqlite3';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { journalDamage } from '../../src/store/journal-damage.ts';
import { Office, officeOf2026 } from '../support/run-cli.ts';

const FRAME = 24 + 4096;
const WRITES = 4;

/** A file as it lies after some writes with the journal not yet moved into it, as a killed process leaves it. */
async function withJournal(): Promise<{ readonly office: Office; readonly journal: Buffer }> {
  const office = await officeOf2026();
  const [path, kept] = [office.path('kpi.db'), office.path('kept.db')];
  const holder = new Database(path);
  holder.exec('BEGIN');
  holder.prepare('SELECT count(*) FROM ledger').get();
  for (let n = 1; n <= WRITES; n++)
    await office.done('record', 'dvc', 'pvhcc', `${n}/530`, '--reason', 'lần nữa');
  for (const suffix of ['', '-wal']) copyFileSync(path + suffix, kept + suffix);
  holder.close();
  for (const suffix of ['', '-wal']) copyFileSync(kept + suffix, path + suffix);
  return { office, journal: readFileSync(`${path}-wal`) };
}

const endsOf = (journal: Buffer): number[] =>
  Array.from({ length: Math.floor((journal.length - 32) / FRAME) }, (_, index) => 32 + index * FRAME)
    .filter((at) => journal.readUInt32BE(at + 4) !== 0)
    .map((at) => at + FRAME);

const flipped = (journal: Buffer, at: number): Buffer => {
  const left = Buffer.from(journal);
  left[at] = (left[at] ?? 0) ^ 4;
  return left;
};

test('whole, cut anywhere, or torn in its last transaction: nothing to tell', async () => {
  const { office, journal } = await withJournal();
  const path = office.path('kpi.db');
  expect(journalDamage(path)).toBeNull();
  const ends = endsOf(journal);
  expect(ends).toHaveLength(WRITES);
  for (const cut of [
    0,
    10,
    32,
    100,
    ends[0] ?? 0,
    (ends[1] ?? 0) + 1,
    (ends[2] ?? 0) - 1,
    journal.length - 1,
  ]) {
    writeFileSync(`${path}-wal`, journal.subarray(0, cut));
    expect(journalDamage(path)).toBeNull();
  }
  writeFileSync(`${path}-wal`, flipped(journal, (ends[2] ?? 0) + 100));
  expect(journalDamage(path)).toBeNull();
  expect((await office.kpi('status')).code).toBe(0);
});

test('a bit flipped before two more writes: 6, and the file stays as it is', async () => {
  const { office, journal } = await withJournal();
  const path = office.path('kpi.db');
  const before = readFileSync(path);
  const [, second = 0] = endsOf(journal);
  for (const at of [1, 9, 25, 40, 32 + 24 + 500, second - 10]) {
    const damaged = flipped(journal, at);
    writeFileSync(`${path}-wal`, damaged);
    for (const line of ['status', 'doctor', 'check', 'backup', 'record dvc pvhcc 9/530 --yes'])
      expect([at, line, (await office.kpi(...line.split(' '))).code]).toEqual([at, line, 6]);
    expect(readFileSync(path)).toEqual(before);
    expect(readFileSync(`${path}-wal`)).toEqual(damaged);
  }
});

test('a journal begun anew over an older one is whole', async () => {
  const office = await officeOf2026();
  const path = office.path('kpi.db');
  const other = new Database(path);
  other.prepare('SELECT count(*) FROM ledger').get();
  for (let n = 1; n <= 6; n++) await office.done('record', 'dvc', 'pvhcc', `${n}/530`, '--reason', 'x');
  other.pragma('wal_checkpoint(RESTART)');
  await office.done('record', 'dvc', 'pvhcc', '7/530', '--reason', 'x');
  const journal = readFileSync(`${path}-wal`);
  // Frames of the first round still lie behind those of the second.
  const salts = new Set(
    endsOf(journal).map((end) => journal.toString('hex', end - FRAME + 8, end - FRAME + 16)),
  );
  expect(salts.size).toBe(2);
  expect(journalDamage(path)).toBeNull();
  other.close();
});
