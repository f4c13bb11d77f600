/**
 * What a form of the province can ask for (`{{phu-song-5g.ket-qua}}`), by Vietnamese and by English words. Case, accents,
 * dashes and blanks do not matter; what is not exactly one known field is never filled by guess.
 */
import { nearest, search, searchKey, tidy, type Findable } from './names.ts';
import type { IndicatorAt, UnitAt } from './plan.ts';

export const INDICATOR_FIELDS = {
  target: ['muc-tieu', 'target'],
  result: ['ket-qua', 'result'],
  inPeriod: ['trong-ky', 'in-period'],
  attainment: ['ty-le', 'attainment'],
  verdict: ['danh-gia', 'verdict'],
  numerator: ['tu-so', 'numerator'],
  denominator: ['mau-so', 'denominator'],
  measure: ['don-vi-tinh', 'measure'],
  name: ['ten', 'name'],
  lead: ['chu-tri', 'lead'],
  note: ['ghi-chu', 'note'],
  previous: ['ky-truoc', 'previous'],
  lastYear: ['cung-ky', 'last-year'],
} as const;

export const PERIOD_FIELDS = {
  name: ['ten', 'name'],
  from: ['tu', 'from'],
  to: ['den', 'to'],
  due: ['han', 'due'],
} as const;

export const PLAN_FIELDS = {
  name: ['ten', 'name'],
  number: ['so', 'number'],
  agency: ['co-quan', 'agency'],
} as const;

export const UNIT_FIELDS = { name: ['ten', 'name'], code: ['ma', 'code'] } as const;

export const TASK_FIELDS = {
  content: ['noi-dung', 'content'],
  unit: ['don-vi', 'unit'],
  with: ['phoi-hop', 'with'],
  due: ['han', 'due'],
  basis: ['can-cu', 'basis'],
  state: ['trang-thai', 'state'],
  result: ['ket-qua', 'result'],
  code: ['ma', 'code'],
} as const;

const PERIOD = ['ky', 'period'] as const;
const PLAN = ['ke-hoach', 'plan'] as const;
const UNIT = ['don-vi', 'unit'] as const;
const TODAY = ['hom-nay', 'today'] as const;
export const ROW_NUMBER = ['stt', 'no'] as const;

export type IndicatorField = keyof typeof INDICATOR_FIELDS;
export type PeriodField = keyof typeof PERIOD_FIELDS;
export type PlanField = keyof typeof PLAN_FIELDS;
export type UnitField = keyof typeof UNIT_FIELDS;
export type TaskField = keyof typeof TASK_FIELDS;

export type Field =
  | { readonly scope: 'today' }
  | { readonly scope: 'period'; readonly field: PeriodField }
  | { readonly scope: 'plan'; readonly field: PlanField }
  | { readonly scope: 'unit'; readonly unit: UnitAt; readonly field: UnitField }
  | {
      readonly scope: 'indicator';
      readonly indicator: IndicatorAt;
      /** Null: of the whole plan. */
      readonly unit: UnitAt | null;
      readonly field: IndicatorField;
    }
  | EachField;

/** Of what the row is about, in rows that are repeated. */
export type EachField =
  | { readonly scope: 'each'; readonly of: 'row'; readonly field: 'number' }
  | { readonly scope: 'each'; readonly of: 'indicator'; readonly field: IndicatorField }
  | { readonly scope: 'each'; readonly of: 'unit'; readonly field: UnitField }
  | { readonly scope: 'each'; readonly of: 'task'; readonly field: TaskField }
  | {
      readonly scope: 'each';
      readonly of: 'unitIndicator';
      readonly indicator: IndicatorAt;
      readonly field: IndicatorField;
    };

/** Names of the day that the period ends. */
export interface FieldNames {
  readonly indicators: readonly IndicatorAt[];
  readonly units: readonly UnitAt[];
}

export type FieldFound =
  | { readonly found: 'one'; readonly field: Field }
  /** Something like it is there. */
  | { readonly found: 'doubtful'; readonly nearest: readonly string[] }
  | { readonly found: 'none'; readonly nearest: readonly string[] };

export type Words = readonly [vi: string, en: string];

const INDEX = { vi: 0, en: 1 } as const;

/** How a field is written, without its braces. */
export function fieldText(field: Field, language: 'vi' | 'en'): string {
  const at = INDEX[language];
  switch (field.scope) {
    case 'today':
      return TODAY[at];
    case 'period':
      return `${PERIOD[at]}.${PERIOD_FIELDS[field.field][at]}`;
    case 'plan':
      return `${PLAN[at]}.${PLAN_FIELDS[field.field][at]}`;
    case 'unit':
      return `${UNIT[at]}.${field.unit.code}.${UNIT_FIELDS[field.field][at]}`;
    case 'indicator': {
      const own = `${field.indicator.code}.${INDICATOR_FIELDS[field.field][at]}`;
      return field.unit === null ? own : `${UNIT[at]}.${field.unit.code}.${own}`;
    }
    case 'each':
      return eachText(field, at);
  }
}

function eachText(field: EachField, at: 0 | 1): string {
  switch (field.of) {
    case 'row':
      return ROW_NUMBER[at];
    case 'indicator':
      return INDICATOR_FIELDS[field.field][at];
    case 'unit':
      return UNIT_FIELDS[field.field][at];
    case 'task':
      return TASK_FIELDS[field.field][at];
    case 'unitIndicator':
      return `${field.indicator.code}.${INDICATOR_FIELDS[field.field][at]}`;
  }
}

const keysOf = (words: Words): string[] => words.map(searchKey);
export const isOneOf = (words: Words, text: string): boolean => keysOf(words).includes(searchKey(text));

export const fieldIn = <K extends string>(
  fields: { readonly [P in K]: Words },
  text: string,
): K | undefined => (Object.keys(fields) as K[]).find((name) => isOneOf(fields[name], text));

/** The words of the language in which the text was begun, for suggestions. */
const languageOf = (words: Words, text: string): 0 | 1 => (searchKey(text) === searchKey(words[1]) ? 1 : 0);

/** @param text what stands between the braces */
export function findField(text: string, names: FieldNames): FieldFound {
  const segments = tidy(text).split('.');
  const [first = '', ...rest] = segments;
  if (isOneOf(TODAY, first) && rest.length === 0) return { found: 'one', field: { scope: 'today' } };
  if (isOneOf(PERIOD, first))
    return ofScope(PERIOD, PERIOD_FIELDS, segments, (field) => ({ scope: 'period', field }));
  if (isOneOf(PLAN, first))
    return ofScope(PLAN, PLAN_FIELDS, segments, (field) => ({ scope: 'plan', field }));
  if (isOneOf(UNIT, first)) return ofUnit(segments, names);
  return ofIndicator(segments, names);
}

function ofScope<K extends string>(
  scope: Words,
  fields: { readonly [P in K]: Words },
  [first = '', ...rest]: readonly string[],
  make: (field: K) => Field,
): FieldFound {
  const field = fieldIn(fields, rest.join('.'));
  if (field !== undefined) return { found: 'one', field: make(field) };
  const at = languageOf(scope, first);
  return { found: 'none', nearest: nearFields(fields, rest.join('.'), `${scope[at]}.`, at) };
}

/** The nearest fields, or the first ones where none is near. */
export function nearFields<K extends string>(
  fields: { readonly [P in K]: Words },
  text: string,
  before: string,
  at: 0 | 1,
): string[] {
  const all = (Object.keys(fields) as K[]).map((name) => fields[name]);
  const near = nearest(all, searchKey(text), keysOf);
  return (near.length > 0 ? near : all.slice(0, 3)).map((words) => `${before}${words[at]}`);
}

function ofIndicator(segments: readonly string[], { indicators }: FieldNames): FieldFound {
  const last = segments.at(-1) ?? '';
  const field = fieldIn(INDICATOR_FIELDS, last);
  const named = thing(indicators, segments.slice(0, -1).join('.'));
  if (field !== undefined && named.found === 'one')
    return { found: 'one', field: { scope: 'indicator', indicator: named.item, unit: null, field } };
  // Codes may hold dots themselves.
  const whole = field === undefined ? thing(indicators, segments.join('.')) : null;
  if (whole?.found === 'one')
    return { found: 'doubtful', nearest: [`${whole.item.code}.${INDICATOR_FIELDS.result[0]}`] };
  return asFound(named, (code) =>
    field === undefined
      ? nearFields(INDICATOR_FIELDS, last, `${code}.`, 0)
      : [`${code}.${INDICATOR_FIELDS[field][languageOf(INDICATOR_FIELDS[field], last)]}`],
  );
}

function ofUnit([first = '', ...rest]: readonly string[], names: FieldNames): FieldFound {
  const at = languageOf(UNIT, first);
  const last = rest.at(-1) ?? '';
  const middle = rest.slice(0, -1);
  const own = fieldIn(UNIT_FIELDS, last);
  const alone = own === undefined ? null : thing(names.units, middle.join('.'));
  if (own !== undefined && alone?.found === 'one')
    return { found: 'one', field: { scope: 'unit', unit: alone.item, field: own } };
  const field = fieldIn(INDICATOR_FIELDS, last);
  const before = (code: string): string => `${UNIT[at]}.${code}.`;
  for (let cut = 1; cut < middle.length; cut++) {
    const unit = thing(names.units, middle.slice(0, cut).join('.'));
    if (unit.found !== 'one') continue;
    const named = thing(names.indicators, middle.slice(cut).join('.'));
    if (field !== undefined && named.found === 'one')
      return {
        found: 'one',
        field: { scope: 'indicator', indicator: named.item, unit: unit.item, field },
      };
    return asFound(named, (code) =>
      field === undefined
        ? nearFields(INDICATOR_FIELDS, last, `${before(unit.item.code)}${code}.`, at)
        : [`${before(unit.item.code)}${code}.${INDICATOR_FIELDS[field][at]}`],
    );
  }
  const unit = thing(names.units, middle[0] ?? last);
  const tail = [...middle.slice(1), last].join('.');
  return asFound(unit, (code) =>
    middle.length > 1 ? [`${before(code)}${tail}`] : [`${before(code)}${UNIT_FIELDS.name[at]}`],
  );
}

type Found<T> =
  | { readonly found: 'one'; readonly item: T }
  | { readonly found: 'several' | 'part' | 'none'; readonly items: readonly T[] };

/** By its code, an alias or a whole name; a part of a name is not enough to print a figure in a report. */
function thing<T extends Findable>(items: readonly T[], text: string): Found<T> {
  const result = search(items, text);
  if (result.found === 'none') return { found: 'none', items: result.nearest };
  if (result.found === 'several') return { found: 'several', items: result.items };
  const { code, aliases, name, otherNames } = result.item;
  const key = searchKey(text);
  return [code, ...aliases, name, ...otherNames].some((word) => searchKey(word) === key)
    ? result
    : { found: 'part', items: [result.item] };
}

const MOST_NEAREST = 3;

function asFound<T extends Findable>(
  named: Found<T>,
  suggest: (code: string) => readonly string[],
): FieldFound {
  const items = named.found === 'one' ? [named.item] : named.items;
  const near = items.flatMap(({ code }) => suggest(code)).slice(0, MOST_NEAREST);
  return { found: named.found === 'several' || named.found === 'part' ? 'doubtful' : 'none', nearest: near };
}

const PLACEHOLDER = /\{\{([^{}]*)\}\}/gu;

/** A text parted at its placeholders. */
export type Piece = { readonly text: string } | { readonly asks: string };

export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(PLACEHOLDER)) {
    if (match.index > end) pieces.push({ text: text.slice(end, match.index) });
    pieces.push({ asks: match[1] ?? '' });
    end = match.index + match[0].length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end) });
  return pieces;
}

/** Braces that open a placeholder and do not close it, or the other way round. */
export const hasStrayBraces = (pieces: readonly Piece[]): boolean =>
  pieces.some((piece) => 'text' in piece && /\{\{|\}\}/u.test(piece.text));
