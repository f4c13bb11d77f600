/**
 * What a file that somebody sent holds, before anything is made of it: sheets, rows and cells as they lie there. A csv
 * file is one sheet without a name. Nothing here guesses what a cell means.
 */
import type { FileNote } from '../domain/file-note.ts';
import { placeIn, type CellKind } from '../domain/incoming.ts';

export type { CellKind } from '../domain/incoming.ts';

export interface ForeignCell {
  /** From 1. */
  readonly column: number;
  readonly kind: CellKind;
  /**
   * Text as stored. A number as plain decimal digits with a dot, at most 15 of them significant, as spreadsheets keep
   * and show them; a date in ISO form; `TRUE` or `FALSE`; `#N/A`; `''` when blank.
   */
  readonly text: string;
  /** What few cells have. */
  readonly facts?: CellFacts;
}

export interface CellFacts {
  /** Without its leading `=`. */
  readonly formula?: string;
  /** A formula whose result is not in the file. */
  readonly uncomputed?: true;
  /** The number format, unless it is General. */
  readonly format?: string;
  /** The format shows a hundredth as 1 %. */
  readonly percent?: true;
  /** The range of which this is the upper left cell. The others of the range are not listed. */
  readonly merged?: string;
}

export interface ForeignRow {
  /** As the file counts its lines or rows, from 1. */
  readonly number: number;
  readonly hidden: boolean;
  /** From left to right. Cells with neither value nor formula are left out. */
  readonly cells: readonly ForeignCell[];
}

export interface ForeignSheet {
  /** `''` in a csv file. */
  readonly name: string;
  readonly hidden: boolean;
  /** In rising order; rows without cells are left out. */
  readonly rows: readonly ForeignRow[];
  /** Letters of the hidden columns that hold something. */
  readonly hiddenColumns: readonly string[];
}

export interface ForeignFile {
  readonly kind: 'csv' | 'xlsx';
  /** `utf-8`, `utf-16le`, `windows-1258`, `tcvn3`, `vni`; null in a workbook. */
  readonly encoding: string | null;
  /** `;`, `,` or a tab; null in a workbook. */
  readonly delimiter: string | null;
  readonly sheets: readonly ForeignSheet[];
  /** Properties of a workbook: who made it, who saved it last, its keywords. */
  readonly properties: {
    readonly creator: string | null;
    readonly savedBy: string | null;
    readonly keywords: string | null;
  };
  readonly notes: readonly FileNote[];
}

/** Bounds for files that come from outside. */
export const LIMITS = {
  /** Bytes of the file. */
  file: 64 * 1024 * 1024,
  /** Bytes of all parts together, of one part, and how many parts. */
  unpacked: 256 * 1024 * 1024,
  part: 128 * 1024 * 1024,
  parts: 2_000,
  /** Unpacked bytes per packed byte, for parts of over a megabyte. */
  ratio: 200,
  sheets: 200,
  rows: 1_048_576,
  columns: 16_384,
  /** Cells with something in them, of all sheets together. */
  cells: 3_000_000,
  /** Characters of one cell. */
  cell: 32_767,
} as const;

/** The place of a cell as a person looks for it: `Số liệu!E5`, in a csv file `E5`. */
export const placeOf = ({ name }: Pick<ForeignSheet, 'name'>, row: number, column: number): string =>
  placeIn(name, row, column);

export const address = (row: number, column: number): string => placeIn('', row, column);

/** `1` -> `A`, `28` -> `AB` */
export const columnLetters = (column: number): string => address(1, column).slice(0, -1);
