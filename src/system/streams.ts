/**
 * Standard output and error. What is not a terminal is written to directly: Node's own streams would load half its
 * network code first, a tenth of a start, and lose what is on its way when the process ends.
 */
import { fstatSync, statSync, writeSync } from 'node:fs';
import { devNull } from 'node:os';
import { isatty } from 'node:tty';

export interface Stream {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

/** Whether a person sits at the other end. A closed descriptor is nobody. */
export function isTerminal(descriptor: number): boolean {
  try {
    const stats = fstatSync(descriptor);
    // Asking isatty loads Node's network code; the null device, where schedulers point us, is known without it.
    return stats.isCharacterDevice() && stats.rdev !== nullDevice() && isatty(descriptor);
  } catch {
    return false;
  }
}

const nullDevice = (): number | undefined => statSync(devNull, { throwIfNoEntry: false })?.rdev;

/** @param terminal the stream to use where it is one */
export function outputTo(descriptor: 1 | 2, terminal: () => Stream): Stream {
  return isTerminal(descriptor)
    ? terminal()
    : { write: (text) => writeFully(descriptor, text), isTTY: false };
}

const gone = new Set<number>();

function writeFully(descriptor: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let done = 0; done < bytes.length && !gone.has(descriptor);) {
    try {
      done += writeSync(descriptor, bytes, done);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (code === 'EAGAIN') pause();
      // A reader that went away (`kpi history | head -1`) or a stream closed by a scheduler is no fault of ours.
      else if (code === 'EPIPE' || code === 'EBADF' || code === 'EOF') gone.add(descriptor);
      else throw error;
    }
  }
}

/** A pipe that is full and does not block: give its reader a moment. */
function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2);
}
