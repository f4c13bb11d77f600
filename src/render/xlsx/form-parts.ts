/** The form's part in words: the unit's tasks, difficulties and proposals, and who signs. */
import type { Worksheet } from 'exceljs';
import { partsOf } from '../../domain/day.ts';
import {
  KEYS,
  TASK_COLUMNS,
  TASK_KEY,
  TASK_STATE_CHOICES,
  taskColumn,
  WORDS_KEY,
  type FormTask,
  type TaskColumn,
  type UnitForm,
} from '../../domain/unit-form.ts';
import { EMPTY, LAST_COLUMN, putFormRow, words, type Block, type Content, type Run } from './form-cells.ts';
import { validateTaskState } from './form-validation.ts';

const TITLE = { size: 12, bold: true } as const;
const BOX_HEIGHT = 80;
const GAP_HEIGHT = 9;
const rowsBetween = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);
/** Room to sign and stamp. */
const SIGNING_HEIGHT = 64;
const BY_HAND = ' '.repeat(6);

export interface Placed {
  readonly last: number;
  readonly kept: readonly number[];
}

/** The second row of headings. */
export function putTaskHeadings(sheet: Worksheet, row: number): void {
  putFormRow(
    sheet,
    row,
    KEYS.tasks,
    TASK_COLUMNS.map(({ from, to, heading }): Block => ({
      from,
      to,
      content: words(heading, { bold: true, italic: true }),
      look: 'heading',
      align: 'center',
    })),
  );
}

/** @returns the last row used, and the rows that must not end a page */
export function putTasks(sheet: Worksheet, above: number, { tasks }: UnitForm): Placed {
  if (tasks.length === 0) return { last: above, kept: [] };
  let row = putTitle(sheet, above, 'PHẦN II. TÌNH HÌNH THỰC HIỆN NHIỆM VỤ');
  const kept = [row - 1, row];
  for (const task of tasks) putTask(sheet, ++row, task);
  return { last: row, kept };
}

function putTask(sheet: Worksheet, row: number, task: FormTask): void {
  const { code, due, state, result } = task;
  putFormRow(sheet, row, TASK_KEY + code, [
    { ...at('code', words(code)), align: 'center' },
    at('content', contentOf(task)),
    { ...at('due', words(due)), align: 'center' },
    {
      ...at('state', words(state === null ? null : TASK_STATE_CHOICES[state])),
      align: 'center',
      look: 'input',
    },
    { ...at('result', words(result)), look: 'input' },
  ]);
  validateTaskState(sheet, row);
}

function contentOf({ content, part }: FormTask): Content {
  const runs: Run[] =
    part === 'support'
      ? [{ text: `${content}\n` }, { text: '(đơn vị phối hợp)', face: { size: 10, italic: true } }]
      : [{ text: content }];
  return { kind: 'runs', runs };
}

function at(id: TaskColumn, content: Content): Block {
  const { from, to } = taskColumn(id);
  return { from, to, content, look: 'fixed', align: 'left' };
}

export function putRemarks(sheet: Worksheet, above: number, { remarks, tasks }: UnitForm): Placed {
  const difficulty =
    putTitle(sheet, above, `PHẦN ${tasks.length === 0 ? 'II' : 'III'}. KHÓ KHĂN, VƯỚNG MẮC`) + 1;
  putBox(sheet, difficulty, KEYS.difficulty, remarks.difficulty);
  const proposal =
    putTitle(sheet, difficulty, `PHẦN ${tasks.length === 0 ? 'III' : 'IV'}. KIẾN NGHỊ, ĐỀ XUẤT`) + 1;
  putBox(sheet, proposal, KEYS.proposal, remarks.proposal);
  return { last: proposal, kept: rowsBetween(above + 1, proposal) };
}

function putBox(sheet: Worksheet, row: number, key: string, text: string | null): void {
  const box = { from: 'number', to: LAST_COLUMN, content: words(text) } as const;
  putFormRow(sheet, row, key, [{ ...box, look: 'input', align: 'left', vertical: 'top' }], BOX_HEIGHT);
}

/** A row of air, then the title. */
function putTitle(sheet: Worksheet, above: number, title: string): number {
  sheet.getRow(above + 1).height = GAP_HEIGHT;
  putFormRow(sheet, above + 2, WORDS_KEY + (above + 2).toString(), [
    { from: 'number', to: LAST_COLUMN, content: words(title, TITLE), look: 'words', align: 'left' },
  ]);
  return above + 2;
}

/** Who drew the form up and who answers for it; both may type their names. */
export function putSignature(sheet: Worksheet, above: number, { plan, window }: UnitForm): Placed {
  const place = plan.issuer.place === null ? '' : `${plan.issuer.place}, `;
  const year = partsOf(window.due).year;
  const left = { from: 'number', to: 'name', align: 'center' } as const;
  const right = { from: 'before', to: LAST_COLUMN, align: 'center' } as const;
  const date = `${place}ngày${BY_HAND}tháng${BY_HAND}năm ${year}`;
  const line = (content: string, face: Run['face']): Pick<Block, 'content' | 'look'> => ({
    content: words(content, face),
    look: 'words',
  });
  sheet.getRow(above + 1).height = GAP_HEIGHT;
  putFormRow(sheet, above + 2, KEYS.end, [
    { ...right, content: words(date, { italic: true, size: 12 }), look: 'open' },
  ]);
  putFormRow(sheet, above + 3, null, [
    { ...left, ...line('NGƯỜI LẬP BIỂU', TITLE) },
    { ...right, ...line('THỦ TRƯỞNG ĐƠN VỊ', TITLE) },
  ]);
  putFormRow(sheet, above + 4, null, [
    { ...left, ...line('(Ký, ghi rõ họ tên)', { italic: true }) },
    { ...right, ...line('(Ký, ghi rõ họ tên, đóng dấu nếu có)', { italic: true }) },
  ]);
  const name = { content: EMPTY, look: 'open', vertical: 'bottom', face: TITLE } as const;
  putFormRow(
    sheet,
    above + 5,
    null,
    [
      { ...left, ...name },
      { ...right, ...name },
    ],
    SIGNING_HEIGHT,
  );
  return { last: above + 5, kept: rowsBetween(above + 1, above + 4) };
}
