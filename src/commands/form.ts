import { join } from 'node:path';
import { refuse } from '../domain/problem.ts';
import { capital, formatDue, formatPeriod } from '../messages/format.ts';
import { named } from '../messages/shared.ts';
import { reopenCommand, standingLine } from '../render/closing.ts';
import { prepareForms } from '../usecases/prepare-form.ts';
import { EXIT, type Command } from './command.ts';
import { GENERATOR, outPath } from './report.ts';
import { missing, screenOf, show } from './support.ts';
import type { UnitForm } from '../domain/unit-form.ts';

export const form: Command = {
  name: 'form',
  alias: 'bieu-mau',
  arguments: [{ name: 'units', form: 'any' }],
  options: ['all', 'period', 'out', 'force'],
  async run(context, words, { all, period, out, force }) {
    const units = words.filter((word) => word !== undefined);
    if (units.length > 0 && all === true)
      refuse({ kind: 'options_conflict', first: '--all', second: units[0] ?? '' });
    if (units.length === 0 && all !== true) return missing(context, 'unit', 'form');
    const { texts, language, files } = context;
    const prepared = context.withStore('read', (store) =>
      prepareForms(store, context.today, { units: all === true ? null : units, period }),
    );
    const several = prepared.forms.length > 1;
    // Many forms go into a folder of their own choice, which is made.
    if (several && out !== undefined) files.makeFolder(context.at(out));
    const { renderForm } = await import('../render/xlsx/form.ts');
    const written: { readonly made: UnitForm; readonly path: string; readonly state: string }[] = [];
    for (const made of prepared.forms) {
      const path =
        several && out !== undefined
          ? join(context.at(out), nameOf(made))
          : outPath(context, out, nameOf(made));
      const bytes = await renderForm(made, { generator: GENERATOR });
      written.push({ made, path, state: files.writeWhole(path, bytes, () => force === true) });
    }
    for (const issue of prepared.closings)
      context.say(
        `${standingLine(issue, screenOf(context))} ${texts.closing.formClosed(reopenCommand(issue))}`,
      );
    for (const unit of prepared.idle)
      context.say(texts.intake.formNothing(named(unit), formatPeriod(prepared.period, language)));
    const [first] = written;
    if (first !== undefined) {
      context.say(
        `${capital(formatPeriod(prepared.period, language))}. ${texts.say.due(formatDue(first.made.window.due, language))}`,
      );
    }
    show(
      context,
      () =>
        written.map(({ made, path, state }) => ({
          unit: made.unit.code,
          period: made.quarter,
          file: path,
          written: state,
          indicators: made.indicators.map(({ indicator }) => indicator.code),
          tasks: made.tasks.map(({ code }) => code),
        })),
      () =>
        written
          .map(({ made, path, state }) =>
            state === 'unchanged'
              ? texts.intake.formUnchanged(named(made.unit), path)
              : texts.intake.formWritten(named(made.unit), path),
          )
          .join('\n') || texts.say.nothingHere,
    );
    return EXIT.done;
  },
};

const nameOf = ({ unit, quarter }: UnitForm): string => `bieu-mau-${unit.code}-${quarter}.xlsx`;
