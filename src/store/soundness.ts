/** What is wrong with a whole file: as SQLite sees it, and as its ledger tells it. */
import type { Database as Connection } from 'better-sqlite3';
import { damageOf } from './backups.ts';
import { healthOf } from './health.ts';
import { brokenEntry } from './integrity/chain.ts';
import { newestVersion } from './ours.ts';

/** Of a file of any schema that we know, in a few words; null: nothing. */
export function soundness(connection: Connection): string | null {
  const version = connection.pragma('user_version', { simple: true }) as number;
  // What an earlier schema seals is held against it once it is brought to the present one.
  if (version < newestVersion()) return damageOf(connection, 'whole') ?? ledgerFault(brokenEntry(connection));
  const { damage, brokenReferences, brokenLedgerEntry, planAltered, structureAltered } = healthOf(connection);
  if (damage.length > 0) return damage.slice(0, 3).join('; ');
  if (brokenReferences > 0) return `foreign_key_check: ${brokenReferences}`;
  return ledgerFault(brokenLedgerEntry) ?? (planAltered ? 'plan' : structureAltered ? 'schema' : null);
}

const ledgerFault = (entry: number | null): string | null => (entry === null ? null : `ledger ${entry}`);
