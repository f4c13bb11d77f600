/** The completion scripts as text, kept beside the tests; a real bash runs one in test/system. */
import { expect, test } from 'vitest';
import { allCommands } from '../../src/commands/index.ts';
import { wordRows } from '../../src/commands/completion-run.ts';
import { COMMANDS } from '../../src/messages/cli-words.ts';
import { completionScript, SHELLS } from '../../src/render/completion.ts';
import { Office } from '../support/run-cli.ts';

/** A small tool of the same kind, so that the scripts as kept do not change with every option. */
const ROWS = [
  { paths: [''], words: ['record', 'ghi', 'unit', 'don-vi', '--help'] },
  { paths: ['record', 'ghi'], words: ['--period', '--yes'] },
  { paths: ['unit', 'don-vi'], words: ['list', 'danh-sach'] },
  {
    paths: ['unit list', 'unit danh-sach', 'don-vi list', 'don-vi danh-sach'],
    words: ['--json'],
  },
];

test.each(SHELLS)('the script for %s', async (shell) => {
  await expect(`${completionScript(shell, ROWS, ['--period', '--ky'])}\n`).toMatchFileSnapshot(
    `../golden/completion/kpi.${shell}`,
  );
});

test('every command is reached by all of its names, and none needs quoting', async () => {
  const commands = await allCommands();
  const paths = wordRows(commands).flatMap((row) => row.paths);
  for (const name of COMMANDS) expect(paths).toContain(name);
  expect(paths).toContain('don-vi hop-nhat');
  expect(new Set(paths).size).toBe(paths.length);
  for (const word of wordRows(commands).flatMap((row) => row.words)) expect(word).toMatch(/^[a-z\d-]+$/u);
});

test('the usual shell of the machine, or the one named; no data file is needed', async () => {
  const office = new Office({ env: { SHELL: '/usr/bin/fish' } });
  const { stdout } = await office.done('completion');
  expect(stdout).toContain("complete -c kpi -a '(__kpi_words)'");
  expect((await office.done('goi-y-lenh', 'bash')).stdout).toContain('complete -o default -F _kpi kpi');
  expect((await office.done('completion', 'zsh', '--json')).json()).toMatchObject({ shell: 'zsh' });
  const refused = await office.kpi('completion', 'tcsh');
  expect(refused.code).toBe(2);
  expect(refused.stderr).toContain('powershell');
});
