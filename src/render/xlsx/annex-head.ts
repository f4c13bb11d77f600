/** What stands above the annex's table: agencies, the nation's title, number, place and date, titles (decree 30/2020). */
import type { Worksheet } from 'exceljs';
import { partsOf } from '../../domain/day.ts';
import type { Plan } from '../../domain/plan.ts';
import type { Report } from '../../domain/report.ts';
import { blocksOf } from './annex-columns.ts';
import { putWords, type Column, type Span } from './grid.ts';
import { periodWords, shortDay, upper } from './words.ts';

const NATION = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM';
const MOTTO = 'Độc lập - Tự do - Hạnh phúc';
/** A short line in the middle of a block, which no cell border could draw. */
const RULE = '_'.repeat(16);
const RULE_HEIGHT = 10;
const GAP_HEIGHT = 5;

/** Room for a number or a date that is written in by hand. */
const BY_HAND = ' '.repeat(5);

/** @returns the last row used */
export function putAnnexHead(sheet: Worksheet, columns: readonly Column[], { status }: Report): number {
  const { plan, period, window, unit } = status;
  const { issuer } = plan;
  const year = partsOf(window.due).year;
  const { left, right, across } = blocksOf(columns);

  putWords(sheet, 1, columns, left, issuer.parentAgency ?? '', { size: 12 });
  putWords(sheet, 1, columns, right, NATION, { size: 12, bold: true });
  putWords(
    sheet,
    2,
    columns,
    { ...left, vertical: 'top' },
    unit === null ? (issuer.agency ?? '') : upper(unit.name),
    { size: 12, bold: true },
  );
  putWords(sheet, 2, columns, { ...right, vertical: 'top' }, MOTTO, {
    size: 13,
    bold: true,
    underline: true,
  });
  putRule(sheet, 3, columns, left);
  putWords(sheet, 4, columns, left, `Số:${BY_HAND} /${unit === null ? (issuer.symbol ?? 'BC') : 'BC'}`, {
    size: 13,
  });
  const place = issuer.place === null ? '' : `${issuer.place}, `;
  putWords(sheet, 4, columns, right, `${place}ngày${BY_HAND}tháng${BY_HAND}năm ${year}`, {
    size: 13,
    italic: true,
  });
  sheet.getRow(5).height = GAP_HEIGHT;

  putWords(sheet, 6, columns, across, unit === null ? 'PHỤ LỤC' : 'BÁO CÁO', { size: 14, bold: true });
  putWords(sheet, 7, columns, across, `KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU ${upper(periodWords(period))}`, {
    size: 14,
    bold: true,
  });
  putWords(sheet, 8, columns, across, plan.title, { size: 13, bold: true });
  putWords(
    sheet,
    9,
    columns,
    across,
    `Số liệu từ ngày ${shortDay(window.from)} đến ngày ${shortDay(window.to)}`,
    { size: 13 },
  );
  putWords(sheet, 10, columns, across, unit === null ? attached(plan) : `(Số liệu của riêng ${unit.name})`, {
    size: 13,
    italic: true,
  });
  putRule(sheet, 11, columns, across);
  return 11;
}

function putRule(sheet: Worksheet, row: number, columns: readonly Column[], span: Span): void {
  putWords(sheet, row, columns, { ...span, vertical: 'top' }, RULE, { size: 8 });
  sheet.getRow(row).height = RULE_HEIGHT;
}

/** Number and date stay open: an electronic document gets them when it is issued. */
function attached(plan: Plan): string {
  return `(Kèm theo Báo cáo số …/${plan.issuer.symbol ?? 'BC'} ngày … tháng … năm … của ${issuerWords(plan)})`;
}

/** Who signs, written the way the plan's own title writes it («Ban Chỉ đạo», not «BAN CHỈ ĐẠO»). */
export function issuerWords({ title, issuer, signature }: Plan): string {
  const body = signature.onBehalf?.replace(/^T\/?M\.?\s*/u, '') ?? issuer.agency;
  if (body === null) return '…';
  const at = title.toLocaleLowerCase('vi').indexOf(body.toLocaleLowerCase('vi'));
  return at < 0 ? (issuer.agency ?? body) : title.slice(at, at + body.length);
}
