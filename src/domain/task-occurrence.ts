/** When a task is due: once, or once in each stretch of its rhythm within the plan's year (DOMAIN 5.1). */
import { addDays, daysInMonth, makeDay, partsOf, weekday, type Day } from './day.ts';
import { searchKey } from './names.ts';
import { numberOf, yearOf, type Period } from './period.ts';
import { parseDeadline, type Deadline } from './task-deadline.ts';
import type { Task } from './plan.ts';

export interface Occurrence {
  /** `2026-W38`, `2026-09`, `2026Q3`, `2026H2`, `2026`; `''` for a task that is due once or never. */
  readonly key: string;
  /** First day of its stretch; null for a task that does not recur. */
  readonly from: Day | null;
  /** The last day on which it is in time; null: no deadline. */
  readonly due: Day | null;
}

type Every = Extract<Deadline, { kind: 'every' }>;

export const deadlineOf = ({ due }: Pick<Task, 'due'>, year: number): Deadline => parseDeadline(due, year);

/**
 * All occurrences of the plan's year that end on or after the day on which the task was given, in time order.
 * @param year the plan's
 */
export function occurrencesOf(task: Pick<Task, 'due' | 'assigned'>, year: number): Occurrence[] {
  const deadline = deadlineOf(task, year);
  if (deadline.kind !== 'every')
    return [{ key: '', from: null, due: deadline.kind === 'day' ? deadline.day : null }];
  const all = deadline.every === 'week' ? weeksOf(year, deadline) : stretchesOf(year, deadline);
  return all.filter(({ due }) => task.assigned === undefined || (due ?? task.assigned) >= task.assigned);
}

/** By the calendar, whatever window figures are taken in: «Quý III/2026» is due with the third quarter. */
export function isDueWithin(due: Day, { quarters, last }: Period): boolean {
  const first = quarters[0] ?? last;
  const from = makeDay(yearOf(first), numberOf(first) * 3 - 2, 1);
  const month = numberOf(last) * 3;
  return due >= from && due <= makeDay(yearOf(last), month, daysInMonth(yearOf(last), month));
}

/** Those that have begun by the day. A task that is due once has always begun. */
export const begunBy = (occurrences: readonly Occurrence[], day: Day): Occurrence[] =>
  occurrences.filter(({ from }) => from === null || from <= day);

const MONTHS = { month: 1, quarter: 3, half: 6, year: 12 } as const;

function stretchesOf(year: number, { every, day, month }: Every): Occurrence[] {
  const length = every === 'week' ? 12 : MONTHS[every];
  return Array.from({ length: 12 / length }, (_, index) => {
    const last = (index + 1) * length;
    const dueMonth = month ?? last;
    return {
      key: keyOf(every, year, index + 1),
      from: makeDay(year, last - length + 1, 1),
      due: makeDay(year, dueMonth, Math.min(day ?? 31, daysInMonth(year, dueMonth))),
    };
  });
}

function keyOf(every: Every['every'], year: number, number: number): string {
  if (every === 'month') return `${year}-${String(number).padStart(2, '0')}`;
  return every === 'quarter' ? `${year}Q${number}` : every === 'half' ? `${year}H${number}` : `${year}`;
}

/** Weeks from Monday to Sunday, of the year in which their Thursday lies (ISO 8601). */
function weeksOf(year: number, { day }: Every): Occurrence[] {
  const first = makeDay(year, 1, 4);
  const monday = addDays(first, -((weekday(first) + 6) % 7));
  return Array.from({ length: 53 }, (_, index) => {
    const from = addDays(monday, index * 7);
    return {
      key: `${year}-W${String(index + 1).padStart(2, '0')}`,
      from,
      due: addDays(from, (day ?? 7) - 1),
    };
  }).filter(({ from }) => partsOf(addDays(from, 3)).year === year);
}

/**
 * The occurrence that a clerk named: `Q3`, `3`, `quý III/2026`, `tháng 9`, `2026-09`, `tuần 38`.
 * @returns undefined where none is called so
 */
export function findOccurrence(occurrences: readonly Occurrence[], text: string): Occurrence | undefined {
  const typed = searchKey(text);
  return occurrences.find(({ key }) => namesOf(key).some((name) => searchKey(name) === typed));
}

const ROMAN = ['', 'i', 'ii', 'iii', 'iv'] as const;

/** What an occurrence may be called, the year left out or not. */
function namesOf(key: string): string[] {
  const [, year = '', mark = '', digits = ''] = /^(\d{4})(-W|-|Q|H)?(\d+)?$/u.exec(key) ?? [];
  const number = String(Number(digits));
  const short: Readonly<Record<string, readonly string[]>> = {
    '-': [`thang ${number}`, number, `t${number}`],
    '-W': [`tuan ${number}`, number, `w${number}`],
    Q: [`quy ${number}`, `quy ${ROMAN[Number(digits)] ?? ''}`, `q${number}`, number],
    H: [number === '1' ? '6 thang dau nam' : '6 thang cuoi nam', `h${number}`],
  };
  const names = short[mark] ?? [`nam ${year}`];
  return [key, ...names, ...names.flatMap((name) => [`${name}/${year}`, `${name} nam ${year}`])];
}
