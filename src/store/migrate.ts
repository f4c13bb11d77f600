/** Brings a data file to the newest schema. Each step and the record of it are one transaction (`user_version`). */
import type { Database as Connection } from 'better-sqlite3';
import type { Migration } from './migrations/index.ts';

/** Runs what is pending in one transaction, or within the caller's. */
export function migrate(connection: Connection, migrations: readonly Migration[]): void {
  connection
    .transaction(() => {
      // Asked inside: another process may have been faster.
      const version = connection.pragma('user_version', { simple: true }) as number;
      for (const migration of migrations.filter((one) => one.version > version)) {
        connection.exec(migration.sql);
        connection.pragma(`user_version = ${migration.version}`);
      }
    })
    .immediate();
}
