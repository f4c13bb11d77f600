/** Every kind of entry has its sentence in both languages. */
import { describe, expect, it } from 'vitest';
import { CHANGE_KINDS, eventsOf, ledgerOf, type ChangeKind } from '../../src/domain/ledger.ts';
import { renderAction } from '../../src/render/ledger.ts';
import { namesOf } from '../../src/render/ledger-words.ts';
import { createStyle } from '../../src/render/style.ts';
import { openStore } from '../../src/store/store.ts';
import { appendEntry } from '../../src/store/ledger.ts';
import { dataFile, otherProgram, planBase, signed } from '../support/data-file.ts';
import { day } from '../support/plan-builder.ts';
import { LANGUAGES, TEXTS } from '../support/demo-world.ts';

const author = { by: 'lan', at: '2025-04-02T02:00:00.000Z', revision: 1 };
const place = { unit: 'T01', quarter: '2025Q1', ...author };
const plan = planBase();
const [unit, indicator, target] = [plan.units[0], plan.indicators[0], plan.targets[0]];
const figure = {
  ...place,
  indicator: 'CT03',
  figure: { kind: 'value', value: '4711' },
  note: null,
  source: null,
  asOf: null,
  reason: null,
};
const task = {
  ...{ code: 'NV-7', unit: 'T01', part: null, with: [], content: 'Việc 4711', due: null, basis: null },
};

/** Entries as they are sealed, and a word that the sentence must hold. */
const SEALED: { readonly [K in ChangeKind]: readonly [Record<string, unknown>, string] } = {
  plan: [{ new: plan }, 'base-2025'],
  unit: [{ old: unit, new: { ...unit, aliases: ['Tên 4711'] } }, 'Tên 4711'],
  indicator: [{ old: indicator, new: { ...indicator, to: '2025-12-31' } }, '31/12/2025'],
  target: [{ old: target, new: { ...target, value: '4711' } }, '711'],
  task: [{ old: null, new: task }, 'Việc 4711'],
  observation: [{ old: null, new: figure }, '711'],
  figures: [
    {
      file: null,
      columns: ['indicator', 'unit', 'period', 'revision', 'kind', 'value'],
      figures: [['CT03', 'T01', '2025Q1', 1, 'value', '4711']],
    },
    '711',
  ],
  retraction: [{ old: figure, new: { ...place, indicator: 'CT03', reason: 'nhầm' } }, 'CT03'],
  file: [{ new: { id: 1, sha256: 'a'.repeat(64), name: 'tệp-4711.xlsx', size: 3 } }, 'tệp-4711.xlsx'],
  evidence: [{ sha256: 'b'.repeat(64), size: 4711 }, 'bbbbbbbbbbbb'],
  submission: [
    { new: { ...place, state: 'returned', on: '2025-04-11', reason: 'thiếu 4711', file: null } },
    'thiếu 4711',
  ],
  remark: [{ old: null, new: { ...place, kind: 'proposal', text: 'xin 4711', file: null } }, 'xin 4711'],
  task_report: [
    { old: null, new: { ...place, task: 'NV-7', state: 'paused', result: 'kết quả 4711', file: null } },
    'kết quả 4711',
  ],
  blank_reason: [
    { old: null, new: { ...place, indicator: 'CT03', reason: 'chờ 4711', file: null } },
    'chờ 4711',
  ],
  task_progress: [
    {
      old: null,
      new: {
        ...author,
        ...{ task: 'NV-7', occurrence: '2025-03', state: 'done', percent: 47, on: '2025-04-11' },
        ...{ document: 'QĐ 4711', note: 'ghi', reason: null },
      },
    },
    'QĐ 4711',
  ],
  task_tick: [
    {
      old: null,
      new: { ...author, task: 'NV-7', occurrence: '2025Q1', on: '2025-04-11', note: null, reason: null },
    },
    '11/04/2025',
  ],
  task_step: [
    {
      old: null,
      new: {
        ...author,
        ...{ task: 'NV-7', step: 'contract', round: 1, planned: null, actual: '2025-04-11' },
        ...{ document: 'HĐ 4711', reason: null },
      },
    },
    'HĐ 4711',
  ],
  template: [
    { new: { ...author, name: 'biểu 4711', file_name: 'b.xlsx', workbook: 'c'.repeat(64), mapping: '{}' } },
    'biểu 4711',
  ],
  withdrawal: [{ new: { entry: 2, by: 'lan', at: author.at, reason: 'nhầm' } }, 'T01'],
  issue: [{ new: { period: '2025Q1', version: 4711, checkCode: 'AAAA-BBBB-CCCC' } }, 'AAAA-BBBB-CCCC'],
  reopening: [
    { new: { period: '2025Q1', version: 1, reason: 'x', letterNumber: '47/STC', letterDay: null } },
    '47/STC',
  ],
  restore: [
    {
      ...{ file: '/sao/k.db', hash: 'd'.repeat(64) },
      ...{ replaced: { seq: 4711, hash: 'e'.repeat(64) }, aside: '/cũ/k.db' },
    },
    '/sao/k.db',
  ],
};

/** A real data file whose ledger holds an entry of the kind; before it, a remark and a figure that can be taken back. */
function fileWith(kind: ChangeKind): string {
  const path = dataFile();
  const connection = otherProgram(path);
  const remark = { ...place, kind: 'difficulty', text: 'trước', file: null };
  appendEntry(connection, signed({ command: 'remark' }), { kind: 'remark', old: null, new: remark });
  appendEntry(connection, signed(), { kind: 'observation', old: null, new: figure });
  appendEntry(connection, signed({ by: 'hoa' }), { kind, ...SEALED[kind][0] });
  connection.close();
  return path;
}

describe.each(LANGUAGES)('in %s', (language) => {
  it.each(CHANGE_KINDS)('an entry of kind %s is told', (kind) => {
    const store = openStore(fileWith(kind), 'read');
    const action = ledgerOf(store.ledger()).actions.at(-1);
    store.close();
    if (action === undefined) throw new Error('no action');
    const screen = {
      texts: TEXTS[language],
      language,
      style: createStyle(false),
      columns: 200,
    };
    const view = { action, changes: action.changes, events: eventsOf(action) };
    const [head, ...lines] = renderAction(view, namesOf(planBase(), day('2025-04-02')), screen).split('\n');
    expect(head).toMatch(/^4\. .+ {2}hoa {2}kpi record$/u);
    expect(lines.join('\n')).toContain(SEALED[kind][1]);
    expect(lines.join('\n')).not.toMatch(/undefined|null|\[object/u);
  });
});
