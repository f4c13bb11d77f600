/** What a scheduler must be told of this machine. */
import { readlinkSync } from 'node:fs';

type Env = Readonly<Record<string, string | undefined>>;

export interface Machine {
  /** The Node that runs, and the program that it runs: absolute paths. */
  readonly node: string;
  readonly program: string;
  /** The system's zone, which its scheduler goes by; TZ of this shell is not known there. */
  readonly zone: string;
  /** Where units of systemd for this user lie. */
  readonly units: string;
}

export function zoneOfSystem(env: Env, platform: string): string {
  const own = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (platform === 'win32' || env.TZ === undefined || env.TZ === '') return own;
  try {
    const [, zone] = readlinkSync('/etc/localtime').split('/zoneinfo/');
    return zone !== undefined && isZone(zone) ? zone : own;
  } catch {
    // A system without this file runs by universal time.
    return 'UTC';
  }
}

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
