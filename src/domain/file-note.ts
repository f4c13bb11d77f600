/** What is worth saying of a file that was read, without refusing it. The words live in `messages/`. */
import type { DecimalText } from './exact.ts';
import type { Quarter } from './period.ts';

export type FileNote =
  /** The text was in another encoding than UTF-8 and has been converted. */
  | { readonly kind: 'converted'; readonly encoding: string }
  /** A name was typed with an old font table (TCVN3, VNI) and read with it. */
  | { readonly kind: 'old_font'; readonly encoding: string; readonly text: string; readonly read: string }
  | { readonly kind: 'hidden_sheets'; readonly sheets: readonly string[] }
  /** Visible sheets beside the one that is read. */
  | { readonly kind: 'other_sheets'; readonly used: string; readonly sheets: readonly string[] }
  | { readonly kind: 'hidden_rows'; readonly sheet: string; readonly rows: readonly number[] }
  | { readonly kind: 'hidden_columns'; readonly sheet: string; readonly columns: readonly string[] }
  /** Rows above the headings that are no part of the table. */
  | { readonly kind: 'rows_above'; readonly first: number; readonly last: number }
  /** A total or a signature below or between the rows of the table. */
  | { readonly kind: 'row_skipped'; readonly text: string }
  /** A row without a figure: nothing is recorded for it. */
  | { readonly kind: 'value_blank' }
  /** Something beside the table. */
  | { readonly kind: 'outside_table'; readonly text: string }
  /** A name that is only a part of the full one. */
  | { readonly kind: 'taken_for'; readonly text: string; readonly read: string }
  | { readonly kind: 'column_ignored'; readonly heading: string }
  /** Another figure of the file shows which mark is the decimal one. */
  | {
      readonly kind: 'mark_proved';
      readonly mark: 'comma' | 'dot';
      readonly proof: string;
      readonly example: string;
      readonly read: DecimalText;
    }
  | { readonly kind: 'maybe_percent'; readonly read: DecimalText; readonly meant: DecimalText }
  /** The same figure stands in the file twice. */
  | { readonly kind: 'same_twice'; readonly first: number }
  /** A form of another quarter than the one that is being collected. */
  | { readonly kind: 'form_period'; readonly period: Quarter; readonly collected: Quarter }
  /** No figures but tasks, which have a command of their own. */
  | { readonly kind: 'task_list' }
  | { readonly kind: 'lock_file'; readonly file: string }
  | { readonly kind: 'not_a_table'; readonly file: string };

/** A note with its place in the file, where it has one. */
export interface PlacedNote {
  readonly note: FileNote;
  readonly row: number | null;
  readonly cell: string | null;
}
