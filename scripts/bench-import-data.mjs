// What `bench:import` imports: a plan of 1000 units and 25 indicators, and a figure in each place of its four quarters,
// as a csv file, as a workbook, and as rows of the table for those who only insert them. The same in every run.
import { once } from 'node:events';
import { createWriteStream, writeFileSync } from 'node:fs';

export const YEAR = 2025;
const UNITS = 1000;
const INDICATORS = 25;
const QUARTERS = 4;
export const ROWS = UNITS * INDICATORS * QUARTERS;

const HEADINGS = ['Mã đơn vị', 'Mã chỉ tiêu', 'Năm', 'Quý', 'Giá trị', 'Tử số', 'Mẫu số', 'Ghi chú'];
const KINDS = ['amount', 'ratio', 'percent', 'ratio', 'amount'];
const VILLAGES = [
  'Đông Hòa',
  'Đồng Tiến',
  'An Phú',
  'Thủy Lợi',
  'Nghĩa Lộ',
  'Quyết Thắng',
  'Hòa Bình',
  'Mỹ Thịnh',
];
const SUBJECTS = [
  'hộ dùng nước sạch',
  'hồ sơ đúng hạn',
  'trẻ em đến trường',
  'thu ngân sách',
  'đường được cứng hóa',
];

const padded = (number, length) => String(number).padStart(length, '0');
const unitCode = (unit) => `T${padded(unit + 1, 4)}`;
const indicatorCode = (indicator) => `CT${padded(indicator + 1, 2)}`;
const kindOf = (indicator) => KINDS[indicator % KINDS.length];

export function writePlan(path) {
  const units = Array.from({ length: UNITS }, (_, unit) => ({
    code: unitCode(unit),
    name: `Thôn ${VILLAGES[unit % VILLAGES.length]} ${unit + 1}`,
  }));
  const reporters = units.map(({ code }) => code);
  const indicators = Array.from({ length: INDICATORS }, (_, indicator) => ({
    code: indicatorCode(indicator),
    name: `Chỉ tiêu ${indicator + 1}: ${SUBJECTS[indicator % SUBJECTS.length]}`,
    section: 'a',
    reporters,
    ...FORMS[kindOf(indicator)],
  }));
  const targets = indicators.map(({ code, kind }) => ({
    indicator: code,
    value: kind === 'amount' ? '500' : '90',
    from: `${YEAR}Q1`,
    per: 'year',
    scope: kind === 'percent' ? 'unit' : 'plan',
  }));
  const plan = {
    format: 'kpi-plan/1',
    code: `bench-${YEAR}`,
    title: 'Kế hoạch để đo tốc độ (tên và số liệu đều đặt ra)',
    year: YEAR,
    reporting: { quarterWindow: 'calendar', dueDay: 15, dueMonth: 'next' },
    sections: [{ code: 'a', title: 'Chỉ tiêu', parent: null }],
    units,
    indicators,
    targets,
  };
  writeFileSync(path, JSON.stringify(plan));
}

const FORMS = {
  amount: {
    kind: 'amount',
    measure: 'triệu đồng',
    decimals: 2,
    direction: 'at_least',
    overUnits: 'sum',
    overQuarters: 'sum',
  },
  ratio: {
    kind: 'ratio',
    measure: '%',
    decimals: 2,
    whole: true,
    direction: 'at_least',
    overUnits: 'sum',
    overQuarters: 'latest',
    numerator: 'Số đạt',
    denominator: 'Tổng số',
  },
  percent: {
    kind: 'percent',
    measure: '%',
    decimals: 2,
    direction: 'at_least',
    overUnits: 'single',
    overQuarters: 'latest',
  },
};

/** All figures, unit by unit as a person would sort them. */
export function makeFigures() {
  const random = seeded(20250331);
  const figures = [];
  for (let quarter = 1; quarter <= QUARTERS; quarter += 1) {
    for (let unit = 0; unit < UNITS; unit += 1) {
      for (let indicator = 0; indicator < INDICATORS; indicator += 1) {
        const row = figures.length + 2;
        figures.push({
          row,
          unit: unitCode(unit),
          indicator: indicatorCode(indicator),
          quarter,
          ...figureOf(kindOf(indicator), random),
          note: row % 3 === 0 ? `Theo báo cáo của thôn, dòng ${row}` : null,
        });
      }
    }
  }
  return figures;
}

function figureOf(kind, random) {
  if (kind === 'ratio') {
    const denominator = 1 + random(2000);
    return { value: null, numerator: random(denominator + 1), denominator };
  }
  // Two decimals, of which one may be a zero that is not written.
  const value = kind === 'percent' ? random(10_001) / 100 : random(5_000_000) / 100;
  return { value, numerator: null, denominator: null };
}

/** Small whole numbers below a bound, the same in every run (xorshift32). */
function seeded(seed) {
  let state = seed;
  return (bound) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % bound;
  };
}

const columnsOf = ({ unit, indicator, quarter, value, numerator, denominator, note }) => [
  unit,
  indicator,
  YEAR,
  quarter,
  value,
  numerator,
  denominator,
  note,
];

/** As Excel saves it here: semicolons, decimal commas, a mark at the beginning, CR LF. */
export function writeCsv(path, figures) {
  const field = (value) => (value === null ? '' : String(value).replace('.', ','));
  const lines = figures.map((figure) => columnsOf(figure).map(field).join(';'));
  writeFileSync(path, `\ufeff${[HEADINGS.join(';'), ...lines, ''].join('\r\n')}`);
}

/** Numbers as numbers, texts as shared strings: as Excel keeps them. */
export async function writeWorkbook(path, figures) {
  const { default: excel } = await import('exceljs');
  const stream = createWriteStream(path);
  const book = new excel.stream.xlsx.WorkbookWriter({ stream, useSharedStrings: true });
  const sheet = book.addWorksheet('Số liệu');
  sheet.addRow(HEADINGS).commit();
  for (const figure of figures) sheet.addRow(columnsOf(figure)).commit();
  const closed = once(stream, 'close');
  await book.commit();
  await closed;
}

/** As the import writes them into its table. */
export const tableRowsOf = (figures) =>
  figures.map(({ row, unit, indicator, quarter, value, numerator, denominator, note }) => ({
    indicator,
    unit,
    period: `${YEAR}Q${quarter}`,
    kind: value === null ? 'ratio' : 'value',
    numerator: textOf(numerator),
    denominator: textOf(denominator),
    value: textOf(value),
    note,
    cell: value === null ? `F${row}` : `E${row}`,
  }));

const textOf = (number) => (number === null ? null : String(number));
