/** Where a data file lies: in whose folder, who may read it, and where its backups are. */
import { backupFolder, backupNames } from '../store/backups.ts';
import { readableByOthers, realPlace } from '../store/place.ts';
import type { Surroundings } from '../store/store.ts';

export interface DataPlace {
  /** The kind of network folder; null: on this machine, or the system does not tell. */
  readonly network: string | null;
  /** Null where the system does not tell. */
  readonly readableByOthers: boolean | null;
  readonly backups: { readonly folder: string; readonly count: number; readonly newest: string | null };
}

export function placeOf(path: string, { network }: Surroundings): DataPlace {
  const folder = backupFolder(path);
  const backups = backupNames(path, folder);
  return {
    network: network(realPlace(path)),
    readableByOthers: readableByOthers(path),
    backups: { folder, count: backups.length, newest: backups.at(-1)?.moment ?? null },
  };
}
