/** A reminder as a Word document: a letter (công văn) in the form of decree 30/2020, with what is missing listed. */
import type { UnitDiscipline } from '../../domain/discipline.ts';
import type { IndicatorAt } from '../../domain/plan.ts';
import type { Reminder } from '../../domain/reminder.ts';
import { issuerWords } from '../xlsx/annex-head.ts';
import { dueWords, quarterOfYear, shortDay } from '../xlsx/words.ts';
import { BLANK, body, bold, centred, line, type Block, type Cell, type Paragraph } from './blocks.ts';
import { footOf, keptAt } from './foot.ts';
import { headOf, openDay, yearOfDay } from './head.ts';
import { writeDocx } from './write.ts';

const TABLE_SIZE = 13;

export async function renderReminder(
  reminder: Reminder,
  { generator }: { readonly generator: string },
): Promise<Uint8Array> {
  const { plan, quarter, units, today } = reminder;
  const subject = `V/v đôn đốc gửi báo cáo, số liệu ${quarterOfYear(quarter)}`;
  return writeDocx({
    title: subject,
    subject: plan.title,
    keywords: [plan.code, quarter, ...units.map(({ unit }) => unit.code)],
    generator,
    on: today,
    sections: [
      {
        across: false,
        blocks: [
          headOf({
            plan,
            unit: null,
            symbol: symbolOf(reminder),
            subject: inOneLine(subject, quarterOfYear(quarter)),
            year: yearOfDay(today),
          }),
          ...addressees(reminder),
          body(rule(reminder), { before: 12 }),
          ...findings(reminder),
          body(request(reminder), { keepNext: true }),
          body('', { before: 0, keepNext: true }),
          footOf({ recipients: ['Như trên', keptAt(plan)], signature: plan.signature }),
        ],
      },
    ],
  });
}

/** The lines of a narrow column do not part these words. */
const inOneLine = (text: string, words: string): string =>
  text.replace(words, words.replaceAll(' ', '\u00a0'));

/** `…/BCĐ-…`: a letter bears its agency and the part of it that wrote it; the plan's own sign is that of its reports. */
function symbolOf({ plan }: Reminder): string {
  const agency = plan.issuer.symbol?.replace(/^[^-]*-/u, '') ?? BLANK;
  return `${agency}-${BLANK}`;
}

const names = ({ units }: Reminder): string[] => units.map(({ unit }) => unit.name);

/** One addressee in the middle; several one below the other (decree 30/2020). */
function addressees(reminder: Reminder): Paragraph[] {
  const [only = '', ...others] = names(reminder);
  if (others.length === 0) return [centred(`Kính gửi: ${only}`, { before: 18 })];
  return [
    line('Kính gửi:', { before: 18, left: 35, keepNext: true }),
    ...[only, ...others].map((name, index) =>
      line(`- ${name}${index === others.length ? '.' : ';'}`, { left: 45 }),
    ),
  ];
}

const office = ({ plan, office: standing }: Reminder): string => standing?.name ?? issuerWords(plan);

const rule = (reminder: Reminder): string =>
  `Thực hiện ${reminder.plan.title}, các cơ quan, đơn vị gửi báo cáo ${quarterOfYear(reminder.quarter)} (số liệu từ ngày ${shortDay(reminder.window.from)} đến ngày ${shortDay(reminder.window.to)}) về ${office(reminder)} để tổng hợp. Hạn gửi báo cáo: ${dueWords(reminder.window.due)}.`;

const two = (number: number): string => number.toString().padStart(2, '0');

function lateness({ daysLeft }: Reminder): string {
  if (daysLeft < 0) return `quá hạn ${two(-daysLeft)} ngày`;
  return daysLeft === 0 ? 'hôm nay là ngày cuối cùng của hạn gửi' : `còn ${two(daysLeft)} ngày đến hạn`;
}

function findings(reminder: Reminder): Block[] {
  const [only] = reminder.units;
  const alone = reminder.units.length === 1;
  const said =
    alone && only !== undefined
      ? `Đến ngày ${shortDay(reminder.today)}, ${standing(only, reminder)} (${lateness(reminder)})`
      : `Đến ngày ${shortDay(reminder.today)}, còn ${reminder.owing}/${reminder.required} đơn vị chưa gửi đủ báo cáo (${lateness(reminder)})`;
  const listed = reminder.units.filter(
    ({ missing, returned }) => missing.length > 0 || (!alone && returned !== null),
  );
  if (listed.length === 0) return [body(`${said}.`)];
  return [
    body(`${said}, cụ thể như sau:`, { keepNext: true }),
    line('', { size: 6, keepNext: true }),
    {
      kind: 'table',
      widths: WIDTHS,
      headRows: 1,
      lines: true,
      rows: [
        HEADS.map((head): Cell => ({
          content: [centred(bold(head), { size: TABLE_SIZE, keepNext: true })],
          vertical: 'center',
        })),
        ...listed.flatMap((unit, index) => [
          ...(alone ? [] : [[band(unit, index + 1)]]),
          ...unit.missing.map((indicator, row) =>
            rowOf(indicator, row + 1, unit.reasons.get(indicator.code)),
          ),
        ]),
      ],
    },
  ];
}

const HEADS = ['TT', 'Chỉ tiêu còn thiếu số liệu', 'Số liệu cần báo cáo'] as const;
const WIDTHS = [11, 77, 77] as const;

/** How a unit's report stands, as a clause. */
function standing({ unit, state, missing, required, returned }: UnitDiscipline, { plan }: Reminder): string {
  const counts = `${missing.length}/${required.length} chỉ tiêu`;
  if (returned !== null) {
    const also = missing.length === 0 ? '' : `, còn thiếu số liệu ${counts}`;
    return `báo cáo của ${unit.name} đã được trả lại ngày ${shortDay(returned.on)} để chỉnh lý (lý do: ${returned.reason}), chưa nhận lại${also}`;
  }
  return state === 'missing'
    ? `${issuerWords(plan)} chưa nhận được báo cáo của ${unit.name}, còn thiếu số liệu ${counts}`
    : `báo cáo của ${unit.name} còn thiếu số liệu ${counts}`;
}

/** A unit's line in a letter to several. */
function band(unit: UnitDiscipline, number: number): Cell {
  const counts = `${unit.missing.length}/${unit.required.length} chỉ tiêu`;
  const { returned } = unit;
  const back =
    returned === null
      ? ''
      : `đã trả lại ngày ${shortDay(returned.on)} để chỉnh lý (lý do: ${returned.reason})`;
  const lacks = unit.missing.length === 0 ? '' : `còn thiếu ${counts}`;
  const words = [back, lacks].filter((part) => part !== '').join('; ');
  return {
    content: [
      line(bold(`${number}. ${unit.unit.name}: ${words}`), {
        size: TABLE_SIZE,
        keepNext: unit.missing.length > 0,
      }),
    ],
    span: WIDTHS.length,
  };
}

/** @param reason why the unit has no figure, where it has said */
const rowOf = (indicator: IndicatorAt, number: number, reason: string | undefined): Cell[] => [
  { content: [centred(String(number), { size: TABLE_SIZE })] },
  {
    content: [
      line(indicator.name, { size: TABLE_SIZE }),
      ...(reason === undefined ? [] : [line(`Lý do đơn vị đã nêu: ${reason}`, { size: TABLE_SIZE })]),
    ],
  },
  { content: neededFor(indicator).map((text) => line(text, { size: TABLE_SIZE })) },
];

/** What the unit has to send, in the plan's words. */
function neededFor({ kind, measure, numerator, denominator }: IndicatorAt): string[] {
  switch (kind) {
    case 'ratio':
      return [`Tử số: ${numerator ?? BLANK}`, `Mẫu số: ${denominator ?? BLANK}`];
    case 'percent':
    case 'amount':
      return [`Số liệu, đơn vị tính: ${measure}`];
    case 'milestone':
      return ['Tình trạng thực hiện, văn bản kèm theo (nếu có)'];
  }
}

function request(reminder: Reminder): string {
  const [only = '', ...others] = names(reminder);
  const whom = others.length === 0 ? only : 'các đơn vị';
  return `${issuerWords(reminder.plan)} đề nghị ${whom} khẩn trương hoàn thiện, gửi báo cáo và số liệu còn thiếu về ${office(reminder)} trước ${openDay(yearOfDay(reminder.today))}. Chỉ tiêu không phát sinh trong kỳ đề nghị ghi rõ “Không phát sinh”./.`;
}
