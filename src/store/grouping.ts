/** Small things that writing needs. */
import type { SourceFile } from '../domain/observation.ts';

export function* inGroups<T>(things: Iterable<T>, size: number): Generator<T[]> {
  let group: T[] = [];
  for (const thing of things) {
    if (group.push(thing) < size) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}

/** As the ledger and the tables have it: the file by its number. */
export const withFileId = <T extends { readonly file: SourceFile | null }>(
  thing: T,
): Omit<T, 'file'> & { file: number | null } => ({
  ...thing,
  file: thing.file?.id ?? null,
});
