/** What a number format makes of a number. */

export interface NumberFormat {
  readonly code: string;
  readonly shows: 'number' | 'date' | 'elapsed';
  /** Among dates: it shows more than the time of day. */
  readonly hasDay: boolean;
  readonly percent: boolean;
}

export const GENERAL: NumberFormat = { code: 'General', shows: 'number', hasDay: false, percent: false };

const EAST_ASIAN_DAY = 'yyyy/m/d';

/** Formats that have a number and no text in the file. Those of East Asia differ by language, but all are dates. */
const BUILT_IN: ReadonlyMap<number, string> = new Map([
  [1, '0'],
  [2, '0.00'],
  [3, '#,##0'],
  [4, '#,##0.00'],
  [5, '$#,##0_);($#,##0)'],
  [6, '$#,##0_);[Red]($#,##0)'],
  [7, '$#,##0.00_);($#,##0.00)'],
  [8, '$#,##0.00_);[Red]($#,##0.00)'],
  [9, '0%'],
  [10, '0.00%'],
  [11, '0.00E+00'],
  [12, '# ?/?'],
  [13, '# ??/??'],
  [14, 'mm-dd-yy'],
  [15, 'd-mmm-yy'],
  [16, 'd-mmm'],
  [17, 'mmm-yy'],
  [18, 'h:mm AM/PM'],
  [19, 'h:mm:ss AM/PM'],
  [20, 'h:mm'],
  [21, 'h:mm:ss'],
  [22, 'm/d/yy h:mm'],
  ...range(27, 36).map((id): [number, string] => [id, EAST_ASIAN_DAY]),
  [37, '#,##0_);(#,##0)'],
  [38, '#,##0_);[Red](#,##0)'],
  [39, '#,##0.00_);(#,##0.00)'],
  [40, '#,##0.00_);[Red](#,##0.00)'],
  [41, '_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)'],
  [42, '_($* #,##0_);_($* (#,##0);_($* "-"_);_(@_)'],
  [43, '_(* #,##0.00_);_(* (#,##0.00);_(* "-"??_);_(@_)'],
  [44, '_($* #,##0.00_);_($* (#,##0.00);_($* "-"??_);_(@_)'],
  [45, 'mm:ss'],
  [46, '[h]:mm:ss'],
  [47, 'mm:ss.0'],
  [48, '##0.0E+0'],
  [49, '@'],
  ...range(50, 58).map((id): [number, string] => [id, EAST_ASIAN_DAY]),
]);

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** @param custom the format's text, where the file has one */
export function numberFormat(id: number, custom: string | undefined): NumberFormat {
  const code = custom ?? BUILT_IN.get(id);
  return code === undefined ? GENERAL : readFormat(code);
}

/** Quoted text, characters after `\`, `_`, `*`, and brackets: what they hold is no sign for a day or a percentage. */
const NOT_SIGNS = /"[^"]*(?:"|$)|[\\_*][^]?|\[[^\]]*(?:\]|$)/gu;
const ELAPSED = /^\[(?:h+|m+|s+)\]$/iu;

function readFormat(code: string): NumberFormat {
  const elapsed = (code.match(NOT_SIGNS) ?? []).some((piece) => ELAPSED.test(piece));
  const signs = code
    .replace(NOT_SIGNS, '')
    .replace(/general/giu, '')
    .replace(/e[+-]/giu, '');
  const percent = signs.includes('%');
  if (elapsed) return { code, shows: 'elapsed', hasDay: false, percent };
  if (/[dmyhse]|a\/p/iu.test(signs)) {
    return { code, shows: 'date', hasDay: /[dye]|mmm/iu.test(signs) || !/[hs]/iu.test(signs), percent };
  }
  return { code, shows: 'number', hasDay: false, percent };
}
