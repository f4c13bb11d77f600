/** Whom to commend, as a proposal: a sheet for the office alone, in a workbook that is not sent out. */
import type { Worksheet } from 'exceljs';
import type { Evidence, RankedUnit, Ranking, UnrankedUnit } from '../../domain/rank-units.ts';
import { taskPoints } from '../../domain/ranking-evidence.ts';
import { PARTS } from '../../domain/ranking.ts';
import { show } from '../../domain/rounding.ts';
import { exact } from '../../domain/exact.ts';
import type { Figured } from '../../domain/status.ts';
import { capital, formatShown } from '../../messages/format.ts';
import { ranking as words } from '../../messages/vi/ranking.ts';
import {
  BLANK,
  columnLetter,
  count,
  numbered,
  putHeader,
  putRow,
  putWords,
  setColumns,
  text,
  type CellContent,
  type Column,
} from './grid.ts';
import { givenNumber } from './number-cell.ts';
import { setPrinted, setUpPage } from './styles.ts';
import { periodWords, quarterWords, shortDay, STATE_WORDS, upper } from './words.ts';

const COLUMNS: readonly Column[] = [
  { header: 'Hạng (đề xuất)', width: 11, align: 'center' },
  { header: 'Đơn vị', width: 25, align: 'left' },
  { header: 'Chỉ tiêu chủ trì', width: 10, align: 'center' },
  { header: 'Nhiệm vụ đúng hạn', width: 10, align: 'center' },
  { header: 'Chấp hành báo cáo', width: 10, align: 'center' },
  { header: 'Tổng điểm', width: 9, align: 'center' },
  { header: 'Đề xuất', width: 19, align: 'left' },
  { header: 'Căn cứ', width: 42, align: 'left' },
];
const LAST = COLUMNS.length - 1;
const WHOLE = { from: 0, to: LAST, align: 'center' } as const;
const HEADER_ROW = 6;

/** On top of the sheet, in the words of its printed head, and in the title of the file. */
export const INTERNAL_MARK = 'NỘI BỘ – KHÔNG GỬI KÈM BÁO CÁO';

const METHOD = [
  'Điểm chỉ tiêu: trung bình cộng tỷ lệ hoàn thành của các chỉ tiêu đơn vị chủ trì, mỗi chỉ tiêu nhiều nhất 100 điểm. Chưa có số liệu tính 0 điểm. Mốc công việc: xong 100, đang thực hiện 50, chưa triển khai 0. Không tính chỉ tiêu không phát sinh, không có mục tiêu, cấp trên chưa công bố hoặc không tính được số chung.',
  'Điểm nhiệm vụ: số nhiệm vụ hoàn thành đúng hạn trên số nhiệm vụ đến hạn trong kỳ (theo quý dương lịch), nhân 100. Không tính nhiệm vụ chưa đến hạn, tạm dừng, đã hủy và nhiệm vụ giao chung cho mọi đơn vị.',
  'Điểm báo cáo: trung bình các quý đến hạn; đủ số liệu đúng hạn 100, muộn 1–2 ngày 70, muộn hơn 40 (chưa đủ số liệu thì còn tính muộn từng ngày), chưa báo cáo hoặc đã trả lại 0.',
  'Phần không áp dụng cho đơn vị thì trọng số của phần đó chia cho các phần còn lại theo tỷ lệ. Đơn vị bằng điểm đồng hạng. Mức đề xuất: từ 90, từ 70, từ 50 và dưới 50 điểm; chưa xét các điều kiện khác của Nghị định số 335/2025/NĐ-CP.',
] as const;

export function fillRanking(sheet: Worksheet, ranking: Ranking): void {
  setUpPage(sheet);
  setColumns(sheet, COLUMNS);
  putWords(sheet, 1, COLUMNS, WHOLE, INTERNAL_MARK, { size: 13, bold: true });
  putWords(sheet, 2, COLUMNS, WHOLE, `ĐỀ XUẤT KHEN THƯỞNG ${upper(periodWords(ranking.period))} (NỘI BỘ)`, {
    size: 14,
    bold: true,
  });
  putWords(sheet, 3, COLUMNS, WHOLE, words.disclaimer, { size: 12, italic: true });
  putWords(sheet, 4, COLUMNS, WHOLE, weightWords(ranking), { size: 12 });
  putHeader(sheet, HEADER_ROW, COLUMNS);
  let row = HEADER_ROW;
  for (const each of ranking.ranked) putRow(sheet, ++row, COLUMNS, rankedCells(each));
  for (const each of ranking.unranked) putRow(sheet, ++row, COLUMNS, unrankedCells(each));
  putWords(sheet, (row += 2), COLUMNS, { ...WHOLE, align: 'left' }, 'Cách tính', { size: 12, bold: true });
  for (const sentence of METHOD)
    putWords(sheet, ++row, COLUMNS, { ...WHOLE, align: 'left' }, `- ${sentence}`, { size: 11 });
  setPrinted(sheet, {
    titles: [HEADER_ROW, HEADER_ROW],
    lastColumn: columnLetter(LAST),
    lastRow: row,
  });
  sheet.views = [{ state: 'normal', showGridLines: false }];
}

function weightWords({ weights, today }: Ranking): string {
  const each = PARTS.map((part) =>
    words.weight(words.parts[part], formatShown(show(exact(weights[part]), 6), 'vi')),
  );
  return `Trọng số: ${each.join(', ')}. Nhiệm vụ và báo cáo tính đến ngày ${shortDay(today)}.`;
}

const pointsCell = (figured: Figured | null): CellContent =>
  figured === null ? text('Không áp dụng') : numbered(givenNumber(figured.exact, figured.shown));

const rankedCells = (ranked: RankedUnit): CellContent[] => [
  count(ranked.rank),
  text(ranked.unit.name),
  ...PARTS.map((part) => pointsCell(ranked.parts[part].points)),
  pointsCell(ranked.score),
  text(words.proposed(words.bands[ranked.band])),
  text(basisOf(ranked)),
];

const unrankedCells = (unranked: UnrankedUnit): CellContent[] => [
  text('–'),
  text(unranked.unit.name),
  BLANK,
  BLANK,
  BLANK,
  BLANK,
  text(words.unranked),
  text(`${capital(words.reasons[unranked.reason])}. ${basisOf(unranked)}`.trim()),
];

/** What the place rests on, in short. */
function basisOf({ led, tasks, reports }: Evidence): string {
  const counted = led.filter(({ points }) => points !== null);
  const missing = led.filter(({ basis }) => basis === 'no_data').map(({ indicator }) => indicator.code);
  const due = tasks.filter((each) => taskPoints(each) !== null);
  const onTime = due.filter(({ outcome }) => outcome === 'on_time');
  const states = reports.map(
    ({ quarter, discipline: { state, daysLate } }) =>
      `${quarterWords(quarter)} ${STATE_WORDS[state].toLowerCase()}${state === 'late' ? ` ${daysLate} ngày` : ''}`,
  );
  const parts = [
    ...(led.length === 0 ? [] : [`chủ trì ${led.length} chỉ tiêu, tính điểm ${counted.length}`]),
    ...(missing.length === 0 ? [] : [`chưa có số liệu (0 điểm): ${missing.join(', ')}`]),
    ...(due.length === 0 ? [] : [`nhiệm vụ đúng hạn ${onTime.length}/${due.length}`]),
    ...(states.length === 0 ? [] : [`báo cáo: ${states.join(', ')}`]),
  ];
  const joined = parts.join('; ');
  return joined === '' ? '' : `${capital(joined)}.`;
}
