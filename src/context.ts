/**
 * The facts that enter once, at the edge: the clock, the language, the terminal, whose data file, who is typing. After
 * that they are plain values.
 */
import { existsSync } from 'node:fs';
import { homedir, userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Options } from './commands/options.ts';
import { isDay, officeDay, type Day } from './domain/day.ts';
import { refuse } from './domain/problem.ts';
import { createAsk, type Ask } from './input/ask.ts';
import { wellFormed } from './domain/well-formed.ts';
import type { Language, Texts } from './messages/index.ts';
import { createStyle, type Style } from './render/style.ts';
import { wrap } from './render/table.ts';
import { damageBehind } from './store/damage.ts';
import { openStore, surroundings, type NetworkProbe, type Store, type Surroundings } from './store/store.ts';
import * as files from './system/files.ts';
import { zoneOfSystem, type Machine } from './system/machine.ts';
import type { Stream } from './system/streams.ts';
import { version } from './version.ts';

/** The process as the program sees it; tests give their own. */
export interface World {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly clock: () => Date;
  /** The version of Node that runs. */
  readonly node: string;
  readonly platform: string;
  readonly stdinIsTTY: () => boolean;
  /** Tells network folders; absent: as the system tells. */
  readonly network?: NetworkProbe;
  readonly stdout: Stream;
  readonly stderr: Stream;
}

/** Where the data file's path came from. */
export type DbSource = '--db' | 'KPI_DB' | 'folder' | 'user';

export interface Context {
  readonly world: World;
  readonly texts: Texts;
  readonly language: Language;
  readonly now: Date;
  readonly today: Day;
  /** Who is typing, for the ledger. */
  readonly who: string;
  readonly db: { readonly path: string; readonly source: DbSource };
  readonly columns: number;
  readonly style: Style;
  readonly json: boolean;
  /** Null where nobody can answer: no terminal, or `--no-input`. */
  readonly ask: Ask | null;
  /** Data, to stdout. */
  print(text: string): void;
  /** Messages, progress and warnings, to stderr. */
  say(text: string): void;
  /** A path as typed -> an absolute one. */
  at(path: string): string;
  readonly version: string;
  /** What a scheduler must be told of this machine. */
  machine(): Machine;
  readonly files: typeof files;
  /** A workbook as LibreOffice prints it; `absent` where it is not installed, `failed` where it does not do it. */
  toPdf(workbook: Uint8Array): Promise<Uint8Array | 'absent' | 'failed'>;
  /** What a data file's place says to the program, at this hour. */
  readonly around: Surroundings;
  /** Opens the data file and closes it when done. */
  withStore<T>(mode: 'read' | 'write', use: (store: Store) => T): T;
  /** A file that ships with the program. */
  shipped(name: string): string;
}

export function languageOf(argv: readonly string[], env: World['env']): Language {
  const flag = argv.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const word = argv[flag] ?? '';
  const typed = flag < 0 ? env.KPI_LANG : word.includes('=') ? word.slice('--lang='.length) : argv[flag + 1];
  if (typed === undefined || typed === '') return 'vi';
  if (typed === 'vi' || typed === 'en') return typed;
  return refuse({
    kind: 'choice_unknown',
    option: flag < 0 ? 'KPI_LANG' : '--lang',
    text: typed,
    allowed: ['vi', 'en'],
  });
}

/** `KPI_NOW` sets the clock for tests and for looking back. */
function nowOf({ env, clock }: World): Date {
  const typed = env.KPI_NOW;
  if (typed === undefined || typed === '') return clock();
  const iso = /^(\d{4}-\d{2}-\d{2})(?:(T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+-]\d{2}:\d{2})?)?$/u.exec(
    typed,
  );
  // Without a zone it is the office's time, whatever the machine's zone is.
  const now = new Date(
    iso === null ? Number.NaN : `${iso[1] ?? ''}${iso[2] ?? 'T00:00'}${iso[3] ?? '+07:00'}`,
  );
  const real = iso !== null && isDay(iso[1] ?? '');
  return !real || Number.isNaN(now.getTime()) ? refuse({ kind: 'clock_unreadable', text: typed }) : now;
}

function whoOf(options: Options, env: World['env']): string {
  const named = options.as ?? env.KPI_USER;
  if (named !== undefined && named.trim() !== '') return wellFormed(named).normalize('NFC').trim();
  try {
    return userInfo().username;
  } catch {
    // A user without an entry in the system's list, as in some containers.
    return env.USER ?? env.USERNAME ?? 'kpi';
  }
}

/** `--db`, else `KPI_DB`, else `kpi.db` in this folder, else the user's data folder (DESIGN 4). */
function dbOf(options: Options, world: World): Context['db'] {
  const { env, cwd } = world;
  if (options.db !== undefined) return { path: files.asFound(resolve(cwd, options.db)), source: '--db' };
  if (env.KPI_DB !== undefined && env.KPI_DB !== '')
    return { path: files.asFound(resolve(cwd, env.KPI_DB)), source: 'KPI_DB' };
  const here = join(cwd, 'kpi.db');
  const users = join(userDataFolder(world), 'kpi.db');
  return !existsSync(here) && existsSync(users)
    ? { path: users, source: 'user' }
    : { path: here, source: 'folder' };
}

function userDataFolder({ env, platform }: World): string {
  if (platform === 'win32') return join(env.APPDATA ?? homedir(), 'kpi-xa');
  return join(
    env.XDG_DATA_HOME !== undefined && env.XDG_DATA_HOME !== ''
      ? env.XDG_DATA_HOME
      : join(env.HOME ?? homedir(), '.local', 'share'),
    'kpi-xa',
  );
}

function machineOf({ env, platform }: World): Machine {
  const { XDG_CONFIG_HOME: config = '', HOME = homedir() } = env;
  return {
    node: process.execPath,
    program: fileURLToPath(new URL('../bin/kpi.js', import.meta.url)),
    zone: zoneOfSystem(env, platform),
    units: join(config === '' ? join(HOME, '.config') : config, 'systemd', 'user'),
  };
}

const DEFAULT_COLUMNS = 80;

function columnsOf({ env, stdout }: World): number {
  const set = Number(env.COLUMNS);
  if (Number.isInteger(set) && set >= 20) return set;
  // A terminal that does not tell its size says 0.
  return stdout.columns === undefined || stdout.columns === 0 ? DEFAULT_COLUMNS : stdout.columns;
}

/** Colour only on a terminal, unless it is asked for or forbidden. */
function colourOf(options: Options, { env, stdout }: World): boolean {
  if (!options.color || (env.NO_COLOR !== undefined && env.NO_COLOR !== '')) return false;
  if (env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== '') return env.FORCE_COLOR !== '0';
  return stdout.isTTY === true && env.TERM !== 'dumb';
}

export function createContext(world: World, language: Language, texts: Texts, options: Options): Context {
  const now = nowOf(world);
  const db = dbOf(options, world);
  const around = surroundings(now, world.network);
  let warned = false;
  return {
    world,
    texts,
    language,
    now,
    today: officeDay(now),
    // Asked of the system only when something is written.
    get who() {
      return whoOf(options, world.env);
    },
    db,
    columns: columnsOf(world),
    style: createStyle(colourOf(options, world)),
    json: options.json === true,
    version,
    machine: () => machineOf(world),
    files,
    async toPdf(workbook) {
      const { findOffice, workbookToPdf } = await import('./system/office.ts');
      const program = findOffice(world.env, world.platform);
      return program === null ? 'absent' : ((await workbookToPdf(program, workbook)) ?? 'failed');
    },
    // Looked at only when something is missing: a command that has all its words does not care who is there.
    get ask() {
      const mayAsk = options.input && world.stderr.isTTY === true && world.stdinIsTTY();
      return mayAsk ? createAsk(texts, process.stderr) : null;
    },
    print: (text) => world.stdout.write(`${text}\n`),
    say: (text) =>
      world.stderr.write(`${world.stderr.isTTY === true ? wrap(text, columnsOf(world), '  ') : text}\n`),
    at: (path) => resolve(world.cwd, path),
    around,
    withStore(mode, use) {
      const store = openStore(db.path, mode, around);
      if (store.upgradedFrom !== null) this.say(texts.say.upgraded(store.upgradedFrom));
      if (store.network !== null && !warned) this.say(texts.backup.onNetwork(db.path, store.network));
      warned ||= store.network !== null;
      try {
        return use(store);
      } catch (error) {
        throw damageBehind(error, store);
      } finally {
        store.close();
      }
    },
    // The bundle lies in dist/, the sources in src/: both one step below the package.
    shipped: (name) => fileURLToPath(new URL(`../data/${name}`, import.meta.url)),
  };
}
