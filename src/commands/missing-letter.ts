/** `kpi missing --letter`: the reminders to the units that owe something, as Word files. */
import { join } from 'node:path';
import type { Context } from '../context.ts';
import { quarterPeriod, type Quarter } from '../domain/period.ts';
import type { Reminder } from '../domain/reminder.ts';
import { capital, formatDue, formatPeriod } from '../messages/format.ts';
import { named } from '../messages/shared.ts';
import { disciplineJson } from '../render/json.ts';
import { EXIT } from './command.ts';
import type { Options } from './options.ts';
import { GENERATOR, outPath } from './report.ts';
import { show } from './support.ts';

/** Words that stand for one letter to all who owe something. */
export const TOGETHER: ReadonlySet<string> = new Set(['all', 'tat-ca']);

export async function writeLetters(
  context: Context,
  quarter: Quarter,
  reminders: readonly Reminder[],
  { out, force, unit: word }: Options,
): Promise<number> {
  const { texts, language, files } = context;
  // Several letters go into a folder of their own choice, which is made.
  const folder = reminders.length > 1 && out !== undefined ? context.at(out) : null;
  if (folder !== null) files.makeFolder(folder);
  const { renderReminder } = await import('../render/docx/reminder.ts');
  const letters: { readonly reminder: Reminder; readonly path: string; readonly state: string }[] = [];
  for (const reminder of reminders) {
    const name = nameOf(reminder, word !== undefined && TOGETHER.has(word));
    const path = folder === null ? outPath(context, out, name) : join(folder, name);
    const bytes = await renderReminder(reminder, { generator: GENERATOR });
    letters.push({ reminder, path, state: files.writeWhole(path, bytes, () => force === true) });
  }
  const period = formatPeriod(quarterPeriod(quarter), language);
  const [first] = reminders;
  if (first !== undefined)
    context.say(`${capital(period)}. ${texts.say.due(formatDue(first.window.due, language))}`);
  show(
    context,
    () => ({
      period: quarter,
      letters: letters.map(({ reminder, path, state }) => ({
        file: path,
        written: state,
        units: reminder.units.map(disciplineJson),
      })),
    }),
    () =>
      letters
        .map(({ reminder: { units }, path, state }) => {
          const whom = units.map(({ unit }) => named(unit)).join('; ');
          return state === 'unchanged'
            ? texts.submissions.letterUnchanged(whom, path)
            : texts.submissions.letterWritten(whom, path);
        })
        .join('\n') || texts.submissions.letterNone(period),
  );
  return EXIT.done;
}

const nameOf = ({ quarter, units }: Reminder, together: boolean): string =>
  together ? `don-doc-${quarter}.docx` : `don-doc-${units[0]?.unit.code ?? ''}-${quarter}.docx`;
