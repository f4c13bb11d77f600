// An office in the middle of its work: figures, words, tasks, files that came in, and issued reports.
import { closedVersion, withChanges } from './model.mjs';
import { nextCommand } from './commands.mjs';
import { minute } from './office.mjs';

const WORK = [
  'record',
  'import',
  'import',
  'receive',
  'remark',
  'task',
  'target',
  'retract',
  'record',
  'report',
  'close',
];

/**
 * @param closed whether a period is closed at the end
 * @returns the office, what must be in its file, and the number of its next command
 */
export async function filledOffice(office, random, { closed }) {
  needDone(await office.kpi(['init']));
  let facts = new Map();
  let n = 1;
  // Closing and reopening are one command of this generator: what comes depends on what is.
  const isReady = () => (closedVersion(facts, '2026Q1') !== null) === closed;
  for (let done = 0; done < WORK.length || !isReady(); done++) {
    const command = nextCommand(random, facts, n, office, { [WORK[done] ?? 'close']: 1 });
    needDone(await office.kpi(command.words, { now: minute(n) }));
    facts = withChanges(facts, command.changes);
    n++;
  }
  return { office, facts, n };
}

function needDone({ words, code, signal, stderr }) {
  if (code !== 0) throw new Error(`kpi ${words.join(' ')} ended with ${signal ?? code}: ${stderr}`);
}
