/** What is refused about backups, and about where a data file lies. Part of the problems of `problem.ts`. */
/** Why a backup was made; all but `manual` are made by the program itself, before the thing named. */
export const BACKUP_REASONS = ['manual', 'import', 'close', 'restore', 'migration'] as const;
export type BackupReason = (typeof BACKUP_REASONS)[number];

export interface BackupProblems {
  // 2: wrong usage
  restore_itself: { readonly path: string };
  // 3: data refused
  backup_exists: { readonly path: string };
  backup_foreign: { readonly path: string };
  /** @param entries how many entries of the ledger would be lost; null: the present file cannot tell */
  restore_unconfirmed: { readonly path: string; readonly entries: number | null };
  // 4: not found
  /** It was there when the command began. */
  data_file_gone: { readonly path: string };
  // 5: busy, or not writable
  /** The command was to begin with a backup, and did not begin. */
  backup_failed: {
    readonly before: Exclude<BackupReason, 'manual'>;
    readonly path: string;
    readonly why: 'full' | 'not_writable' | 'fault';
    readonly detail: string;
  };
  restore_overtaken: { readonly path: string };
  /** @param mode the way of writing that SQLite is left with */
  journal_unsafe: { readonly path: string; readonly mode: string };
  // 6: damage found
  backup_damaged: { readonly path: string; readonly detail: string };
}

export const BACKUP_PROBLEM_CODES: {
  readonly [K in keyof BackupProblems]: { readonly code: string; readonly exit: number };
} = {
  restore_itself: { code: 'E235', exit: 2 },
  backup_exists: { code: 'E385', exit: 3 },
  backup_foreign: { code: 'E386', exit: 3 },
  restore_unconfirmed: { code: 'E387', exit: 3 },
  data_file_gone: { code: 'E423', exit: 4 },
  backup_failed: { code: 'E507', exit: 5 },
  restore_overtaken: { code: 'E508', exit: 5 },
  journal_unsafe: { code: 'E509', exit: 5 },
  backup_damaged: { code: 'E602', exit: 6 },
};
