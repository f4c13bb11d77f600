/** What the doctor found, a line each. */
import type { Day } from '../domain/day.ts';
import type { NamedQuarters } from '../domain/period.ts';
import type { Problem } from '../domain/problem.ts';
import { formatDay, formatQuarter, visible } from '../messages/format.ts';
import { momentOf } from './backups.ts';
import { momentText } from './explain.ts';
import { saidOf } from './problem.ts';
import type { Screen } from './screen.ts';
import { wrap } from './table.ts';

export interface Machine {
  readonly version: string;
  readonly node: string;
  readonly db: { readonly path: string; readonly source: '--db' | 'KPI_DB' | 'folder' | 'user' };
  readonly today: Day;
  readonly who: string;
}

export type Findings =
  | {
      readonly state: 'open';
      readonly health: {
        readonly damage: readonly string[];
        readonly brokenReferences: number;
        readonly brokenLedgerEntry: number | null;
        readonly planAltered: boolean;
        readonly structureAltered: boolean;
        readonly integrity: { readonly findings: readonly unknown[] };
        readonly journalMode: string;
        readonly schemaVersion: number;
        readonly observations: number;
        readonly ledgerEntries: number;
      };
      readonly plan: { readonly code: string; readonly title: string };
      readonly named: NamedQuarters;
      readonly lastChange: string | null;
    }
  | { readonly state: 'refused'; readonly problem: Problem };

export interface Place {
  readonly network: string | null;
  readonly readableByOthers: boolean | null;
  readonly backups: { readonly folder: string; readonly count: number; readonly newest: string | null };
}

export function renderDoctor(
  machine: Machine,
  findings: Findings,
  screen: Screen,
  place: Place | null = null,
): string {
  const { texts } = screen;
  const { doctor } = texts.say;
  const about: [string, string][] = [
    [doctor.program, machine.version],
    [doctor.node, machine.node],
    [doctor.today, formatDay(machine.today)],
    [doctor.user, visible(machine.who)],
    [doctor.db, `${visible(machine.db.path)} (${doctor.sources[machine.db.source]})`],
  ];
  const lines = [
    ...about,
    ...(place === null ? [] : placeLines(place, screen)),
    ...(findings.state === 'open' ? healthLines(findings, screen) : refusedLines(findings.problem, screen)),
  ];
  const width = Math.max(...lines.map(([label]) => label.length));
  return lines
    .map(([label, text]) => wrap(`${label.padEnd(width)}  ${text}`, screen.columns, ' '.repeat(width + 2)))
    .join('\n');
}

function placeLines(
  { network, readableByOthers, backups }: Place,
  { texts, style }: Screen,
): [string, string][] {
  const { doctor } = texts.backup;
  const { folder, count, newest } = backups;
  return [
    [
      doctor.backups,
      newest === null
        ? doctor.noBackups
        : doctor.backupsAre(count, momentText(momentOf(newest)), visible(folder)),
    ],
    ...(network === null
      ? []
      : [[doctor.network, style.error(doctor.onNetwork(network))] satisfies [string, string]]),
    ...(readableByOthers === null
      ? []
      : [
          [doctor.access, readableByOthers ? style.error(doctor.othersMayRead) : doctor.ownerOnly] satisfies [
            string,
            string,
          ],
        ]),
  ];
}

function refusedLines(problem: Problem, { texts, style }: Screen): [string, string][] {
  const { what, next } = saidOf(problem, texts);
  return [
    [texts.labels.error, style.error(what)],
    [texts.labels.next, next],
  ];
}

function healthLines(
  { health, plan, named, lastChange }: Extract<Findings, { state: 'open' }>,
  screen: Screen,
): [string, string][] {
  const { texts, language, style } = screen;
  const { doctor } = texts.say;
  const judged = (good: boolean, words: string): string => (good ? words : style.error(words));
  return [
    [doctor.plan, `${plan.code} – ${visible(plan.title)}`],
    [doctor.collected, formatQuarter(named.collected, language)],
    [doctor.finished, formatQuarter(named.finished, language)],
    [doctor.counts, doctor.figures(health.observations)],
    [doctor.lastChange, lastChange === null ? doctor.never : momentText(lastChange)],
    [doctor.journal, health.journalMode],
    [doctor.schema, String(health.schemaVersion)],
    [
      doctor.integrity,
      judged(
        health.damage.length === 0 && !health.structureAltered,
        [...health.damage, ...(health.structureAltered ? [doctor.structureAltered] : [])].join('; ') ||
          doctor.ok,
      ),
    ],
    [
      doctor.references,
      judged(
        health.brokenReferences === 0,
        health.brokenReferences === 0 ? doctor.ok : doctor.referencesBroken(health.brokenReferences),
      ),
    ],
    [doctor.catalogue, judged(!health.planAltered, health.planAltered ? doctor.catalogueAltered : doctor.ok)],
    [
      doctor.ledger,
      judged(
        health.brokenLedgerEntry === null,
        health.brokenLedgerEntry === null
          ? doctor.chain(health.ledgerEntries)
          : doctor.chainBroken(health.brokenLedgerEntry),
      ),
    ],
    ...(health.integrity.findings.length === 0
      ? []
      : [[texts.labels.next, doctor.details] as [string, string]]),
  ];
}
