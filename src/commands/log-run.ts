import type { Context } from '../context.ts';
import { refuse } from '../domain/problem.ts';
import { actionJson, renderAction, renderLog } from '../render/ledger.ts';
import { namesOf } from '../render/ledger-words.ts';
import { findAction, findActions, type FoundAction } from '../usecases/read-ledger.ts';
import { EXIT } from './command.ts';
import type { Options } from './options.ts';
import { dayOf, screenOf, show } from './support.ts';

/** So many actions fit a screen or two. */
const USUAL = 20;

export function runLog(context: Context, [word]: readonly (string | undefined)[], options: Options): number {
  const { names, found } = context.withStore('read', (store) => {
    const actions = word === undefined ? manyOf(context, options, store) : findAction(store, word);
    const changes = [actions].flat().flatMap((each) => each.changes);
    return { names: namesOf(store.plan(), context.today, changes), found: actions };
  });
  if (!Array.isArray(found)) {
    const one = found;
    show(
      context,
      () => actionJson(one, names),
      () => renderAction(one, names, screenOf(context)),
    );
    return EXIT.done;
  }
  const limit = limitOf(options, context.json);
  const told = found.slice(0, limit);
  show(
    context,
    () => told.map((each) => actionJson(each, names)),
    () => renderLog(told, names, screenOf(context)),
  );
  if (told.length < found.length) context.say(context.texts.ledger.older(found.length - told.length));
  return EXIT.done;
}

function manyOf(context: Context, options: Options, store: Parameters<typeof findActions>[0]): FoundAction[] {
  const { unit, indicator, period, by, on } = options;
  if (on !== undefined && (options.from !== undefined || options.to !== undefined))
    refuse({
      kind: 'options_conflict',
      first: '--on',
      second: options.from === undefined ? '--to' : '--from',
    });
  const [from, to] = [dayOf(on ?? options.from), dayOf(on ?? options.to)];
  return findActions(store, context.today, { unit, indicator, period, by, from, to });
}

/** A machine that asks for no limit gets all. @throws KpiError number_unreadable, options_conflict */
function limitOf({ limit, all }: Options, json: boolean): number {
  if (limit === undefined) return all === true || json ? Infinity : USUAL;
  if (all === true) refuse({ kind: 'options_conflict', first: '--all', second: '--limit' });
  const typed = limit.trim();
  return /^[1-9]\d{0,8}$/u.test(typed)
    ? Number(typed)
    : refuse({ kind: 'number_unreadable', option: '--limit', text: limit });
}
