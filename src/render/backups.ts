/** Backups made and listed, and what a restore costs and did, as a person reads it and as JSON. */
import type { BackupReason } from '../domain/backups.ts';
import type { Problem } from '../domain/problem.ts';
import { formatDigits, visible } from '../messages/format.ts';
import { paragraph } from './catalogue.ts';
import { momentText } from './explain.ts';
import { saidOf } from './problem.ts';
import type { Screen } from './screen.ts';
import { table } from './table.ts';

interface End {
  readonly seq: number;
  readonly hash: string;
  readonly at: string;
}

interface MadeView {
  readonly path: string;
  readonly last: End | null;
  readonly fresh: boolean;
}

interface ListedView {
  readonly path: string;
  readonly file: string;
  readonly moment: string;
  readonly reason: BackupReason;
  readonly size: number;
  readonly last: End | null;
  readonly state: 'readable' | 'damaged' | 'foreign' | 'newer';
  readonly fault: string | null;
}

interface PreviewView {
  readonly file: string;
  readonly backup: {
    readonly schema: number;
    readonly last: End | null;
    readonly plan: { readonly code: string; readonly title: string; readonly year: number };
    readonly migrated: boolean;
  };
  readonly present:
    { readonly state: 'alive' | 'missing' } | { readonly state: 'broken'; readonly problem: Problem };
  readonly lost: {
    readonly entries: number;
    readonly from: string | null;
    readonly to: string | null;
    readonly by: readonly { readonly who: string; readonly entries: number }[];
    readonly commands: readonly {
      readonly seq: number;
      readonly at: string;
      readonly by: string;
      readonly command: string;
    }[];
    readonly brought: number;
  } | null;
}

interface RestoredView {
  readonly entry: number;
  readonly aside: string | null;
}

/** `1.234.567` bytes as 1,2 MB. */
function sizeText(bytes: number, { language }: Screen): string {
  const units = ['B', 'kB', 'MB', 'GB'];
  let [size, unit] = [bytes, 0];
  while (size >= 1000 && unit < units.length - 1) [size, unit] = [size / 1000, unit + 1];
  return `${formatDigits(unit === 0 ? String(size) : size.toFixed(1), language)} ${units[unit] ?? ''}`;
}

const endJson = (last: End | null): unknown =>
  last === null ? null : { seq: last.seq, hash: last.hash, at: last.at };

export const backupJson = (db: string, made: MadeView, size: number): unknown => ({
  db,
  file: made.path,
  made: made.fresh,
  size,
  last: endJson(made.last),
});

export function renderMade(made: MadeView, size: number, screen: Screen): string {
  const { backup } = screen.texts;
  const { last, path } = made;
  const shown = visible(path);
  return paragraph(
    [
      made.fresh ? backup.made(shown) : backup.already(shown),
      ...(last === null ? [] : [backup.holds(sizeText(size, screen), last.seq, momentText(last.at))]),
      backup.checked,
      ...(made.fresh ? [backup.backTo(shown)] : []),
    ],
    screen,
  );
}

/** The office's time in a name, ISO. */
export const momentOf = (moment: string): string =>
  moment.replace(/^(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)$/u, '$1-$2-$3T$4:$5:$6+07:00');

export const backupsJson = (folder: string, backups: readonly ListedView[]): unknown => ({
  folder,
  backups: backups.map(({ path, moment, reason, size, last, fault }) => ({
    file: path,
    at: momentOf(moment),
    reason,
    size,
    last: endJson(last),
    sound: fault === null,
    fault,
  })),
});

/** @param called how a command names a backup of this folder */
export function renderBackups(
  folder: string,
  backups: readonly ListedView[],
  called: (backup: ListedView) => string,
  screen: Screen,
): string {
  const { texts, style, columns } = screen;
  const { backup } = texts;
  if (backups.length === 0) return paragraph([backup.listTitle(visible(folder)), backup.none], screen);
  const { head } = backup;
  const sound = backups.findLast(({ fault }) => fault === null);
  const rows = backups.map((one) => [
    momentText(momentOf(one.moment)),
    backup.reasons[one.reason],
    sizeText(one.size, screen),
    one.last === null ? '' : backup.entry(one.last.seq, momentText(one.last.at)),
    one.fault === null ? backup.sound : style.error(stateText(one, one.fault, screen)),
    visible(one.file),
  ]);
  return [
    paragraph([style.bold(backup.listTitle(visible(folder)))], screen),
    table(
      [
        { head: head.at },
        { head: head.reason },
        { head: head.size, align: 'right' },
        { head: head.last, wraps: true },
        { head: head.state },
        { head: head.file },
      ],
      rows,
      columns,
      style.bold,
    ),
    ...(sound === undefined ? [] : [`\n${paragraph([backup.newestSound(visible(called(sound)))], screen)}`]),
  ].join('\n');
}

function stateText({ state }: ListedView, fault: string, { texts: { backup } }: Screen): string {
  if (state === 'foreign') return backup.foreign;
  return state === 'newer' ? backup.newer : backup.broken(visible(fault));
}

export const restoreJson = (db: string, preview: PreviewView, restored: RestoredView | null): unknown => ({
  db,
  file: preview.file,
  backup: {
    plan: preview.backup.plan,
    schema: preview.backup.schema,
    last: endJson(preview.backup.last),
  },
  present: preview.present.state,
  lost: preview.lost,
  restored: restored !== null,
  entry: restored?.entry ?? null,
  aside: restored?.aside ?? null,
});

/** What the backup holds, and what would be lost. */
export function renderRestorePreview(db: string, preview: PreviewView, screen: Screen): string {
  const { backup } = screen.texts;
  const { last, plan, schema, migrated } = preview.backup;
  return paragraph(
    [
      screen.style.bold(backup.restoreTitle(visible(preview.file), visible(db))),
      backup.backupHolds(`${plan.code} – ${visible(plan.title)}`),
      ...(last === null ? [] : [backup.backupLast(last.seq, momentText(last.at))]),
      ...(migrated ? [backup.olderSchema(schema)] : []),
      ...presentLines(db, preview, screen),
    ],
    screen,
  );
}

function presentLines(db: string, { present, lost }: PreviewView, screen: Screen): string[] {
  const { backup } = screen.texts;
  if (present.state === 'missing') return [backup.presentMissing(visible(db))];
  if (present.state === 'broken') return [backup.presentBroken(saidOf(present.problem, screen.texts).what)];
  if (lost === null) return [];
  const { entries, from, to, by, commands, brought } = lost;
  const loses =
    from === null || to === null
      ? [backup.losesNothing]
      : [
          screen.style.error(backup.loses(entries, momentText(from), momentText(to))),
          ...by.map(({ who, entries: count }) => `  - ${backup.losesBy(visible(who), count)}`),
          backup.lastCommands,
          ...commands.map(
            (one) =>
              `  - ${backup.command(one.seq, momentText(one.at), visible(one.by), visible(one.command))}`,
          ),
        ];
  return [...loses, ...(brought > 0 && entries > 0 ? [backup.brings(brought)] : [])];
}

export function renderRestored(db: string, { entry, aside }: RestoredView, screen: Screen): string {
  const { backup } = screen.texts;
  return paragraph(
    [backup.restored(visible(db), entry), ...(aside === null ? [] : [backup.keptAs(visible(aside))])],
    screen,
  );
}
