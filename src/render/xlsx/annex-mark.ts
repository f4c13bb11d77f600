/** Whether this report was issued, and as which version: the line that every copy of it carries. */
import type { Report } from '../../domain/report.ts';
import { formatDay } from '../../messages/format.ts';

export function markWords({ mark, status }: Pick<Report, 'mark' | 'status'>): string {
  if (mark.kind === 'draft')
    return mark.replaces === null
      ? 'Bản dự thảo, chưa phát hành'
      : `Bản dự thảo, thay cho bản phát hành lần ${mark.replaces}`;
  const whole = status.unit === null ? 'Bản' : 'Trích bản';
  return `${whole} phát hành lần ${mark.version}, khóa ngày ${formatDay(mark.on)} · Mã kiểm tra: ${mark.checkCode}`;
}
