import type { Context } from '../context.ts';
import type { Day } from '../domain/day.ts';
import { compareNames, tidy } from '../domain/names.ts';
import {
  unitAt,
  type IndicatorAt,
  type Plan,
  type Unit,
  type UnitAt,
  type UnitFacts,
} from '../domain/plan.ts';
import { refuse } from '../domain/problem.ts';
import type { CommandName } from '../messages/cli-words.ts';
import { formatDay, visible } from '../messages/format.ts';
import type { FactName } from '../messages/vi/words.ts';
import { unitJson } from '../render/json.ts';
import { renderUnit, renderUnits } from '../render/catalogue.ts';
import {
  changed,
  changedAliases,
  mergeUnits,
  newUnit,
  putUnit,
  type Since,
} from '../usecases/edit-catalogue.ts';
import { findUnit, look } from '../usecases/look.ts';
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

const list: Command = {
  name: 'unit list',
  alias: 'danh-sach',
  options: ['sort', 'on'],
  run(context, _words, { sort, on }) {
    const order = choice('--sort', sort, ['plan', 'name']) ?? 'plan';
    const plan = context.withStore('read', (store) => store.plan());
    const units = plan.units.map((unit) => unitAt(unit, dayOf(on) ?? context.today));
    const sorted = order === 'name' ? units.toSorted((a, b) => compareNames(a.name, b.name)) : units;
    show(
      context,
      () => sorted.map(unitJson),
      () => renderUnits(sorted, screenOf(context)),
    );
    return EXIT.done;
  },
};

const showOne: Command = {
  name: 'unit show',
  alias: 'xem',
  arguments: [{ name: 'unit', form: 'required' }],
  run(context, [word = missing(context, 'unit', 'unit show')]) {
    const unit = context.withStore('read', (store) =>
      findUnit(look(store, context.today).view, word, context.today),
    );
    show(
      context,
      () => unitJson(unit),
      () => renderUnit(unit, screenOf(context)),
    );
    return EXIT.done;
  },
};

const add: Command = {
  name: 'unit add',
  alias: 'them',
  arguments: [{ name: 'code', form: 'required' }],
  options: ['name', 'shortName', 'alias', 'parent', 'from'],
  run(context, [code = missing(context, 'code', 'unit add')], options) {
    const name = options.name === undefined ? missingOption('--name', 'unit add') : needName(options.name);
    const make = (plan: Plan): Unit =>
      newUnit(plan, {
        code,
        name,
        shortName: options.shortName ?? null,
        parent: options.parent === undefined ? null : unitIn(plan, options.parent, context.today),
        role: null,
        aliases: commaList(options.alias) ?? [],
        from: dayOf(options.from) ?? null,
      });
    const { unit } = context.withStore('write', (store) =>
      putUnit(store, signedBy(context, 'unit add', reasonOf(options)), make),
    );
    return tell(context, unit, context.today, (label) => context.texts.say.unitAdded(label));
  },
};

const edit: Command = {
  name: 'unit edit',
  alias: 'sua',
  arguments: [{ name: 'unit', form: 'required' }],
  options: ['name', 'shortName', 'alias', 'removeAlias', 'parent', 'from', 'correct', 'reason'],
  run(context, [word = missing(context, 'unit', 'unit edit')], options) {
    const since = sinceOf(options, context.today);
    const day = since === 'correction' ? context.today : since.from;
    const make = (plan: Plan): Unit => {
      const unit = known(plan, unitIn(plan, word, context.today));
      const facts = factsOf(plan, options, context.today);
      const [added, removed] = [commaList(options.alias), commaList(options.removeAlias)];
      const untouched = Object.keys(facts).length === 0;
      if (untouched && added === undefined && removed === undefined)
        refuse({ kind: 'nothing_to_change', command: 'unit edit' });
      const aliases = changedAliases(unit.aliases, added ?? [], removed ?? []);
      return { ...unit, aliases, versions: untouched ? unit.versions : changed(unit.versions, facts, since) };
    };
    const done = context.withStore('write', (store) =>
      putUnit(store, signedBy(context, 'unit edit', reasonOf(options)), make),
    );
    const facts =
      done.before === null ? [] : changedFacts(context, unitAt(done.before, day), unitAt(done.unit, day));
    return tell(context, done.unit, day, (label) =>
      done.changed
        ? [context.texts.say.unitChanged(label, sinceText(context, since)), ...facts].join('\n')
        : context.texts.say.nothingChanged,
    );
  },
};

const retire: Command = {
  name: 'unit retire',
  alias: 'ngung',
  arguments: [{ name: 'unit', form: 'required' }],
  options: ['on', 'successor', 'cancel', 'reason'],
  run(context, [word = missing(context, 'unit', 'unit retire')], options) {
    const to = lastDayOf(options, 'unit retire');
    const make = (plan: Plan): Unit => {
      const unit = known(plan, unitIn(plan, word, context.today));
      const named =
        options.successor === undefined ? unit.successor : unitIn(plan, options.successor, context.today);
      return { ...unit, to, successor: to === null ? null : named };
    };
    const { unit } = context.withStore('write', (store) =>
      putUnit(store, signedBy(context, 'unit retire', reasonOf(options)), make),
    );
    const { say } = context.texts;
    return tell(context, unit, to ?? context.today, (label) =>
      to === null ? say.unitRevived(label) : say.unitRetired(label, formatDay(to)),
    );
  },
};

/** The last day of a thing that is retired, or null where its retirement is taken back. */
export function lastDayOf({ on, cancel }: Options, command: CommandName): Day | null {
  if (cancel !== true) return dayOf(on) ?? missingOption('--on', command);
  return on === undefined ? null : refuse({ kind: 'options_conflict', first: '--on', second: '--cancel' });
}

/** What was changed, fact by fact, old → new, in the words of the language. */
export function changedFacts<T extends UnitAt | IndicatorAt>(
  { texts }: Context,
  before: T,
  after: T,
): string[] {
  const { words, say } = texts;
  const coded: Readonly<Record<string, string>> = {
    ...words.directions,
    ...words.overUnits,
    ...words.overQuarters,
  };
  const shownAs = (value: unknown): string => {
    if (typeof value === 'boolean') return value ? words.yes : words.no;
    const text = typeof value === 'string' ? value : JSON.stringify(value ?? '').replace(/[[\]"]/gu, '');
    return text === '' ? words.none : visible(Object.hasOwn(coded, text) ? (coded[text] ?? text) : text);
  };
  return (Object.keys(words.facts) as FactName[])
    .filter((fact) => fact in after)
    .map((fact) => [fact, shownAs(before[fact as keyof T]), shownAs(after[fact as keyof T])] as const)
    .filter(([, old, now]) => old !== now)
    .map(([fact, old, now]) => say.factChanged(words.facts[fact], old, now));
}

const merge: Command = {
  name: 'unit merge',
  alias: 'hop-nhat',
  arguments: [{ name: 'units', form: 'many' }],
  options: ['into', 'name', 'on', 'reason'],
  run(context, words, options) {
    const into = options.into ?? missingOption('--into', 'unit merge');
    const on = dayOf(options.on) ?? missingOption('--on', 'unit merge');
    const merged = context.withStore('write', (store) => {
      const plan = store.plan();
      const units = words.flatMap((word) => (word === undefined ? [] : [unitIn(plan, word, context.today)]));
      return mergeUnits(store, signedBy(context, 'unit merge', reasonOf(options)), {
        units,
        into,
        name: options.name,
        on,
      });
    });
    const [successor, ...ended] = merged.map((unit) => unitAt(unit, on));
    context.say(context.texts.say.writes(context.db.path));
    show(
      context,
      () => merged.map((unit) => unitJson(unitAt(unit, on))),
      () =>
        context.texts.say.unitsMerged(
          ended.map(({ code }) => code).join(', '),
          successor?.code ?? into,
          formatDay(on),
        ),
    );
    return EXIT.done;
  },
};

export const unit: Command = {
  name: 'unit',
  alias: 'don-vi',
  subcommands: [list, showOne, add, edit, retire, merge],
};

/** Names are found among those of all times; the code is what the plan knows. */
export const unitIn = (plan: Plan, text: string, day: Day): string => findUnit({ plan }, text, day).code;

function known(plan: Plan, code: string): Unit {
  const unit = plan.units.find((other) => other.code === code);
  return unit ?? refuse({ kind: 'unit_not_found', text: code, nearest: [] });
}

const needName = (text: string): string =>
  tidy(text) === '' ? refuse({ kind: 'code_unusable', text }) : tidy(text);

function factsOf(plan: Plan, { name, shortName, parent }: Options, day: Day): Partial<UnitFacts> {
  return {
    ...(name === undefined ? {} : { name: needName(name) }),
    ...(shortName === undefined ? {} : { shortName: tidy(shortName) === '' ? null : tidy(shortName) }),
    ...(parent === undefined ? {} : { parent: parent === '' ? null : unitIn(plan, parent, day) }),
  };
}

/** A change holds from today, from the day given, or for all time as the correction of a mistake. */
export function sinceOf({ from, correct }: Options, today: Day): Since {
  if (correct === true && from !== undefined)
    return refuse({ kind: 'options_conflict', first: '--from', second: '--correct' });
  return correct === true ? 'correction' : { from: dayOf(from) ?? today };
}

export const sinceText = ({ texts }: Context, since: Since): string =>
  since === 'correction' ? texts.say.forAllTime : texts.say.sinceDay(formatDay(since.from));

function tell(context: Context, unit: Unit, day: Day, sentence: (label: string) => string): number {
  const at: UnitAt = unitAt(unit, day);
  context.say(context.texts.say.writes(context.db.path));
  show(
    context,
    () => unitJson(at),
    () => sentence(`${at.code} (${visible(at.name)})`),
  );
  return EXIT.done;
}
