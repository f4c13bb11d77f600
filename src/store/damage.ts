/** What goes wrong unforeseen while a damaged file is read is the damage's doing, not the program's. */
import { KpiError } from '../domain/problem.ts';
import type { Store } from './store.ts';

/** @returns the error itself where it is foreseen or the file is sound; else data_damaged, with it as the cause */
export function damageBehind(error: unknown, store: Pick<Store, 'path' | 'health'>): unknown {
  if (error instanceof KpiError || isSound(store)) return error;
  const detail = error instanceof Error ? error.message : String(error);
  return new KpiError({ kind: 'data_damaged', path: store.path, detail }, error);
}

function isSound(store: Pick<Store, 'health'>): boolean {
  try {
    return store.health().integrity.findings.length === 0;
  } catch {
    return false;
  }
}
