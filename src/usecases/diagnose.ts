/** What `kpi doctor` looks at. Reads only. */
import type { Day } from '../domain/day.ts';
import type { NamedQuarters } from '../domain/period.ts';
import { KpiError, type Problem } from '../domain/problem.ts';
import { knownHeads } from '../store/backups.ts';
import { damageBehind } from '../store/damage.ts';
import { checkFile, openStore, type Health } from '../store/store.ts';
import { look } from './look.ts';

export type Diagnosis =
  | {
      readonly state: 'open';
      readonly health: Health;
      readonly plan: { readonly code: string; readonly title: string; readonly year: number };
      readonly named: NamedQuarters;
      readonly lastChange: string | null;
    }
  | { readonly state: 'refused'; readonly problem: Problem };

export function diagnose(path: string, today: Day): Diagnosis {
  try {
    // Asked first: what is written and backed up meanwhile is not missing.
    const known = knownHeads(path);
    const store = openStore(path, 'read');
    try {
      const { view, named } = look(store, today);
      const { code, title, year } = view.plan;
      return {
        state: 'open',
        health: store.health(known),
        plan: { code, title, year },
        named,
        lastChange: store.lastChange(),
      };
    } catch (error) {
      throw damageBehind(error, store);
    } finally {
      store.close();
    }
  } catch (error) {
    if (error instanceof KpiError) return { state: 'refused', problem: error.problem };
    // What stands in a damaged file may be no plan and no figure.
    const [finding] = checkFile(path).findings;
    if (finding === undefined) throw error;
    const detail = finding.kind === 'sqlite' ? finding.detail : finding.kind;
    return { state: 'refused', problem: { kind: 'data_damaged', path, detail } };
  }
}

export const isSound = (diagnosis: Diagnosis): boolean =>
  diagnosis.state === 'open' && diagnosis.health.integrity.findings.length === 0;
