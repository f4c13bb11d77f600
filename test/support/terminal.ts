/** A real terminal of 80 columns, driven by tmux: keys go in, the screen comes out. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';

const KPI = resolve(import.meta.dirname, '../../bin/kpi.js');
const DEADLINE_MS = 15_000;

let started = 0;

export class Terminal {
  readonly folder = mkdtempSync(join(tmpdir(), 'kpi-terminal-'));
  readonly #socket = `kpi-${process.pid}-${started++}`;

  constructor(now = '2026-09-16T09:00:00+07:00') {
    const env = {
      ...process.env,
      HOME: this.folder,
      KPI_NOW: now,
      KPI_USER: 'Lan',
      PS1: '$ ',
      TERM: 'xterm-256color',
      LANG: 'C.UTF-8',
    };
    const opened = spawnSync(
      'tmux',
      [
        '-L',
        this.#socket,
        '-f',
        '/dev/null',
        'new-session',
        '-d',
        '-x',
        '80',
        '-y',
        '60',
        '-c',
        this.folder,
        'sh',
      ],
      { env },
    );
    if (opened.status !== 0) throw new Error(`tmux: ${String(opened.stderr)}`);
    onTestFinished(() => {
      this.#tmux('kill-server');
      // A program that was cut off may still be writing its last file.
      rmSync(this.folder, { recursive: true, force: true, maxRetries: 10 });
    });
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  /**
   * Types a command and presses Enter; its exit code is shown behind it as `[n]`. The screen is emptied first, by tmux
   * itself: `sees` must not find what an earlier command left before the shell comes to its `clear`.
   */
  kpi(words: string): void {
    this.press('-R');
    this.type(`clear; ${process.execPath} ${KPI} ${words}; echo "[$?]"`);
    this.press('Enter');
  }

  type(text: string): void {
    this.#tmux('send-keys', '-l', text);
  }

  press(...keys: string[]): void {
    this.#tmux('send-keys', ...keys);
  }

  /** The screen as text, lines joined where the terminal broke them. */
  screen(...options: string[]): string {
    return this.#tmux('capture-pane', '-p', ...options).trimEnd();
  }

  /** Waits until the screen shows it. */
  async sees(text: string | RegExp): Promise<string> {
    const shows = (screen: string): boolean =>
      typeof text === 'string' ? screen.includes(text) : text.test(screen);
    for (const end = Date.now() + DEADLINE_MS; Date.now() < end;) {
      const screen = this.screen('-J');
      if (shows(screen)) return screen;
      await new Promise((done) => setTimeout(done, 50));
    }
    throw new Error(`the terminal never showed ${String(text)}:\n${this.screen()}`);
  }

  #tmux(...words: string[]): string {
    return spawnSync('tmux', ['-L', this.#socket, ...words], { encoding: 'utf8' }).stdout;
  }
}
