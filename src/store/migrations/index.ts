import { initial } from './0001-initial.ts';
import { filesAndSubmissions } from './0002-files-and-submissions.ts';
import { issuedReportsAndTemplates } from './0003-issued-reports-and-templates.ts';
import { tasks } from './0004-tasks.ts';
import { withdrawalsAndBlanks } from './0005-withdrawals-and-blanks.ts';

export interface Migration {
  readonly version: number;
  readonly sql: string;
}

/** In order; a version's number is its place. A migration that has been released is never edited. */
export const migrations: readonly Migration[] = [
  initial,
  filesAndSubmissions,
  issuedReportsAndTemplates,
  tasks,
  withdrawalsAndBlanks,
];
