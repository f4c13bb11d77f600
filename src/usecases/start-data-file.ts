/** A new data file from a plan. */
import type { Plan } from '../domain/plan.ts';
import { createStore, type NetworkProbe, type Signed } from '../store/store.ts';

/** @throws KpiError data_file_exists, folder_missing, not_writable */
export const startDataFile = (path: string, plan: Plan, signed: Signed, network?: NetworkProbe): void =>
  createStore(path, plan, signed, network);
