/** A data file in which every table has rows and every column a value somewhere, and what others can do to it. */
import Database from 'better-sqlite3';
import { createHash } from 'node:crypto';
import type { Indicator, Plan, Target, Task, Unit } from '../../src/domain/plan.ts';
import { createStore, openStore } from '../../src/store/store.ts';
import { issue, planBase, put, retract, signed } from './data-file.ts';
import { day, decimal, observation, quarter } from './plan-builder.ts';
import { join } from 'node:path';

const CONTENT = new TextEncoder().encode('unit;indicator;value');
export const sha = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex');

const TASK: Task = {
  ...{ code: 'N1', unit: 'T01', part: 'lead', with: ['T02'], content: 'Việc một', due: 'hằng quý' },
  ...{ basis: 'KH 1', source: 'TW', kind: 'science', partners: 'Trường', group: 'I', field: 'Số hóa' },
  ...{ leader: 'Ông A', product: 'Báo cáo', authority: 'UBND', indicators: 'CT01' },
  assigned: day('2025-01-01'),
};

function fullPlan(): Plan {
  const plan = planBase();
  const units = plan.units.map((unit, index): Unit => ({
    ...unit,
    aliases: [`đv ${index}`],
    ...(index === 1 ? { successor: 'T03', to: day('2025-12-31') } : { from: day('2020-01-01') }),
    versions: [
      ...unit.versions.map((version) => ({ ...version, shortName: `Đ${index}`, role: 'reporter' })),
      ...unit.versions.slice(0, index).map((version) => ({
        ...version,
        since: day('2025-05-01'),
        name: `Thôn mới ${index}`,
        parent: 'T01',
      })),
    ],
  }));
  const indicators = plan.indicators.map((indicator, index): Indicator => ({
    ...indicator,
    aliases: [`ct ${index}`],
    ...(index === 0 ? { from: day('2020-01-01'), to: day('2030-12-31') } : {}),
    versions: indicator.versions.map((version) => ({
      ...version,
      numerator: 'số hộ có',
      denominator: 'tổng số hộ',
      lead: 'T01',
      with: ['T02'],
      publishedBy: index === 0 ? 'Sở' : null,
      basis: 'QĐ 1',
      maxMove: decimal('20'),
    })),
  }));
  return {
    ...plan,
    units,
    indicators,
    sections: [
      ...plan.sections.map((section) => ({ ...section, label: 'I' })),
      { code: 'b', label: null, title: 'Mục con', parent: 'a' },
    ],
    targets: plan.targets.map((target) => ({ ...target, document: 'NQ 5' })),
    tasks: [TASK, { ...TASK, code: 'N2', content: 'Việc khác' }],
  };
}

/** @returns its path */
export function fullFile(folder: string): string {
  const path = join(folder, 'kpi.db');
  createStore(path, fullPlan(), signed({ command: 'init' }));
  const store = openStore(path, 'write');
  const at = { unit: 'T01', quarter: quarter('2025Q1') };
  const on = day('2025-04-01');
  put(store, ['CT03', 'T04', '2025Q1', '1'], {}, { note: 'ghi chú', source: 'BC 3', asOf: on });
  put(store, ['CT03', 'T04', '2025Q1', '2'], { reason: 'gõ nhầm' });
  retract(store, ['CT03', 'T04', '2025Q1']);
  put(store, ['CT05', 'T01', '2025Q1', '1/2']);
  store.write(signed(), (writer) => {
    const done = { kind: 'milestone', state: 'done', document: 'QĐ 9' } as const;
    writer.observation({ ...observation('CT04', 'T01', '2025Q1', '1'), figure: done }, null);
  });
  store.write(signed({ command: 'import', reason: 'gửi lại' }), (writer) => {
    const file = writer.file({ sha256: sha(CONTENT), name: 'a.csv', size: CONTENT.length }, CONTENT);
    writer.file({ sha256: '1'.repeat(64), name: 'b.csv', size: 7 }, null);
    const figures = ['T01', 'T02', 'T03'].map((unit) => ({
      facts: {
        ...observation('CT03', unit, '2025Q1', '5'),
        note: 'từ tệp',
        origin: { file, cell: `E${unit}` },
      },
      before: null,
    }));
    writer.observations(figures, file);
    writer.observation({ ...observation('CT03', 'T01', '2025Q2', '7'), origin: { file, cell: 'B2' } }, null);
    writer.submission({ ...at, state: 'received', on, reason: null }, file);
    writer.submission({ ...at, state: 'returned', on, reason: 'thiếu số' }, null);
    writer.remark({ ...at, kind: 'difficulty', text: 'Thiếu máy' }, null, file);
    writer.remark({ ...at, kind: 'proposal', text: 'Cấp máy' }, null, null);
    writer.taskReport({ ...at, task: 'N1', state: 'done', result: 'Xong' }, null, file);
    writer.taskReport({ ...at, task: 'N2', state: 'paused', result: null }, null, file);
    writer.blankReason({ ...at, indicator: 'CT03', reason: 'Chờ số liệu' }, null, file);
    writer.blankReason({ ...at, indicator: 'CT04', reason: 'Chưa đến kỳ' }, null, null);
    const form = { fileName: 'b.xlsx', mapping: '{"cells":[]}', workbook: sha(CONTENT) };
    writer.template({ name: 'Biểu 1', ...form }, CONTENT);
    writer.template({ name: 'Biểu 2', ...form }, null);
    writer.task({ ...TASK, product: 'Báo cáo mới' }, TASK);
    writer.task({ ...TASK, code: 'N3' }, null);
    const done = { state: 'done', percent: 100, document: '12/BC', note: 'gửi bản giấy' } as const;
    writer.taskProgress({ task: 'N1', occurrence: '2025Q1', ...done, on }, null);
    writer.taskProgress({ task: 'N1', occurrence: '2025Q2', ...done, on }, null);
    writer.taskTick({ task: 'N3', occurrence: '', on, note: 'mã 17' }, null);
    writer.taskTick({ task: 'N2', occurrence: '', on, note: 'mã 18' }, null);
    const step = { step: 'contract', round: 1, planned: on, actual: on, document: '3/HĐ' } as const;
    writer.taskStep({ task: 'N1', ...step }, null);
    writer.taskStep({ task: 'N2', ...step }, null);
  });
  withdrawTwo(store);
  changeThePlan(store);
  for (const [period, version] of [
    ['2025Q1', 1],
    ['2025Q1', 2],
  ] as const) {
    issue(store, period, version, { reason: 'hết hạn' });
    store.write(signed({ command: 'reopen', reason: 'trả lại' }), (writer) =>
      writer.reopening(period, version, { number: '12/SKHCN', day: day('2025-04-03') }),
    );
  }
  store.close();
  return path;
}

function withdrawTwo(store: ReturnType<typeof openStore>): void {
  for (const unit of ['T02', 'T03']) {
    store.write(signed({ command: 'receive' }), (writer) =>
      writer.submission(
        { unit, quarter: quarter('2025Q1'), state: 'received', on: day('2025-04-01'), reason: null },
        null,
      ),
    );
    const entry = store.lastEntry();
    store.write(signed({ command: 'undo', reason: 'nhầm đơn vị' }), (writer) =>
      writer.withdrawal(entry, quarter('2025Q1')),
    );
  }
}

function changeThePlan(store: ReturnType<typeof openStore>): void {
  const { units, indicators, targets } = store.plan();
  const [unit, indicator, target] = [units[0], indicators[0], targets[0]] as [Unit, Indicator, Target];
  store.write(signed({ command: 'unit edit' }), (writer) => {
    writer.unit({ ...unit, aliases: ['mới'] }, unit);
    writer.unit({ ...unit, code: 'T09', aliases: ['khác'] }, null);
    writer.indicator({ ...indicator, aliases: ['mới'] }, indicator);
    writer.target({ ...target, value: decimal('77'), from: quarter('2025Q2') }, null);
  });
}

/** Another client writes past the program: it takes the triggers away, does its work and puts them back. */
export function writePast(path: string, work: (other: Database.Database) => void): void {
  const other = new Database(path);
  other.pragma('foreign_keys = OFF');
  // A test need not wait for the disk.
  other.pragma('synchronous = OFF');
  other.pragma('ignore_check_constraints = ON');
  const triggers = other
    .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY rowid")
    .all() as { name: string; sql: string }[];
  try {
    other.exec('BEGIN');
    for (const { name } of triggers) other.exec(`DROP TRIGGER "${name}"`);
    work(other);
    for (const { sql } of triggers) other.exec(sql);
    other.exec('COMMIT');
  } finally {
    other.close();
  }
}
