/** DESIGN 5.1: a plan file is refused with every fault and its path; nothing of it is taken. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readPlanFile } from '../../src/input/plan-file.ts';
import { planFromFile, type PlanFile } from '../../src/domain/plan-file.ts';
import type { Plan } from '../../src/domain/plan.ts';
import { KpiError, type Problem } from '../../src/domain/problem.ts';
import { lienMinhFile, planBaseFile } from '../support/report-world.ts';

const SCHEMA = JSON.parse(
  readFileSync(new URL('../../data/kpi-plan-1.schema.json', import.meta.url), 'utf8'),
) as object;

const readText = (text: string | Uint8Array): Promise<Plan> =>
  readPlanFile('ke-hoach.json', typeof text === 'string' ? new TextEncoder().encode(text) : text, SCHEMA);

async function refused(text: string | Uint8Array): Promise<Problem> {
  try {
    await readText(text);
  } catch (error) {
    if (error instanceof KpiError) return error.problem;
    throw error;
  }
  throw new Error('the plan was taken');
}

type Loose = Record<string, never>;
type Change = (file: Loose) => void;

/** The faults of the plan of the open cases after a change, as `path kind text -> expected`. */
async function faultsAfter(change: Change): Promise<string[]> {
  const file = planBaseFile();
  change(file as unknown as Loose);
  const problem = await refused(JSON.stringify(file));
  if (problem.kind !== 'plan_faulty') throw new Error(problem.kind);
  return problem.faults.map(({ path, fault, text, expected }) =>
    [path, fault, text ?? '', ...(expected === undefined ? [] : ['->', expected])].join(' '),
  );
}

/** Sets a field deep in the file: `units/0/name`. */
const set =
  (path: string, value: unknown): Change =>
  (file) => {
    const names = path.split('/');
    const holder = names.slice(0, -1).reduce<Record<string, unknown>>((at, name) => at[name] as never, file);
    const last = names.at(-1) ?? '';
    if (value === undefined) delete holder[last];
    else holder[last] = value;
  };

const TOO_MANY = Array.from({ length: 101 }, () => 'x');
const CODE = '^[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,63}$';

describe('the schema, keyword by keyword', () => {
  it.each<[string, string, unknown, string[]]>([
    ['type', 'year', '2025', ['/year type 2025 -> integer']],
    ['type', 'units', null, ['/units type null -> array']],
    ['type', 'units/1', 'T02', ['/units/1 type T02 -> object']],
    ['type', 'indicators/1/whole', 'có', ['/indicators/1/whole type có -> boolean, null']],
    // A blank would be none, which what is exported could not be made from again.
    ['pattern', 'indicators/0/measure', ' ', ['/indicators/0/measure pattern   -> \\S']],
    ['type', 'targets/0/value', 90, ['/targets/0/value type 90 -> string']],
    ['required', 'title', undefined, [' required … -> title']],
    ['required', 'units/2/code', undefined, ['/units/2 required … -> code']],
    ['required', 'targets/1/per', undefined, ['/targets/1 required … -> per']],
    ['additionalProperties', 'extra', 1, [' unknown_field extra']],
    ['additionalProperties', 'units/0/nmae', 'x', ['/units/0 unknown_field nmae']],
    ['const', 'format', 'kpi-plan/2', ['/format not_allowed kpi-plan/2 -> kpi-plan/1']],
    [
      'enum',
      'indicators/0/kind',
      'rate',
      ['/indicators/0/kind not_allowed rate -> ratio, percent, amount, milestone'],
    ],
    ['enum', 'targets/0/scope', 'all', ['/targets/0/scope not_allowed all -> plan, unit']],
    ['enum', 'reporting/dueMonth', 'this', ['/reporting/dueMonth not_allowed this -> last, next']],
    ['pattern', 'units/0/code', 'T 01', [`/units/0/code pattern T 01 -> ${CODE}`]],
    ['pattern', 'targets/0/from', '2025-Q1', ['/targets/0/from pattern 2025-Q1 -> ^\\d{4}Q[1-4]$']],
    ['pattern', 'document/date', '2/1/2025', ['/document/date pattern 2/1/2025 -> ^\\d{4}-\\d{2}-\\d{2}$']],
    ['minLength', 'title', '', ['/title too_short  -> 1']],
    ['maxLength', 'title', 'x'.repeat(501), [`/title too_long ${'x'.repeat(60)}… -> 500`]],
    [
      'maxItems',
      'recipients',
      TOO_MANY,
      [expect.stringMatching(/^\/recipients too_long \["x".*… -> 100$/u) as never],
    ],
    ['minimum', 'reporting/dueDay', 0, ['/reporting/dueDay too_small 0 -> 1']],
    ['maximum', 'reporting/dueDay', 32, ['/reporting/dueDay too_large 32 -> 31']],
    ['maximum', 'indicators/0/decimals', 7, ['/indicators/0/decimals too_large 7 -> 6']],
    ['if, then', 'indicators/1/direction', undefined, ['/indicators/1 required … -> direction']],
    ['if, then', 'indicators/1/measure', null, ['/indicators/1/measure type null -> string']],
  ])('%s at %s', async (_, path, value, expected) => {
    const found = await faultsAfter(set(path, value));
    // Of a missing field the whole holder is the text; that it is there, not what it is, matters here.
    const short = found.map((line) => line.replace(/ required .* -> /u, ' required … -> '));
    expect(short).toEqual(expected);
  });
});

describe('what the schema cannot say', () => {
  it.each<[string, Change, string[]]>([
    [
      'a unit twice',
      set('units/1/code', 'T01'),
      expect.arrayContaining(['/units/1/code duplicate T01']) as never,
    ],
    [
      'a unit twice but for case and accents',
      set('units/1/aliases', ['t01']),
      ['/units/1/aliases/0 duplicate t01'],
    ],
    [
      'an indicator twice',
      set('indicators/1/code', 'ct01'),
      expect.arrayContaining(['/indicators/1/code duplicate ct01']) as never,
    ],
    [
      'a section that leads nowhere',
      set('indicators/0/section', 'b'),
      ['/indicators/0/section unknown_reference b'],
    ],
    ['a parent that leads nowhere', set('units/0/parent', 'X'), ['/units/0/parent unknown_reference X']],
    [
      'a successor that leads nowhere',
      set('units/0/successor', 'X'),
      ['/units/0/successor unknown_reference X'],
    ],
    [
      'a reporter that leads nowhere',
      set('indicators/0/reporters', ['T01', 'X']),
      ['/indicators/0/reporters/1 unknown_reference X'],
    ],
    ['a lead that leads nowhere', set('indicators/0/lead', 'X'), ['/indicators/0/lead unknown_reference X']],
    ['a target of nothing', set('targets/0/indicator', 'X'), ['/targets/0/indicator unknown_reference X']],
    ['a target twice', set('targets/1/indicator', 'CT04'), ['/targets/3 duplicate CT04 plan  2025Q1']],
    [
      'a unit target of the whole plan',
      set('targets/1/unit', 'T01'),
      ['/targets/1/scope unit_scope_needed plan -> unit'],
    ],
    ['a day that is none', set('units/0/from', '2025-02-29'), ['/units/0/from impossible_day 2025-02-29']],
    ['a date that is none', set('document/date', '2025-13-01'), ['/document/date impossible_day 2025-13-01']],
    [
      'days the wrong way round',
      (file) => {
        set('units/0/from', '2025-07-01')(file);
        set('units/0/to', '2025-06-30')(file);
      },
      ['/units/0/to days_reversed 2025-06-30'],
    ],
    ['a unit above itself', set('units/0/parent', 'T01'), ['/units/0/parent own_ancestor T01']],
    [
      'units above each other',
      (file) => {
        set('units/0/parent', 'T02')(file);
        set('units/1/parent', 'T01')(file);
      },
      ['/units/0/parent own_ancestor T02', '/units/1/parent own_ancestor T01'],
    ],
    ['nobody to report', set('indicators/1/reporters', []), ['/indicators/1/reporters no_reporter CT02']],
    [
      'percentages added up',
      set('indicators/0/overUnits', 'sum'),
      ['/indicators/0/overUnits percent_summed '],
    ],
    [
      'a change to a parent that leads nowhere',
      set('units/0/changes', [{ from: '2025-07-01', parent: 'X' }]),
      ['/units/0/changes/0/parent unknown_reference X'],
    ],
    [
      'a change on a day that is none',
      set('indicators/0/changes', [{ from: '2025-06-31', name: 'Mới' }]),
      ['/indicators/0/changes/0/from impossible_day 2025-06-31'],
    ],
    [
      'a relation of nothing',
      set('relations', [
        {
          left: { indicator: 'X', part: 'numerator' },
          operator: '=',
          right: { indicator: 'CT04', part: 'numerator' },
        },
      ]),
      ['/relations/0/left/indicator unknown_reference X'],
    ],
    [
      'a task of nobody',
      set('tasks', [{ code: 't1', content: 'x', unit: 'X' }]),
      ['/tasks/0/unit unknown_reference X'],
    ],
    [
      'a task twice',
      set('tasks', [
        { code: 't1', content: 'x' },
        { code: 't1', content: 'y' },
      ]),
      ['/tasks/1/code duplicate t1'],
    ],
  ])('%s', async (_, change, expected) => {
    expect(await faultsAfter(change)).toEqual(expected);
  });

  it.each<[string, Change, string]>([
    [
      'a unit that changes twice on one day',
      set('units/0/changes', [
        { from: '2025-07-01', name: 'Một' },
        { from: '2025-07-01', name: 'Hai' },
      ]),
      '/units/0/changes/1',
    ],
    [
      'an indicator that changes twice on one day',
      set('indicators/0/changes', [
        { from: '2025-07-01', name: 'Một' },
        { from: '2025-07-01', name: 'Hai' },
      ]),
      '/indicators/0/changes/1',
    ],
    ['a unit with blanks for a name', set('units/0/name', '  '), '/units/0/name'],
    ['an indicator with blanks for a name', set('indicators/0/name', '\u00a0'), '/indicators/0/name'],
    [
      'a unit that comes to stand above itself in mid-year',
      (file) => {
        set('units/0/parent', 'T02')(file);
        set('units/1/changes', [{ from: '2025-07-01', parent: 'T01' }])(file);
      },
      '/units/1/changes/0/parent',
    ],
  ])('%s is named with its place', async (_, change, place) => {
    const found = await faultsAfter(change);
    expect(found.filter((line) => line.startsWith(place))).not.toEqual([]);
  });
});

it('all faults are told at once', async () => {
  const found = await faultsAfter((file) => {
    set('units/0/parent', 'X')(file);
    set('indicators/0/section', 'b')(file);
    set('targets/0/indicator', 'Y')(file);
  });
  expect(found).toHaveLength(3);
  const ofTheSchema = await faultsAfter((file) => {
    set('year', 1999)(file);
    set('title', '')(file);
    set('units/0/code', '')(file);
    set('extra', 1)(file);
  });
  expect(ofTheSchema.map((line) => line.split(' ').slice(0, 2).join(' ')).sort()).toEqual([
    ' unknown_field',
    '/title too_short',
    '/units/0/code pattern',
    '/year too_small',
  ]);
});

it.each([
  ['of Liên Minh', lienMinhFile],
  ['of the open cases', planBaseFile],
])('the plan %s is taken', async (_, file: () => PlanFile) => {
  expect(await readText(JSON.stringify(file()))).toEqual(planFromFile(file()));
});
