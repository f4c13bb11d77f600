/** Random tables of figures, and the many ways in which they are written to files. */
import fc from 'fast-check';
import { rowsXml, type Content } from './import-sheets.ts';
import { sheetOf, utf16 } from './xlsx-parts.ts';

/** One figure of a table; `digits` as they are kept: a dot, no zeros at the end. */
export interface TableFigure {
  readonly unit: string;
  readonly indicator: 'CT01' | 'CT03';
  readonly quarter: number;
  readonly digits: string;
  readonly note: string;
}

const trimmedDigits = (whole: number, decimals: string): string => {
  const short = decimals.replace(/0+$/u, '');
  return short === '' ? String(whole) : `${whole}.${short}`;
};

const digits = fc
  .tuple(fc.nat({ max: 999_999_999 }), fc.stringMatching(/^\d{0,6}$/u))
  .map(([whole, decimals]) => trimmedDigits(whole, decimals));

const note = fc.oneof(
  fc.constant(''),
  fc.stringMatching(/^[a-zđôướặ;,"'\t ]{0,12}$/u).map((text) => text.trim()),
  fc.constant('dòng 1\ndòng 2'),
);

export const tables: fc.Arbitrary<TableFigure[]> = fc.uniqueArray(
  fc.record({
    unit: fc.constantFrom('T01', 'T02', 'T03', 'T04'),
    indicator: fc.constantFrom('CT01' as const, 'CT03' as const),
    quarter: fc.integer({ min: 1, max: 4 }),
    digits,
    note,
  }),
  {
    minLength: 1,
    maxLength: 12,
    selector: ({ unit, indicator, quarter }) => `${unit} ${indicator} ${quarter}`,
  },
);

export const expected = (figures: readonly TableFigure[], indicator: string): string[] =>
  figures
    .filter((figure) => figure.indicator === indicator)
    .map(({ unit, quarter, digits: text }) => `${unit} 2025Q${quarter} ${text}`)
    .sort();

/** How a csv file is written. */
export interface Manner {
  readonly delimiter: ';' | ',' | '\t';
  readonly end: '\r\n' | '\n' | '\r';
  readonly encoding: 'utf-8' | 'utf-8-mark' | 'utf-16le' | 'utf-16be' | 'utf-16le-bare';
  readonly quotes: 'all' | 'needed';
  readonly grouped: boolean;
  readonly title: boolean;
  readonly total: boolean;
}

export const manners: fc.Arbitrary<Manner> = fc.record({
  delimiter: fc.constantFrom(';' as const, ',' as const, '\t' as const),
  end: fc.constantFrom('\r\n' as const, '\n' as const, '\r' as const),
  encoding: fc.constantFrom(
    'utf-8' as const,
    'utf-8-mark' as const,
    'utf-16le' as const,
    'utf-16be' as const,
    'utf-16le-bare' as const,
  ),
  quotes: fc.constantFrom('all' as const, 'needed' as const),
  grouped: fc.boolean(),
  title: fc.boolean(),
  total: fc.boolean(),
});

/** `1234567.5` -> `1.234.567,5` */
function vietnamese(text: string, grouped: boolean): string {
  const [whole = '', decimals] = text.split('.');
  // A lone group of three could be decimals; what stands with a comma cannot.
  const clear = decimals !== undefined || whole.length > 6;
  const shown = grouped && clear ? whole.replace(/\B(?=(?:\d{3})+$)/gu, '.') : whole;
  return decimals === undefined ? shown : `${shown},${decimals}`;
}

export function csvBytes(figures: readonly TableFigure[], manner: Manner): Uint8Array {
  const { delimiter, end, encoding, quotes, grouped, title, total } = manner;
  const field = (text: string): string =>
    quotes === 'all' || /["\r\n;,\t]/u.test(text) || text.startsWith(' ')
      ? `"${text.replaceAll('"', '""')}"`
      : text;
  const line = (...fields: string[]): string => fields.map(field).join(delimiter) + end;
  const text =
    (title ? line('BÁO CÁO SỐ LIỆU', '', '', '', '', '') : '') +
    line('Mã đơn vị', 'Mã chỉ tiêu', 'Năm', 'Quý', 'Giá trị', 'Ghi chú') +
    figures
      .map((figure) =>
        line(
          figure.unit,
          figure.indicator,
          '2025',
          String(figure.quarter),
          vietnamese(figure.digits, grouped),
          figure.note,
        ),
      )
      .join('') +
    (total ? line('Tổng cộng', '', '', '', '1', '') : '');
  switch (encoding) {
    case 'utf-8':
      return new Uint8Array(Buffer.from(text, 'utf8'));
    case 'utf-8-mark':
      return new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf8'));
    case 'utf-16le':
      return utf16(text, 'le');
    case 'utf-16be':
      return utf16(text, 'be');
    case 'utf-16le-bare':
      return utf16(text, 'le', false);
  }
}

/** How each figure stands on a sheet: as a number, as text, or as a formula's result. */
export function xlsxBytes(
  figures: readonly TableFigure[],
  kinds: readonly ('number' | 'text' | 'formula')[],
): Uint8Array {
  const rows = figures.map((figure, index): Content[] => {
    const short = figure.digits.replace('.', '').replace(/^0+/u, '').length <= 15;
    const kind = short ? (kinds[index % kinds.length] ?? 'text') : 'text';
    const shown: Content =
      kind === 'text'
        ? vietnamese(figure.digits, true)
        : { v: figure.digits, ...(kind === 'formula' ? { f: 'A1*1' } : {}) };
    return [
      figure.unit,
      figure.indicator,
      2025,
      figure.quarter,
      shown,
      figure.note === '' ? null : figure.note,
    ];
  });
  return sheetOf(rowsXml([['Mã đơn vị', 'Mã chỉ tiêu', 'Năm', 'Quý', 'Giá trị', 'Ghi chú'], ...rows]));
}

/** A byte changed, put in, taken out, or the end cut off. */
export interface Mutation {
  readonly kind: 'set' | 'insert' | 'remove' | 'cut' | 'double';
  /** Of the length, in ten thousandths. */
  readonly at: number;
  readonly byte: number;
}

export const mutations: fc.Arbitrary<Mutation> = fc.record({
  kind: fc.constantFrom(
    'set' as const,
    'insert' as const,
    'remove' as const,
    'cut' as const,
    'double' as const,
  ),
  at: fc.nat({ max: 9_999 }),
  byte: fc.oneof(
    fc.nat({ max: 255 }),
    fc.constantFrom(...Buffer.from('";,.\t\r\n0%-E\0')),
    fc.constantFrom(0xff, 0xfe),
  ),
});

export function mutated(bytes: Uint8Array, { kind, at, byte }: Mutation): Uint8Array {
  const place = Math.min(bytes.length - 1, Math.floor((at / 10_000) * bytes.length));
  const [before, after] = [bytes.slice(0, place), bytes.slice(place + 1)];
  const here = bytes.slice(place, place + 1);
  switch (kind) {
    case 'set':
      return Uint8Array.from([...before, byte, ...after]);
    case 'insert':
      return Uint8Array.from([...before, byte, ...here, ...after]);
    case 'remove':
      return Uint8Array.from([...before, ...after]);
    case 'cut':
      return before;
    case 'double':
      return Uint8Array.from([...before, ...here, ...here, ...after]);
  }
}
