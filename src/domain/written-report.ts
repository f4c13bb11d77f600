/** What the written report says beyond its table: what is short, who came late, what goes on. Wording is the renderer's. */
import { owes, type UnitDiscipline } from './discipline.ts';
import type { Section } from './plan.ts';
import type { Report, ReportEntry } from './report.ts';
import type { TaskLine } from './report-words.ts';

/** A heading, and what stands directly below it. */
export interface Part {
  /** Of the heading: 0 for the topmost. */
  readonly depth: number;
  /** Null: indicators that stand below no heading of their own. */
  readonly section: Section | null;
  readonly entries: readonly ReportEntry[];
}

export interface Outlook {
  /** Headings that all indicators share are left out. */
  readonly parts: readonly Part[];
  /** How many indicators have reached their target, or gone beyond it. */
  readonly reached: number;
  /** Short of the target so far, or at the end. */
  readonly short: readonly ReportEntry[];
  readonly discipline: {
    readonly complete: readonly UnitDiscipline[];
    readonly onTime: readonly UnitDiscipline[];
    readonly late: readonly UnitDiscipline[];
    readonly partial: readonly UnitDiscipline[];
    readonly missing: readonly UnitDiscipline[];
    readonly returned: readonly UnitDiscipline[];
  };
  /** Tasks that a unit has said are under way or still to begin. */
  readonly tasksLeft: readonly TaskLine[];
}

export function outlookOf({ status, entries, discipline, words }: Report): Outlook {
  const of = (state: UnitDiscipline['state']): UnitDiscipline[] =>
    discipline.filter((unit) => unit.state === state);
  return {
    parts: partsOf(entries),
    reached: status.summary.exceeded + status.summary.met,
    short: entries.filter(({ row: { verdict } }) => verdict === 'in_progress' || verdict === 'not_met'),
    discipline: {
      complete: discipline.filter((unit) => !owes(unit)),
      onTime: of('on_time'),
      late: of('late'),
      partial: of('partial'),
      missing: of('missing'),
      returned: of('returned'),
    },
    tasksLeft: words.tasks.filter(
      ({ report: { state } }) => state === 'in_progress' || state === 'not_started',
    ),
  };
}

/** Every heading once, in the plan's order, each with the indicators that stand directly below it. */
function partsOf(entries: readonly ReportEntry[]): Part[] {
  const shared = sharedDepth(entries);
  const parts: { depth: number; section: Section | null; entries: ReportEntry[] }[] = [];
  let below: Section | null | undefined;
  for (const entry of entries) {
    for (const section of entry.headings) {
      const depth = entry.path.indexOf(section) - shared;
      if (depth >= 0) parts.push({ depth, section, entries: [] });
    }
    const own = entry.path.length > shared ? (entry.path.at(-1) ?? null) : null;
    // Indicators of a heading may follow those of the headings below it.
    if (own !== below && parts.at(-1)?.section !== own)
      parts.push({ depth: Math.max(0, entry.path.length - 1 - shared), section: own, entries: [] });
    below = own;
    parts.at(-1)?.entries.push(entry);
  }
  return parts;
}

/** How many headings, from the top down, all indicators have in common. */
function sharedDepth(entries: readonly ReportEntry[]): number {
  const [first, ...others] = entries.map(({ path }) => path);
  if (first === undefined) return 0;
  const differs = first.findIndex((section, depth) => others.some((path) => path[depth] !== section));
  return differs < 0 ? first.length : differs;
}
