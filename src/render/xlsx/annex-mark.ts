/** Whether this report was issued, and as which version: the line that every copy of it carries. */
import type { Report } from '../../domain/report.ts';
import { formatDay } from '../../messages/format.ts';

/** How the line of a report begins that was never issued, and that of a part of an issued one. */
export const DRAFT_MARK = 'Bản dự thảo';
export const EXTRACT_MARK = 'Trích bản';

export function markWords({ mark, status }: Pick<Report, 'mark' | 'status'>): string {
  if (mark.kind === 'draft')
    return mark.replaces === null
      ? `${DRAFT_MARK}, chưa phát hành`
      : `${DRAFT_MARK}, thay cho bản phát hành lần ${mark.replaces}`;
  const whole = status.unit === null ? 'Bản' : EXTRACT_MARK;
  return `${whole} phát hành lần ${mark.version}, khóa ngày ${formatDay(mark.on)} · Mã kiểm tra: ${mark.checkCode}`;
}
