/** Whatever stands in a file, a list of tasks is read or refused with a place, and never guessed into another task. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planFromFile } from '../../src/domain/plan-file.ts';
import { KpiError } from '../../src/domain/problem.ts';
import { parseDeadline } from '../../src/domain/task-deadline.ts';
import { planTasks, stateOfPlanned } from '../../src/domain/task-import.ts';
import { readForeign } from '../../src/input/read-file.ts';
import { readTasks } from '../../src/input/task-table.ts';
import { day } from '../support/plan-builder.ts';
import { lienMinhFile } from '../support/report-world.ts';

const plan = planFromFile(lienMinhFile());
const rules = (tasks = plan.tasks) => ({
  plan: { ...plan, tasks },
  today: day('2026-09-16'),
  source: null,
  assigned: day('2026-09-16'),
  standingOf: () => ({ state: 'not_started' as const, percent: null }),
});

const word = fc.oneof(
  fc.constantFrom(
    '',
    'KT',
    'Phòng Kinh tế',
    'I',
    'II. Hạ tầng',
    '1',
    '30/9/2026',
    'Hằng quý',
    'x',
    '(1)',
    '60%',
  ),
  fc.string({ maxLength: 12 }).map((text) => text.replaceAll(/[";\r\n]/gu, ' ')),
);
const table = fc.array(fc.array(word, { minLength: 6, maxLength: 6 }), { maxLength: 8 });

test('any rows below the headings', async () => {
  await fc.assert(
    fc.asyncProperty(table, async (rows) => {
      const lines = [
        'STT;Nội dung nhiệm vụ;Chủ trì;Phối hợp;Thời hạn;Tiến độ (%)',
        ...rows.map((row) => row.join(';')),
      ];
      try {
        const incoming = readTasks(
          await readForeign(new TextEncoder().encode(lines.join('\r\n')), 'a.csv'),
          'a.csv',
        );
        const first = planTasks(incoming, rules());
        for (const { task } of first.tasks) {
          expect(task.content).not.toBe('');
          expect(task.unit === null || plan.units.some(({ code }) => code === task.unit)).toBe(true);
        }
        for (const fault of first.faults) expect(fault.cell).not.toBeNull();
        const codes = first.tasks.map(({ task }) => task.code);
        expect(new Set(codes).size).toBe(codes.length);
        // Once written, the same file brings nothing new and changes no fact.
        const again = planTasks(incoming, rules([...plan.tasks, ...first.tasks.map(({ task }) => task)]));
        expect(again.tasks.filter((task) => stateOfPlanned(task) === 'new' || task.changed)).toEqual([]);
      } catch (error) {
        if (!(error instanceof KpiError)) throw error;
      }
    }),
    { numRuns: 300 },
  );
});

test('any words as a deadline come to a real day or to none', () => {
  const pieces = fc.array(
    fc.constantFrom(
      'trước',
      'ngày',
      'quý',
      'III',
      'tháng',
      '9',
      '2026',
      '/',
      '-',
      'hằng',
      '31',
      'cuối',
      'năm',
      '20',
    ),
    { maxLength: 7 },
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        pieces.map((all) => all.join(' ')),
      ),
      (words) => {
        const deadline = parseDeadline(words, 2026);
        if (deadline.kind === 'day') expect(day(deadline.day)).toBe(deadline.day);
      },
    ),
    { numRuns: 2000 },
  );
});
