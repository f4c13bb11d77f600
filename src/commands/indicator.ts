import type { Context } from '../context.ts';
import type { Day } from '../domain/day.ts';
import { tidy } from '../domain/names.ts';
import { parseNumber } from '../domain/number-text.ts';
import {
  indicatorAt,
  type Indicator,
  type IndicatorFacts,
  type IndicatorKind,
  type Plan,
} from '../domain/plan.ts';
import { refuse } from '../domain/problem.ts';
import { formatDay, visible } from '../messages/format.ts';
import { renderDefinition, renderIndicators } from '../render/catalogue.ts';
import { indicatorJson } from '../render/json.ts';
import { changed, changedAliases, newIndicator, putIndicator } from '../usecases/edit-catalogue.ts';
import { findIndicator, findSection, look } from '../usecases/look.ts';
import { EXIT, type Command } from './command.ts';
import type { Options } from './options.ts';
import {
  choice,
  commaList,
  dayOf,
  missing,
  missingOption,
  reasonOf,
  screenOf,
  show,
  signedBy,
} from './support.ts';
import { changedFacts, lastDayOf, sinceOf, sinceText, unitIn } from './unit.ts';

const KINDS = ['ratio', 'percent', 'amount', 'milestone'] as const;

const FACT_OPTIONS = [
  'name',
  'section',
  'measure',
  'decimals',
  'whole',
  'direction',
  'overUnits',
  'overQuarters',
  'allowNegative',
  'allowOver100',
  'numerator',
  'denominator',
  'lead',
  'with',
  'reporters',
  'publishedBy',
  'basis',
  'limitMove',
] as const;

const list: Command = {
  name: 'indicator list',
  alias: 'danh-sach',
  options: ['on'],
  run(context, _words, { on }) {
    const plan = context.withStore('read', (store) => store.plan());
    const indicators = plan.indicators.map((indicator) => indicatorAt(indicator, dayOf(on) ?? context.today));
    show(
      context,
      () => indicators.map(indicatorJson),
      () => renderIndicators(indicators, screenOf(context)),
    );
    return EXIT.done;
  },
};

const showOne: Command = {
  name: 'indicator show',
  alias: 'xem',
  arguments: [{ name: 'indicator', form: 'required' }],
  run(context, [word = missing(context, 'indicator', 'indicator show')]) {
    const indicator = context.withStore('read', (store) =>
      findIndicator(look(store, context.today).view, word, context.today),
    );
    show(
      context,
      () => indicatorJson(indicator),
      () => renderDefinition(indicator, screenOf(context)).trimEnd(),
    );
    return EXIT.done;
  },
};

const add: Command = {
  name: 'indicator add',
  alias: 'them',
  arguments: [{ name: 'code', form: 'required' }],
  options: ['kind', ...FACT_OPTIONS, 'alias', 'from'],
  run(context, [code = missing(context, 'code', 'indicator add')], options) {
    const make = (plan: Plan): Indicator => {
      const kind = choice('--kind', options.kind, KINDS) ?? missingOption('--kind', 'indicator add');
      const facts = factsOf(plan, options, context.today);
      const from = dayOf(options.from) ?? null;
      return newIndicator(plan, {
        code,
        kind,
        aliases: commaList(options.alias) ?? [],
        from,
        ...wholeFacts(kind, facts),
      });
    };
    const { indicator } = context.withStore('write', (store) =>
      putIndicator(store, signedBy(context, 'indicator add', reasonOf(options)), make),
    );
    return tell(context, indicator, context.today, (label) => context.texts.say.indicatorAdded(label));
  },
};

/** What is not given and cannot be guessed is asked for: how a figure rolls up is never assumed (DESIGN 3.3). */
function wholeFacts(kind: IndicatorKind, given: Partial<IndicatorFacts>): IndicatorFacts {
  const need = (option: string): never => missingOption(option, 'indicator add');
  const counts = kind === 'ratio' || kind === 'amount';
  return {
    section: null,
    decimals: counts && given.whole === true && kind === 'amount' ? 0 : 2,
    whole: false,
    direction: 'at_least',
    allowNegative: false,
    allowOver100: false,
    numerator: null,
    denominator: null,
    with: [],
    publishedBy: null,
    basis: null,
    maxMove: null,
    lead: null,
    ...given,
    name: given.name ?? need('--name'),
    measure: given.measure ?? (kind === 'amount' ? need('--measure') : kind === 'milestone' ? '' : '%'),
    overUnits: given.overUnits ?? (counts ? need('--over-units') : 'single'),
    overQuarters: given.overQuarters ?? (counts ? need('--over-quarters') : 'latest'),
    reporters:
      given.reporters ??
      (given.lead === undefined || given.lead === null ? need('--reporters') : [given.lead]),
  };
}

const edit: Command = {
  name: 'indicator edit',
  alias: 'sua',
  arguments: [{ name: 'indicator', form: 'required' }],
  options: [...FACT_OPTIONS, 'alias', 'removeAlias', 'from', 'correct', 'reason'],
  run(context, [word = missing(context, 'indicator', 'indicator edit')], options) {
    const since = sinceOf(options, context.today);
    const day = since === 'correction' ? context.today : since.from;
    const make = (plan: Plan): Indicator => {
      const indicator = known(plan, word, context.today);
      const facts = factsOf(plan, options, context.today);
      const [added, removed] = [commaList(options.alias), commaList(options.removeAlias)];
      const untouched = Object.keys(facts).length === 0;
      if (untouched && added === undefined && removed === undefined)
        refuse({ kind: 'nothing_to_change', command: 'indicator edit' });
      const aliases = changedAliases(indicator.aliases, added ?? [], removed ?? []);
      return {
        ...indicator,
        aliases,
        versions: untouched ? indicator.versions : changed(indicator.versions, facts, since),
      };
    };
    const done = context.withStore('write', (store) =>
      putIndicator(store, signedBy(context, 'indicator edit', reasonOf(options)), make),
    );
    const facts =
      done.before === null
        ? []
        : changedFacts(context, indicatorAt(done.before, day), indicatorAt(done.indicator, day));
    return tell(context, done.indicator, day, (label) =>
      done.changed
        ? [context.texts.say.indicatorChanged(label, sinceText(context, since)), ...facts].join('\n')
        : context.texts.say.nothingChanged,
    );
  },
};

const retire: Command = {
  name: 'indicator retire',
  alias: 'ngung',
  arguments: [{ name: 'indicator', form: 'required' }],
  options: ['on', 'cancel', 'reason'],
  run(context, [word = missing(context, 'indicator', 'indicator retire')], options) {
    const to = lastDayOf(options, 'indicator retire');
    const make = (plan: Plan): Indicator => ({ ...known(plan, word, context.today), to });
    const { indicator } = context.withStore('write', (store) =>
      putIndicator(store, signedBy(context, 'indicator retire', reasonOf(options)), make),
    );
    const { say } = context.texts;
    return tell(context, indicator, to ?? context.today, (label) =>
      to === null ? say.indicatorRevived(label) : say.indicatorRetired(label, formatDay(to)),
    );
  },
};

export const indicator: Command = {
  name: 'indicator',
  alias: 'chi-tieu',
  subcommands: [list, showOne, add, edit, retire],
};

function known(plan: Plan, text: string, day: Day): Indicator {
  const { code } = findIndicator({ plan }, text, day);
  return (
    plan.indicators.find((other) => other.code === code) ??
    refuse({ kind: 'indicator_not_found', text, nearest: [] })
  );
}

/** The facts that the options name, each read and held to what it may be. */
function factsOf(plan: Plan, options: Options, day: Day): Partial<IndicatorFacts> {
  const units = (words: readonly string[] | undefined): string[] | undefined =>
    commaList(words)?.map((word) => unitIn(plan, word, day));
  const given: { [K in keyof IndicatorFacts]: IndicatorFacts[K] | undefined } = {
    name:
      options.name === undefined
        ? undefined
        : tidy(options.name) === ''
          ? missingOption('--name', 'indicator edit')
          : tidy(options.name),
    section: options.section === undefined ? undefined : findSection({ plan }, options.section).code,
    measure: options.measure === undefined ? undefined : tidy(options.measure),
    decimals: decimalsOf(options.decimals),
    whole: options.whole,
    direction: choice('--direction', options.direction, ['at_least', 'at_most']),
    overUnits: choice('--over-units', options.overUnits, ['sum', 'single']),
    overQuarters: choice('--over-quarters', options.overQuarters, ['latest', 'sum', 'cumulative']),
    allowNegative: options.allowNegative,
    allowOver100: options.allowOver100,
    numerator: options.numerator,
    denominator: options.denominator,
    lead: options.lead === undefined ? undefined : unitIn(plan, options.lead, day),
    with: units(options.with),
    reporters: units(options.reporters),
    publishedBy: options.publishedBy,
    basis: options.basis,
    maxMove: options.limitMove === undefined ? undefined : parseNumber(options.limitMove),
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

const DECIMALS = ['0', '1', '2', '3', '4', '5', '6'] as const;
const decimalsOf = (text: string | undefined): number | undefined => {
  const typed = choice('--decimals', text, DECIMALS);
  return typed === undefined ? undefined : DECIMALS.indexOf(typed);
};

function tell(
  context: Context,
  changedIndicator: Indicator,
  day: Day,
  sentence: (label: string) => string,
): number {
  const at = indicatorAt(changedIndicator, day);
  context.say(context.texts.say.writes(context.db.path));
  show(
    context,
    () => indicatorJson(at),
    () => sentence(`${at.code} (${visible(at.name)})`),
  );
  return EXIT.done;
}
