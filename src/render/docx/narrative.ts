/** The four chapters of the written report. Nothing is told that the data does not hold: what is not known stays open. */
import { VERDICTS } from '../../domain/assessment.ts';
import type { UnitDiscipline } from '../../domain/discipline.ts';
import type { UnitAt } from '../../domain/plan.ts';
import type { RemarkLine, TaskLine } from '../../domain/report-words.ts';
import type { Report } from '../../domain/report.ts';
import type { RemarkKind } from '../../domain/submission.ts';
import type { Outlook, Part } from '../../domain/written-report.ts';
import { intake } from '../../messages/vi/intake.ts';
import { dueWords, leadOf, quarterWords, shortDay } from '../xlsx/words.ts';
import { BLANK_LINE, body, heading, subheading, type Paragraph } from './blocks.ts';
import { sentenceOf, standingOf, VERDICT_PHRASES } from './results.ts';

export function chaptersOf(report: Report, outlook: Outlook): Paragraph[] {
  return [
    heading('I. KẾT QUẢ THỰC HIỆN', 1),
    ...results(report, outlook),
    heading('II. KHÓ KHĂN, VƯỚNG MẮC', 1),
    ...orOpen(remarks(report, 'difficulty')),
    heading('III. KIẾN NGHỊ, ĐỀ XUẤT', 1),
    ...orOpen(remarks(report, 'proposal')),
    heading('IV. NHIỆM VỤ TRỌNG TÂM KỲ TỚI', 1),
    ...orOpen(next(report, outlook)),
  ];
}

/** A visible blank where nobody wrote anything. */
const orOpen = (paragraphs: readonly Paragraph[]): readonly Paragraph[] =>
  paragraphs.length > 0 ? paragraphs : [body(BLANK_LINE), body(BLANK_LINE)];

/** Counts below ten have two digits in official texts: «07 chỉ tiêu». */
const count = (number: number): string => number.toString().padStart(2, '0');

function results(report: Report, outlook: Outlook): Paragraph[] {
  const { tasks } = report.words;
  const numbered = partsWords(report, outlook);
  return [
    heading('1. Đánh giá chung', 2),
    body(summary(report, outlook)),
    ...disciplineWords(report, outlook).map((text) => body(text)),
    ...numbered.paragraphs,
    ...(tasks.length === 0
      ? []
      : [
          heading(`${numbered.last + 1}. Tình hình thực hiện nhiệm vụ được giao`, 2),
          ...tasks.flatMap((task) => taskWords(task, report)),
        ]),
  ];
}

function summary({ status }: Report, { reached }: Outlook): string {
  const total = status.rows.length;
  const counts = VERDICTS.filter((verdict) => status.summary[verdict] > 0).map(
    (verdict) => `${VERDICT_PHRASES[verdict]} ${count(status.summary[verdict])} chỉ tiêu`,
  );
  const detail = counts.length === 0 ? '' : ` Cụ thể: ${counts.join('; ')}.`;
  return `Trong kỳ có ${count(total)} chỉ tiêu được theo dõi, trong đó ${reached}/${total} chỉ tiêu đạt và vượt mục tiêu.${detail}`;
}

const nameOf = ({ unit }: { readonly unit: UnitAt }): string => unit.shortName ?? unit.name;

/** Who reported when. Days of delay only where they are over: what is still missing is later every day. */
function disciplineWords({ status, discipline }: Report, outlook: Outlook): string[] {
  const [only, ...others] = discipline;
  if (only === undefined) return [];
  const told = others.length === 0 ? [stateWords(only)] : unitsWords(discipline.length, outlook);
  return [`Về chấp hành chế độ báo cáo (hạn gửi: ${dueWords(status.window.due)}): ${told.join('; ')}.`];
}

/** Of a single unit there is nothing to count. */
function stateWords(unit: UnitDiscipline): string {
  switch (unit.state) {
    case 'on_time':
      return 'đã báo cáo đủ, đúng hạn';
    case 'late':
      return `đã báo cáo đủ, muộn ${daysLate(unit)}`;
    case 'partial':
      return 'còn thiếu số liệu';
    case 'missing':
      return 'chưa báo cáo';
    case 'returned':
      return 'đã trả lại, chờ chỉnh lý';
  }
}

function unitsWords(total: number, { discipline }: Outlook): string[] {
  const { complete, onTime, late, partial, missing, returned } = discipline;
  const some = (
    what: string,
    units: readonly UnitDiscipline[],
    told: ((unit: UnitDiscipline) => string) | null = nameOf,
  ): string[] =>
    units.length === 0
      ? []
      : [
          `${what} ${count(units.length)} đơn vị${told === null ? '' : ` (${units.map(told).join(told === nameOf ? ', ' : '; ')})`}`,
        ];
  const whenIn = [
    ...some('đúng hạn', onTime, null),
    ...some('muộn', late, (unit) => `${nameOf(unit)}: ${daysLate(unit)}`),
  ];
  const inFull = `${complete.length}/${total} đơn vị đã báo cáo đủ`;
  return [
    [inFull, ...(whenIn.length === 0 ? [] : [`trong đó ${whenIn.join(', ')}`])].join(', '),
    ...some('chưa báo cáo', missing),
    ...some('còn thiếu số liệu', partial),
    ...some('đã trả lại, chờ chỉnh lý', returned),
  ];
}

const daysLate = ({ daysLate: days, completeOn }: UnitDiscipline): string =>
  `${count(days)} ngày${completeOn === null ? '' : `, nhận đủ ngày ${shortDay(completeOn)}`}`;

/** Vietnamese documents count a, b, c, d, đ, e, g. */
const LETTERS = 'abcdđeghiklmnopqrstuvxy';

/** `2. …`, below it `a) …`, below that `- …`; indicators are told one step further in. */
function partsWords(report: Report, { parts }: Outlook): { paragraphs: Paragraph[]; last: number } {
  let number = 1;
  let letter = 0;
  const paragraphs = parts.flatMap((part) => {
    if (part.depth === 0) {
      number++;
      letter = 0;
    } else if (part.depth === 1) letter++;
    const title =
      part.section?.title ?? (parts.length === 1 ? 'Kết quả theo từng chỉ tiêu' : 'Chỉ tiêu khác');
    const mark = part.depth < 2 ? '-' : '+';
    return [
      headingOf(part, title, number, letter),
      ...part.entries.map((entry) => body(`${mark} ${sentenceOf(entry, report)}`)),
    ];
  });
  return { paragraphs, last: number };
}

function headingOf({ depth }: Part, title: string, number: number, letter: number): Paragraph {
  if (depth === 0) return heading(`${number}. ${title}`, 2);
  if (depth === 1) return subheading(`${LETTERS.charAt((letter - 1) % LETTERS.length)}) ${title}`);
  return subheading(`- ${title}:`);
}

const lines = (text: string): string[] => text.split(/\r\n|\n|\r/u).filter((part) => part.trim() !== '');

function taskWords({ task, unit, report: said }: TaskLine, report: Report): Paragraph[] {
  const [first, ...others] = lines(said.result ?? '');
  const state = said.state === null ? null : intake.taskStates[said.state].toLowerCase();
  const stands = [state, first].filter((words) => words !== null && words !== undefined).join('. ');
  return [
    body(`- ${withoutStop(task.content)} (${whose(unit, said.quarter, report)}): ${stands}`),
    ...others.map((text) => body(text)),
  ];
}

const withoutStop = (text: string): string => text.trim().replace(/\.$/u, '');

/** Only the period's own quarter goes without saying. */
const whose = (unit: UnitAt, quarter: RemarkLine['quarter'], { status }: Report): string =>
  status.period.quarters.length === 1 ? unit.name : `${unit.name}, ${quarterWords(quarter)}`;

/** The units' own words, each under the unit's name. */
const remarks = (report: Report, kind: RemarkKind): Paragraph[] =>
  report.words.remarks.flatMap((line) => {
    const [first, ...others] = lines(line.remarks[kind]?.text ?? '');
    if (first === undefined) return [];
    return [
      body([{ text: `- ${whose(line.unit, line.quarter, report)}: ` }, { text: first }]),
      ...others.map((text) => body(text)),
    ];
  });

function next(report: Report, { short, tasksLeft }: Outlook): Paragraph[] {
  const chapters = [
    {
      title: 'Tiếp tục thực hiện các chỉ tiêu chưa đạt mục tiêu',
      lines: short.map((entry) => {
        const lead = leadOf(entry.row.indicator, report.status);
        return `- ${entry.row.indicator.name}: ${standingOf(entry)}${lead === null ? '' : ` (chủ trì: ${lead})`}.`;
      }),
    },
    {
      title: 'Tiếp tục triển khai các nhiệm vụ được giao',
      lines: tasksLeft.map(
        ({ task, unit, report: { state } }) =>
          `- ${withoutStop(task.content)}: ${state === null ? '' : intake.taskStates[state].toLowerCase()} (${unit.name}).`,
      ),
    },
  ].filter((chapter) => chapter.lines.length > 0);
  return chapters.flatMap((chapter, index) => [
    heading(`${index + 1}. ${chapter.title}`, 2),
    ...chapter.lines.map((text) => body(text)),
  ]);
}
