/**
 * Contents that are kept, as the ledger tells them: with the file that came in, the report that went out, the form that
 * was learned. Entries of files from before this was told leave it open whether the content was kept.
 */
import { createHash } from 'node:crypto';
import type { EntryFacts, IntegrityFinding } from '../../domain/integrity.ts';
import type { Connection } from '../open.ts';
import { rowsOf } from './cursors.ts';

type Change = Readonly<Record<string, unknown>>;

/** What an entry says of contents. */
interface Told {
  readonly sha256: string;
  /** Null: it does not say. */
  readonly kept: boolean | null;
}

function toldBy({ kind, new: facts, kept }: Change): Told[] {
  const { sha256, frozen, workbook } = (facts ?? {}) as Readonly<Record<string, string | null | undefined>>;
  const held = (name: string | null | undefined): Told[] =>
    typeof name === 'string' ? [{ sha256: name, kept: true }] : [];
  switch (kind) {
    case 'file':
      return typeof sha256 === 'string' ? [{ sha256, kept: typeof kept === 'boolean' ? kept : null }] : [];
    case 'evidence':
      return held(sha256);
    case 'issue':
      return [...held(frozen), ...held(workbook)];
    case 'template':
      return held(workbook);
    default:
      return [];
  }
}

export interface SealedEvidence {
  readonly hear: (change: Change, entry: EntryFacts) => void;
  readonly compare: (connection: Connection) => Iterable<IntegrityFinding>;
}

export function sealedEvidence(): SealedEvidence {
  const known = new Map<string, { kept: boolean | null; entry: EntryFacts }>();
  return {
    hear(change, entry) {
      for (const { sha256, kept } of toldBy(change)) {
        const before = known.get(sha256);
        if (before === undefined || before.kept === false || (before.kept === null && kept === true))
          known.set(sha256, { kept, entry });
      }
    },
    *compare(connection) {
      const seen = new Set<string>();
      for (const { sha256: name, content } of rowsOf(connection, 'evidence')) {
        const sha256 = String(name);
        const told = known.get(sha256);
        seen.add(sha256);
        if (told === undefined || told.kept === false)
          yield { kind: 'evidence', how: 'inserted', sha256, entry: told?.entry ?? null };
        else if (!(content instanceof Uint8Array) || hashOf(content) !== sha256)
          yield { kind: 'evidence', how: 'changed', sha256, entry: told.entry };
      }
      for (const [sha256, { kept, entry }] of known)
        if (kept === true && !seen.has(sha256)) yield { kind: 'evidence', how: 'deleted', sha256, entry };
    },
  };
}

const hashOf = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex');
