// What was tried and what went wrong.

/** What must be 0 at the end, as the summary names it. */
export const WRONGS = {
  lost: 'acknowledged writes lost',
  silent: 'silent damages',
  unreadable: 'unreadable files',
  half: 'half-written outputs and half-done commands',
  misconduct: 'crashes, stack traces, wrong refusals',
};

export function createTally() {
  const counts = new Map();
  const failures = [];
  const add = (name, by = 1) => counts.set(name, (counts.get(name) ?? 0) + by);
  return {
    counts,
    failures,
    add,
    fail: (failure) => failures.push(failure),
  };
}

/** @returns the table, as lines */
export function summary({ counts, failures }) {
  const tried = [...counts].map(([name, count]) => [name, count]);
  const wrongs = Object.entries(WRONGS).map(([kind, name]) => [
    name,
    failures.filter((failure) => failure.kind === kind).length,
  ]);
  const rows = [...tried, ...wrongs];
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, count]) => `${name.padEnd(width)}  ${count.toLocaleString('en').padStart(8)}`);
}
