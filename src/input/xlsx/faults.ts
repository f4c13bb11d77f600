/** How the parts of a workbook are refused: every reader of a part throws through here. */
import type { Bulk, Damage } from '../../domain/file-problem.ts';
import { refuse } from '../../domain/problem.ts';
import { LIMITS } from '../foreign-file.ts';

/** @throws KpiError file_damaged */
export const damaged = (file: string, damage: Damage, where = ''): never =>
  refuse({ kind: 'file_damaged', file, damage, where });

/** @throws KpiError file_too_big */
export const tooBig = (file: string, what: Bulk): never =>
  refuse({ kind: 'file_too_big', file, what, limit: LIMITS[what] });
