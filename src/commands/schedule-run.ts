/** Prints how this machine's scheduler is told to run `kpi export` every night. Installs nothing. */
import { dirname, join } from 'node:path';
import type { Context } from '../context.ts';
import { isSteady, OFFICE_ZONE, parseTime, timeInZone, timeText } from '../domain/clock-time.ts';
import { partsOf } from '../domain/day.ts';
import { refuse } from '../domain/problem.ts';
import { visible } from '../messages/format.ts';
import {
  cronSchedule,
  FORMATS,
  shellWord,
  systemdSchedule,
  windowsSchedule,
  type Plan,
  type Schedule,
  type ScheduleFormat,
} from '../render/schedule.ts';
import { EXIT, type Command } from './command.ts';
import type { Options } from './options.ts';
import { choice, show } from './support.ts';

/** In the evening, when nobody types any more and the machine may still be on. */
const USUAL_TIME = '22:30';

type Machine = ReturnType<Context['machine']>;

export const runSchedule: NonNullable<Command['run']> = (context, _words, options) => {
  const { db, texts, today } = context;
  const format =
    choice('--format', options.format, FORMATS) ??
    (context.world.platform === 'win32' ? 'windows' : ('cron' satisfies ScheduleFormat));
  const at = parseTime(options.at ?? USUAL_TIME);
  // What would fail every night is told now: no data file, no folder.
  context.withStore('read', () => undefined);
  const machine = context.machine();
  const machineAt = timeInZone(at, today, machine.zone);
  const plan: Plan = {
    command: [machine.node, machine.program, ...exportWords(context, options)],
    log: join(dirname(db.path), 'kpi-export.log'),
    at,
    machineAt,
    // systemd goes by the office's zone itself.
    about: texts.schedule.about(
      timeText(at),
      OFFICE_ZONE,
      timeText(format === 'systemd' ? at : machineAt),
      machine.zone,
    ),
  };
  const made = scheduleOf(format, plan, machine);
  const install = installOf(context, format, options, machine);
  show(
    context,
    () => ({
      format,
      at: timeText(at),
      zone: OFFICE_ZONE,
      machineAt: timeText(machineAt),
      machineZone: machine.zone,
      command: plan.command,
      log: plan.log,
      line: made.line,
      files: made.files,
      install: install ?? made.line,
    }),
    () => made.text,
  );
  if (context.json) return EXIT.done;
  const { schedule } = texts;
  context.say(schedule.nothingDone);
  if (format === 'windows' || install === null)
    context.say(schedule.installWindows(made.files[0]?.path ?? ''));
  else {
    context.say(schedule.install[format]);
    // To be copied: broken into lines it would be another command.
    context.world.stderr.write(`  ${visible(install)}\n`);
  }
  if (format !== 'systemd' && !isSteady(machine.zone, partsOf(today).year))
    context.say(schedule.unsteady(machine.zone));
  context.say(schedule.log(plan.log));
  context.say(schedule.others(FORMATS.filter((other) => other !== format).join(', ')));
  return EXIT.done;
};

/** The words of the nightly command. @throws KpiError folder_missing */
function exportWords(context: Context, { out, template, requireComplete }: Options): string[] {
  const { db, files, language } = context;
  const to = out === undefined ? dirname(db.path) : context.at(out);
  const folder = files.isFolder(to) || !to.toLowerCase().endsWith('.xlsx') ? to : dirname(to);
  if (!files.isFolder(folder)) refuse({ kind: 'folder_missing', path: folder });
  // A form is a file, or the name of one that was learned.
  const form = template !== undefined && files.isFile(context.at(template)) ? context.at(template) : template;
  return [
    'export',
    '--db',
    db.path,
    '--out',
    to,
    ...(form === undefined ? [] : ['--template', form]),
    ...(requireComplete === true ? ['--require-complete'] : []),
    ...(language === 'en' ? ['--lang', 'en'] : []),
    '--no-input',
  ];
}

function scheduleOf(format: ScheduleFormat, plan: Plan, machine: Machine): Schedule {
  if (format === 'cron') return cronSchedule(plan);
  if (format === 'systemd') return systemdSchedule(plan, machine.units);
  return windowsSchedule(plan, join(dirname(plan.log), 'kpi-export.cmd'));
}

/** The one command that installs what is printed; null where it is part of it. */
function installOf(
  context: Context,
  format: ScheduleFormat,
  { at, out, template, requireComplete }: Options,
  { node, program }: Machine,
): string | null {
  if (format === 'windows') return null;
  const words = [
    node,
    program,
    'schedule',
    '--format',
    format,
    '--db',
    context.db.path,
    ...(at === undefined ? [] : ['--at', at]),
    ...(out === undefined ? [] : ['--out', context.at(out)]),
    ...(template === undefined ? [] : ['--template', template]),
    ...(requireComplete === true ? ['--require-complete'] : []),
    ...(context.language === 'en' ? ['--lang', 'en'] : []),
  ];
  const print = words.map(shellWord).join(' ');
  return format === 'cron' ? `{ crontab -l 2>/dev/null; ${print}; } | crontab -` : `${print} | sh`;
}
