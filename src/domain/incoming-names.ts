/** Finds units, indicators and quarters for the rows of a file. The same words stand in thousands of rows. */
import { aliveWithin, indicatorAt, unitAt, type IndicatorAt, type UnitAt } from './plan.ts';
import { quarterWindow } from './calendar.ts';
import { partsOf, type Day } from './day.ts';
import { absolute, compare, exact, subtract, type DecimalText } from './exact.ts';
import type { FileNote } from './file-note.ts';
import { search, searchKey, type Findable, type Search } from './names.ts';
import type { Figure } from './observation.ts';
import { makeQuarter, shift, type Quarter } from './period.ts';
import { refuse, type Named } from './problem.ts';
import { reportersOf } from './snapshot.ts';
import { figureResult } from './soft-limits.ts';
import type { View } from './status.ts';

export interface Found<T> {
  readonly item: T;
  /** How it was found, where that was not by its code or whole name. */
  readonly note: FileNote | null;
}

export interface Lookup {
  /** @throws KpiError unit_not_found, unit_ambiguous, indicator_not_found, indicator_ambiguous */
  find(what: 'unit' | 'indicator', text: string, quarter: Quarter): Found<UnitAt | IndicatorAt>;
  /** @throws KpiError outside_days, unit_not_reporter */
  hold(indicator: IndicatorAt, unit: UnitAt, quarter: Quarter): void;
  /** The quarter that a day stands for. @throws KpiError period_doubtful */
  quarterOf(day: Day): Quarter;
  /** Whether a stated percentage is that of a pair, within what rounding to one decimal does. */
  agrees(stated: DecimalText, figure: Figure, indicator: IndicatorAt): boolean;
}

/** @param readings what a text may have been before an old font turned it into other letters */
export function lookupOf(view: View, readings: OldFontReadings): Lookup {
  const quarters = new Map<Quarter, Known>();
  const knownOf = (quarter: Quarter): Known => {
    let known = quarters.get(quarter);
    if (known === undefined) quarters.set(quarter, (known = knownIn(view, quarter)));
    return known;
  };
  return {
    find(what, text, quarter) {
      const { items, found } = knownOf(quarter)[what];
      const known = found.get(text);
      if (known !== undefined) return known;
      const result = findIn(items, what, text, readings);
      found.set(text, result);
      return result;
    },
    hold(indicator, unit, quarter) {
      const snapshot = view.snapshots(quarter);
      holdDays(indicator, unit, quarter, snapshot.window);
      const { reporters } = knownOf(quarter);
      let codes = reporters.get(indicator.code);
      if (codes === undefined) {
        codes = new Set(reportersOf(snapshot, indicator).map(({ code }) => code));
        reporters.set(indicator.code, codes);
      }
      if (codes.has(unit.code)) return;
      refuse({
        kind: 'unit_not_reporter',
        unit: named(unit),
        indicator: named(indicator),
        reporters: reportersOf(snapshot, indicator).map(named),
      });
    },
    quarterOf: (day) => quarterOfDay(day, view),
    agrees: (stated, figure, indicator) => {
      const result = figureResult(figure, indicator.measure);
      return result === null || compare(absolute(subtract(exact(stated), result)), ROUNDING) <= 0;
    },
  };
}

/** What is known of a quarter's things once it was asked for: a table asks for the same few again and again. */
interface Known {
  readonly unit: KnownThings;
  readonly indicator: KnownThings;
  /** Codes of the units that report an indicator, by its code. */
  readonly reporters: Map<string, ReadonlySet<string>>;
}
interface KnownThings {
  readonly items: readonly (UnitAt | IndicatorAt)[];
  /** By the words that found them. */
  readonly found: Map<string, Found<UnitAt | IndicatorAt>>;
}

function knownIn({ plan, snapshots }: View, quarter: Quarter): Known {
  const { to } = snapshots(quarter).window;
  // A code is what is looked for first, and belongs to one thing.
  const things = (items: readonly (UnitAt | IndicatorAt)[]): KnownThings => ({
    items,
    found: new Map(items.map((item) => [item.code, { item, note: null }])),
  });
  return {
    unit: things(plan.units.map((unit) => unitAt(unit, to))),
    indicator: things(plan.indicators.map((indicator) => indicatorAt(indicator, to))),
    reporters: new Map(),
  };
}

export type OldFontReadings = (
  text: string,
) => readonly { readonly encoding: string; readonly text: string }[];

const ROUNDING = exact('0.05');
const named = ({ code, name }: Named): Named => ({ code, name });

function holdDays(
  indicator: IndicatorAt,
  unit: UnitAt,
  quarter: Quarter,
  { from, to }: { readonly from: Day; readonly to: Day },
): void {
  const thing = !aliveWithin(unit, from, to) ? unit : !aliveWithin(indicator, from, to) ? indicator : null;
  if (thing === null) return;
  refuse({
    kind: 'outside_days',
    what: thing === unit ? 'unit' : 'indicator',
    thing: named(thing),
    from: thing.from,
    to: thing.to,
    period: quarter,
  });
}

function findIn(
  items: readonly (UnitAt | IndicatorAt)[],
  what: 'unit' | 'indicator',
  text: string,
  readings: OldFontReadings,
): Found<UnitAt | IndicatorAt> {
  const result = search(items, text);
  // A part of a code is another code, as 1 beside 1-2; only a part of a name may stand for it.
  if (result.found === 'one' && !isWhole(result.item, text) && isPartOfCode(result.item, text))
    return refuseName(what, text, { found: 'none', nearest: [result.item] });
  if (result.found === 'one')
    return {
      item: result.item,
      note: isWhole(result.item, text) ? null : { kind: 'taken_for', text, read: spoken(result.item) },
    };
  for (const reading of result.found === 'none' ? readings(text) : []) {
    const meant = search(items, reading.text);
    if (meant.found === 'one' && isWhole(meant.item, reading.text)) {
      const { encoding } = reading;
      return { item: meant.item, note: { kind: 'old_font', encoding, text, read: spoken(meant.item) } };
    }
  }
  return refuseName(what, text, result);
}

const spoken = ({ code, name }: Named): string => `${code} (${name})`;

/** Whether the text is the code, a short word or a whole name of the thing, and not only a part. */
function isWhole(item: Findable, text: string): boolean {
  const key = searchKey(text);
  return [item.code, ...item.aliases, item.name, ...item.otherNames].some((word) => searchKey(word) === key);
}

function isPartOfCode({ name, otherNames }: Findable, text: string): boolean {
  const key = searchKey(text);
  return ![name, ...otherNames].some((word) => ` ${searchKey(word)}`.includes(` ${key}`));
}

function refuseName(
  what: 'unit' | 'indicator',
  text: string,
  result: Exclude<Search<UnitAt | IndicatorAt>, { found: 'one' }>,
): never {
  return result.found === 'several'
    ? refuse({ kind: `${what}_ambiguous`, text, candidates: result.items.map(named) })
    : refuse({ kind: `${what}_not_found`, text, nearest: result.nearest.map(named) });
}

/** The quarter of the calendar, where the reporting window agrees. */
function quarterOfDay(day: Day, { plan }: View): Quarter {
  const { year, month } = partsOf(day);
  const calendar = makeQuarter(year, Math.ceil(month / 3));
  const window = [shift(calendar, -1), calendar, shift(calendar, 1)].find((quarter) => {
    const { from, to } = quarterWindow(quarter, plan.reporting);
    return from <= day && day <= to;
  });
  return window === undefined || window === calendar
    ? calendar
    : refuse({ kind: 'period_doubtful', text: day, calendar, window });
}
