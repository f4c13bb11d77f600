/** cron's own rule for a crontab line, as its sources have it. Some crons also make one backslash of two. */
export function commandOfCron(line: string, halves: boolean): { command: string; input: string } {
  const text = line.replace(/^(?:\S+\s+){5}/u, '');
  let command = '';
  for (let index = 0; index < text.length; index++) {
    const [here = '', next = ''] = [text[index], text[index + 1]];
    if (here === '%') return { command, input: text.slice(index + 1) };
    if (here !== '\\') command += here;
    else {
      command += next === '%' || (halves && next === '\\') ? next : here + next;
      index++;
    }
  }
  return { command, input: '' };
}
