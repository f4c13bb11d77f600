// What was tried and what went wrong.

/** Each is one fault done to the tool or its files. */
const FAULTS = [
  'kills at random moments',
  'kills at a write step',
  'power cuts (journal torn at a byte)',
  'corruptions',
  'runs on a full disk',
  'commands with a clock that jumps',
];

/** What must be 0 at the end, as the summary names it. */
const WRONGS = {
  lost: 'lost writes',
  silent: 'silent damages',
  unreadable: 'unreadable files',
  half: 'half-written outputs, half-done commands',
  misconduct: 'crashes, stack traces, wrong exit codes',
};

export function createTally() {
  const counts = new Map();
  const failures = [];
  return {
    counts,
    failures,
    add: (name, by = 1) => counts.set(name, (counts.get(name) ?? 0) + by),
    /** @param failure `{ kind, what, count }`; the kind is one of WRONGS */
    fail: (failure) => failures.push(failure),
  };
}

/** @returns the table at the end, as lines */
export function summary({ counts, failures }) {
  const tried = FAULTS.reduce((sum, name) => sum + (counts.get(name) ?? 0), 0);
  const wrong = (kind) => failures.reduce((sum, each) => sum + (each.kind === kind ? each.count : 0), 0);
  const rows = [
    ...counts,
    ['faults tried', tried],
    ...Object.entries(WRONGS).map(([kind, name]) => [name, wrong(kind)]),
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, count]) => `${name.padEnd(width)}  ${count.toLocaleString('en').padStart(8)}`);
}
