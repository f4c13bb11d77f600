/** The chain of the ledger, and entries that are known from elsewhere to have been in it. */
import type { EntryFacts, IntegrityFinding, KnownHead } from '../../domain/integrity.ts';
import { BEGINNING, seal, type SealedEntry } from '../ledger.ts';
import type { Connection } from '../open.ts';

type Add = (finding: IntegrityFinding) => void;

/** In a damaged page anything may stand in place of a text. */
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

export const factsOf = ({ seq, at, by, command }: SealedEntry): EntryFacts => ({
  seq,
  at: text(at),
  by: text(by),
  command: text(command),
});

/** All entries in their order; what does not fit the chain is added to the findings on the way. */
export function* chained(connection: Connection, add: Add): Iterable<SealedEntry> {
  const rows = connection
    .prepare('SELECT seq, at, by, command, change, reason, previous, hash FROM ledger ORDER BY seq')
    .iterate() as IterableIterator<SealedEntry>;
  let due = 1;
  // Where only an entry's hash was changed, the next still follows the one that belongs to it.
  let before: readonly string[] = [BEGINNING];
  for (const entry of rows) {
    const own = seal(entry);
    const gap = entry.seq > due;
    if (gap) add({ kind: 'gap', from: due, to: entry.seq - 1 });
    if (own !== entry.hash) add({ kind: 'chain', how: 'altered', entry: factsOf(entry) });
    else if (!gap && !before.includes(entry.previous))
      add({ kind: 'chain', how: 'unlinked', entry: factsOf(entry) });
    before = [entry.hash, own];
    due = entry.seq + 1;
    yield entry;
  }
}

/** The number of the first entry that does not fit the chain; null when all do. */
export function brokenEntry(connection: Connection): number | null {
  const broken: number[] = [];
  const add: Add = (finding) => {
    if (finding.kind === 'gap') broken.push(finding.from);
    if (finding.kind === 'chain') broken.push(finding.entry.seq);
  };
  for (const { seq } of chained(connection, add)) if (broken.length > 0) return broken[0] ?? seq;
  return null;
}

export interface Heads {
  readonly pass: (entry: SealedEntry, change: Readonly<Record<string, unknown>>) => void;
  readonly end: () => void;
}

/** A backup was put in place: what was written since lies aside. */
interface Restored {
  readonly seq: number;
  readonly at: string;
  /** The last entry of what was replaced; null where nothing of it could be read. */
  readonly replaced: { readonly seq: number; readonly hash: string } | null;
}

/** Holds entries known from backups against the chain. */
export function headsOf(known: readonly KnownHead[], add: Add): Heads {
  const wanted = new Set(known.map(({ seq }) => seq));
  const present = new Map<number, string>();
  const restored: Restored[] = [];
  let last = 0;
  let beginning = '';
  // What was replaced by a backup is not lost, and neither are older backups of it.
  const excused = (head: KnownHead): boolean =>
    restored.some(
      ({ seq, at, replaced }) =>
        (head.seq === replaced?.seq && head.hash === replaced.hash) ||
        (head.seq >= seq &&
          head.seq <= (replaced?.seq ?? head.seq) &&
          (head.at === undefined || head.at <= at)),
    );
  // A data file that was begun anew in the same place has nothing to do with the backups of the old one.
  const isOfAnother = (head: KnownHead): boolean =>
    head.beginning !== undefined && head.beginning !== beginning;
  return {
    pass({ seq, hash, at }, { kind, replaced }) {
      last = seq;
      if (seq === 1) beginning = hash;
      if (wanted.has(seq)) present.set(seq, hash);
      if (kind === 'restore' && typeof replaced === 'object')
        restored.push({ seq, at, replaced: replaced as Restored['replaced'] });
    },
    end() {
      for (const head of known) {
        if (present.get(head.seq) === head.hash || isOfAnother(head) || excused(head)) continue;
        const how = head.seq > last ? 'cut' : 'replaced';
        add({ kind: 'tail', how, seq: head.seq, last, from: head.from });
      }
    },
  };
}
