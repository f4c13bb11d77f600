/** What is proposed for a form without placeholders, and what the clerk decides of it. */
import type { ColumnNote } from './form-columns.ts';
import type { LeftCell } from './form-contents.ts';
import type { Column } from './form-headings.ts';
import type { RowQuestion } from './form-rows.ts';
import type { TableRow } from './form-tables.ts';
import type { Matcher } from './form-texts.ts';
import type { IndicatorAt, Section } from './plan.ts';
import type { Field, FieldNames, IndicatorField } from './template-fields.ts';

export interface ProposedCell {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  /** What names its row. */
  readonly rowText: string;
  readonly field: Field;
  /** The figure is moved by this power of ten: the form counts in another measure. */
  readonly shift: number;
  /** 0 to 1. */
  readonly confidence: number;
  readonly byHand: boolean;
  /** What stands there now and will go. */
  readonly replaces: string | null;
}

export type Question = (
  | RowQuestion
  | { readonly asks: 'column'; readonly field: IndicatorField; readonly columns: readonly Column[] }
  /** A heading over these columns, which could be several indicators, or an indicator that several headings could be. */
  | {
      readonly asks: 'heading';
      readonly text: string;
      readonly columns: readonly number[];
      readonly indicators: readonly IndicatorAt[];
    }
  /** The form counts in another measure than the indicator, and neither can be turned into the other. */
  | {
      readonly asks: 'measure';
      readonly row: TableRow;
      readonly indicator: IndicatorAt;
      readonly measure: string;
    }
) & { readonly sheet: string };

export interface Proposal {
  readonly cells: readonly ProposedCell[];
  readonly questions: readonly Question[];
  readonly unplaced: readonly { readonly place: string; readonly text: string }[];
  readonly withoutRow: readonly IndicatorAt[];
  readonly left: readonly LeftCell[];
  readonly notes: readonly (ColumnNote & { readonly place: string })[];
  /** How many tables were seen, and the rows and columns in them: `Biểu 1!7`, `Biểu 1!E`. */
  readonly tables: number;
  readonly parts: ReadonlySet<string>;
}

/** What the clerk said: of a row its indicator, of a column its field, of a cell what it gets; null: nothing. */
export interface Decisions {
  readonly row: (sheet: string, row: number) => IndicatorAt | null | undefined;
  readonly column: (sheet: string, column: number) => IndicatorField | null | undefined;
  /** The indicator that a column is about, in a table whose rows are units. */
  readonly heading: (sheet: string, column: number) => IndicatorAt | undefined;
  readonly cells: ReadonlyMap<
    string,
    { readonly sheet: string; readonly row: number; readonly column: number; readonly field: Field | null }
  >;
}

export interface PlanWords extends FieldNames {
  readonly sections: readonly Section[];
  readonly year: number;
}

export interface FoundInTable extends Pick<Proposal, 'cells' | 'questions' | 'unplaced' | 'left' | 'notes'> {
  readonly indicators: readonly string[];
}

export interface Around {
  readonly plan: PlanWords;
  readonly matcher: Matcher;
  readonly decided: Decisions;
  readonly isHeading: (text: string) => boolean;
}
