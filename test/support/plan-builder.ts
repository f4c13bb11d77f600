/**
 * Small plans with figures: defaults for all, overrides for what a test is about, an error for a contradiction.
 *
 *   aPlan().unit('A').indicator('I', { kind: 'amount' }).target('I', '80').figure('I', 'A', '2026Q1', '12')
 */
import { isDay, type Day } from '../../src/domain/day.ts';
import { isDecimalText, type DecimalText } from '../../src/domain/exact.ts';
import { Book, type Figure, type Observation } from '../../src/domain/observation.ts';
import {
  halfPeriod,
  isQuarter,
  nineMonthsPeriod,
  quarterPeriod,
  yearPeriod,
  type Period,
  type Quarter,
} from '../../src/domain/period.ts';
import type {
  Indicator,
  IndicatorAt,
  IndicatorFacts,
  Plan,
  Section,
  Target,
  Unit,
  UnitFacts,
  Version,
} from '../../src/domain/plan.ts';
import { KpiError, type Problem } from '../../src/domain/problem.ts';
import { resultOf } from '../../src/domain/rollup.ts';
import { machineDigits } from '../../src/domain/rounding.ts';
import { statusOf, viewOf, type StatusRow, type View } from '../../src/domain/status.ts';

function checked<T extends string>(text: string, isRight: (text: string) => text is T): T {
  if (isRight(text)) return text;
  throw new Error(`not as a test should write it: ${text}`);
}

export const day = (text: string): Day => checked(text, isDay);
export const quarter = (text: string): Quarter => checked(text, isQuarter);
export const decimal = (text: string): DecimalText => checked(text, isDecimalText);

/** `2026Q3`, `2026H1`, `2026M9`, `2026`. */
export function period(text: string): Period {
  const year = Number(text.slice(0, 4));
  const made = {
    Q: () => quarterPeriod(quarter(text)),
    H: () => halfPeriod(year),
    M: () => nineMonthsPeriod(year),
    '': () => yearPeriod(year),
  };
  return made[text.slice(4, 5) as keyof typeof made]();
}

/** `12.5`, `1/2`, `no cases`, and the milestone states. */
export function figure(text: string): Figure {
  if (text === 'no cases') return { kind: 'no_cases' };
  if (text === 'done' || text === 'in_progress' || text === 'not_started')
    return { kind: 'milestone', state: text, document: null };
  const [first = '', second] = text.split('/');
  return second === undefined
    ? { kind: 'value', value: decimal(first) }
    : { kind: 'ratio', numerator: decimal(first), denominator: decimal(second) };
}

export function observation(
  indicator: string,
  unit: string,
  at: string,
  text: string,
  rest: Partial<Observation> = {},
): Observation {
  return {
    indicator,
    unit,
    quarter: quarter(at),
    revision: 1,
    figure: figure(text),
    note: null,
    source: null,
    asOf: null,
    origin: null,
    reason: null,
    by: 'lan',
    at: '2026-09-16T02:00:00.000Z',
    ...rest,
  };
}

/** The problem that an act stops with; an error when it does not stop. */
export function problemOf(act: () => unknown): Problem {
  try {
    act();
  } catch (error) {
    if (error instanceof KpiError) return error.problem;
    throw error;
  }
  throw new Error('nothing was refused');
}

type UnitOverrides = Partial<
  Omit<Unit, 'code' | 'versions' | 'from' | 'to'> & UnitFacts & { from: string; to: string }
>;
type IndicatorOverrides = Partial<
  Omit<Indicator, 'code' | 'versions' | 'from' | 'to'> &
    Omit<IndicatorFacts, 'maxMove'> & { from: string; to: string; maxMove: string }
>;
type TargetOverrides = Partial<Omit<Target, 'indicator' | 'value' | 'from'> & { from: string }>;

const dayOrNull = (text: string | undefined): Day | null => (text === undefined ? null : day(text));

/** An indicator as it stands on a day, without a plan around it. */
export const indicatorAs = (code: string, overrides: IndicatorOverrides = {}): IndicatorAt => {
  const { aliases = [], kind = 'ratio', from, to, maxMove, ...facts } = overrides;
  return {
    code,
    aliases,
    kind,
    from: dayOrNull(from),
    to: dayOrNull(to),
    otherNames: [],
    name: `Chỉ tiêu ${code}`,
    section: null,
    measure: kind === 'amount' ? 'hộ' : '%',
    decimals: 2,
    whole: false,
    direction: 'at_least',
    overUnits: kind === 'percent' || kind === 'milestone' ? 'single' : 'sum',
    overQuarters: 'latest',
    allowNegative: false,
    allowOver100: false,
    numerator: null,
    denominator: null,
    lead: null,
    with: [],
    reporters: [],
    publishedBy: null,
    basis: null,
    maxMove: maxMove === undefined ? null : decimal(maxMove),
    ...facts,
  };
};

/** What a reader sees of one row, as plain texts. */
export interface Picture {
  readonly result: string | null;
  readonly inPeriod: string | null;
  readonly shown: string | null;
  readonly target: string | null;
  readonly attainment: string | null;
  readonly verdict: string;
  readonly units: string;
  readonly missing: string;
  readonly provisional: boolean;
}

export interface Look {
  readonly unit?: string;
  readonly today?: string;
}

/** In the middle of collecting the third quarter of 2026. */
const TODAY = '2026-09-16';

export class PlanBuilder {
  readonly #overrides: Partial<Plan>;
  readonly #units: (Unit & { versions: Version<UnitFacts>[] })[] = [];
  readonly #indicators: (Indicator & { versions: Version<IndicatorFacts>[] })[] = [];
  readonly #targets: Target[] = [];
  readonly #sections: Section[] = [];
  readonly #observations = new Map<string, Observation>();

  constructor(overrides: Partial<Plan>) {
    this.#overrides = overrides;
  }

  section(code: string, parent: string | null = null): this {
    unique(this.#sections, code);
    this.#sections.push({ code, label: code, title: `Mục ${code}`, parent });
    return this;
  }

  unit(code: string, { aliases = [], successor = null, from, to, ...facts }: UnitOverrides = {}): this {
    unique(this.#units, code);
    const first = { name: `Thôn ${code}`, shortName: null, parent: null, role: null, ...facts, since: null };
    this.#units.push({
      code,
      aliases,
      successor,
      from: dayOrNull(from),
      to: dayOrNull(to),
      versions: [first],
    });
    return this;
  }

  units(...codes: string[]): this {
    codes.forEach((code) => this.unit(code));
    return this;
  }

  /** The unit's facts from a day on. */
  changeUnit(code: string, since: string, facts: Partial<UnitFacts>): this {
    const { versions } = known(this.#units, code);
    versions.push({ ...last(versions), ...facts, since: day(since) });
    return this;
  }

  /** Reported by every unit that is there by now, unless the test says by whom. */
  indicator(code: string, overrides: IndicatorOverrides = {}): this {
    unique(this.#indicators, code);
    const everyone = this.#units
      .filter(({ versions }) => last(versions).role !== 'group')
      .map((unit) => unit.code);
    const {
      aliases,
      kind,
      from,
      to,
      otherNames: _,
      ...facts
    } = indicatorAs(code, { reporters: everyone, ...overrides });
    const { code: __, ...first } = facts;
    this.#indicators.push({ code, aliases, kind, from, to, versions: [{ ...first, since: null }] });
    return this;
  }

  changeIndicator(code: string, since: string, facts: Partial<IndicatorFacts>): this {
    const { versions } = known(this.#indicators, code);
    versions.push({ ...last(versions), ...facts, since: day(since) });
    return this;
  }

  target(indicator: string, value: string, { from = '2026Q1', ...rest }: TargetOverrides = {}): this {
    known(this.#indicators, indicator);
    const target: Target = {
      per: 'year',
      scope: 'plan',
      unit: null,
      document: null,
      ...rest,
      indicator,
      value: decimal(value),
      from: quarter(from),
    };
    const twin = this.#targets.find((other) =>
      ['indicator', 'from', 'scope', 'unit'].every((key) => other[key as 'unit'] === target[key as 'unit']),
    );
    if (twin !== undefined) throw new Error(`two targets for ${indicator} from ${from}`);
    this.#targets.push(target);
    return this;
  }

  figure(indicator: string, unit: string, at: string, text: string, rest: Partial<Observation> = {}): this {
    known(this.#indicators, indicator);
    known(this.#units, unit);
    const place = `${indicator} ${unit} ${at}`;
    if (this.#observations.has(place)) throw new Error(`two figures for ${place}`);
    this.#observations.set(place, observation(indicator, unit, at, text, rest));
    return this;
  }

  /** The figures of one unit, quarter by quarter from the first of the year; a blank for none. */
  figures(indicator: string, unit: string, texts: readonly string[], year = 2026): this {
    texts.forEach((text, index) => text !== '' && this.figure(indicator, unit, `${year}Q${index + 1}`, text));
    return this;
  }

  build(): Plan {
    return {
      code: 'thu',
      title: 'Kế hoạch thử',
      year: 2026,
      issuer: { parentAgency: null, agency: null, place: null, symbol: null },
      document: { number: null, date: null },
      reporting: { quarterWindow: '15-14', dueDay: 19, dueMonth: 'last' },
      recipients: [],
      signature: { onBehalf: null, position: null, role: null, office: null, name: null },
      sections: this.#sections,
      units: this.#units,
      indicators: this.#indicators,
      targets: this.#targets,
      relations: [],
      tasks: [],
      ...this.#overrides,
    };
  }

  observations(): Observation[] {
    return [...this.#observations.values()];
  }

  view(today = TODAY): View {
    return viewOf(this.build(), new Book(this.observations()), day(today));
  }

  row(indicator: string, at: string, { unit, today = TODAY }: Look = {}): StatusRow {
    const row = statusOf(this.view(today), period(at), unit ?? null).rows.find(
      (each) => each.indicator.code === indicator,
    );
    if (row === undefined) throw new Error(`no row ${indicator} in ${at}`);
    return row;
  }

  picture(indicator: string, at: string, look: Look = {}): Picture {
    const row = this.row(indicator, at, look);
    const { rollup, target, attainment, result, verdict } = row;
    const own = resultOf(rollup.inPeriod, row.indicator.measure);
    return {
      result: result === null ? null : machineDigits(result.exact),
      inPeriod: own === null ? null : machineDigits(own),
      shown: result?.shown.digits ?? null,
      target: target === null ? null : machineDigits(target.value),
      attainment: attainment === null ? null : machineDigits(attainment.exact),
      verdict,
      units: `${rollup.reported}/${rollup.required.length}`,
      missing: rollup.missing.map(({ code }) => code).join(' '),
      provisional: rollup.provisional,
    };
  }
}

export const aPlan = (overrides: Partial<Plan> = {}): PlanBuilder => new PlanBuilder(overrides);

interface Coded {
  readonly code: string;
}

function unique(items: readonly Coded[], code: string): void {
  if (items.some((item) => item.code === code)) throw new Error(`${code} is there already`);
}

function known<T extends Coded>(items: readonly T[], code: string): T {
  const item = items.find((each) => each.code === code);
  if (item === undefined) throw new Error(`no ${code} yet`);
  return item;
}

function last<T>(items: readonly T[]): T {
  const item = items.at(-1);
  if (item === undefined) throw new Error('nothing there');
  return item;
}
