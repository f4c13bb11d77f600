/** What heads every document (decree 30/2020, appendix I): agencies, the nation's title, number, place and date. */
import { partsOf, type Day } from '../../domain/day.ts';
import type { Plan, UnitAt } from '../../domain/plan.ts';
import { lineWidth } from '../xlsx/text-height.ts';
import { upper } from '../xlsx/words.ts';
import { BLANK, bold, centred, italic, type Cell, type Paragraph, type Rule, type Table } from './blocks.ts';
import { MM_PER_POINT, TEXT_WIDTH } from './page.ts';

export const NATION = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM';
export const MOTTO = 'Độc lập - Tự do - Hạnh phúc';

const LEFT = 72;
const RIGHT = TEXT_WIDTH - LEFT;
const AGENCY_SIZE = 12;
const MOTTO_SIZE = 13;
const NUMBER_SIZE = 13;
const SUBJECT_SIZE = 12;
/** A rule below a name is a third to a half as long as the name. */
const SHARE = 0.42;

export interface Head {
  readonly plan: Plan;
  /** The unit that writes; null: whoever issues the plan. */
  readonly unit: UnitAt | null;
  /** What follows the number and the stroke: `BC-BCĐ`. */
  readonly symbol: string;
  /** `V/v …`, where the document is a letter. */
  readonly subject: string | null;
  /** The year in which it will be signed. */
  readonly year: number;
}

export function headOf({ plan, unit, symbol, subject, year }: Head): Table {
  const { parentAgency, place } = plan.issuer;
  const agency = unit === null ? (plan.issuer.agency ?? BLANK) : upper(unit.name);
  const left: Cell = {
    content: [
      ...(parentAgency === null ? [] : [centred(parentAgency, { size: AGENCY_SIZE })]),
      centred(bold(agency), { size: AGENCY_SIZE }),
      ruleBelow(agency, { size: AGENCY_SIZE, within: LEFT, share: SHARE }),
    ],
  };
  const right: Cell = {
    content: [
      centred(bold(NATION), { size: AGENCY_SIZE }),
      centred(bold(MOTTO), { size: MOTTO_SIZE }),
      ruleBelow(MOTTO, { size: MOTTO_SIZE, within: RIGHT, share: 1 }),
    ],
  };
  const number: Cell = {
    content: [
      centred(`Số: ${BLANK}/${symbol}`, { size: NUMBER_SIZE, before: 6 }),
      ...(subject === null ? [] : [centred(subject, { size: SUBJECT_SIZE, before: 6 })]),
    ],
  };
  const date: Cell = {
    content: [centred(italic(`${place ?? BLANK}, ${openDay(year)}`), { size: NUMBER_SIZE, before: 6 })],
  };
  return {
    kind: 'table',
    widths: [LEFT, RIGHT],
    headRows: 0,
    lines: false,
    rows: [
      [left, right],
      [number, date],
    ],
  };
}

/** «ngày … tháng … năm 2026»: a document gets its day when it is signed. */
export const openDay = (year: number | null): string => `ngày ${BLANK} tháng ${BLANK} năm ${year ?? BLANK}`;

export const yearOfDay = (day: Day): number => partsOf(day).year;

/** The text is bold, and may take several lines of its place. */
export function ruleBelow(
  text: string,
  { size, within, share }: { readonly size: number; readonly within: number; readonly share: number },
): Rule {
  const width = Math.min(within, lineWidth(text, { size, bold: true }) * MM_PER_POINT);
  return { kind: 'rule', width: width * share, within };
}

/** The type of the document, what it is about, and a short line. */
export const titleOf = (type: string, about: string): (Paragraph | Rule)[] => [
  centred(bold(type), { before: 18, keepNext: true }),
  centred(bold(about), { keepNext: true }),
  ruleBelow(about, { size: 14, within: TEXT_WIDTH, share: 0.35 }),
];
