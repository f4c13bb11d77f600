/** A bar on one line of the terminal while many or large files are worked on; it leaves nothing behind. */
const WIDTH = 24;

/** @param part from 0 to 1 */
export function progressLine(part: number, words: string, columns: number): string {
  const full = Math.round(Math.min(1, Math.max(0, part)) * WIDTH);
  const bar = `[${'#'.repeat(full)}${'.'.repeat(WIDTH - full)}] ${String(Math.round(part * 100)).padStart(3)}%`;
  const room = Math.max(0, columns - bar.length - 2);
  return `\r\u001b[2K${bar} ${words.slice(0, room)}`;
}

export const progressEnd = '\r\u001b[2K';
