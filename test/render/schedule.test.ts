/** Any path stands in a crontab line, a unit of systemd and a batch file as what it is: data. */
import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { KpiError } from '../../src/domain/problem.ts';
import {
  cronSchedule,
  cronWord,
  shellWord,
  systemdSchedule,
  systemdWord,
  windowsSchedule,
  type Plan,
} from '../../src/render/schedule.ts';
import { commandOfCron } from '../support/cron.ts';

const PATHS = [
  '/srv/kpi/kpi.db',
  '/srv/Xã Liên Minh/số liệu.db',
  '/srv/100%/%Y-%m.db',
  '/srv/ông o\'n "kép"/a.db',
  '/srv/a\\b\\\\c\\%d%\\/x.db',
  "/srv/'%'\\'.db",
  '/srv/$HOME `id` $(id) ; & | > # ! ~ * ?.db',
  '/srv/-rf.db',
];

const planOf = (path: string): Plan => ({
  command: ['/usr/bin/node', '/opt/kpi.js', 'export', '--db', path],
  log: `${path}.log`,
  at: { hour: 22, minute: 30 },
  machineAt: { hour: 15, minute: 30 },
  about: ['một', 'hai'],
});

/** Every word as the program would get it. */
const printed = (command: string): string =>
  spawnSync('/bin/sh', ['-c', command], { encoding: 'utf8', env: { PATH: '/usr/bin:/bin' } }).stdout;

describe.each(PATHS)('%s', (path) => {
  test('in a shell', () => {
    expect(printed(`printf '<%s>' ${shellWord(path)}`)).toBe(`<${path}>`);
  });

  test.each([false, true])('C176 in a crontab line (a cron that halves backslashes: %s)', (halves) => {
    const { command, input } = commandOfCron(`30 15 * * * echo ${cronWord(path)}`, halves);
    expect(input).toBe('');
    expect(printed(command.replace('echo', "printf '<%s>'"))).toBe(`<${path}>`);
  });

  test('in ExecStart: no specifier, no variable, one word', () => {
    const word = systemdWord(path, 3);
    const inside = word.startsWith('"') ? word.slice(1, -1) : word;
    const read = inside.replace(/%%|\$\$|\\(["\\])/gu, (mark, held?: string) => held ?? mark.slice(1));
    expect(read).toBe(path);
    expect(inside.replaceAll('%%', '')).not.toContain('%');
    expect(inside.replaceAll('$$', '')).not.toContain('$');
  });
});

test('a crontab line stands on one line, with its remarks before it', () => {
  const { text, line } = cronSchedule(planOf('/srv/a b/100%.db'));
  expect(text.split('\n')).toEqual(['# một', '# hai', line]);
  expect(line).toBe(
    "30 15 * * * { date; /usr/bin/node /opt/kpi.js export --db '/srv/a b/100\\%.db'; " +
      'echo "exit $?"; } >>\'/srv/a b/100\\%.db.log\' 2>&1',
  );
});

test('systemd goes by the office’s zone', () => {
  const { files } = systemdSchedule(planOf('/srv/100%.db'), '/home/lan/.config/systemd/user');
  expect(files.map(({ path }) => path)).toEqual([
    '/home/lan/.config/systemd/user/kpi-export.service',
    '/home/lan/.config/systemd/user/kpi-export.timer',
  ]);
  expect(files[1]?.content).toContain('OnCalendar=*-*-* 22:30:00 Asia/Ho_Chi_Minh\n');
  expect(files[0]?.content).toContain('ExecStart=/usr/bin/node /opt/kpi.js export --db "/srv/100%%.db"\n');
  expect(files[0]?.content).toContain('StandardError=append:/srv/100%%.db.log\n');
});

test('a batch file, and the task that runs it', () => {
  const plan: Plan = {
    ...planOf(''),
    command: [
      'C:\\Program Files\\nodejs\\node.exe',
      'export',
      '--db',
      'C:\\Xã\\100%.db',
      '--out',
      'D:\\Báo cáo\\',
    ],
    log: 'C:\\Xã\\kpi-export.log',
  };
  const { files, line } = windowsSchedule(plan, 'C:\\Xã Liên Minh\\kpi-export.cmd');
  expect(files[0]?.content.split('\r\n')).toEqual([
    '@echo off',
    'chcp 65001 >nul',
    'rem một',
    'rem hai',
    'echo %date% %time% >>"C:\\Xã\\kpi-export.log"',
    '"C:\\Program Files\\nodejs\\node.exe" export --db "C:\\Xã\\100%%.db" --out "D:\\Báo cáo\\\\" >>"C:\\Xã\\kpi-export.log" 2>&1',
    'echo exit %errorlevel% >>"C:\\Xã\\kpi-export.log"',
    '',
  ]);
  expect(line).toBe(
    'schtasks /Create /F /TN "kpi export" /SC DAILY /ST 15:30 /TR "\'C:\\Xã Liên Minh\\kpi-export.cmd\'"',
  );
  expect(windowsSchedule(plan, "C:\\O'Neil\\a.cmd").line).toContain(`/TR "\\"C:\\O'Neil\\a.cmd\\""`);
});

test.each([
  ['cron', 'control', () => cronSchedule(planOf('/srv/a\n* * * * * id'))],
  ['cron', 'length', () => cronSchedule(planOf(`/srv/${'ă'.repeat(300)}`))],
  ['systemd', 'control', () => systemdSchedule(planOf('/srv/a\nExecStart=id'), '/home/lan')],
  ['windows', 'control', () => windowsSchedule(planOf('C:\\a\r\nid'), 'C:\\a.cmd')],
  ['windows', 'quote', () => windowsSchedule(planOf('C:\\a" & id & "'), 'C:\\a.cmd')],
])('%s refuses what it cannot hold: %s', (format, why, made) => {
  try {
    made();
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(KpiError);
    expect((error as KpiError).problem).toMatchObject({ kind: 'path_unfit', format, why });
  }
});
