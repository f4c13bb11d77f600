/**
 * What a schema cannot say about a plan: references, doubled words, days, axes that make no sense together. Every
 * fault is listed with its path in the file; none stops the search for the next.
 */
import { isDay } from './day.ts';
import { canonicalDecimal, compare, exact, HUNDRED, MAX_DECIMALS, shortestDigits, sum } from './exact.ts';
import { searchKey, tidy } from './names.ts';
import type { PlanFault, PlanFaultKind } from './problem.ts';
import type { IndicatorEntry, PlanFile, UnitEntry } from './plan-file.ts';

const fault = (path: string, kind: PlanFaultKind, text?: string, expected?: string): PlanFault => ({
  path,
  fault: kind,
  text,
  expected,
});

/** @returns every fault, in the order of the file; empty when the plan is sound */
export function checkPlan(file: PlanFile): PlanFault[] {
  const sections = file.sections.map(({ code }) => code);
  const units = file.units.map(({ code }) => code);
  const indicators = file.indicators.map(({ code }) => code);
  return [
    ...daysFaults('/document/date', file.document?.date),
    ...weightFaults(file.ranking),
    ...doubled('/sections', sections),
    ...chainFaults('/sections', 'parent', file.sections),
    ...file.units.flatMap((unit, index) => unitFaults(`/units/${index}`, unit, units)),
    ...doubledWords('/units', file.units),
    ...chainFaults('/units', 'parent', file.units),
    ...laterCircles(file.units),
    ...chainFaults('/units', 'successor', file.units),
    ...file.indicators.flatMap((indicator, index) =>
      indicatorFaults(`/indicators/${index}`, indicator, { sections, units }),
    ),
    ...doubledWords('/indicators', file.indicators),
    ...targetFaults(file, { indicators, units }),
    ...(file.relations ?? []).flatMap(({ left, right }, index) => [
      ...unknown(`/relations/${index}/left/indicator`, left.indicator, indicators),
      ...unknown(`/relations/${index}/right/indicator`, right.indicator, indicators),
    ]),
    ...doubled(
      '/tasks',
      (file.tasks ?? []).map(({ code }) => code),
    ),
    ...(file.tasks ?? []).flatMap((task, index) => [
      ...unknown(`/tasks/${index}/unit`, task.unit, units),
      ...unknownEach(`/tasks/${index}/with`, task.with, units),
      ...daysFaults(`/tasks/${index}/assigned`, task.assigned),
    ]),
  ];
}

const WEIGHT = /^\d{1,3}(\.\d{1,6})?$/u;

/** A number of JSON may have more digits than a weight has, and only all three together make 100. */
function weightFaults(ranking: PlanFile['ranking']): PlanFault[] {
  if (ranking === undefined || ranking === null) return [];
  const weights = (['indicators', 'tasks', 'reports'] as const).map(
    (part) => [part, String(ranking[part])] as const,
  );
  const unreadable = weights.filter(([, text]) => !WEIGHT.test(text));
  if (unreadable.length > 0)
    return unreadable.map(([part, text]) =>
      fault(`/ranking/${part}`, 'pattern', text, '0–100, ≤ 6 decimals'),
    );
  const total = sum(weights.map(([, text]) => exact(canonicalDecimal(text))));
  return compare(total, HUNDRED) === 0
    ? []
    : [fault('/ranking', 'weights_sum', shortestDigits(total, MAX_DECIMALS), '100')];
}

function unknown(path: string, code: string | null | undefined, known: readonly string[]): PlanFault[] {
  return code === null || code === undefined || known.includes(code)
    ? []
    : [fault(path, 'unknown_reference', code)];
}

const unknownEach = (
  path: string,
  codes: readonly string[] | null | undefined,
  known: readonly string[],
): PlanFault[] => (codes ?? []).flatMap((code, index) => unknown(`${path}/${index}`, code, known));

const doubled = (path: string, codes: readonly string[]): PlanFault[] =>
  codes.flatMap((code, index) =>
    codes.indexOf(code) < index ? [fault(`${path}/${index}/code`, 'duplicate', code)] : [],
  );

/** A typed word must lead to one thing: no code or alias may be another's, whatever its case, accents and dashes. */
function doubledWords(
  path: string,
  items: readonly { code: string; aliases?: string[] | null | undefined }[],
): PlanFault[] {
  const holders = new Map<string, number>();
  return items.flatMap(({ code, aliases }, index) =>
    [code, ...(aliases ?? [])].flatMap((word, position) => {
      const holder = holders.get(searchKey(word));
      holders.set(searchKey(word), holder ?? index);
      const own = holder === index && position > 0;
      const place = position === 0 ? 'code' : `aliases/${position - 1}`;
      return holder === undefined || own ? [] : [fault(`${path}/${index}/${place}`, 'duplicate', word)];
    }),
  );
}

/** Each link leads to something there is, and no chain of links leads back to where it began. */
function chainFaults<L extends 'parent' | 'successor'>(
  path: string,
  link: L,
  items: readonly ({ code: string } & { [K in L]?: string | null | undefined })[],
): PlanFault[] {
  const links = new Map(items.map((item) => [item.code, item[link] ?? null]));
  return items.flatMap((item, index) => {
    const place = `${path}/${index}/${link}`;
    const next = item[link];
    const missing = unknown(place, next, [...links.keys()]);
    return missing.length > 0 || !isOwnAncestor(item.code, links)
      ? missing
      : [fault(place, 'own_ancestor', next ?? '')];
  });
}

/** A unit may be moved in mid-year; on no day may it stand above itself. */
function laterCircles(units: readonly UnitEntry[]): PlanFault[] {
  const parentOn = (unit: UnitEntry, day: string): string | null => {
    const moved = (unit.changes ?? []).filter((change) => change.from <= day && change.parent !== undefined);
    const last = moved.toSorted((a, b) => (a.from < b.from ? -1 : 1)).at(-1);
    return (last === undefined ? unit.parent : last.parent) ?? null;
  };
  return units.flatMap((unit, index) =>
    (unit.changes ?? []).flatMap((change, position) => {
      if (change.parent === undefined || change.parent === null) return [];
      const parents = new Map(units.map((other) => [other.code, parentOn(other, change.from)]));
      return isOwnAncestor(unit.code, parents)
        ? [fault(`/units/${index}/changes/${position}/parent`, 'own_ancestor', change.parent)]
        : [];
    }),
  );
}

/** As the schema has it for plan files; names typed at the command line are held to it too. */
const LONGEST_NAME = 500;

/** Every later version has a day of its own, and no version a name of blanks. */
function versionFaults(
  path: string,
  name: string,
  changes: readonly { from: string; name?: string }[] | null | undefined,
): PlanFault[] {
  const days = (changes ?? []).map(({ from }) => from);
  const blank = (place: string, text: string | undefined): PlanFault[] =>
    text !== undefined && tidy(text) === ''
      ? [fault(`${place}/name`, 'too_short', text, '1')]
      : (text?.length ?? 0) > LONGEST_NAME
        ? [fault(`${place}/name`, 'too_long', undefined, String(LONGEST_NAME))]
        : [];
  return [
    ...blank(path, name),
    ...(changes ?? []).flatMap((change, index) => [
      ...blank(`${path}/changes/${index}`, change.name),
      ...(days.indexOf(change.from) < index
        ? [fault(`${path}/changes/${index}/from`, 'duplicate', change.from)]
        : []),
    ]),
  ];
}

function isOwnAncestor(code: string, parents: ReadonlyMap<string, string | null>): boolean {
  const seen = new Set<string>();
  for (let at = parents.get(code); at !== null && at !== undefined && !seen.has(at); at = parents.get(at)) {
    if (at === code) return true;
    seen.add(at);
  }
  return false;
}

const daysFaults = (path: string, day: string | null | undefined): PlanFault[] =>
  day === null || day === undefined || isDay(day) ? [] : [fault(path, 'impossible_day', day)];

function stretchFaults(
  path: string,
  { from, to }: { from?: string | null | undefined; to?: string | null | undefined },
): PlanFault[] {
  const reversed = typeof from === 'string' && typeof to === 'string' && to < from;
  return [
    ...daysFaults(`${path}/from`, from),
    ...daysFaults(`${path}/to`, to),
    ...(reversed ? [fault(`${path}/to`, 'days_reversed', to)] : []),
  ];
}

function unitFaults(path: string, unit: UnitEntry, units: readonly string[]): PlanFault[] {
  return [
    ...versionFaults(path, unit.name, unit.changes),
    ...stretchFaults(path, unit),
    ...(unit.changes ?? []).flatMap((change, index) => [
      ...daysFaults(`${path}/changes/${index}/from`, change.from),
      ...unknown(`${path}/changes/${index}/parent`, change.parent, units),
    ]),
  ];
}

interface Known {
  readonly sections: readonly string[];
  readonly units: readonly string[];
}

function indicatorFaults(path: string, indicator: IndicatorEntry, known: Known): PlanFault[] {
  const { changes, ...first } = indicator;
  let fields: Partial<IndicatorEntry> = first;
  const later = (changes ?? []).flatMap((change, index) => {
    const place = `${path}/changes/${index}`;
    fields = { ...fields, ...change };
    return [
      ...daysFaults(`${place}/from`, change.from),
      ...(['reporters', 'lead'].some((field) => field in change) ? reporterFaults(place, fields) : []),
      ...(['overUnits', 'overQuarters'].some((field) => field in change) ? percentFaults(place, fields) : []),
      ...referenceFaults(place, change, known),
    ];
  });
  return [
    ...versionFaults(path, first.name, changes),
    ...reporterFaults(path, first),
    ...percentFaults(path, first),
    ...stretchFaults(path, first),
    ...referenceFaults(path, first, known),
    ...later,
  ];
}

function reporterFaults(path: string, { code, reporters, lead }: Partial<IndicatorEntry>): PlanFault[] {
  const reports = (reporters?.length ?? 0) > 0 || (lead ?? null) !== null;
  return reports ? [] : [fault(`${path}/reporters`, 'no_reporter', code)];
}

function percentFaults(
  path: string,
  { kind, overUnits, overQuarters }: Partial<IndicatorEntry>,
): PlanFault[] {
  if (kind !== 'percent') return [];
  if (overUnits === 'sum') return [fault(`${path}/overUnits`, 'percent_summed')];
  return overQuarters === 'sum' ? [fault(`${path}/overQuarters`, 'percent_summed')] : [];
}

function referenceFaults(
  path: string,
  fields: Partial<IndicatorEntry>,
  { sections, units }: Known,
): PlanFault[] {
  return [
    ...unknown(`${path}/section`, fields.section, sections),
    ...unknown(`${path}/lead`, fields.lead, units),
    ...unknownEach(`${path}/with`, fields.with, units),
    ...unknownEach(`${path}/reporters`, fields.reporters, units),
  ];
}

function targetFaults(
  file: PlanFile,
  known: { indicators: readonly string[]; units: readonly string[] },
): PlanFault[] {
  const places = new Set<string>();
  return file.targets.flatMap((target, index) => {
    const path = `/targets/${index}`;
    const place = [target.indicator, target.scope ?? 'plan', target.unit ?? '', target.from].join(' ');
    const twice = places.has(place);
    places.add(place);
    const scopeless = (target.unit ?? null) !== null && target.scope !== 'unit';
    return [
      ...unknown(`${path}/indicator`, target.indicator, known.indicators),
      ...unknown(`${path}/unit`, target.unit, known.units),
      ...(scopeless ? [fault(`${path}/scope`, 'unit_scope_needed', target.scope ?? 'plan', 'unit')] : []),
      ...(twice ? [fault(path, 'duplicate', place)] : []),
    ];
  });
}
