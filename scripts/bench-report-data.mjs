// What `bench:report` reports on: a plan of 3,000 units and 20 indicators with a figure of each unit for one quarter, as
// a csv file that `kpi import` reads. The same in every run.
import { writeFileSync } from 'node:fs';

export const PERIOD = '2025Q2';
export const UNITS = 3000;
export const INDICATORS = 20;
export const FIGURES = UNITS * INDICATORS;

const HEADINGS = ['Mã đơn vị', 'Mã chỉ tiêu', 'Năm', 'Quý', 'Giá trị', 'Tử số', 'Mẫu số', 'Nguồn', 'Ghi chú'];
const VILLAGES = ['Đông Hòa', 'Đồng Tiến', 'An Phú', 'Thủy Lợi', 'Nghĩa Lộ', 'Quyết Thắng', 'Mỹ Thịnh'];
const SUBJECTS = [
  'hộ dùng nước sạch',
  'hồ sơ đúng hạn',
  'trẻ em đến trường',
  'thu ngân sách',
  'hộ có Internet',
];

const unitCode = (unit) => `T${String(unit + 1).padStart(4, '0')}`;
const indicatorCode = (indicator) => `CT${String(indicator + 1).padStart(2, '0')}`;
/** Every fifth is an amount of money, the others are ratios. */
const isAmount = (indicator) => indicator % 5 === 3;

export function writeLargePlan(path) {
  const units = Array.from({ length: UNITS }, (_, unit) => ({
    code: unitCode(unit),
    name: `Thôn ${VILLAGES[unit % VILLAGES.length]} ${unit + 1}`,
  }));
  const reporters = units.map(({ code }) => code);
  const indicators = Array.from({ length: INDICATORS }, (_, indicator) => ({
    code: indicatorCode(indicator),
    name: `Tỷ lệ, số lượng của chỉ tiêu ${indicator + 1}: ${SUBJECTS[indicator % SUBJECTS.length]}`,
    section: 'a',
    reporters,
    direction: 'at_least',
    overUnits: 'sum',
    overQuarters: 'latest',
    decimals: 2,
    ...(isAmount(indicator)
      ? { kind: 'amount', measure: 'triệu đồng' }
      : { kind: 'ratio', measure: '%', whole: true, numerator: 'Số đạt', denominator: 'Tổng số' }),
  }));
  const targets = indicators.map(({ code, kind }) => ({
    indicator: code,
    value: kind === 'amount' ? '500000' : '90',
    from: '2025Q1',
    per: 'year',
    scope: 'plan',
  }));
  const plan = {
    format: 'kpi-plan/1',
    code: 'lon-2025',
    title: 'Kế hoạch để đo tốc độ (tên và số liệu đều đặt ra)',
    year: 2025,
    reporting: { quarterWindow: 'calendar', dueDay: 15, dueMonth: 'next' },
    sections: [{ code: 'a', title: 'Chỉ tiêu', parent: null }],
    units,
    indicators,
    targets,
  };
  writeFileSync(path, JSON.stringify(plan));
}

/** Semicolons, decimal commas, a mark at the beginning, CR LF: as Excel saves it here. */
export function writeLargeFigures(path) {
  const random = seeded(20250630);
  const lines = [HEADINGS.join(';')];
  for (let unit = 0; unit < UNITS; unit += 1) {
    for (let indicator = 0; indicator < INDICATORS; indicator += 1) {
      const denominator = 1 + random(2000);
      const pair = isAmount(indicator) ? ['', ''] : [random(denominator + 1), denominator];
      const value = isAmount(indicator) ? String(random(5_000_000) / 100).replace('.', ',') : '';
      const source = `Báo cáo số ${unit + 1}/BC-T`;
      const note = lines.length % 3 === 0 ? `Theo báo cáo của thôn, dòng ${lines.length}` : '';
      lines.push([unitCode(unit), indicatorCode(indicator), 2025, 2, value, ...pair, source, note].join(';'));
    }
  }
  writeFileSync(path, `\ufeff${[...lines, ''].join('\r\n')}`);
}

/** Small whole numbers below a bound, the same in every run (xorshift32). */
export function seeded(seed) {
  let state = seed;
  return (bound) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % bound;
  };
}
