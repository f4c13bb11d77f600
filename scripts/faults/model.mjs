// What must be in a data file: facts by their key, both as plain text. A command adds or replaces some of them, all
// together or none. Append-only tables have the revision in the key, so that a lost or doubled revision is seen.

export const withChanges = (facts, changes) => new Map([...facts, ...changes]);

/** @returns what differs, by what it is: each a list of lines */
export function compare(facts, found) {
  const lost = [...facts].filter(([key]) => !found.has(key)).map(([key, value]) => `lost: ${key} = ${value}`);
  const altered = [...facts]
    .filter(([key, value]) => found.has(key) && found.get(key) !== value)
    .map(([key, value]) => `other: ${key} = ${found.get(key)} instead of ${value}`);
  const surplus = [...found]
    .filter(([key]) => !facts.has(key))
    .map(([key, value]) => `nobody wrote: ${key} = ${value}`);
  return { lost, altered, surplus };
}

const isSame = (differences) => Object.values(differences).every((lines) => lines.length === 0);

/**
 * Where a command in flight was ended: is all of it there, or nothing?
 * @returns `done`, `undone`, or null with what differs from either
 */
export function settle(facts, changes, found) {
  const after = withChanges(facts, changes);
  const fromAfter = compare(after, found);
  if (isSame(fromAfter)) return { state: 'done', facts: after };
  const fromBefore = compare(facts, found);
  if (isSame(fromBefore)) return { state: 'undone', facts };
  return { state: null, differences: fromBefore };
}

/** How many revisions a place has; a place is the key without its revision. */
export function revisionsAt(facts, place) {
  let revision = 0;
  while (facts.has(`${place} r${revision + 1}`)) revision++;
  return revision;
}

export const lastAt = (facts, place) => facts.get(`${place} r${revisionsAt(facts, place)}`) ?? null;

export const figurePlace = (indicator, unit, quarter) => `figure ${indicator} ${unit} ${quarter}`;
export const figureValue = ({ numerator, denominator, note, reason }) =>
  `ratio ${numerator}/${denominator} | ${note} | ${reason}`;
export const retractionValue = (reason) => `retraction | ${reason}`;

/** The numerator in force in a place; null where no figure stands. */
export function numeratorAt(facts, place) {
  const value = /^ratio (\d+)\//.exec(lastAt(facts, place) ?? '');
  return value === null ? null : Number(value[1]);
}

/** A period is closed while its last issued version was not reopened. */
export const closedVersion = (facts, period) => {
  const version = revisionsAt(facts, `issued ${period}`);
  return version > 0 && !facts.has(`reopened ${period} r${version}`) ? version : null;
};
