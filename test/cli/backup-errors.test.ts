/** Every problem of backups and of the data file's place, brought about by real faults: code, exit code, both languages. */
import Database from 'better-sqlite3';
import { copyFileSync, mkdirSync, renameSync, truncateSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { BACKUP_PROBLEM_CODES } from '../../src/domain/backup-problem.ts';
import { prepareToWrite } from '../../src/store/journal.ts';
import { bytesOf, openFor, put } from '../support/data-file.ts';
import { problemOf } from '../support/plan-builder.ts';
import { done } from '../support/provocation.ts';
import { officeOfCases, type Office } from '../support/run-cli.ts';

const BACKUP = 'kpi.db-backups/kpi-20250402-090000-manual.db';

interface Provoked {
  readonly words: readonly string[];
  readonly first?: (office: Office) => unknown;
  /** Happens while the command runs, at the moment when it looks where its data file lies. */
  readonly meanwhile?: (office: Office) => void;
}

const PROVOKED: { readonly [K in Exclude<keyof typeof BACKUP_PROBLEM_CODES, 'journal_unsafe'>]: Provoked } = {
  restore_itself: { words: ['restore', 'kpi.db'] },
  backup_exists: { words: ['backup', 'b.db'], first: (office) => writeFileSync(office.path('b.db'), 'thư') },
  backup_foreign: {
    words: ['restore', 'b.db'],
    first: (office) => writeFileSync(office.path('b.db'), 'thư'),
  },
  restore_unconfirmed: { words: ['restore', BACKUP], first: done('backup', 'record CT03 T01 5') },
  data_file_gone: {
    words: ['record', 'CT03', 'T01', '5'],
    meanwhile: (office) => {
      mkdirSync(office.path('nơi khác'));
      renameSync(office.path('kpi.db'), office.path('nơi khác/kpi.db'));
    },
  },
  backup_failed: {
    words: ['close', 'q1', '--yes'],
    first: async (office) => {
      await office.done('record', 'CT03', 'T01', '5');
      writeFileSync(office.path('kpi.db-backups'), 'a file in its way');
    },
  },
  restore_overtaken: {
    words: ['restore', BACKUP, '--yes'],
    first: done('backup', 'record CT03 T01 5'),
    meanwhile: (office) => {
      const store = openFor(office.path('kpi.db'));
      put(store, ['CT03', 'T02', '2025Q1', '6']);
      store.close();
    },
  },
  backup_damaged: {
    words: ['restore', 'b.db'],
    first: async (office) => {
      await office.done('backup');
      copyFileSync(office.path(BACKUP), office.path('b.db'));
      truncateSync(office.path('b.db'), 5 * 4096);
    },
  },
};

describe.each(Object.entries(PROVOKED))('%s', (kind, { words, first, meanwhile }) => {
  test(`ends kpi ${words.join(' ')} with its code, in both languages`, async () => {
    const { code, exit } = BACKUP_PROBLEM_CODES[kind as keyof typeof PROVOKED];
    const said: string[] = [];
    for (const [language, label] of [
      ['vi', 'Lỗi'],
      ['en', 'Error'],
    ] as const) {
      const office = await officeOfCases();
      await first?.(office);
      let happened = false;
      const network = (): null => {
        if (!happened) {
          happened = true;
          meanwhile?.(office);
        }
        return null;
      };
      const outcome = await office.at({ network }, ...words, '--lang', language);
      expect([outcome.code, happened], outcome.stderr).toEqual([exit, meanwhile !== undefined]);
      expect(outcome.stderr).toMatch(new RegExp(`^${label} ${code}: \\S`, 'mu'));
      expect(outcome.stderr).not.toMatch(/undefined|\[object|\n\s+at /u);
      said.push(outcome.stderr.replaceAll(office.folder, ''));
    }
    expect(said[0]).not.toBe(said[1]);
  });
});

test('journal_unsafe: where SQLite has no journal that survives a crash, nothing is written', () => {
  expect(problemOf(() => prepareToWrite(new Database(':memory:'), '/nhà/kpi.db', null))).toEqual({
    kind: 'journal_unsafe',
    path: '/nhà/kpi.db',
    mode: 'memory',
  });
});

test('a file that is moved away while a figure is written keeps what it had, wherever it is now', async () => {
  const office = await officeOfCases();
  const before = bytesOf(office.path('kpi.db'));
  const network = (): null => {
    renameSync(office.path('kpi.db'), office.path('x.db'));
    // Another file under its name is not it either.
    copyFileSync(office.path('x.db'), office.path('kpi.db'));
    return null;
  };
  expect((await office.at({ network }, 'record', 'CT03', 'T01', '5')).code).toBe(4);
  expect(bytesOf(office.path('kpi.db'))).toBe(before);
  expect(openFor(office.path('x.db'), 'read').lastEntry()).toBe(1);
});

test('a restore that loses nothing does not speak of 0 changes when it asks for a yes', async () => {
  const office = await officeOfCases();
  await office.done('record', 'CT03', 'T01', '5');
  await office.done('backup');
  const refused = await office.kpi('restore', BACKUP, '--lang', 'en');
  expect(refused.stderr).toMatch(
    /^Error E387: Restoring would replace .*kpi\.db; this must be confirmed\./mu,
  );
});
