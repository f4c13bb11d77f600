import type { Context } from '../context.ts';
import type { DecimalText } from '../domain/exact.ts';
import { holdValue } from '../domain/figure-text.ts';
import { parseNumber, trimmed } from '../domain/number-text.ts';
import { holdOpen } from '../domain/issued.ts';
import { needQuarter, quarterPeriod } from '../domain/period.ts';
import { indicatorAt, type IndicatorAt, type Plan, type Target } from '../domain/plan.ts';
import { KpiError, refuse } from '../domain/problem.ts';
import { statusRow } from '../domain/status.ts';
import { formatDigits, formatQuarter, withMeasure } from '../messages/format.ts';
import { statusRowJson, targetJson } from '../render/json.ts';
import { outcomeLines } from '../render/recorded.ts';
import { renderTargets, type TargetLine } from '../render/catalogue.ts';
import { setTarget } from '../usecases/edit-catalogue.ts';
import { findIndicator, findUnit, look, periodOf } from '../usecases/look.ts';
import { EXIT, type Command } from './command.ts';
import type { Options } from './options.ts';
import { choice, decimalMark, missing, reasonOf, screenOf, show, signedBy } from './support.ts';

const list: Command = {
  name: 'target list',
  alias: 'danh-sach',
  run: (context) => listed(context, undefined),
};

const showOne: Command = {
  name: 'target show',
  alias: 'xem',
  arguments: [{ name: 'indicator', form: 'required' }],
  run: (context, [word = missing(context, 'indicator', 'target show')]) => listed(context, word),
};

function listed(context: Context, word: string | undefined): number {
  const lines = context.withStore('read', (store): TargetLine[] => {
    const { view } = look(store, context.today);
    const only = word === undefined ? null : findIndicator(view, word, context.today).code;
    const named = new Map(
      view.plan.indicators.map((indicator) => [indicator.code, indicatorAt(indicator, context.today)]),
    );
    return view.plan.targets.flatMap((target) => {
      const indicator = named.get(target.indicator);
      return indicator === undefined || (only !== null && only !== target.indicator)
        ? []
        : [{ target, indicator }];
    });
  });
  show(
    context,
    () => lines.map(({ target, indicator }) => targetJson(target, indicator.name)),
    () => renderTargets(lines, word !== undefined, screenOf(context)),
  );
  return EXIT.done;
}

const set: Command = {
  name: 'target set',
  alias: 'dat',
  arguments: [
    { name: 'indicator', form: 'required' },
    { name: 'value', form: 'required' },
  ],
  options: ['from', 'unit', 'per', 'scope', 'document', 'decimal', 'reason', 'yes'],
  async run(
    context,
    [word = missing(context, 'indicator', 'target set'), text = missing(context, 'value', 'target set')],
    options,
  ) {
    const { indicator, target, present, inForce } = context.withStore('read', (store) => {
      const { view, named, issues } = look(store, context.today);
      const from = needQuarter(periodOf(options.from, named, 'collected'));
      holdOpen(issues, from);
      const found = findIndicator(view, word, view.snapshots(from).window.to);
      const made = targetFrom(view.plan, found, valueOf(text, found, options), from, options, context);
      return {
        indicator: found,
        target: made,
        present: presentOf(view.plan, made),
        inForce: inForceBefore(view.plan, made),
      };
    });
    const words = (value: string): string =>
      withMeasure(formatDigits(value, context.language), indicator.measure);
    const agreed = await agreedTo(context, options, present !== null && present.value !== target.value, () =>
      context.texts.say.askOverwrite(words(present?.value ?? ''), words(target.value)),
    );
    const signed = signedBy(context, 'target set', reasonOf(options));
    const done = context.withStore('write', (store) =>
      setTarget(
        store,
        signed,
        target,
        (before) => before.value === target.value || (agreed && before.value === present?.value),
      ),
    );
    const { texts, db, language } = context;
    const row = context.withStore('read', (store) =>
      statusRow(look(store, context.today).view, indicator, quarterPeriod(target.from), unitsOf(target)),
    );
    const set = texts.say.targetSet(
      indicator.code,
      inForce === null ? texts.words.none : words(inForce.value),
      words(target.value),
      formatQuarter(target.from, language),
    );
    context.say(texts.say.writes(db.path));
    show(
      context,
      () => ({
        ...targetJson(target, indicator.name),
        old: inForce?.value ?? null,
        changed: done.changed,
        status: statusRowJson(row, language),
      }),
      () =>
        [done.changed ? set : texts.say.nothingChanged, ...outcomeLines(row, screenOf(context))].join('\n'),
    );
    return EXIT.done;
  },
};

async function agreedTo(
  context: Context,
  options: Options,
  overwrites: boolean,
  question: () => string,
): Promise<boolean> {
  if (options.yes === true || reasonOf(options) !== null) return true;
  if (!overwrites || context.ask === null) return false;
  if (await context.ask.confirm(question())) return true;
  throw new KpiError({ kind: 'interrupted' });
}

/** Scope and basis stay as they were, unless said otherwise (DESIGN 5.1). */
function targetFrom(
  plan: Plan,
  { code }: IndicatorAt,
  value: DecimalText,
  from: Target['from'],
  options: Options,
  { today }: Context,
): Target {
  const unit = options.unit === undefined ? null : findUnit({ plan }, options.unit, today).code;
  const known = plan.targets.filter((target) => target.indicator === code);
  const before = known.findLast((target) => target.unit === unit) ?? known.at(-1);
  const scope =
    unit !== null ? 'unit' : (choice('--scope', options.scope, ['plan', 'unit']) ?? before?.scope ?? 'plan');
  return {
    indicator: code,
    value,
    from,
    per: choice('--per', options.per, ['year', 'quarter']) ?? before?.per ?? 'year',
    scope,
    unit,
    document: options.document?.normalize('NFC').trim() ?? before?.document ?? null,
  };
}

const unitsOf = ({ unit }: Target): ReadonlySet<string> | null => (unit === null ? null : new Set([unit]));

/** What the new target takes the place of, from its quarter on: for a unit also what was set for each unit. */
function inForceBefore({ targets }: Plan, { indicator, scope, unit, from }: Target): Target | null {
  const known = targets.filter(
    (other) => other.indicator === indicator && other.scope === scope && other.from <= from,
  );
  const latest = (of: string | null): Target | undefined =>
    known
      .filter((other) => other.unit === of)
      .toSorted((a, b) => (a.from < b.from ? -1 : 1))
      .at(-1);
  return latest(unit) ?? latest(null) ?? null;
}

const presentOf = ({ targets }: Plan, { indicator, scope, unit, from }: Target): Target | null =>
  targets.find(
    (other) =>
      other.indicator === indicator && other.scope === scope && other.unit === unit && other.from === from,
  ) ?? null;

/** A target obeys the same limits as a figure. @throws KpiError figure_… */
function valueOf(text: string, indicator: IndicatorAt, options: Options): DecimalText {
  if (indicator.kind === 'milestone') {
    return refuse({
      kind: 'milestone_without_target',
      indicator: { code: indicator.code, name: indicator.name },
    });
  }
  const typed = trimmed(text);
  const percent = /[%\uff05]$/u.test(typed);
  if (percent && indicator.measure !== '%')
    refuse({ kind: 'figure_percent_sign', text: typed, measure: indicator.measure });
  const value = parseNumber(percent ? typed.slice(0, -1) : typed, decimalMark(options));
  holdValue(value, { ...indicator, whole: false });
  return value;
}

export const target: Command = { name: 'target', alias: 'muc-tieu', subcommands: [list, showOne, set] };
