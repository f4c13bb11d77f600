/** The words of the workbook. Reports are Vietnamese whatever language the screen speaks (DESIGN 4). */
import { lastWorkingDay, partsOf, type Day } from '../../domain/day.ts';
import type { Verdict } from '../../domain/assessment.ts';
import type { ReportState } from '../../domain/discipline.ts';
import type { Figure, MilestoneState } from '../../domain/observation.ts';
import { numberOf, yearOf, type Period, type Quarter } from '../../domain/period.ts';
import { unitAt, type IndicatorAt } from '../../domain/plan.ts';
import type { BlankReason } from '../../domain/rollup.ts';
import type { Status } from '../../domain/status.ts';
import { weekdayName } from '../../messages/format.ts';
import { figureWords } from '../../messages/shared.ts';

export const SHEETS = {
  ranking: 'Đề xuất khen thưởng (nội bộ)',
  annex: 'Phụ lục',
  adjustments: 'Điều chỉnh so với bản đã gửi',
  details: 'Số liệu theo đơn vị',
  units: 'Theo đơn vị',
  words: 'Khó khăn, kiến nghị',
  tasks: 'Nhiệm vụ',
  discipline: 'Kỷ luật báo cáo',
  charts: 'Biểu đồ',
  method: 'Ghi chú cách tính',
} as const;

export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  exceeded: 'Vượt',
  met: 'Đạt',
  in_progress: 'Đang thực hiện',
  not_met: 'Chưa đạt',
  no_cases: 'Không phát sinh',
  no_data: 'Chưa có số liệu',
  not_assessed: 'Chưa đánh giá',
  no_target: 'Không có mục tiêu',
};

export const MILESTONE_WORDS: Readonly<Record<MilestoneState, string>> = {
  not_started: 'Chưa triển khai',
  in_progress: 'Đang thực hiện',
  done: 'Đã hoàn thành',
};

/** What a milestone is held against. */
export const MILESTONE_TARGET = 'Hoàn thành';

export const BLANK_WORDS: Readonly<Record<BlankReason, string>> = {
  not_additive: 'Không tính số chung: tỷ lệ của các đơn vị không cộng được với nhau, xem số của từng đơn vị',
  previous_unknown: 'Chưa tính được kết quả riêng của quý: thiếu số liệu lũy kế của quý trước',
  not_comparable: 'Không tính được kết quả riêng của quý: số liệu lũy kế không so được với quý trước',
};

export const STATE_WORDS: Readonly<Record<ReportState, string>> = {
  on_time: 'Đúng hạn',
  late: 'Muộn',
  partial: 'Còn thiếu',
  missing: 'Chưa báo cáo',
  returned: 'Đã trả lại, chờ chỉnh lý',
};

export const NO_CASES = 'Không phát sinh';
export const NOT_REPORTED = 'Chưa báo cáo';
export const NOT_COUNTED = 'Không tính vào tổng';

const ROMAN = ['', 'I', 'II', 'III', 'IV'] as const;
const roman = (quarter: Quarter): string => ROMAN[numberOf(quarter)] ?? '';

/** «quý III» */
export const quarterWords = (quarter: Quarter): string => `quý ${roman(quarter)}`;
/** «quý III năm 2026» */
export const quarterOfYear = (quarter: Quarter): string => `${quarterWords(quarter)} năm ${yearOf(quarter)}`;
/** «III/2026», for a column that is headed «Quý». */
export const quarterShort = (quarter: Quarter): string => `${roman(quarter)}/${yearOf(quarter)}`;

export function periodWords({ kind, year, last }: Period): string {
  switch (kind) {
    case 'quarter':
      return quarterOfYear(last);
    case 'half':
      return `6 tháng đầu năm ${year}`;
    case 'nine_months':
      return `9 tháng đầu năm ${year}`;
    case 'year':
      return `năm ${year}`;
  }
}

const two = (number: number): string => number.toString().padStart(2, '0');
/** Decree 30/2020: days have two digits, of the months only January and February. */
const monthDigits = (month: number): string => (month <= 2 ? two(month) : month.toString());

/** «14/9/2026», «05/01/2026» */
export function shortDay(day: Day): string {
  const { year, month, day: date } = partsOf(day);
  return `${two(date)}/${monthDigits(month)}/${year}`;
}

/** «ngày 05 tháng 9 năm 2026» */
export function longDay(day: Day): string {
  const { year, month, day: date } = partsOf(day);
  return `ngày ${two(date)} tháng ${monthDigits(month)} năm ${year}`;
}

const dayWithWeekday = (day: Day): string => `${weekdayName(day, 'vi')}, ngày ${shortDay(day)}`;

/** The last day to report with its weekday and, on a weekend, the last working day before it. */
export function dueWords(due: Day): string {
  const working = lastWorkingDay(due);
  return working === due
    ? dayWithWeekday(due)
    : `${dayWithWeekday(due)}; ngày làm việc cuối cùng trước hạn: ${dayWithWeekday(working)}`;
}

/** A figure inside a sentence. */
export const oldFigure = (figure: Figure): string =>
  figure.kind === 'milestone' ? MILESTONE_WORDS[figure.state].toLowerCase() : figureWords(figure, 'vi');

/** «A, B, C và 37 đơn vị khác» */
export function shortList(names: readonly string[], most = 4): string {
  if (names.length <= most + 1) return names.join(', ');
  return `${names.slice(0, most).join(', ')} và ${names.length - most} đơn vị khác`;
}

export const upper = (text: string): string => text.normalize('NFC').toLocaleUpperCase('vi');

/** The lead unit by the name it bore in the period. */
export function leadOf({ lead }: IndicatorAt, { plan, window }: Status): string | null {
  const unit = plan.units.find(({ code }) => code === lead);
  if (unit === undefined) return null;
  const { shortName, name } = unitAt(unit, window.to);
  return shortName ?? name;
}
