/**
 * The nightly export as each scheduler wants it written. A path is data to all of them, whatever it holds: each has its
 * own marks that it would act on.
 */
import { OFFICE_ZONE, timeText, type ClockTime } from '../domain/clock-time.ts';
import { refuse } from '../domain/problem.ts';

export const FORMATS = ['cron', 'systemd', 'windows'] as const;
export type ScheduleFormat = (typeof FORMATS)[number];

export interface Plan {
  /** The program and its words; the first is Node. */
  readonly command: readonly string[];
  readonly log: string;
  /** In the office's zone, and as the machine's clock shows it. */
  readonly at: ClockTime;
  readonly machineAt: ClockTime;
  /** What stands in remarks; one line each. */
  readonly about: readonly string[];
}

export interface ScheduleFile {
  readonly path: string;
  readonly content: string;
}

export interface Schedule {
  readonly line: string | null;
  readonly files: readonly ScheduleFile[];
  /** Everything to be put in its place, as it is printed. */
  readonly text: string;
}

/** Characters that every shell takes as they are; all others stand in quotes. */
const HARMLESS = /^[\w./:@,+=-]+$/u;

/** A word of the POSIX shell. */
export const shellWord = (word: string): string =>
  HARMLESS.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;

/**
 * A word of the shell inside a crontab line (C176). cron makes a line break of % and takes the backslash before it away;
 * some crons also make one backslash of two, so no two stand together: the quotes are closed and opened between them.
 */
export const cronWord = (word: string): string =>
  HARMLESS.test(word)
    ? word
    : `'${word.replace(/['\\%]/gu, (mark) => ({ "'": "'\\''", '\\': "\\''", '%': '\\%' })[mark] ?? mark)}'`;

/** A word of ExecStart: % begins a specifier, and $ a variable but in the program's own path. */
export const systemdWord = (word: string, index: number): string => {
  const doubled = word.replaceAll('%', '%%').replace(/["\\]/gu, '\\$&');
  return HARMLESS.test(word) ? word : `"${index === 0 ? doubled : doubled.replaceAll('$', '$$$$')}"`;
};

/** A word of a batch file; a backslash before the closing quote would hold it open. */
export const batchWord = (word: string): string =>
  /^[\w.:\\/-]+$/u.test(word) ? word : `"${word.replaceAll('%', '%%').replace(/\\+$/u, '$&$&')}"`;

/** cron reads lines of 1,000 characters at most and takes the rest for the next line. */
const LONGEST_CRON_LINE = 990;

/** @throws KpiError path_unfit */
export function cronSchedule({ command, log, machineAt, about }: Plan): Schedule {
  const refused = [...command, log].find(hasControl);
  if (refused !== undefined) refuse({ kind: 'path_unfit', path: refused, format: 'cron', why: 'control' });
  const run = command.map(cronWord).join(' ');
  const line =
    `${machineAt.minute} ${machineAt.hour} * * * ` +
    `{ date; ${run}; echo "exit $?"; } >>${cronWord(log)} 2>&1`;
  if (new TextEncoder().encode(line).length > LONGEST_CRON_LINE)
    refuse({ kind: 'path_unfit', path: log, format: 'cron', why: 'length' });
  return { line, files: [], text: [...remarks(about, '#'), line].join('\n') };
}

/** @param folder where the user's units lie. @throws KpiError path_unfit */
export function systemdSchedule({ command, log, at, about }: Plan, folder: string): Schedule {
  const refused = [...command, log, folder].find(hasControl);
  if (refused !== undefined) refuse({ kind: 'path_unfit', path: refused, format: 'systemd', why: 'control' });
  const service = [
    ...remarks(about, '#'),
    '[Unit]',
    'Description=kpi export',
    '',
    '[Service]',
    'Type=oneshot',
    'ExecStartPre=-/bin/date',
    `ExecStart=${command.map(systemdWord).join(' ')}`,
    'ExecStopPost=-/bin/echo exit ${EXIT_STATUS}',
    // Done, but units have not reported: no failed night.
    'SuccessExitStatus=7',
    `StandardOutput=append:${log.replaceAll('%', '%%')}`,
    `StandardError=append:${log.replaceAll('%', '%%')}`,
  ];
  const timer = [
    '[Unit]',
    'Description=kpi export',
    '',
    '[Timer]',
    `OnCalendar=*-*-* ${timeText(at)}:00 ${OFFICE_ZONE}`,
    // A machine that was off at that hour does it when it is on again.
    'Persistent=true',
    '',
    '[Install]',
    'WantedBy=timers.target',
  ];
  const files = [
    { path: `${folder}/kpi-export.service`, content: lines(service) },
    { path: `${folder}/kpi-export.timer`, content: lines(timer) },
  ];
  const put = files.map(
    ({ path, content }) => `cat >${shellWord(path)} <<'KPI_EXPORT'\n${content}KPI_EXPORT\n`,
  );
  const start = 'systemctl --user daemon-reload && systemctl --user enable --now kpi-export.timer';
  return { line: null, files, text: `mkdir -p ${shellWord(folder)}\n${put.join('')}${start}` };
}

/** @param file where the batch file is to lie. @throws KpiError path_unfit */
export function windowsSchedule({ command, log, machineAt, about }: Plan, file: string): Schedule {
  const words = [...command, log, file];
  const refused = words.find(hasControl);
  if (refused !== undefined) refuse({ kind: 'path_unfit', path: refused, format: 'windows', why: 'control' });
  const quote = words.find((word) => word.includes('"'));
  if (quote !== undefined) refuse({ kind: 'path_unfit', path: quote, format: 'windows', why: 'quote' });
  const to = `>>${batchWord(log)}`;
  const content = [
    '@echo off',
    // Paths with Vietnamese letters: the file is read as UTF-8 from here on.
    'chcp 65001 >nul',
    ...remarks(about, 'rem'),
    `echo %date% %time% ${to}`,
    `${command.map(batchWord).join(' ')} ${to} 2>&1`,
    `echo exit %errorlevel% ${to}`,
  ];
  // schtasks makes double quotes of single ones, which cmd and every PowerShell hand over alike.
  const task = file.includes("'") ? `\\"${file}\\"` : `'${file}'`;
  const line = `schtasks /Create /F /TN "kpi export" /SC DAILY /ST ${timeText(machineAt)} /TR "${task}"`;
  const made = { path: file, content: content.map((each) => `${each}\r\n`).join('') };
  return { line, files: [made], text: [...content, '', line].join('\n') };
}

const lines = (texts: readonly string[]): string => texts.map((text) => `${text}\n`).join('');

const remarks = (about: readonly string[], mark: string): string[] => about.map((text) => `${mark} ${text}`);

/** A line break would begin a line of its own; no scheduler can quote one. */
const hasControl = (word: string): boolean => /[\u0000-\u001f\u007f]/u.test(word);
