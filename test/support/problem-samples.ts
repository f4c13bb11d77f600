/** One problem of each kind, with facts that can be told apart in a sentence. */
import type { Problem, ProblemKind, Problems } from '../../src/domain/problem.ts';
import { decimal } from './plan-builder.ts';

export const UNIT = { code: 'T01', name: 'Thôn Đông Hòa' };
export const INDICATOR = { code: 'CT04', name: 'Hồ sơ đúng hạn' };
const PATH = '/nhà/kpi.db';

export const SAMPLES: { readonly [K in ProblemKind]: Problems[K] } = {
  unexpected: { detail: 'chi tiết-1' },
  unknown_option: { text: '--perod', nearest: '--period' },
  unknown_command: { text: 'statsu', nearest: 'status' },
  argument_missing: { argument: '<x-1>', command: 'record' },
  excess_argument: { command: 'unit show' },
  option_without_value: { option: '--period' },
  choice_unknown: { option: '--lang', text: 'fr-1', allowed: ['w-1', 'w-2'] },
  clock_unreadable: { text: 'hôm-1' },
  subcommand_missing: { command: 'unit' },
  period_unreadable: { text: '2026Q7' },
  period_not_quarter: { period: '2026H1' },
  day_unreadable: { text: '1-ngày' },
  day_impossible: { text: '31/2/2026' },
  options_conflict: { first: '--from', second: '--correct' },
  code_unusable: { text: 'C 1' },
  nothing_to_change: { command: 'unit edit' },
  out_is_a_file: { path: PATH },
  figure_unreadable: { text: '1O5', position: 2, character: 'O' },
  figure_ambiguous: { text: '1.234', readings: [decimal('1234'), decimal('1.234')] },
  figure_too_long: { text: '1234567890123456' },
  figure_bare_percent: { indicator: INDICATOR, unit: UNIT, text: '77,7%' },
  figure_wrong_form: { indicator: INDICATOR, unit: UNIT, text: 'abc', form: 'pair' },
  figure_percent_sign: { text: '70%', measure: 'hộ' },
  figure_negative: { indicator: INDICATOR, text: '-5' },
  figure_not_whole: { indicator: INDICATOR, text: '7' },
  figure_over_whole: { numerator: '31', denominator: '30' },
  figure_outside_percent: { text: '170' },
  unit_not_reporter: {
    unit: UNIT,
    indicator: INDICATOR,
    reporters: [{ code: 'T02', name: 'Thôn Đồng Tiến' }],
  },
  outside_days: { what: 'unit', thing: UNIT, from: '2026-01-15', to: '2026-06-30', period: '2026Q3' },
  reason_needed: { from: decimal('20'), to: decimal('19') },
  overwrite_unconfirmed: {
    before: { kind: 'ratio', numerator: '41', denominator: '52' },
    after: { kind: 'value', value: '63' },
  },
  soft_unconfirmed: { findings: [{ kind: 'denominator_shrinks', from: decimal('520'), to: decimal('519') }] },
  report_empty: { period: '2026Q3' },
  disk_fault: { path: '/data/kpi.db', detail: 'disk I/O error' },
  option_unfit: { option: '--document', indicator: INDICATOR },
  milestone_without_target: { indicator: INDICATOR },
  plan_faulty: { file: 'a.json', faults: [{ path: '/units/0', fault: 'duplicate', text: 'T01' }] },
  plan_unreadable: { file: 'a.json', why: 'not_json', detail: 'chi tiết-1' },
  file_differs: { path: PATH },
  data_file_exists: { path: PATH },
  data_file_foreign: { path: PATH },
  data_file_newer: { path: PATH, version: 42, known: 17 },
  name_taken: { text: 'tên-1', holder: UNIT },
  catalogue_faulty: { faults: [{ path: '/units/0/parent', fault: 'unknown_reference', text: 'X9' }] },
  unit_not_found: { text: 'xyz-1', nearest: [UNIT] },
  unit_ambiguous: { text: 'thôn-1', candidates: [UNIT, { code: 'T02', name: 'Thôn Đồng Tiến' }] },
  indicator_not_found: { text: 'xyz-1', nearest: [INDICATOR] },
  indicator_ambiguous: { text: 'tỷ-1', candidates: [INDICATOR, { code: 'CT01', name: 'Nước sạch' }] },
  section_not_found: { text: 'xyz-1', nearest: [{ code: 'I.2', name: 'Mục tiêu' }] },
  figure_absent: { indicator: INDICATOR, unit: UNIT, period: '2026Q3' },
  data_file_missing: { path: PATH },
  input_missing: { path: PATH },
  folder_missing: { path: PATH },
  data_busy: { path: PATH },
  output_locked: { path: PATH },
  not_writable: { path: PATH },
  not_readable: { path: PATH },
  disk_full: { path: PATH },
  data_damaged: { path: PATH, detail: 'chi tiết-1' },
  interrupted: {},
};

export const KINDS = Object.keys(SAMPLES) as ProblemKind[];

export const samples = (kind: ProblemKind): Problem => ({ kind, ...SAMPLES[kind] }) as Problem;
