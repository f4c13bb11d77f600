/** Blanks with and without a reason, in Vietnamese. */
import type { BlankProblems } from '../../domain/blank-problem.ts';
import { periodWords, visible } from '../format.ts';
import { named, type Said } from '../shared.ts';

const quarter = (period: string): string => periodWords(period, 'vi');

export const blankProblems: { readonly [K in keyof BlankProblems]: (facts: BlankProblems[K]) => Said } = {
  blank_has_figure: ({ indicator, unit, period }) => ({
    what: `${named(unit)} đã có số liệu ${named(indicator)} trong ${quarter(period)}, nên không phải là chỗ trống.`,
    next: `Chưa có gì được ghi. Nếu số liệu sai thì rút trước: kpi retract ${indicator.code} ${unit.code} --period ${period} --reason "lý do", rồi ghi lại lệnh này.`,
  }),
  blank_not_owed: ({ indicator, unit, period }) => ({
    what: `${named(unit)} không phải báo cáo ${named(indicator)} trong ${quarter(period)}, nên không cần lý do để trống.`,
    next: `Các chỉ tiêu đơn vị còn thiếu: kpi missing --unit ${unit.code} --period ${period}`,
  }),
};

export const blank = {
  ask: 'Lý do chưa có số liệu:',
  done: (reason: string) => `Để trống, lý do: ${reason}`,
  changed: (before: string, now: string) => `Lý do để trống: ${before} → ${now}`,
  same: (reason: string) => `Không thay đổi; lý do để trống: ${reason}`,
  taken: (before: string) => `Đã bỏ lý do để trống: ${before}`,
  noneSame: 'Không thay đổi; chưa có lý do nào.',
  next: (indicator: string, unit: string, period: string) =>
    `Khi có số liệu: kpi record ${indicator} ${unit} SỐ --period ${period}`,

  /** A line below a unit, or in a list. */
  line: (codes: string, reason: string) => `${codes}: ${visible(reason)}`,
  silent: (codes: string) => `${codes}: chưa có lý do`,
  count: (blanks: number, reasoned: number) =>
    `${blanks} chỗ trống, ${reasoned === 0 ? 'chưa có lý do nào' : `${reasoned} có lý do`}.`,
  withReason: (code: string, reason: string) => `${code} (lý do: ${visible(reason)})`,
  explained: (unit: string, period: string, reason: string) =>
    `${unit}, ${period}: để trống, lý do: ${visible(reason)}`,
  explainedNone: (unit: string, period: string) => `${unit}, ${period}: để trống, chưa có lý do`,
  brought: (indicator: string, unit: string, period: string, reason: string) =>
    `${indicator} · ${unit} · ${period}: để trống, lý do: ${visible(reason)}`,
};

export type BlankTexts = typeof blank;
