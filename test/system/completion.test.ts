/** The script of `kpi completion bash` in a real bash. */
import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { Office } from '../support/run-cli.ts';

/** What bash offers for the last of these words. */
async function offered(...words: string[]): Promise<string[]> {
  const { stdout } = await new Office().done('completion', 'bash');
  const typed = words.map((word) => `'${word}'`).join(' ');
  const { stdout: replies, stderr } = spawnSync(
    'bash',
    [
      '--norc',
      '-c',
      `${stdout}\ncomplete -p kpi >&2; COMP_WORDS=(kpi ${typed}); COMP_CWORD=${words.length}; _kpi; printf '%s\\n' "\${COMPREPLY[@]}"`,
    ],
    { encoding: 'utf8' },
  );
  expect(stderr).toBe('complete -o default -F _kpi kpi\n');
  return replies.split('\n').filter((word) => word !== '');
}

test.each([
  [['sch'], ['schedule']],
  [['tinh'], ['tinh-hinh']],
  [['unit', 'me'], ['merge']],
  [['don-vi', 'hop'], ['hop-nhat']],
  [['record', '--per'], ['--period']],
  [['ghi', '5g', 'vhxh', '--k'], ['--ky']],
  [['--db', 'a.db', 'status', '--sec'], ['--section']],
  [['unit', 'list', '--so'], ['--sort']],
  [['khong-co', '--a'], []],
  // Files, by bash itself.
  [['import', ''], ['--period']],
  [['status', '--db', ''], []],
])('kpi %j', async (words, expected) => {
  const found = await offered(...words);
  if (words[0] === 'import') expect(found).toEqual(expect.arrayContaining(expected));
  else expect(found).toEqual(expected);
});
