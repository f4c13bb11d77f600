/** Backups, putting them back, and where a data file lies. In English. */
import type { BackupProblems } from '../../domain/backup-problem.ts';
import type { BackupReason } from '../../domain/backups.ts';
import { visible } from '../format.ts';
import type { Said } from '../shared.ts';
import type { Texts } from '../vi/index.ts';
import { plural } from './plural.ts';

const BEFORE: { readonly [K in Exclude<BackupReason, 'manual'>]: string } = {
  import: 'importing',
  close: 'closing the period',
  restore: 'restoring',
  migration: 'upgrading the data file',
};

export const backupProblems: { readonly [K in keyof BackupProblems]: (facts: BackupProblems[K]) => Said } = {
  restore_itself: ({ path }) => ({
    what: `${visible(path)} is the data file in use, not a backup.`,
    next: 'List the backups: kpi backup --list',
  }),
  backup_exists: ({ path }) => ({
    what: `The file ${visible(path)} is there already and is not overwritten.`,
    next: 'Choose another name, or name only a folder and let kpi name the file.',
  }),
  backup_foreign: ({ path }) => ({
    what: `${visible(path)} is not a backup made by kpi.`,
    next: 'Nothing was changed. List the backups: kpi backup --list',
  }),
  restore_unconfirmed: ({ path, entries }) => ({
    what:
      entries === null || entries === 0
        ? `Restoring would replace ${visible(path)}; this must be confirmed.`
        : `Restoring ${visible(path)} would drop ${plural(entries, 'change')} written since the backup; this must be confirmed.`,
    next: 'Nothing was changed. If that is what you want, add --yes.',
  }),
  data_file_gone: ({ path }) => ({
    what: `The data file ${visible(path)} was moved, deleted or replaced by another while the command was running.`,
    next: 'Nothing was written. Put the file back and run it again; if it is lost: kpi restore BACKUP',
  }),
  backup_failed: ({ before, path, why, detail }) => ({
    what: `The backup before ${BEFORE[before]} could not be made in ${visible(path)}: ${
      {
        full: 'the disk is full',
        not_writable: 'it may not be written to',
        fault: `the disk cannot be written (${visible(detail)})`,
      }[why]
    }.`,
    next: `Nothing was written. ${
      {
        full: 'Make room (old backups may be moved elsewhere) and run it again.',
        not_writable: 'Check the rights of that folder and run it again.',
        fault: 'Check the disk and run it again.',
      }[why]
    }`,
  }),
  restore_overtaken: ({ path }) => ({
    what: `Somebody wrote to ${visible(path)} while it was being restored.`,
    next: 'Nothing was changed. Run it again to see what would be lost, the latest writes among it.',
  }),
  journal_unsafe: ({ path, mode }) => ({
    what: `${visible(path)} lies where it cannot be written safely (SQLite is left with the mode “${mode}”).`,
    next: 'Nothing was written. Move the data file to a disk of this machine and run it again.',
  }),
  backup_damaged: ({ path, detail }) => ({
    what: `The backup ${visible(path)} is damaged: ${visible(detail)}.`,
    next: 'Nothing was changed. Choose another one: kpi backup --list',
  }),
};

export const backup: Texts['backup'] = {
  onNetwork: (path, kind) =>
    `Warning: ${path} lies in a network folder (${kind}). Only one machine should write to it; best keep the file on one machine's disk and use kpi backup to copy it to the network.`,

  // backup
  made: (path) => `Backed up to ${path}`,
  already: (path) => `The newest backup holds exactly this already: ${path}`,
  holds: (size, seq, at) => `${size}; ledger up to entry ${seq} (${at})`,
  checked: 'Read back and checked: sound.',
  backTo: (path) => `To restore it: kpi restore "${path}"`,
  listTitle: (folder) => `Backups in ${folder}`,
  none: 'No backups yet. Make one: kpi backup',
  head: { at: 'Made', reason: 'Why', size: 'Size', last: 'Ledger up to', state: 'State', file: 'File' },
  reasons: {
    manual: 'by hand',
    import: 'before an import',
    close: 'before closing',
    restore: 'before a restore',
    migration: 'before an upgrade',
  },
  entry: (seq, at) => `entry ${seq}, ${at}`,
  newestSound: (file) => `The newest sound one: kpi restore ${file}`,
  sound: 'sound',
  broken: (detail) => `damaged: ${detail}`,
  foreign: 'not made by kpi',
  newer: 'of a newer kpi',

  // restore
  restoreTitle: (file, path) => `Restore ${path} from ${file}`,
  backupHolds: (plan) => `The backup: ${plan}`,
  backupLast: (seq, at) => `Last change in the backup: entry ${seq}, ${at}`,
  olderSchema: (schema) => `The backup has an earlier schema (${schema}) and is upgraded when restored.`,
  losesNothing: 'The present file has no change that the backup does not have.',
  loses: (entries, from, to) =>
    `${plural(entries, 'change')} written since the backup would be lost, from ${from} to ${to}:`,
  losesBy: (who, entries) => `${who}: ${entries}`,
  lastCommands: 'The last commands among them:',
  command: (seq, at, by, command) => `entry ${seq}, ${at}, ${by}: kpi ${command}`,
  brings: (entries) =>
    `The backup has ${plural(entries, 'change')} that the present file does not have (the two went separate ways).`,
  presentMissing: (path) => `There is no file ${path} now; it will be made from the backup.`,
  presentBroken: (what) =>
    `${what} That file will be kept as it is under another name, and the backup put in its place. What would be lost cannot be told.`,
  askRestore: 'Restore?',
  restored: (path, seq) => `Restored ${path}; the restore is entry ${seq} of the ledger.`,
  keptAs: (aside) => `The data from before the restore is kept at ${aside}`,

  // doctor
  doctor: {
    backups: 'Backups',
    noBackups: 'none yet; make one with kpi backup',
    backupsAre: (count, at, folder) => `${count}, the newest of ${at} (${folder})`,
    network: 'Network folder',
    onNetwork: (kind) => `${kind}: better keep the data file on a disk of this machine`,
    access: 'Readable by',
    othersMayRead: 'others on this machine too; restrict it with: chmod 600',
    ownerOnly: 'its owner only',
  },
};
