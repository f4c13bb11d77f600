/** Brings a data file to the newest schema. Each step and the record of it are one transaction (`user_version`). */
import type { Database } from 'better-sqlite3';
import type { Migration } from './migrations/index.ts';

/** Must run inside the caller's transaction when the file is being created; opens its own otherwise. */
export function migrate(connection: Database, migrations: readonly Migration[]): void {
  const version = connection.pragma('user_version', { simple: true }) as number;
  const pending = migrations.filter((migration) => migration.version > version);
  const apply = connection.transaction(() => {
    for (const migration of pending) {
      connection.exec(migration.sql);
      connection.pragma(`user_version = ${migration.version}`);
    }
  });
  apply();
}
