/** Putting a backup back: first what it would cost, then, once that is agreed to, the thing itself. */
import type { Problem } from '../domain/problem.ts';
import { takeIn, type Incoming } from '../store/incoming.ts';
import {
  exchange,
  lostBy,
  presentAt,
  putBack,
  type Lost,
  type Present,
  type Restored,
} from '../store/restore.ts';
import type { Surroundings } from '../store/store.ts';
import type { Signed } from './signed.ts';

export interface RestorePreview {
  readonly file: string;
  readonly backup: Pick<Incoming, 'schema' | 'migrated' | 'last' | 'plan'>;
  readonly present:
    { readonly state: 'alive' | 'missing' } | { readonly state: 'broken'; readonly problem: Problem };
  /** Null where the present file cannot tell, or is not there. */
  readonly lost: Lost | null;
}

export interface PreparedRestore {
  readonly preview: RestorePreview;
  /** @throws KpiError restore_overtaken, backup_failed, data_busy, data_file_gone, data_file_exists, disk_full */
  run(signed: Signed): Restored;
  /** Takes away what was laid beside the data file. */
  end(): void;
}

/**
 * Copies, checks and compares; changes nothing.
 * @throws KpiError restore_itself, backup_foreign, backup_damaged, data_file_newer, data_busy, not_readable, not_writable
 */
export function prepareRestore(path: string, file: string, around: Surroundings): PreparedRestore {
  const present = presentAt(path);
  const end = (): void => {
    if (present.state === 'alive') present.connection.close();
  };
  let incoming: Incoming;
  try {
    incoming = takeIn(file, path);
  } catch (error) {
    end();
    throw error;
  }
  return {
    preview: {
      file,
      backup: incoming,
      present: shownOf(present),
      lost: present.state === 'alive' ? lostBy(present.connection, incoming) : null,
    },
    run: (signed) =>
      present.state === 'alive'
        ? exchange(path, present, incoming, signed, around)
        : putBack(path, present, incoming, signed, around),
    end() {
      end();
      incoming.remove();
    },
  };
}

const shownOf = (present: Present): RestorePreview['present'] =>
  present.state === 'broken' ? { state: 'broken', problem: present.problem } : { state: present.state };
