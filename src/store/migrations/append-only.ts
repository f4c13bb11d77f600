/** Triggers that keep a table's rows as they were written, against other programs too. */
const same = (columns: readonly string[]): string =>
  columns.map((column) => `kept.${column} = new.${column}`).join(' AND ');

/** @param key the columns that no second row may share: `INSERT OR REPLACE` would take the first away unseen */
export const appendOnly = (table: string, ...key: readonly string[]): string => `
CREATE TRIGGER ${table}_is_kept BEFORE UPDATE ON ${table}
BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END;
CREATE TRIGGER ${table}_stays BEFORE DELETE ON ${table}
BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END;
CREATE TRIGGER ${table}_is_not_replaced BEFORE INSERT ON ${table}
WHEN EXISTS (SELECT 1 FROM ${table} AS kept WHERE ${same(key)})
BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END;
`;
