/**
 * Random input for the whole program. Short in the everyday suite; `npm run fuzz` is the long form. FUZZ_RUNS says how
 * many runs all properties have together, FUZZ_SEED which ones: a failure names its seed and path.
 */
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { copyFileSync, existsSync, rmSync } from 'node:fs';
import { expect } from 'vitest';
import { Office, type Outcome } from './run-cli.ts';

const RUNS = Number(process.env['FUZZ_RUNS'] ?? 150);
export const SEED = Number(process.env['FUZZ_SEED'] ?? 20261125);

/** @param share of all runs that this property has */
export const settings = (share: number): fc.Parameters<unknown> => ({
  seed: SEED,
  numRuns: Math.ceil(RUNS * share),
  // Shrinking runs commands too: what is found is shown, if not at its smallest.
  interruptAfterTimeLimit: 1_500_000,
  markInterruptAsFailure: true,
});

export const TIMEOUT = 1_800_000;

const DOCUMENTED = [0, 2, 3, 4, 5, 6, 7, 130];

/** What must hold of every command line, whatever was typed. */
export function holds(outcome: Outcome, words: readonly string[]): void {
  const said = `kpi ${words.map((word) => JSON.stringify(word)).join(' ')}\n${outcome.screen}`;
  expect(DOCUMENTED, said).toContain(outcome.code);
  expect(outcome.screen, said).not.toMatch(/\n {4}at |\bE101\b|undefined|\[object /u);
  expect(outcome.screen, said).not.toMatch(/(?!\n)\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u);
  if (outcome.code !== 0) expect(outcome.screen, said).not.toBe('');
}

/** An office whose data file is put back when much was written, and that knows whether a command wrote. */
export class FuzzOffice {
  readonly office = new Office({
    env: { KPI_SOFFICE: '/nowhere/soffice', SHELL: '/bin/bash', TMPDIR: process.env['TMPDIR'] ?? '/tmp' },
  });
  #written = 0;

  async prepare(...lines: readonly (readonly string[])[]): Promise<this> {
    await this.office.done('init');
    for (const line of lines) await this.office.done(...line);
    copyFileSync(this.office.path('kpi.db'), this.office.path('kpi.kept'));
    return this;
  }

  /** Runs it and looks at everything that must hold. */
  async run(words: readonly string[]): Promise<Outcome> {
    const before = this.#last();
    const outcome = await this.office.kpi(...words);
    const said = `kpi ${words.map((word) => JSON.stringify(word)).join(' ')}\n${outcome.screen}`;
    holds(outcome, words);
    const after = this.#last();
    if (after === before) return outcome;
    expect([0, 7], said).toContain(outcome.code);
    const { code, screen } = await this.office.kpi('doctor');
    expect(code, `${said}\n${screen}`).toBe(0);
    if (++this.#written > 40) this.#putBack();
    return outcome;
  }

  #last(): string {
    const path = this.office.path('kpi.db');
    if (!existsSync(path)) return 'no file';
    const connection = new Database(path, { readonly: true });
    const last = connection.prepare('SELECT seq, hash FROM ledger ORDER BY seq DESC LIMIT 1').raw().get();
    connection.close();
    return String(last);
  }

  #putBack(): void {
    for (const ending of ['-wal', '-shm']) rmSync(this.office.path(`kpi.db${ending}`), { force: true });
    copyFileSync(this.office.path('kpi.kept'), this.office.path('kpi.db'));
    this.#written = 0;
  }
}
