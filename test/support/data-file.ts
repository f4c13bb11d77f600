/** Real data files in temporary folders, and connections of other programs to them. */
import Database from 'better-sqlite3';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Issue } from '../../src/domain/issued.ts';
import type { Observation } from '../../src/domain/observation.ts';
import { planFromFile } from '../../src/domain/plan-file.ts';
import type { Plan } from '../../src/domain/plan.ts';
import {
  checkCodeOf,
  createStore,
  openStore,
  sha256Of,
  type Signed,
  type Store,
} from '../../src/store/store.ts';
import { observation } from './plan-builder.ts';
import { planBaseFile } from './report-world.ts';

export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kpi-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export const signed = (rest: Partial<Signed> = {}): Signed => ({
  at: '2025-04-02T02:00:00.000Z',
  by: 'lan',
  command: 'record',
  reason: null,
  ...rest,
});

export const planBase = (): Plan => planFromFile(planBaseFile());

/** A data file; the plan of the open cases unless the test brings its own. @returns its path */
export function dataFile(plan: Plan = planBase()): string {
  const path = join(tempFolder(), 'kpi.db');
  createStore(path, plan, signed({ command: 'init' }));
  return path;
}

export function openFor(path: string, mode: 'read' | 'write' = 'write'): Store {
  const store = openStore(path, mode);
  onTestFinished(() => store.close());
  return store;
}

export const newStore = (plan?: Plan): Store => openFor(dataFile(plan));

/** Another program that has the file open. */
export function otherProgram(path: string, options: Database.Options = {}): Database.Database {
  const connection = new Database(path, options);
  onTestFinished(() => {
    connection.close();
  });
  return connection;
}

/** Takes away what holds the tables append-only, as somebody who means harm would. */
export function tamper(path: string, sql: string): void {
  const other = otherProgram(path);
  other.pragma('foreign_keys = OFF');
  for (const name of other.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all()) {
    other.exec(`DROP TRIGGER ${String(name)}`);
  }
  other.exec(sql);
  other.close();
}

/** Writes a figure as the use cases do: after what stands in its place. */
export function put(
  store: Store,
  [indicator, unit, quarter, text]: readonly [string, string, string, string],
  by: Partial<Signed> = {},
  rest: Partial<Observation> = {},
): void {
  store.write(signed(by), (writer) => {
    const facts = observation(indicator, unit, quarter, text, rest);
    writer.observation(facts, store.book().at(indicator, unit, facts.quarter) ?? null);
  });
}

export function retract(
  store: Store,
  [indicator, unit, quarter]: readonly [string, string, string],
  by: Partial<Signed> = {},
): void {
  store.write(signed({ reason: 'nhầm', ...by }), (writer) => {
    const place = observation(indicator, unit, quarter, '0');
    const present = store.book().at(indicator, unit, place.quarter);
    if (present === undefined) throw new Error('nothing to take back');
    writer.retraction(place, present);
  });
}

/** Closes a period; what is in the version is of no matter to the test. */
export const issue = (store: Store, period: string, version = 1, by: Partial<Signed> = {}): Issue =>
  store.write(signed({ command: 'close', ...by }), (writer) => {
    const frozen = new TextEncoder().encode(`số liệu ${period} ${version}`);
    const facts = { previous: store.lastHash(), period, version, frozen: sha256Of(frozen) };
    const workbook = new TextEncoder().encode(`bảng tính ${period} ${version}`);
    const findings = { blanks: [], soft: [], owing: [], endsOn: null };
    return writer.issue({ period, version, checkCode: checkCodeOf(facts), frozen, workbook, findings });
  });

export const bytesOf = (path: string): string => readFileSync(path).toString('base64');
