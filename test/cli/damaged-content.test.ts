/** A file whose pages are whole but whose content is not: damage is called damage, by every command. */
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { officeOf2026 } from '../support/run-cli.ts';

/** One flipped bit in a text that is JSON: SQLite sees nothing wrong with the page. */
async function withBrokenJson(): Promise<Awaited<ReturnType<typeof officeOf2026>>> {
  const office = await officeOf2026();
  await office.done('record', 'dvc', 'pvhcc', '412/530');
  const database = new Database(office.path('kpi.db'));
  database.pragma('ignore_check_constraints = ON');
  database.exec(`UPDATE plan SET header = replace(header, ':', 'z')`);
  database.close();
  return office;
}

test.each(['status', 'history dvc', 'missing', 'doctor', 'record dvc pvhcc 413/530 --yes', 'close q3 --yes'])(
  'kpi %s ends with 6, in words',
  async (line) => {
    const office = await withBrokenJson();
    const { code, screen } = await office.kpi(...line.split(' '));
    expect(code).toBe(6);
    expect(screen).toContain('bị hỏng');
    expect(screen).not.toContain('ngoài dự kiến');
  },
);
