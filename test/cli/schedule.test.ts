/** `kpi schedule`: what it prints for a data file, and that it installs nothing. */
import { mkdirSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { officeOf2026, Office } from '../support/run-cli.ts';

const PROGRAM = resolve(import.meta.dirname, '../../bin/kpi.js');

test('a crontab line with absolute paths on stdout, all else on stderr', async () => {
  const office = await officeOf2026();
  const { stdout, stderr } = await office.done('schedule', '--format', 'cron');
  const [first, second, line] = stdout.trimEnd().split('\n');
  expect(first).toContain('22:30');
  expect(first).toContain('Asia/Ho_Chi_Minh');
  expect(second).toMatch(/^# .*\b7\b/u);
  for (const path of [process.execPath, PROGRAM, office.path('kpi.db'), office.path('kpi-export.log')])
    expect(line).toContain(path);
  expect(line).not.toMatch(/(?<!\\)%/u);
  expect(stderr).toContain('| crontab -');
  expect(readdirSync(office.folder)).toEqual(['kpi.db']);
});

test('--json tells its parts', async () => {
  const office = await officeOf2026();
  mkdirSync(office.path('ra'));
  const words = ['--luc', '6h', '--ra', 'ra', '--format', 'systemd', '--require-complete', '--json'];
  expect((await office.done('hen-gio', ...words)).json()).toMatchObject({
    format: 'systemd',
    at: '06:00',
    zone: 'Asia/Ho_Chi_Minh',
    command: [
      process.execPath,
      PROGRAM,
      'export',
      '--db',
      office.path('kpi.db'),
      '--out',
      office.path('ra'),
      '--require-complete',
      '--no-input',
    ],
    log: office.path('kpi-export.log'),
    files: [
      { path: office.path('.config/systemd/user/kpi-export.service') },
      { path: office.path('.config/systemd/user/kpi-export.timer') },
    ],
  });
});

test.each(['cron', 'systemd', 'windows'])('%s names the other two, in both languages', async (format) => {
  const office = await officeOf2026();
  const others = ['cron', 'systemd', 'windows'].filter((other) => other !== format);
  for (const language of ['vi', 'en']) {
    const { stdout, stderr } = await office.done('schedule', '--format', format, '--lang', language);
    expect(stderr).toContain(others.join(', '));
    expect(stdout.includes('--lang en')).toBe(language === 'en');
  }
});

test('what would fail every night is refused now', async () => {
  const office = new Office();
  expect((await office.kpi('schedule')).code).toBe(4);
  await office.done('init');
  expect((await office.kpi('schedule', '--out', 'khong-co')).code).toBe(4);
  expect((await office.kpi('schedule', '--at', '25:00')).code).toBe(2);
  expect((await office.kpi('schedule', '--format', 'at')).code).toBe(2);
});
