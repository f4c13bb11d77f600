/** The columns of a form's table that are filled: one for each field, or the clerk is asked which. */
import type { Column, Role } from './form-headings.ts';
import { searchKey } from './names.ts';
import type { IndicatorField } from './template-fields.ts';

export interface FieldColumn {
  readonly column: Column;
  readonly field: IndicatorField;
  /** 0 to 1. */
  readonly certainty: number;
}

export interface ColumnNote {
  readonly column: number;
  readonly text: string;
  /** `quarter`: it names one, and is right for that alone. `quarters`: one for each, of which none is filled. */
  readonly note: 'quarter' | 'quarters' | 'other' | 'unknown';
}

export interface ColumnQuestion {
  readonly asks: 'column';
  readonly field: IndicatorField;
  readonly columns: readonly Column[];
}

const NO_FIELD: ReadonlySet<Role> = new Set(['stt', 'name', 'measure', 'unit', 'other', 'rate']);
/** Words of which the first column is meant where there are two. */
const FIRST_IS_MEANT: ReadonlySet<Role> = new Set(['note', 'lead']);
const GUESSED = 0.8;
const SINCE_NEW_YEAR = /\bluy ke\b|\btu dau nam\b/u;

export function settledColumns(
  all: readonly Column[],
  decided: (column: number) => IndicatorField | null | undefined,
): {
  readonly fields: readonly FieldColumn[];
  readonly questions: readonly ColumnQuestion[];
  readonly notes: readonly ColumnNote[];
} {
  const byHand = all.flatMap((column): FieldColumn[] => {
    const field = decided(column.column);
    return field === null || field === undefined ? [] : [{ column, field, certainty: 1 }];
  });
  const open = sinceNewYear(all.filter(({ column }) => decided(column) === undefined));
  const quarters = open.filter(
    ({ role, quarter }) => quarter !== null && (role === 'inPeriod' || role === 'result'),
  );
  const many = new Set(quarters.map(({ quarter }) => quarter)).size > 1 ? quarters : [];
  const rated = open.filter((column) => !many.includes(column)).map((column) => rateOf(column, all));
  const taken = new Set(byHand.map(({ field }) => field));
  const fields: FieldColumn[] = [...byHand];
  const questions: ColumnQuestion[] = [];
  for (const field of new Set(rated.flatMap((each) => (each.field === null ? [] : [each.field])))) {
    if (taken.has(field)) continue;
    const columns = rated.filter((each) => each.field === field);
    const [first] = columns;
    if (first === undefined) continue;
    if (columns.length > 1 && !FIRST_IS_MEANT.has(field))
      questions.push({ asks: 'column', field, columns: columns.map(({ column }) => column) });
    else fields.push({ column: first.column, field, certainty: first.certainty });
  }
  return {
    fields: fields.sort((a, b) => a.column.column - b.column.column),
    questions,
    notes: notesOf(open, many, fields),
  };
}

/** Beside a column of the year to date, a plain result is the period's own. */
function sinceNewYear(columns: readonly Column[]): Column[] {
  const results = columns.filter(({ role }) => role === 'result');
  const soFar = results.filter(({ path }) => SINCE_NEW_YEAR.test(searchKey(path.join(' '))));
  return columns.map((column) =>
    soFar.length === 1 && results.length === 2 && column.role === 'result' && !soFar.includes(column)
      ? { ...column, role: 'inPeriod' }
      : column,
  );
}

/** A bare rate is the result where nothing else is, and else how much of the target was attained. */
function rateOf(
  column: Column,
  all: readonly Column[],
): { readonly column: Column; readonly field: IndicatorField | null; readonly certainty: number } {
  const { role, quarter } = column;
  const has = (wanted: Role): boolean => all.some((each) => each.role === wanted);
  const certainty = quarter === null ? 1 : GUESSED;
  if (role === null) return { column, field: null, certainty };
  if (role !== 'rate')
    return { column, field: NO_FIELD.has(role) ? null : (role as IndicatorField), certainty };
  if (!has('result')) return { column, field: 'result', certainty: has('numerator') ? 1 : GUESSED };
  return { column, field: has('attainment') ? null : 'attainment', certainty: GUESSED };
}

function notesOf(
  columns: readonly Column[],
  many: readonly Column[],
  fields: readonly FieldColumn[],
): ColumnNote[] {
  return columns.flatMap((column): ColumnNote[] => {
    const text = column.path.join(' / ');
    const filled = fields.some((field) => field.column.column === column.column);
    if (many.includes(column)) return [{ column: column.column, text, note: 'quarters' }];
    if (filled) return column.quarter === null ? [] : [{ column: column.column, text, note: 'quarter' }];
    if (column.role === 'other') return [{ column: column.column, text, note: 'other' }];
    return column.role === null || column.role === 'rate'
      ? [{ column: column.column, text, note: 'unknown' }]
      : [];
  });
}
