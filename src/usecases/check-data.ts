/** What `kpi check` looks at: the file's own integrity, then the rules of the data. Reads only. */
import { ruleFindings, type RuleFinding } from '../domain/data-rules.ts';
import type { Day } from '../domain/day.ts';
import type { Integrity, KnownHead } from '../domain/integrity.ts';
import type { Issue } from '../domain/issued.ts';
import { knownHeads } from '../store/backups.ts';
import { checkFile, openStore, type Store } from '../store/store.ts';
import { look } from './look.ts';

export interface Checked {
  readonly integrity: Integrity;
  /** Null: not looked at, since the file is damaged. */
  readonly rules: readonly RuleFinding[] | null;
}

/**
 * @param known ledger entries that are known from outside: those with which backups end
 * @throws KpiError data_file_missing, data_file_foreign, data_file_newer, not_readable, data_busy
 */
export function checkData(path: string, today: Day, known: readonly KnownHead[] = knownHeads(path)): Checked {
  const integrity = checkFile(path, known);
  // What stands in a damaged file may be no figure; what was changed past the ledger is nobody's.
  return { integrity, rules: integrity.findings.length > 0 ? null : rulesOf(path, today) };
}

function rulesOf(path: string, today: Day): RuleFinding[] {
  const store = openStore(path, 'read');
  try {
    const { view, issues } = look(store, today);
    return [
      ...ruleFindings(view, issues),
      ...issues.filter((issue) => !isReadable(store, issue)).map(lostIssue),
    ];
  } finally {
    store.close();
  }
}

const lostIssue = ({ period, version }: Issue): RuleFinding => ({ kind: 'issue', period, version });

/** What was sent out must be there to print and to compare. */
function isReadable(store: Store, { period, version }: Issue): boolean {
  try {
    store.frozen(period, version);
    return store.issuedWorkbook(period, version).length > 0;
  } catch {
    return false;
  }
}
