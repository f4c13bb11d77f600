/** What leads up to a problem: lines typed before, files that lie there, another program at the data file. */
import Database from 'better-sqlite3';
import { mkdirSync, writeFileSync } from 'node:fs';
import type { Office } from './run-cli.ts';
import { textForm } from './template-book.ts';

export interface Said {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Words to type, as a shell splits them at blanks; `|` holds a word together, `LANG` is where `--lang` goes. */
export interface Provocation {
  readonly words: string;
  readonly first?: (office: Office) => unknown;
  readonly env?: Readonly<Record<string, string>>;
  /** Starts it in another way than the office does. */
  readonly start?: (office: Office, words: readonly string[]) => Said | Promise<Said>;
}

export const done =
  (...lines: string[]) =>
  async (office: Office): Promise<void> => {
    for (const line of lines) await office.done(...split(line));
  };
export const file =
  (name: string, content: string | Uint8Array) =>
  (office: Office): void =>
    writeFileSync(office.path(name), content);

/** Another program at the data file, which does something and leaves. */
export const other =
  (sql: string) =>
  (office: Office): void => {
    const connection = new Database(office.path('kpi.db'));
    connection.exec(sql);
    connection.close();
  };

/** A form of the province was learned under its name. */
export async function learned(office: Office): Promise<void> {
  writeFileSync(office.path('mau.xlsx'), textForm(['STT', 'Chỉ tiêu', 'Kết quả'], ['1', 'CT03']));
  await office.done('template', 'learn', 'mau.xlsx', '--yes');
}

/** A figure came in with a file of this name. */
export const importedAs =
  (name: string) =>
  async (office: Office): Promise<void> => {
    mkdirSync(office.path('den'));
    writeFileSync(office.path(`den/${name}`), 'unit;indicator;period;value\nT01;CT03;2025Q1;5\n');
    await office.done('import', `den/${name}`);
  };

export function split(line: string): string[] {
  return [...line.matchAll(/\|([^|]*)\||(\S+)/gu)].map(([, held, plain]) => held ?? plain ?? '');
}
