/** The headings of a list of tasks as communes and provinces write them (DOMAIN 5.1), whatever their order. */
import type { TaskColumn } from '../domain/task-problem.ts';
import { searchKey } from '../domain/names.ts';

const HEADINGS: Readonly<Record<TaskColumn, readonly string[]>> = {
  number: ['stt', 'tt', 'so tt', 'so thu tu', 'no'],
  code: ['ma', 'ma nhiem vu', 'ma nv', 'code', 'task code'],
  content: [
    'noi dung nhiem vu',
    'nhiem vu',
    'noi dung',
    'ten nhiem vu',
    'noi dung cong viec',
    'cong viec',
    'noi dung thuc hien',
    'nhiem vu giai phap',
    'nhiem vu cu the',
    'noi dung nhiem vu giai phap',
    'task',
    'content',
  ],
  group: ['nhom', 'nhom nhiem vu', 'group'],
  field: ['linh vuc', 'field'],
  unit: [
    'chu tri',
    'don vi chu tri',
    'co quan chu tri',
    'co quan don vi chu tri',
    'don vi chu tri thuc hien',
    'co quan chu tri thuc hien',
    'don vi thuc hien',
    'lead',
    'lead unit',
  ],
  with: ['phoi hop', 'don vi phoi hop', 'co quan phoi hop', 'co quan don vi phoi hop', 'supporting units'],
  leader: ['lanh dao phu trach', 'lanh dao chi dao', 'nguoi chiu trach nhiem', 'trach nhiem', 'leader'],
  due: [
    'han',
    'thoi han',
    'thoi gian',
    'thoi gian hoan thanh',
    'thoi gian thuc hien',
    'thoi han hoan thanh',
    'thoi han thuc hien',
    'han hoan thanh',
    'han xu ly',
    'deadline',
    'due',
  ],
  product: [
    'san pham',
    'san pham ket qua',
    'ket qua san pham',
    'san pham dau ra',
    'san pham du kien',
    'san pham hoan thanh',
    'ket qua du kien',
    'ket qua',
    'product',
  ],
  authority: ['tham quyen', 'tham quyen quyet dinh', 'tham quyen phe duyet', 'cap phe duyet', 'authority'],
  basis: ['can cu', 'van ban giao', 'basis'],
  indicators: ['chi tieu lien quan', 'related indicators'],
  state: ['trang thai', 'tinh trang', 'tinh trang thuc hien', 'state', 'status'],
  percent: ['tien do %', 'progress'],
  done: ['ngay hoan thanh', 'done on'],
  assigned: ['giao', 'ngay giao', 'assigned', 'assigned on'],
  source: ['nguon', 'nguon giao', 'cap giao', 'co quan giao', 'source', 'given by'],
  note: ['ghi chu', 'note', 'notes'],
};

const BY_WORDS: ReadonlyMap<string, TaskColumn> = new Map(
  (Object.keys(HEADINGS) as TaskColumn[]).flatMap((column) =>
    HEADINGS[column].map((words) => [words, column] as const),
  ),
);

const LONGEST = 80;

/** What a heading stands for, what is in brackets behind it left out: `Chủ trì (rõ người)`. */
export function taskHeadingOf(text: string): TaskColumn | undefined {
  if (text.length > LONGEST) return undefined;
  const key = searchKey(text.replace(/\([^()]*\)/gu, ' '));
  // Without its sign «Tiến độ» may as well be the deadline.
  if (key === 'tien do' || key === 'tien do thuc hien') return text.includes('%') ? 'percent' : undefined;
  return BY_WORDS.get(key);
}
