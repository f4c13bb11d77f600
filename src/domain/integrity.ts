/**
 * What can be wrong with a data file: as SQLite sees it, in its structure, in the chain of the ledger, in rows that are
 * not what the ledger says of them. Findings are values; their words live in `messages/`.
 */

/** A ledger entry: who did it, when, with which command. */
export interface EntryFacts {
  readonly seq: number;
  readonly at: string;
  readonly by: string;
  readonly command: string;
}

export type Cell = string | number | null;
export type Row = Readonly<Record<string, Cell>>;

/** A row that is not as the ledger has it. */
export interface RowFinding {
  readonly kind: 'row';
  readonly how: 'changed' | 'deleted' | 'inserted';
  readonly table: string;
  /** The columns that tell one row of the table from another. */
  readonly key: readonly string[];
  /** As the ledger has it; null: the ledger knows no such row. */
  readonly sealed: Row | null;
  /** As it lies in the table; null: it is gone. */
  readonly found: Row | null;
  /** The entry that it was last written with; null: there is no such entry. */
  readonly entry: EntryFacts | null;
}

export type IntegrityFinding =
  | RowFinding
  /** What SQLite says of the file, in its own words. */
  | { readonly kind: 'sqlite'; readonly detail: string }
  /** What was written last lies behind a place of the journal that cannot be read. */
  | { readonly kind: 'journal'; readonly byte: number }
  /** The file's first page does not say that it is ours, or of which version. */
  | {
      readonly kind: 'header';
      readonly what: 'magic' | 'application_id' | 'user_version';
      readonly found: number | null;
      readonly expected: number | null;
    }
  /** A table, trigger, view or index is not what this version makes. */
  | {
      readonly kind: 'schema';
      readonly how: 'missing' | 'extra' | 'changed';
      readonly type: string;
      readonly name: string;
    }
  /** An entry does not carry the hash that belongs to it, or does not follow the one before. */
  | { readonly kind: 'chain'; readonly how: 'altered' | 'unlinked'; readonly entry: EntryFacts }
  /** Numbers without an entry. */
  | { readonly kind: 'gap'; readonly from: number; readonly to: number }
  /** What an entry says cannot be understood. */
  | { readonly kind: 'unreadable'; readonly entry: EntryFacts }
  /** Content of a file, a report or a form that is kept. */
  | {
      readonly kind: 'evidence';
      readonly how: 'changed' | 'deleted' | 'inserted';
      readonly sha256: string;
      readonly entry: EntryFacts | null;
    }
  /** A check code that does not belong to its place in the ledger. */
  | {
      readonly kind: 'check_code';
      readonly period: string;
      readonly version: number;
      readonly entry: EntryFacts;
    }
  | { readonly kind: 'reference'; readonly table: string; readonly parent: string; readonly count: number }
  /** The ledger ends before an entry that is known from elsewhere, or has another one in its place. */
  | {
      readonly kind: 'tail';
      readonly how: 'cut' | 'replaced';
      readonly seq: number;
      readonly last: number;
      readonly from: string;
    };

export type IntegrityKind = IntegrityFinding['kind'];

/** The lasting code of each kind (DESIGN 4). */
export const INTEGRITY_CODES: { readonly [K in IntegrityKind]: string } = {
  sqlite: 'E604',
  journal: 'E604',
  header: 'E605',
  schema: 'E605',
  chain: 'E606',
  gap: 'E606',
  unreadable: 'E606',
  check_code: 'E606',
  row: 'E607',
  evidence: 'E607',
  reference: 'E608',
  tail: 'E609',
};

/** An entry that is known to have been in the ledger, from a backup. */
export interface KnownHead {
  readonly seq: number;
  readonly hash: string;
  /** When the entry was written, where that is known. */
  readonly at?: string;
  /** The hash of the first entry of its ledger, where that is known. */
  readonly beginning?: string;
  /** Where it is known from, as a person finds it. */
  readonly from: string;
}

export interface Integrity {
  /** At most so many of each kind as are kept. */
  readonly findings: readonly IntegrityFinding[];
  /** All that were found. */
  readonly counts: Readonly<Partial<Record<IntegrityKind, number>>>;
}

/** Many findings of one kind say no more than a few. */
const MOST_KEPT = 50;

/** Takes findings as they turn up. */
export function integrityCollector(): {
  readonly add: (finding: IntegrityFinding) => void;
  readonly collected: () => Integrity;
} {
  const findings: IntegrityFinding[] = [];
  const counts: Partial<Record<IntegrityKind, number>> = {};
  return {
    add(finding) {
      const count = (counts[finding.kind] ?? 0) + 1;
      counts[finding.kind] = count;
      if (count <= MOST_KEPT) findings.push(finding);
    },
    collected: () => ({ findings, counts }),
  };
}
