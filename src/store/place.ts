/** Files beside a data file: made for their owner alone, flushed, and put in their place without taking another's. */
import { randomUUID } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  linkSync,
  lstatSync,
  openSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { platform } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** File systems take 255 bytes; SQLite's own files beside it add up to eight. */
export const MAX_NAME = 255 - '-journal'.length;

/** What SQLite lays beside a data file. */
export const SIDE_FILES = ['-wal', '-shm', '-journal'] as const;

/** Whether SQLite would take a file of that name for what it laid beside another, and delete it. */
export const isSideName = (path: string): boolean =>
  SIDE_FILES.some((end) => path.toLowerCase().endsWith(end));

/** Figures and names of people are nobody else's business. */
const OWNER_ONLY = 0o600;

export const mayRead = (path: string): boolean => may(path, constants.R_OK);
export const mayWrite = (path: string): boolean => may(path, constants.W_OK);

function may(path: string, right: number): boolean {
  try {
    accessSync(path, right);
    return true;
  } catch {
    return false;
  }
}

/** An empty file that nobody else may read, for SQLite to fill: what it lays beside it takes over the rights. */
export function emptyBeside(folder: string): string {
  const path = join(folder, `.${randomUUID()}.tmp`);
  closeSync(openSync(path, 'wx', OWNER_ONLY));
  return path;
}

/** The file and what SQLite laid beside it. */
export function removeBeside(path: string): void {
  for (const suffix of ['', ...SIDE_FILES]) rmSync(path + suffix, { force: true });
}

const ABANDONED_MS = 24 * 60 * 60 * 1000;

/** What a program that was killed left unfinished is in nobody's use a day later. */
export function sweep(folder: string): void {
  try {
    for (const name of readdirSync(folder)) {
      if (!/^\.[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.tmp/u.test(name)) continue;
      const path = join(folder, name);
      // The file system's own clock, which the office's (KPI_NOW) says nothing about.
      if (statSync(path).mtimeMs < Date.now() - ABANDONED_MS) rmSync(path, { force: true });
    }
  } catch {
    // Somebody else tidies up too, or it may not be done here.
  }
}

export function flushFile(path: string): void {
  const handle = openSync(path, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** So that a new name outlives a power cut too. Windows knows no such thing, and some network folders refuse it. */
export function flushFolder(folder: string): void {
  try {
    const handle = openSync(folder, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch {
    // The file itself is whole and in its place.
  }
}

/** A link fails where the name is taken, so that two at once cannot overwrite each other. @returns whether it was free */
export function putInPlace(beside: string, path: string): boolean {
  try {
    linkSync(beside, path);
    rmSync(beside, { force: true });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EEXIST' || existsSync(path)) return false;
    // Memory sticks and some network folders know no links.
    renameSync(beside, path);
  }
  flushFolder(dirname(path));
  return true;
}

/** Where the rights of others can be told; Windows has its own, which this does not see. */
export function keepToOwner(path: string): void {
  try {
    chmodSync(path, statSync(path).isDirectory() ? 0o700 : OWNER_ONLY);
  } catch {
    // A memory stick knows no rights, and a folder of somebody else keeps its own.
  }
}

/** Whether others than its owner may read it; null where that cannot be told. */
export function readableByOthers(path: string): boolean | null {
  if (platform() === 'win32') return null;
  return (statSync(path).mode & 0o044) !== 0;
}

/** The file itself, where a symbolic link leads to it; a link whose file is gone still says where it would be. */
export function realPlace(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const isLink = lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
    return isLink ? resolve(dirname(path), readlinkSync(path)) : path;
  }
}

/** One file, whatever it is called. */
export interface Identity {
  readonly device: bigint;
  readonly inode: bigint;
}

/** Null when nothing is there. */
export function identityOf(path: string): Identity | null {
  const stats = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stats === undefined ? null : { device: stats.dev, inode: stats.ino };
}

export const isSameFile = (a: Identity | null, b: Identity | null): boolean =>
  a !== null && b !== null && a.device === b.device && a.inode === b.inode;
