/** What tests of undoing look at. */
import { expect } from 'vitest';
import { openFor } from './data-file.ts';
import type { Office } from './run-cli.ts';

export function sound(office: Office): void {
  const { damage, brokenReferences, brokenLedgerEntry, planAltered } = openFor(
    office.path('kpi.db'),
    'read',
  ).health();
  expect([damage, brokenReferences, brokenLedgerEntry, planAltered]).toEqual([[], 0, null, false]);
}

/** The number of the last action of a command. */
export async function numberOf(office: Office, command: string): Promise<number> {
  const all = (await office.done('log', '--json')).json() as { number: number; command: string }[];
  return all.find((each) => each.command === command)?.number ?? 0;
}

export const spaced = (text: string): string => text.replace(/\s+/gu, ' ');
