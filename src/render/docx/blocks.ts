/** A document as plain data: what stands where, in points and millimetres. Only `write.ts` knows how Word stores it. */

export interface Run {
  readonly text: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
}

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly runs: readonly Run[];
  readonly align: 'left' | 'center' | 'both';
  /** Of the letters, in points. */
  readonly size: number;
  /** The first line, and all lines, moved in: in millimetres. */
  readonly firstLine: number;
  readonly left: number;
  /** Above it, in points. */
  readonly before: number;
  /** On one page with what follows. */
  readonly keepNext: boolean;
  /** Of a heading in Word's list of headings: 1 is the topmost. */
  readonly outline: number | null;
}

/** A line drawn in the middle. */
export interface Rule {
  readonly kind: 'rule';
  /** In millimetres: its own, and that of the place it stands in. */
  readonly width: number;
  readonly within: number;
}

export interface Cell {
  readonly content: readonly (Paragraph | Rule)[];
  /** How many columns it takes. */
  readonly span?: number;
  readonly vertical?: 'top' | 'center';
}

export interface Table {
  readonly kind: 'table';
  /** Of the columns, in millimetres. */
  readonly widths: readonly number[];
  readonly rows: readonly (readonly Cell[])[];
  /** How many rows head every page. */
  readonly headRows: number;
  readonly lines: boolean;
}

export type Block = Paragraph | Rule | Table;

/** Pages of one direction, numbered by themselves. */
export interface Section {
  readonly across: boolean;
  readonly blocks: readonly Block[];
}

/** A visible blank for the clerk to fill in. */
export const BLANK = '…';
/** About one line of the page. */
export const BLANK_LINE = BLANK.repeat(30);

const plain: Paragraph = {
  kind: 'paragraph',
  runs: [],
  align: 'left',
  size: 14,
  firstLine: 0,
  left: 0,
  before: 0,
  keepNext: false,
  outline: null,
};

const runsOf = (text: string | readonly Run[]): readonly Run[] =>
  typeof text === 'string' ? [{ text }] : text;

type Looks = Partial<Omit<Paragraph, 'kind' | 'runs'>>;

export const line = (text: string | readonly Run[], looks: Looks = {}): Paragraph => ({
  ...plain,
  runs: runsOf(text),
  ...looks,
});

export const centred = (text: string | readonly Run[], looks: Looks = {}): Paragraph =>
  line(text, { align: 'center', ...looks });

export const bold = (text: string): readonly Run[] => [{ text, bold: true }];
export const italic = (text: string): readonly Run[] => [{ text, italic: true }];

/** Decree 30/2020: justified, the first line 1 or 1,27 cm in, at least 6 points between paragraphs. */
const BODY = { align: 'both', firstLine: 12.7, before: 6 } as const;

export const body = (text: string | readonly Run[], looks: Looks = {}): Paragraph =>
  line(text, { ...BODY, ...looks });

/** `I. …` and `1. …`: bold, and never the last line of a page. */
export const heading = (text: string, outline: 1 | 2): Paragraph =>
  body(bold(text), { keepNext: true, outline });

/** Lower headings are upright (decree 30/2020: `a)`). */
export const subheading = (text: string): Paragraph => body(text, { keepNext: true });
