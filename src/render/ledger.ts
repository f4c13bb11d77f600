/** The ledger on the screen and as JSON. */
import type { LedgerEvent, PlaceChange } from '../domain/ledger.ts';
import type { Observation } from '../domain/observation.ts';
import { visible } from '../messages/format.ts';
import { paragraph } from './catalogue.ts';
import { momentText } from './explain.ts';
import { observationJson } from './json.ts';
import { changeLine, eventLine, type Names } from './ledger-words.ts';
import type { Screen } from './screen.ts';

interface Entry {
  readonly seq: number;
  readonly kind: string;
}

export interface ActionView {
  readonly action: {
    readonly number: number;
    readonly at: string;
    readonly by: string;
    readonly command: string;
    readonly reason: string | null;
    readonly undoes: number | null;
    readonly undoneBy: number | null;
    readonly entries: readonly Entry[];
  };
  readonly changes: readonly PlaceChange[];
  readonly events: readonly LedgerEvent[];
}

/** So many places of one action are told in a list of many. */
const MOST = 8;

/** `02/04/2025 09:05  Lan  kpi record` */
export const actionHead = ({ at, by, command }: ActionView['action']): string =>
  `${momentText(at)}  ${visible(by)}  kpi ${visible(command)}`;

export function renderAction(
  { action, changes, events }: ActionView,
  names: Names,
  screen: Screen,
  most = Infinity,
): string {
  const { ledger } = screen.texts;
  const { number, reason, undoes, undoneBy } = action;
  const told = changes.slice(0, most);
  const lines = [
    ...(undoes === null ? [] : [ledger.undoes(undoes)]),
    ...events.map((event) => eventLine(event, screen)),
    ...told.map((change) => changeLine(change, names, screen)),
    ...(told.length === changes.length ? [] : [ledger.more(changes.length - told.length, number)]),
    ...(reason === null ? [] : [ledger.reason(visible(reason))]),
    ...(undoneBy === null ? [] : [screen.style.dim(ledger.undone(undoneBy))]),
  ];
  const head = screen.style.bold(`${number}. ${actionHead(action)}`);
  return paragraph([head, ...lines.map((line) => `  ${line}`)], screen);
}

export const renderLog = (actions: readonly ActionView[], names: Names, screen: Screen): string =>
  actions.length === 0
    ? screen.texts.ledger.empty
    : actions.map((action) => renderAction(action, names, screen, MOST)).join('\n');

export const actionJson = (
  { action, changes, events }: ActionView,
  names: Names,
): Record<string, unknown> => ({
  number: action.number,
  at: action.at,
  by: action.by,
  command: action.command,
  reason: action.reason,
  undoes: action.undoes,
  undoneBy: action.undoneBy,
  entries: action.entries.map(({ seq, kind }) => ({ entry: seq, kind })),
  events: events.map(eventJson),
  changes: changes.map((change) => changeJson(change, names)),
});

const eventJson = (event: LedgerEvent): Record<string, unknown> =>
  event.kind === 'file' ? { kind: event.kind, ...fileJson(event.file) } : { ...event };

const fileJson = ({ name, sha256, size }: { name: string; sha256: string; size: number }) => ({
  name,
  sha256,
  size,
});

export const changeJson = (
  { kind, entry, place, before, after }: PlaceChange,
  names: Names,
): Record<string, unknown> => {
  const content = (thing: PlaceChange['after']): unknown => {
    if (thing === null) return null;
    if (kind === 'figure')
      return observationJson(thing as Observation, names.definition(place.indicator ?? '')?.measure ?? '');
    if (!('file' in thing)) return thing;
    return { ...thing, file: thing.file === null ? null : fileJson(thing.file) };
  };
  return {
    entry,
    kind,
    indicator: place.indicator,
    unit: place.unit,
    period: place.quarter,
    task: place.task,
    detail: place.rest === '' ? null : place.rest,
    old: content(before),
    new: content(after),
  };
};
