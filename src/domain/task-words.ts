/** Words that people type or write for the state of a task, a step of its life cycle, and who gave it. */
import { nearest, searchKey } from './names.ts';
import type { TaskSource } from './plan.ts';
import { STEP_CODES, WORK_STATES, type StepCode, type WorkState } from './task-log.ts';

const STATES: Readonly<Record<WorkState, readonly string[]>> = {
  not_started: [
    'not started',
    'chua trien khai',
    'chua thuc hien',
    'chua bat dau',
    'chua den han',
    'chua phan cong',
  ],
  in_progress: [
    'in progress',
    'dang thuc hien',
    'dang trien khai',
    'dang giai quyet',
    'dang xu ly',
    'dang trinh ky',
  ],
  done: ['done', 'xong', 'da xong', 'hoan thanh', 'da hoan thanh'],
  paused: ['paused', 'tam dung', 'tam hoan'],
  dropped: ['dropped', 'huy', 'huy bo', 'da huy', 'cham dut', 'xin rut', 'rut'],
};

/** What may stand behind a state and is reckoned from the days: «Hoàn thành quá hạn», «Đang thực hiện (trong hạn)». */
const TIMELINESS = / (?:dung han|trong han|qua han|tre han|khong han|chua den han|on time|late|overdue)$/u;

/** @returns undefined for words that are no state */
export function stateOf(text: string): WorkState | undefined {
  const typed = searchKey(text).replace(TIMELINESS, '');
  return WORK_STATES.find((state) => STATES[state].includes(typed));
}

/** As they are typed on the command line, in both languages. */
export const STATE_WORDS: readonly string[] = [
  'chua-trien-khai',
  'dang-thuc-hien',
  'xong',
  'tam-dung',
  'huy',
  'not-started',
  'in-progress',
  'done',
  'paused',
  'dropped',
];

/** The first of each is how it is told to be typed. */
const STEPS: Readonly<Record<StepCode, readonly string[]>> = {
  proposal: ['de xuat'],
  order: ['dat hang', 'xet tai tro', 'tai tro', 'dat hang xet tai tro'],
  selection: ['tuyen chon'],
  assignment: ['giao truc tiep'],
  contract: ['hop dong', 'ky hop dong', 'phe duyet ky hop dong'],
  disbursement: ['giai ngan', 'thuc hien giai ngan'],
  inspection: ['kiem tra', 'kiem tra dinh ky'],
  acceptance: ['nghiem thu'],
  registration: ['dang ky', 'cong nhan ket qua', 'dang ky cong nhan ket qua'],
  liquidation: ['thanh ly', 'thanh ly hop dong'],
  transfer: ['ung dung', 'chuyen giao', 'ung dung chuyen giao'],
};

export const STEP_WORDS: readonly string[] = STEP_CODES.map((step) =>
  (STEPS[step][0] ?? step).replaceAll(' ', '-'),
);

/**
 * @param text `hop-dong`, `Nghiệm thu`, `contract`; with a round behind it `giai-ngan-2`
 * @returns undefined for words that are no step
 */
export function stepOf(text: string): { readonly step: StepCode; readonly round: number } | undefined {
  const [, words = '', round] = /^(.*?)(?: (?:dot |lan )?(\d{1,2}))?$/u.exec(searchKey(text)) ?? [];
  const step = STEP_CODES.find((code) => code === words || STEPS[code].includes(words));
  const number = Number(round ?? 1);
  return step === undefined || number < 1 || (number > 1 && step !== 'disbursement' && step !== 'inspection')
    ? undefined
    : { step, round: number };
}

/** The nearest words to something that is no step, for «did you mean». */
export const nearestSteps = (text: string): string[] =>
  nearest(STEP_WORDS, searchKey(text), (word) => [searchKey(word)]);

/** «Ban Chỉ đạo Trung ương», «Chính phủ», «UBND tỉnh»; undefined for words that name none of the three. */
export function sourceOf(text: string): TaskSource | undefined {
  const typed = searchKey(text);
  if (/^(?:tw|central)$|\b(?:trung uong|chinh phu|thu tuong|bcdtw|bcdcp|bcd tw|bcd cp)\b/u.test(typed))
    return 'TW';
  if (/\b(?:tinh|province)\b/u.test(typed)) return 'TINH';
  return /\b(?:xa|commune)\b/u.test(typed) ? 'XA' : undefined;
}
