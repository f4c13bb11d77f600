/** Tables, triggers, views and indexes, beside those of a file that this version makes. */
import type { IntegrityFinding } from '../../domain/integrity.ts';
import type { Connection } from '../open.ts';

interface Thing {
  readonly type: string;
  readonly name: string;
  readonly tbl_name: string;
  readonly sql: string | null;
}

const isText = (value: unknown): value is string => typeof value === 'string';

/** What SQLite keeps for itself about how often values occur changes no content. */
const isStatistics = ({ name }: Thing): boolean => isText(name) && name.startsWith('sqlite_stat');

const thingsOf = (connection: Connection): Map<string, Thing> =>
  new Map(
    (connection.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema').all() as Thing[])
      .filter((thing) => !isStatistics(thing))
      .map((thing) => [`${thing.type} ${thing.name}`, thing]),
  );

export function* structureFindings(connection: Connection, fresh: Connection): Iterable<IntegrityFinding> {
  const [present, due] = [thingsOf(connection), thingsOf(fresh)];
  for (const [key, { type, name, tbl_name, sql }] of due) {
    const thing = present.get(key);
    if (thing === undefined) yield { kind: 'schema', how: 'missing', type, name };
    else if (thing.sql !== sql || thing.tbl_name !== tbl_name)
      yield { kind: 'schema', how: 'changed', type, name };
  }
  for (const [key, { type, name }] of present)
    if (!due.has(key)) yield { kind: 'schema', how: 'extra', type: String(type), name: String(name) };
}
