/** One cell: what is written in the file -> what it holds. */
import type { CellFacts, CellKind, ForeignCell } from '../foreign-file.ts';
import { isoOfSerial, isoOfText } from './dates.ts';
import { plainDigits } from './decimal.ts';
import { damaged } from './faults.ts';
import { cellText } from './strings.ts';
import type { CellStyle } from './styles.ts';

/** As the file has it. */
export interface RawCell {
  readonly column: number;
  readonly type: string;
  /** Null when there is none; an empty one counts only for a formula that gives a text. */
  readonly value: string | null;
  readonly inline: string | null;
  readonly formula: string | null;
}

/** What is the same for all cells of a sheet. */
export interface CellSurroundings {
  readonly file: string;
  /** Part and address of the cell that is read, for messages. */
  readonly where: () => string;
  readonly strings: readonly string[] | null;
  readonly date1904: boolean;
}

/** @returns null for a cell with neither value nor formula */
export function cellOf(raw: RawCell, style: CellStyle, around: CellSurroundings): ForeignCell | null {
  const { kind, text } = valueOf(raw, style, around);
  if (kind === 'blank' && raw.formula === null) return null;
  const facts = withFormula(raw, kind === 'number' ? style.numberFacts : style.otherFacts);
  return facts === undefined ? { column: raw.column, kind, text } : { column: raw.column, kind, text, facts };
}

function withFormula({ formula, value, inline, type }: RawCell, facts: CellFacts | undefined) {
  if (formula === null) return facts;
  const uncomputed = inline === null && (value === null || (value === '' && type !== 'str'));
  return uncomputed ? { ...facts, formula, uncomputed } : { ...facts, formula };
}

interface Value {
  readonly kind: CellKind;
  readonly text: string;
}

const BLANK: Value = { kind: 'blank', text: '' };

function valueOf({ type, value, inline }: RawCell, style: CellStyle, around: CellSurroundings): Value {
  if (inline !== null) return textValue(cellText(inline, around.file));
  if (value === null || value === '') return BLANK;
  switch (type) {
    case 'n':
      return numberValue(value.trim(), style, around);
    case 's':
      return textValue(sharedText(value.trim(), around));
    case 'str':
    case 'inlineStr':
      return textValue(cellText(value, around.file));
    case 'b':
      return { kind: 'boolean', text: truth(value.trim(), around) };
    case 'e':
      return { kind: 'error', text: cellText(value.trim(), around.file) };
    case 'd':
      return { kind: 'date', text: isoOfText(value.trim()) ?? wrong(around) };
    default:
      return wrong(around);
  }
}

const wrong = ({ file, where }: CellSurroundings): never => damaged(file, 'structure', where());

const textValue = (text: string): Value => (text === '' ? BLANK : { kind: 'text', text });

function sharedText(index: string, around: CellSurroundings): string {
  if (around.strings === null) return damaged(around.file, 'part_missing', 'sharedStrings');
  return (/^\d{1,9}$/u.test(index) ? around.strings[Number(index)] : undefined) ?? wrong(around);
}

function truth(value: string, around: CellSurroundings): string {
  if (value === '1' || value === 'true') return 'TRUE';
  return value === '0' || value === 'false' ? 'FALSE' : wrong(around);
}

function numberValue(value: string, { format }: CellStyle, around: CellSurroundings): Value {
  if (value === '') return BLANK;
  const text = plainDigits(value) ?? wrong(around);
  const { shows, hasDay } = format;
  const day = shows === 'date' ? isoOfSerial(Number(value), around.date1904, hasDay) : null;
  return day === null ? { kind: 'number', text } : { kind: 'date', text: day };
}
