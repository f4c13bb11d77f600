/** Things in groups of a size; the last may be smaller. */
export function* inGroups<T>(things: Iterable<T>, size: number): Generator<T[]> {
  let group: T[] = [];
  for (const thing of things) {
    if (group.push(thing) < size) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}
