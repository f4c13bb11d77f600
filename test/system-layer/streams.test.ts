/** Output that is no terminal is written straight and whole, however slow its reader, and stops when nobody reads. */
import { execFile, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { isTerminal, outputTo } from '../../src/system/streams.ts';
import { tempFolder } from '../support/data-file.ts';

const STREAMS = JSON.stringify(new URL('../../src/system/streams.ts', import.meta.url).href);
const ROWS = 60_000;
/** Two megabytes, line by line and in one piece; `blocking` is what process.stdout makes of a pipe once it is touched. */
const program = (blocking: boolean): string => `
import { outputTo } from ${STREAMS};
${blocking ? '' : 'process.stdout;'}
const out = outputTo(1, () => { throw new Error('no terminal here'); });
for (let row = 0; row < ${ROWS} / 2; row++) out.write('dòng số ' + String(row).padStart(6, '0') + ' của tệp\\n');
out.write(Array.from({ length: ${ROWS} / 2 }, (_, row) => 'dòng số ' + String(row + ${ROWS} / 2).padStart(6, '0') + ' của tệp\\n').join(''));
outputTo(2, () => process.stderr).write('đã xong');
`;
const EXPECTED = Array.from(
  { length: ROWS },
  (_, row) => `dòng số ${String(row).padStart(6, '0')} của tệp\n`,
).join('');

const nodeWords = (blocking: boolean): string[] => ['--input-type=module', '-e', program(blocking)];

describe('who sits at the other end', () => {
  it('nobody, of a file, a null device, a closed descriptor, one that never was', () => {
    const file = openSync(join(tempFolder(), 'a.txt'), 'w');
    const nothing = openSync('/dev/null', 'r');
    expect([isTerminal(file), isTerminal(nothing)]).toEqual([false, false]);
    closeSync(file);
    closeSync(nothing);
    expect([isTerminal(file), isTerminal(9999)]).toEqual([false, false]);
  });

  it('nobody, of a pipe', async () => {
    const look = `import { isTerminal } from ${STREAMS}; console.log([0, 1, 2].map(isTerminal).join());`;
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', look]);
    expect(stdout).toBe('false,false,false\n');
  });

  it('so the stream of a terminal is not even made', () => {
    const descriptor = openSync(join(tempFolder(), 'a.txt'), 'w') as 1;
    const made = outputTo(descriptor, () => {
      throw new Error('made');
    });
    made.write('xin chào');
    expect([made.isTTY, made.columns]).toEqual([false, undefined]);
    closeSync(descriptor);
  });
});

describe('everything arrives', () => {
  it.each([
    ['that blocks', true],
    ['that does not block', false],
  ])('through a slow pipe %s', async (_, blocking) => {
    const child = spawn(process.execPath, nodeWords(blocking), { stdio: ['ignore', 'pipe', 'pipe'] });
    let errors = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
    const code = new Promise((resolve) => child.on('close', resolve));
    const parts: Buffer[] = [];
    for await (const part of child.stdout) {
      parts.push(part as Buffer);
      await new Promise((resolve) => setTimeout(resolve, 3));
    }
    expect(await code).toBe(0);
    expect(Buffer.concat(parts).toString() === EXPECTED).toBe(true);
    expect(errors).toBe('đã xong');
  });

  it('in a file', async () => {
    const path = join(tempFolder(), 'out.txt');
    const descriptor = openSync(path, 'w');
    const child = spawn(process.execPath, nodeWords(true), { stdio: ['ignore', descriptor, 'ignore'] });
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(0);
    closeSync(descriptor);
    expect(readFileSync(path, 'utf8') === EXPECTED).toBe(true);
  });
});

describe('nobody reads any more', () => {
  it.each([
    ['that blocks', true],
    ['that does not block', false],
  ])('a reader that went away from a pipe %s is no fault', async (_, blocking) => {
    const shell = 'set -o pipefail; "$0" "$@" | head -c 20 > /dev/null';
    const { stderr } = await promisify(execFile)('bash', [
      '-c',
      shell,
      process.execPath,
      ...nodeWords(blocking),
    ]);
    expect(stderr).toBe('đã xong');
  });

  it('a stream that was closed from the beginning is no fault', async () => {
    const { stderr } = await promisify(execFile)('bash', [
      '-c',
      '"$0" "$@" >&-',
      process.execPath,
      ...nodeWords(true),
    ]);
    expect(stderr).toBe('đã xong');
  });
});
