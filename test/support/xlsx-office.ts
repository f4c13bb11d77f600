/** LibreOffice, openpyxl and poppler, each started on a folder of its own. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export class Office {
  readonly #folder = mkdtempSync(join(tmpdir(), 'kpi-office-'));

  /** Converts a workbook, or a Word document, and returns the path of what came out. */
  convert(bytes: Uint8Array, format: 'xlsx' | 'pdf', source: 'xlsx' | 'docx' = 'xlsx'): string {
    const from = join(this.#folder, `in.${source}`);
    writeFileSync(from, bytes);
    const profile = pathToFileURL(join(this.#folder, 'profile')).href;
    const out = join(this.#folder, format);
    execFileSync(
      'soffice',
      [`-env:UserInstallation=${profile}`, '--headless', '--convert-to', format, '--outdir', out, from],
      { stdio: 'pipe', timeout: 120_000 },
    );
    return join(out, `in.${format}`);
  }

  recomputed(bytes: Uint8Array): Uint8Array {
    return new Uint8Array(readFileSync(this.convert(bytes, 'xlsx')));
  }

  pdf(bytes: Uint8Array, source: 'xlsx' | 'docx' = 'xlsx'): Pdf {
    return new Pdf(this.convert(bytes, 'pdf', source));
  }

  /** What a Python program prints about the workbook, as JSON. */
  python(bytes: Uint8Array, program: string): unknown {
    const path = join(this.#folder, 'read.xlsx');
    writeFileSync(path, bytes);
    return JSON.parse(
      execFileSync('/usr/bin/python3', ['-W', 'error', '-c', program, path], { encoding: 'utf8' }),
    );
  }

  close(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

export class Pdf {
  readonly #path: string;
  constructor(path: string) {
    this.#path = path;
  }

  info(name: string): string {
    const lines = execFileSync('pdfinfo', [this.#path], { encoding: 'utf8' }).split('\n');
    return (
      lines
        .find((line) => line.startsWith(`${name}:`))
        ?.slice(name.length + 1)
        .trim() ?? ''
    );
  }

  /** Width and height of each page, in points. */
  sizes(): string[] {
    const lines = execFileSync('pdfinfo', ['-f', '1', '-l', '999', this.#path], { encoding: 'utf8' });
    return [...lines.matchAll(/^Page +\d+ size: +([\d.]+ x [\d.]+) pts/gmu)].map(([, size = '']) => size);
  }

  /** Names of the fonts. */
  fonts(): string[] {
    const lines = execFileSync('pdffonts', [this.#path], { encoding: 'utf8' }).trim().split('\n').slice(2);
    return lines.map((line) => line.split(' ')[0] ?? '');
  }

  /** The words of each page, blanks made single. */
  pages(): string[] {
    const text = execFileSync('pdftotext', ['-layout', this.#path, '-'], { encoding: 'utf8' });
    return text
      .split('\f')
      .slice(0, -1)
      .map((page) => page.replace(/\s+/gu, ' ').trim());
  }
}
