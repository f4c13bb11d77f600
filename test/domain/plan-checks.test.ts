/** What a schema cannot say about a plan file: every fault is listed, with its path in the file. */
import { describe, expect, it, test } from 'vitest';
import { checkPlan } from '../../src/domain/plan-checks.ts';
import type { PlanFile } from '../../src/domain/plan-file.ts';

/** A sound plan of two units, two indicators and two targets, made anew for each test to spoil. */
const sound = (): PlanFile => ({
  format: 'kpi-plan/1',
  code: 'thu',
  title: 'Thử',
  year: 2026,
  document: { number: null, date: '2026-06-01' },
  reporting: { quarterWindow: 'calendar', dueDay: 15, dueMonth: 'next' },
  sections: [
    { code: 'I', title: 'Một', parent: null },
    { code: 'I.1', title: 'Một một', parent: 'I' },
  ],
  units: [
    { code: 'A', name: 'Thôn A', aliases: ['thôn một'] },
    { code: 'B', name: 'Thôn B', aliases: ['thôn hai'], from: '2026-01-01', to: '2026-12-31' },
  ],
  indicators: [
    { code: 'X', name: 'X', kind: 'ratio', measure: '%', section: 'I.1', reporters: ['A', 'B'] },
    { code: 'Y', name: 'Y', kind: 'percent', measure: '%', lead: 'A' },
  ],
  targets: [
    { indicator: 'X', value: '80', from: '2026Q1' },
    { indicator: 'X', value: '90', from: '2026Q3' },
  ],
  relations: [],
  tasks: [],
});

const unit = (code: string, rest: object = {}): object => ({ code, name: `Thôn ${code}`, ...rest });
const indicator = (code: string, rest: object = {}): object => ({
  ...{ code, name: code, kind: 'ratio', lead: 'A' },
  ...rest,
});
const task = (rest: object = {}): object => ({ code: 'n1', content: 'Việc', ...rest });
const target = (rest: object = {}): object => ({ indicator: 'X', value: '7', from: '2026Q1', ...rest });
const relation = (left: string, right: string): object => ({
  left: { indicator: left, part: 'numerator' },
  operator: '=',
  right: { indicator: right, part: 'numerator' },
});

/** Sets what stands at each JSON pointer, as in `{ '/units/0/parent': 'Z' }`; the index after the last adds. */
type Spoilt = Record<string, unknown>;

function faultsOf(spoilt: Spoilt): string[] {
  const file = sound();
  for (const [pointer, value] of Object.entries(spoilt)) {
    const keys = pointer.slice(1).split('/');
    const last = keys.pop() ?? '';
    let place = file as unknown as Record<string, unknown>;
    for (const key of keys) place = (place[key] ??= {}) as Record<string, unknown>;
    place[last] = value;
  }
  return checkPlan(file).map(({ path, fault, text }) => `${path} ${fault} ${text ?? ''}`.trim());
}

test('a sound plan has none', () => {
  expect(faultsOf({})).toEqual([]);
});

describe('duplicate', () => {
  it.each<[string, Spoilt, string]>([
    ['section', { '/sections/2': { code: 'I', title: 'Nữa' } }, '/sections/2/code duplicate I'],
    ['unit', { '/units/2': unit('A') }, '/units/2/code duplicate A'],
    ['unit in small letters', { '/units/2': unit('a') }, '/units/2/code duplicate a'],
    [
      'alias of two units',
      { '/units/2': unit('C', { aliases: ['khác', 'thon mot'] }) },
      '/units/2/aliases/1 duplicate thon mot',
    ],
    ['alias that is a code', { '/units/2': unit('C', { aliases: ['b'] }) }, '/units/2/aliases/0 duplicate b'],
    ['code that is an alias', { '/units/2': unit('thon-hai') }, '/units/2/code duplicate thon-hai'],
    ['indicator', { '/indicators/2': indicator('X') }, '/indicators/2/code duplicate X'],
    ['task', { '/tasks': [task(), task()] }, '/tasks/1/code duplicate n1'],
    ['target', { '/targets/2': target({ from: '2026Q3' }) }, '/targets/2 duplicate'],
    [
      'target of one unit',
      {
        '/targets/2': target({ scope: 'unit', unit: 'A' }),
        '/targets/3': target({ scope: 'unit', unit: 'A' }),
      },
      '/targets/3 duplicate',
    ],
  ])('%s', (_, spoilt, fault) => {
    expect(faultsOf(spoilt)).toEqual([expect.stringMatching(new RegExp(`^${fault}( |$)`))]);
  });

  it.each<[string, Spoilt]>([
    ["a unit's alias that is its own code", { '/units/2': unit('C', { aliases: ['c', 'C'] }) }],
    ['a unit and an indicator of one code', { '/indicators/2': indicator('A') }],
    ['two units of one name', { '/units/2': unit('C', { name: 'Thôn A' }) }],
    [
      'targets of different units',
      {
        '/targets/2': target({ scope: 'unit', unit: 'A' }),
        '/targets/3': target({ scope: 'unit', unit: 'B' }),
      },
    ],
    ['targets of the plan and of its units', { '/targets/2': target({ scope: 'unit' }) }],
  ])('but not %s', (_, spoilt) => {
    expect(faultsOf(spoilt)).toEqual([]);
  });
});

describe('unknown_reference', () => {
  it.each<[string, unknown]>([
    ['/sections/1/parent', 'Z'],
    ['/units/0/parent', 'Z'],
    ['/units/1/successor', 'Z'],
    ['/indicators/0/section', 'Z'],
    ['/indicators/1/lead', 'Z'],
    ['/indicators/0/reporters/1', 'Z'],
    ['/targets/0/indicator', 'Z'],
  ])('%s', (pointer, value) => {
    expect(faultsOf({ [pointer]: value })).toEqual([`${pointer} unknown_reference Z`]);
  });

  it.each<[string, unknown, string]>([
    ['/units/0/changes', [{ from: '2026-07-01', parent: 'Z' }], '0/parent'],
    ['/indicators/0/with', ['A', 'Z'], '1'],
    ['/indicators/0/changes', [{ from: '2026-07-01', reporters: ['Z'] }], '0/reporters/0'],
    ['/indicators/0/changes', [{ from: '2026-07-01', section: 'Z' }], '0/section'],
    ['/targets/2', target({ scope: 'unit', unit: 'Z' }), 'unit'],
    ['/tasks', [task({ unit: 'Z' })], '0/unit'],
    ['/tasks', [task({ with: ['A', 'Z'] })], '0/with/1'],
    ['/relations', [relation('Z', 'X')], '0/left/indicator'],
    ['/relations', [relation('X', 'Z')], '0/right/indicator'],
  ])('%s: %#', (pointer, value, further) => {
    expect(faultsOf({ [pointer]: value })).toEqual([`${pointer}/${further} unknown_reference Z`]);
  });
});

describe('days', () => {
  it.each([
    ['/document/date', '2026-02-29'],
    ['/units/0/from', '2026-13-01'],
    ['/units/0/to', '2025-06-31'],
    ['/units/0/changes/0/from', '2026-04-31'],
    ['/indicators/0/from', '2026-00-10'],
    ['/indicators/0/to', '2026-11-31'],
    ['/indicators/0/changes/0/from', '2100-02-29'],
  ])('%s %s is impossible', (pointer, day) => {
    const changes = pointer.replace(/\/0\/from$/, '');
    const spoilt = changes.endsWith('changes') ? { [changes]: [{ from: day }] } : { [pointer]: day };
    expect(faultsOf(spoilt)).toEqual([`${pointer} impossible_day ${day}`]);
  });

  it.each<[Spoilt, string[]]>([
    [{ '/units/1/to': '2025-12-31' }, ['/units/1/to days_reversed 2025-12-31']],
    [{ '/units/1/to': '2026-01-01' }, []],
    [
      { '/indicators/0/from': '2026-07-01', '/indicators/0/to': '2026-06-30' },
      ['/indicators/0/to days_reversed 2026-06-30'],
    ],
  ])('%j', (spoilt, faults) => {
    expect(faultsOf(spoilt)).toEqual(faults);
  });
});

describe('later versions', () => {
  const twice = [
    { from: '2026-07-01', name: 'Hai' },
    { from: '2026-07-01', name: 'Ba' },
  ];
  it.each<[string, Spoilt, string[]]>([
    [
      'two of a unit on one day',
      { '/units/0/changes': twice },
      ['/units/0/changes/1/from duplicate 2026-07-01'],
    ],
    [
      'two of an indicator on one day',
      { '/indicators/0/changes': twice },
      ['/indicators/0/changes/1/from duplicate 2026-07-01'],
    ],
    ['a name of blanks', { '/units/0/name': ' \u00a0' }, ['/units/0/name too_short']],
    [
      'a later name of blanks',
      { '/indicators/0/changes': [{ from: '2026-07-01', name: ' ' }] },
      ['/indicators/0/changes/0/name too_short'],
    ],
    ['a change that names nothing', { '/units/0/changes': [{ from: '2026-07-01' }] }, []],
  ])('%s', (_, spoilt, faults) => {
    expect(faultsOf(spoilt)).toEqual(faults);
  });
});

describe('own_ancestor', () => {
  it.each<[string, Spoilt, string[]]>([
    ['a section under itself', { '/sections/0/parent': 'I' }, ['/sections/0/parent own_ancestor I']],
    [
      'sections in a circle',
      { '/sections/0/parent': 'I.1' },
      ['/sections/0/parent own_ancestor I.1', '/sections/1/parent own_ancestor I'],
    ],
    ['a unit under itself', { '/units/0/parent': 'A' }, ['/units/0/parent own_ancestor A']],
    [
      'units in a circle, and not the one below it',
      { '/units/0/parent': 'B', '/units/1/parent': 'A', '/units/2': unit('C', { parent: 'A' }) },
      ['/units/0/parent own_ancestor B', '/units/1/parent own_ancestor A'],
    ],
    [
      'units moved in mid-year into a circle',
      { '/units/0/parent': 'B', '/units/1/changes': [{ from: '2026-07-01', parent: 'A' }] },
      ['/units/1/changes/0/parent own_ancestor A'],
    ],
    [
      'units that only change places, on one day',
      {
        '/units/0': unit('A', { parent: 'B', changes: [{ from: '2026-07-01', parent: null }] }),
        '/units/1': unit('B', { changes: [{ from: '2026-07-01', parent: 'A' }] }),
      },
      [],
    ],
    [
      'units that stand above one another in turn, their changes in any order',
      {
        '/units/0/changes': [
          { from: '2026-10-01', parent: null },
          { from: '2026-07-01', parent: 'B' },
        ],
        '/units/1/changes': [
          { from: '2026-11-01', parent: 'A' },
          { from: '2026-12-01', name: 'Mới' },
        ],
      },
      [],
    ],
    ['a unit merged into itself', { '/units/0/successor': 'A' }, ['/units/0/successor own_ancestor A']],
    [
      'units merged into each other in a circle',
      { '/units/0/successor': 'B', '/units/1/successor': 'A' },
      ['/units/0/successor own_ancestor B', '/units/1/successor own_ancestor A'],
    ],
  ])('%s', (_, spoilt, faults) => {
    expect(faultsOf(spoilt)).toEqual(faults);
  });
});

describe('no_reporter', () => {
  it.each<[string, Spoilt, string[]]>([
    ['at all', { '/indicators/0/reporters': [] }, ['/indicators/0/reporters no_reporter X']],
    [
      'from a change on',
      { '/indicators/0/changes': [{ from: '2026-07-01', reporters: [] }] },
      ['/indicators/0/changes/0/reporters no_reporter X'],
    ],
    [
      'at all, whatever else changes',
      { '/indicators/0/reporters': [], '/indicators/0/changes': [{ from: '2026-07-01', name: 'Mới' }] },
      ['/indicators/0/reporters no_reporter X'],
    ],
    ['but a lead', { '/indicators/0/reporters': null, '/indicators/0/lead': 'A' }, []],
  ])('%s', (_, spoilt, faults) => {
    expect(faultsOf(spoilt)).toEqual(faults);
  });
});

describe('percent_summed', () => {
  it.each<[Spoilt, string[]]>([
    [{ '/indicators/1/overUnits': 'sum' }, ['/indicators/1/overUnits percent_summed']],
    [{ '/indicators/1/overQuarters': 'sum' }, ['/indicators/1/overQuarters percent_summed']],
    [
      { '/indicators/1/changes': [{ from: '2026-07-01', overQuarters: 'sum' }] },
      ['/indicators/1/changes/0/overQuarters percent_summed'],
    ],
    [{ '/indicators/1/overQuarters': 'cumulative' }, []],
    [{ '/indicators/0/overUnits': 'sum', '/indicators/0/overQuarters': 'sum' }, []],
  ])('%j', (spoilt, faults) => {
    expect(faultsOf(spoilt)).toEqual(faults);
  });
});

describe('unit_scope_needed', () => {
  it.each<[object, string[]]>([
    [{ scope: 'plan', unit: 'A' }, ['/targets/2/scope unit_scope_needed plan']],
    [{ unit: 'A' }, ['/targets/2/scope unit_scope_needed plan']],
    [{ scope: 'unit', unit: 'A' }, []],
    [{ scope: 'unit' }, []],
  ])('%j', (rest, faults) => {
    expect(faultsOf({ '/targets/2': target(rest) })).toEqual(faults);
  });
});

test('none stops the search for the next: all are listed, in the order of the file', () => {
  const faults = faultsOf({
    '/document/date': '2026-02-30',
    '/sections/1/parent': 'II',
    '/units/0/from': '2026-02-30',
    '/units/2': unit('A'),
    '/indicators/0/reporters': ['Z'],
    '/indicators/1/overUnits': 'sum',
    '/targets/1/indicator': 'Q',
  });
  expect(faults.map((fault) => fault.split(' ')[0])).toEqual([
    '/document/date',
    '/sections/1/parent',
    '/units/0/from',
    '/units/2/code',
    '/indicators/0/reporters/0',
    '/indicators/1/overUnits',
    '/targets/1/indicator',
  ]);
});
