/** Runs one command line in this process, as bin/kpi.js would: real SQLite in a temporary folder, real files. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { run } from '../../src/run.ts';

export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Both streams as a person at a terminal sees them. */
  readonly screen: string;
  /** stdout as JSON. */
  readonly json: () => unknown;
}

export interface Surroundings {
  readonly now?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly columns?: number;
  readonly colour?: boolean;
  /** Tells network folders. */
  readonly network?: (path: string) => string | null;
}

/** An office with a folder of its own, at a given time; no terminal, so nothing may ask. */
export class Office {
  readonly folder: string;
  readonly #surroundings: Surroundings;

  constructor(surroundings: Surroundings = {}) {
    this.folder = mkdtempSync(join(tmpdir(), 'kpi-test-'));
    this.#surroundings = surroundings;
    onTestFinished(() => rmSync(this.folder, { recursive: true, force: true }));
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  /** @param words argv; the command's words as a shell would hand them over */
  async kpi(...words: string[]): Promise<Outcome> {
    return this.at({}, ...words);
  }

  /** The same with other surroundings, such as a later day. */
  async at(changed: Surroundings, ...words: string[]): Promise<Outcome> {
    const {
      now = '2026-09-16T09:00:00+07:00',
      env = {},
      columns = 80,
      colour = false,
      network,
    } = { ...this.#surroundings, ...changed };
    const written = { stdout: '', stderr: '', screen: '' };
    const into = (stream: 'stdout' | 'stderr') => (text: string) => {
      written[stream] += text;
      written.screen += text;
    };
    const code = await run({
      argv: words,
      env: {
        HOME: this.folder,
        KPI_USER: 'Lan',
        KPI_NOW: now,
        ...(colour ? { FORCE_COLOR: '1' } : {}),
        ...env,
      },
      cwd: this.folder,
      clock: () => new Date(now),
      node: process.version,
      platform: 'linux',
      stdinIsTTY: () => false,
      ...(network === undefined ? {} : { network }),
      stdout: { write: into('stdout'), columns },
      stderr: { write: into('stderr') },
    });
    return { code, ...written, json: () => JSON.parse(written.stdout) as unknown };
  }

  /** Like `kpi`, for steps that lead up to what a test is about: fails loudly if they do. */
  async done(...words: string[]): Promise<Outcome> {
    const outcome = await this.kpi(...words);
    if (outcome.code !== 0)
      throw new Error(`kpi ${words.join(' ')} ended with ${outcome.code}:\n${outcome.stderr}`);
    return outcome;
  }
}

/** An office with a data file of the built-in plan. */
export async function officeOf2026(surroundings: Surroundings = {}): Promise<Office> {
  const office = new Office(surroundings);
  await office.done('init');
  return office;
}

/** An office with a data file of the plan that the open cases are about (year 2025, calendar quarters). */
export async function officeOfCases(surroundings: Surroundings = {}): Promise<Office> {
  const office = new Office({ now: '2025-04-02T09:00:00+07:00', ...surroundings });
  await office.done('init', '--plan', new URL('../fixtures/plan-base.json', import.meta.url).pathname);
  return office;
}
