/** The percentage beside its numerator and denominator, computed while people type, with the digits that we show. */
import { exact, toCellNumber } from '../../domain/exact.ts';
import { ratioResult } from '../../domain/rollup.ts';
import { NO_CASES_MARK, OVER_MARK, type FormIndicator } from '../../domain/unit-form.ts';
import { addressOf, type Content } from './form-cells.ts';

/** As many decimals as a figure may have: what does not get across a line that way does not matter to the eye. */
const FINE = 6;

/** A number cell of format General shows as many decimals as it has, as our own figures do. */
export function resultContent(row: number, asked: FormIndicator): Content {
  return { kind: 'formula', formula: resultFormula(row, asked), result: cached(asked) };
}

function resultFormula(row: number, asked: FormIndicator): string {
  const { indicator } = asked;
  const [numerator, denominator] = [addressOf(row, 'numerator'), addressOf(row, 'denominator')];
  const factor = toCellNumber(ratioResult(exact('1'), exact('1'), indicator.measure));
  const quotient = factor === 1 ? `${numerator}/${denominator}` : `${factor}*${numerator}/${denominator}`;
  const rounded = `ROUND(${quotient},${indicator.decimals})`;
  // Rounding is never across a line that decides something: 69.996 against 70 is shown as it is (DESIGN 3.7).
  const crossed = linesOf(row, asked).map((line) => `SIGN(${rounded}-${line})<>SIGN(${quotient}-${line})`);
  const shown =
    crossed.length === 0
      ? rounded
      : `IF(OR(${crossed.join(',')}),ROUND(${quotient},${Math.max(FINE, indicator.decimals)}),${rounded})`;
  const filled = `AND(ISNUMBER(${numerator}),ISNUMBER(${denominator}))`;
  const judged = indicator.allowOver100 ? shown : `IF(${numerator}>${denominator},"${OVER_MARK}",${shown})`;
  const noCases = `IF(${numerator}=0,"${NO_CASES_MARK}","${OVER_MARK}")`;
  return `IF(${addressOf(row, 'noCases')}<>"","",IF(${filled},IF(${denominator}=0,${noCases},${judged}),""))`;
}

/** The unit's target by its cell: a spreadsheet marks formulas as doubtful that differ from row to row. */
function linesOf(row: number, { target, lines }: FormIndicator): string[] {
  const own = target !== null && !target.common;
  return [
    ...(own ? [addressOf(row, 'target')] : []),
    ...lines.slice(own ? 1 : 0).map((line) => toCellNumber(line).toString()),
  ];
}

/** What the formula comes to with the figures that are filled in beforehand. */
function cached({ now }: FormIndicator): number | string {
  if (now === null || now.observation.figure.kind !== 'ratio') return '';
  if (now.noCases) return NO_CASES_MARK;
  return now.result === null ? '' : Number(now.result.shown.digits);
}
