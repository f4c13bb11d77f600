/** LibreOffice where it is installed: from a workbook to what it prints. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A first start on a slow machine takes half a minute. */
const PATIENCE = 180_000;

const NAMES = ['soffice', 'libreoffice'];
const PLACES: Readonly<Record<string, readonly string[]>> = {
  win32: [
    'C:\\Program Files\\LibreOffice\\program\\soffice.com',
    'C:\\Program Files (x86)\\LibreOffice\\program\\soffice.com',
  ],
  darwin: ['/Applications/LibreOffice.app/Contents/MacOS/soffice'],
  linux: [
    '/usr/bin/soffice',
    '/usr/local/bin/soffice',
    '/usr/lib/libreoffice/program/soffice',
    '/opt/libreoffice/program/soffice',
    '/snap/bin/libreoffice',
  ],
};

type Env = Readonly<Record<string, string | undefined>>;

/** `KPI_SOFFICE` names the program where it lies elsewhere, and is then the only one that is looked for. */
export function findOffice(env: Env, platform: string): string | null {
  const named = env['KPI_SOFFICE'];
  const names = platform === 'win32' ? NAMES.flatMap((name) => [`${name}.com`, `${name}.exe`]) : NAMES;
  const onPath = (env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .flatMap((folder) => names.map((name) => join(folder, name)));
  const places = named !== undefined && named !== '' ? [named] : [...onPath, ...(PLACES[platform] ?? [])];
  return places.find((place) => existsSync(place) && statSync(place).isFile()) ?? null;
}

/** @returns the pdf; null when the program fails, or takes too long */
export async function workbookToPdf(
  program: string,
  workbook: Uint8Array,
  patience = PATIENCE,
): Promise<Uint8Array | null> {
  const folder = mkdtempSync(join(tmpdir(), 'kpi-pdf-'));
  try {
    const source = join(folder, 'report.xlsx');
    writeFileSync(source, workbook);
    // A profile of its own: a LibreOffice that is open already would take the work over and leave at once.
    const profile = pathToFileURL(join(folder, 'profile')).href;
    const options = [`-env:UserInstallation=${profile}`, '--headless', '--norestore'];
    await finished(program, [...options, '--convert-to', 'pdf', '--outdir', folder, source], patience);
    const made = join(folder, 'report.pdf');
    return existsSync(made) ? undated(readFileSync(made)) : null;
  } finally {
    // What was stopped may still be writing.
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

/**
 * The same workbook gives the same bytes: the hour of the conversion and the marks made from it are filled in, letter for
 * letter, since a pdf counts its bytes.
 */
function undated(pdf: Buffer): Uint8Array {
  const same = pdf
    .toString('latin1')
    .replace(/(\/CreationDate\(D:)\d{14}/gu, (_, name: string) => `${name}19800101120000`)
    .replace(/(\/ID \[ ?<)[0-9A-F]{32}(>\s*<)[0-9A-F]{32}(?=>)/gu, (_, first: string, second: string) =>
      [first, second].map((before) => before + '0'.repeat(32)).join(''),
    )
    .replace(/(\/DocChecksum \/)[0-9A-F]{32}/gu, (_, name: string) => name + '0'.repeat(32));
  return new Uint8Array(Buffer.from(same, 'latin1'));
}

function finished(program: string, words: readonly string[], patience: number): Promise<void> {
  return new Promise((resolve) => {
    const windows = process.platform === 'win32';
    // A group of its own: the program that is started is not the one that works.
    const child = spawn(program, words, { stdio: 'ignore', detached: !windows, windowsHide: true });
    const timer = setTimeout(() => {
      if (windows || child.pid === undefined) child.kill('SIGKILL');
      else process.kill(-child.pid, 'SIGKILL');
    }, patience);
    const end = (): void => {
      clearTimeout(timer);
      resolve();
    };
    child.once('error', end);
    child.once('exit', end);
  });
}
