/** Migrations run in one transaction with their record: a failing one leaves version and schema as they were. */
import Database from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { migrate } from '../../src/store/migrate.ts';
import { migrations } from '../../src/store/migrations/index.ts';

const FIRST = { version: 1, sql: 'CREATE TABLE one (x TEXT) STRICT; INSERT INTO one VALUES (1)' };
const SECOND = { version: 2, sql: 'ALTER TABLE one ADD COLUMN y TEXT; CREATE TABLE two (x TEXT) STRICT' };
const BROKEN = {
  version: 2,
  sql: 'CREATE TABLE two (x TEXT) STRICT; DROP TABLE one; INSERT INTO nowhere VALUES (1)',
};
const THIRD = { version: 3, sql: 'CREATE TABLE three (x TEXT) STRICT' };

function database(): Database.Database {
  const connection = new Database(':memory:');
  onTestFinished(() => {
    connection.close();
  });
  return connection;
}

const pictureOf = (connection: Database.Database): unknown => ({
  version: connection.pragma('user_version', { simple: true }),
  tables: connection.prepare('SELECT name FROM sqlite_schema ORDER BY name').pluck().all(),
});

it('all that are pending run in order, each once', () => {
  const connection = database();
  migrate(connection, [FIRST]);
  expect(pictureOf(connection)).toEqual({ version: 1, tables: ['one'] });
  migrate(connection, [FIRST, SECOND, THIRD]);
  expect(pictureOf(connection)).toEqual({ version: 3, tables: ['one', 'three', 'two'] });
  migrate(connection, [FIRST, SECOND, THIRD]);
  expect(connection.prepare('SELECT * FROM one').all()).toEqual([{ x: '1', y: null }]);
});

it('a failing second leaves version, schema and data as they were, and can be mended', () => {
  const connection = database();
  migrate(connection, [FIRST]);
  expect(() => migrate(connection, [FIRST, BROKEN, THIRD])).toThrow('nowhere');
  expect(pictureOf(connection)).toEqual({ version: 1, tables: ['one'] });
  expect(connection.prepare('SELECT * FROM one').all()).toEqual([{ x: '1' }]);
  migrate(connection, [FIRST, SECOND, THIRD]);
  expect(pictureOf(connection)).toMatchObject({ version: 3 });
});

it('a failing second in a new file leaves nothing of the first', () => {
  const connection = database();
  expect(() => migrate(connection, [FIRST, BROKEN])).toThrow('nowhere');
  expect(pictureOf(connection)).toEqual({ version: 0, tables: [] });
});

it("within the caller's transaction they are undone with it", () => {
  const connection = database();
  const whole = connection.transaction(() => {
    migrate(connection, [FIRST]);
    throw new Error('stop');
  });
  expect(() => whole()).toThrow('stop');
  expect(pictureOf(connection)).toEqual({ version: 0, tables: [] });
});

it('the released ones are numbered by their place', () => {
  expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, index) => index + 1));
});
