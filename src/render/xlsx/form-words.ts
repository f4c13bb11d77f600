/** The sentences of the form. */
import type { Section } from '../../domain/plan.ts';
import {
  MILESTONE_CHOICES,
  NO_CASES_MARK,
  type FormIndicator,
  type KnownFigure,
  type UnitForm,
} from '../../domain/unit-form.ts';
import { formatDay, formatDue, formatShown, withMeasure } from '../../messages/format.ts';
import { figureWords } from '../../messages/shared.ts';
import type { Face } from './styles.ts';
import { quarterOfYear, quarterWords, upper } from './words.ts';

export const TITLE = 'BIỂU MẪU BÁO CÁO SỐ LIỆU';
export const FORM_SHEET = 'Báo cáo';
export const NO_INDICATORS = 'Đơn vị không có chỉ tiêu phải báo cáo trong quý này.';

export const INSTRUCTIONS = [
  'Chỉ điền các ô tô màu (ô gạch chéo không phải điền; các ô khác đã khóa, không đặt mật khẩu). Chỉ gõ chữ số, không kèm đơn vị tính; tỷ lệ tự tính. Chữ dài thì kéo cao dòng.',
  `Để trống: chưa có số liệu. Số 0: có số liệu và bằng 0. Trong kỳ không có trường hợp nào để tính: chọn «${NO_CASES_MARK}». Không chèn, xóa, đổi chỗ dòng, cột.`,
].join('\n');

export const quarterLine = ({ quarter, window }: UnitForm): string =>
  `Quý ${quarterOfYear(quarter).slice('quý '.length)} (số liệu từ ${formatDay(window.from)} đến ${formatDay(window.to)})`;

export function dueLine({ office, unit, window }: UnitForm): string {
  const due = formatDue(window.due, 'vi').replace(' (', '\n(');
  // The office that gathers all forms sends its own to nobody.
  if (unit.role === 'standing') return `Hoàn thành chậm nhất: ${due}`;
  return office === null ? `Gửi báo cáo chậm nhất: ${due}` : `Gửi về ${office} chậm nhất: ${due}`;
}

/** Capitals for Roman numerals, bold down to the lettered headings, italic below them. */
export function headingWords({ label, title }: Section): readonly [string, Face] {
  if (label === null) return [title, { bold: true }];
  if (/^\p{Lu}+$/u.test(label)) return [`${label}. ${upper(title)}`, { bold: true }];
  if (/^[\p{L}\d]+$/u.test(label)) return [`${label}. ${title}`, { bold: true }];
  return [`${label} ${title}`, { italic: true }];
}

/** What stands below an indicator's name: what is counted, up to when, and how it is filled in. */
export function hintsOf(asked: FormIndicator, form: UnitForm): string[] {
  const { indicator, doneIn } = asked;
  const { numerator, denominator, publishedBy, kind } = indicator;
  return [
    ...(kind === 'ratio' && numerator !== null ? [`- Tử số: ${numerator}`] : []),
    ...(kind === 'ratio' && denominator !== null ? [`- Mẫu số: ${denominator}`] : []),
    ...(kind === 'milestone'
      ? ['- Cột Kết quả: chọn tình trạng; cột Tử số, Mẫu số: ghi số, ngày của văn bản (nếu có)']
      : [`- ${spanOf(asked, form)}`]),
    ...targetHints(asked).map((hint) => `- ${hint}`),
    ...(publishedBy === null ? [] : [`- Do ${publishedBy} công bố: điền nếu đã được công bố`]),
    ...(doneIn === null
      ? []
      : [`- Đã báo cáo hoàn thành từ ${quarterOfYear(doneIn)}, không phải báo cáo lại`]),
  ];
}

/** Whose target it is and up to when, where it is not simply the unit's at any time. */
function targetHints({ indicator, target }: FormIndicator): string[] {
  if (target === null) return [];
  const [first, ...others] = target.inForce.parts;
  const last = others.at(-1) ?? first;
  const common = target.common ? ['Mục tiêu chung của các đơn vị báo cáo chỉ tiêu này'] : [];
  if (first === undefined || last === undefined) return common;
  const { per } = first.target;
  if (per === 'year')
    return indicator.overQuarters === 'sum' ? [...common, 'Mục tiêu tính cho cả năm'] : common;
  return first.quarter === last.quarter
    ? [...common, `Mục tiêu của ${quarterWords(last.quarter)}`]
    : [...common, `Mục tiêu cộng dồn từ ${quarterWords(first.quarter)} đến ${quarterWords(last.quarter)}`];
}

/** Which days a figure counts: the point on which forms go wrong most. */
function spanOf({ indicator }: FormIndicator, { window, yearFrom }: UnitForm): string {
  const to = formatDay(window.to);
  switch (indicator.kind === 'percent' ? 'latest' : indicator.overQuarters) {
    case 'latest':
      return `Số liệu tại ngày ${to}`;
    case 'sum':
      return `Số phát sinh trong kỳ, từ ${formatDay(window.from)} đến ${to}`;
    case 'cumulative':
      return `Số lũy kế từ đầu năm, từ ${formatDay(yearFrom)} đến ${to}`;
  }
}

/** Last quarter's figure: the result, and for a pair its two numbers. */
export function beforeWords(before: KnownFigure | null, measure: string): string | null {
  if (before === null) return null;
  const { figure } = before.observation;
  if (figure.kind === 'milestone') return MILESTONE_CHOICES[figure.state];
  if (before.noCases || before.result === null) return NO_CASES_MARK;
  const result = formatShown(before.result.shown, 'vi');
  return figure.kind === 'ratio'
    ? `${measure === '%' ? withMeasure(result, measure) : result}\n(${figureWords(figure, 'vi')})`
    : measure === '%'
      ? withMeasure(result, measure)
      : result;
}
