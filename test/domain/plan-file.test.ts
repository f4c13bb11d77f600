/** DESIGN 5.1 "Plan file": what `plan export` writes is what `init --plan` reads; absent and null are the same. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkPlan } from '../../src/domain/plan-checks.ts';
import { planToFile } from '../../src/domain/plan-export.ts';
import {
  planFromFile,
  PLAN_FORMAT,
  type IndicatorEntry,
  type PlanFile,
  type UnitEntry,
} from '../../src/domain/plan-file.ts';
import type { Plan } from '../../src/domain/plan.ts';

const file = JSON.parse(
  readFileSync(new URL('../../data/lien-minh-2026.json', import.meta.url), 'utf8'),
) as PlanFile;

/** Through the text of a file and back. */
const throughFile = (plan: Plan): Plan =>
  planFromFile(JSON.parse(JSON.stringify(planToFile(plan))) as PlanFile);

const BARE: PlanFile = {
  format: PLAN_FORMAT,
  code: 'thu',
  title: 'Thử',
  year: 2026,
  reporting: { quarterWindow: 'calendar', dueDay: 15, dueMonth: 'next' },
  sections: [],
  units: [],
  indicators: [],
  targets: [],
};
const withUnit = (unit: UnitEntry) => planFromFile({ ...BARE, units: [unit] }).units[0]!;
const withIndicator = (indicator: IndicatorEntry) =>
  planFromFile({ ...BARE, indicators: [indicator] }).indicators[0]!;

describe('the plan of Liên Minh, built in', () => {
  const plan = planFromFile(file);

  it('is sound and round-trips', () => {
    expect(checkPlan(file)).toEqual([]);
    expect(throughFile(plan)).toEqual(plan);
  });

  it('has every target of the plan with a number, in its order', () => {
    expect(
      plan.targets.map(({ indicator, value, from, per, scope }) =>
        [indicator, value, from, per, scope].join(' '),
      ),
    ).toEqual(
      [
        'kinh-te-so 15',
        'dong-gop-khcn 17.5',
        'phu-song-5g 70',
        'thiet-bi 100',
        'chu-ky-so 100',
        'ho-so-dien-tu 100',
        'ky-so-cong-vu 100',
        'xu-ly-toan-trinh 70',
        'dvc-toan-trinh 80',
        'dvc-dia-phuong 80',
        'mot-lan 80',
        'phi-dia-gioi 100',
        'ky-nang-so 100',
        'quan-tri-du-lieu 50',
        'dvc-doanh-nghiep 100',
        'hai-long 95',
        'nhiem-vu-khcn 100',
        'nhiem-vu-tw 100',
      ].map((each) => `${each} 2026Q1 year plan`),
    );
  });

  it('has these and the four without a number as its 22 indicators, the targets in their order', () => {
    const milestones = plan.indicators.filter(({ kind }) => kind === 'milestone').map(({ code }) => code);
    expect(milestones.sort()).toEqual([
      'chu-ky-so-nguoi-dan',
      'ngan-sach-khoa-hoc',
      'ra-soat-co-che',
      'van-ban-the-che',
    ]);
    expect(plan.indicators.filter(({ kind }) => kind !== 'milestone').map(({ code }) => code)).toEqual(
      plan.targets.map(({ indicator }) => indicator),
    );
  });

  it('has its units and the days of DESIGN 3.8', () => {
    expect(plan.units.map(({ code }) => code)).toEqual([
      'VHXH',
      'CAX',
      'KT',
      'VP',
      'PVHCC',
      'DVSN',
      'TYT',
      'VPDU',
      'MTTQ',
      'THON',
    ]);
    expect(plan.reporting).toEqual({ quarterWindow: '15-14', dueDay: 19, dueMonth: 'last' });
  });
});

describe('what a file leaves out', () => {
  it('of a unit', () => {
    expect(withUnit({ code: 'A', name: 'Thôn A' })).toEqual({
      code: 'A',
      aliases: [],
      from: null,
      to: null,
      successor: null,
      versions: [{ since: null, name: 'Thôn A', shortName: null, parent: null, role: null }],
    });
  });

  it('of an indicator', () => {
    const { versions, ...rest } = withIndicator({ code: 'I', name: 'Tỷ lệ', kind: 'ratio', measure: '%' });
    expect(rest).toEqual({ code: 'I', aliases: [], kind: 'ratio', from: null, to: null });
    expect(versions).toMatchObject([
      {
        since: null,
        whole: false,
        allowNegative: false,
        allowOver100: false,
        reporters: [],
        lead: null,
        maxMove: null,
      },
    ]);
  });

  it.each([
    [
      'null',
      {
        aliases: null,
        shortName: null,
        parent: null,
        role: null,
        from: null,
        to: null,
        successor: null,
        changes: null,
      },
    ],
    ['blank', { shortName: ' ', role: '' }],
  ])('is the same as %s', (_, fields) => {
    expect(withUnit({ code: 'A', name: 'Thôn A', ...fields })).toEqual(
      withUnit({ code: 'A', name: 'Thôn A' }),
    );
  });

  it('of a target means the whole year and the whole plan', () => {
    const targets = [{ indicator: 'I', value: '70', from: '2026Q1' }];
    expect(planFromFile({ ...BARE, targets }).targets).toEqual([
      { indicator: 'I', value: '70', from: '2026Q1', per: 'year', scope: 'plan', unit: null, document: null },
    ]);
  });
});

describe('names are composed and tidied', () => {
  it('of a unit, its aliases and its later names', () => {
    const unit = withUnit({
      code: 'A',
      name: ' Thôn \u00a0Đông Hòa'.normalize('NFD'),
      aliases: ['Hòa'.normalize('NFD')],
      changes: [{ from: '2026-07-01', name: 'Thôn  Mới '.normalize('NFD') }],
    });
    expect([unit.versions.map(({ name }) => name), unit.aliases]).toEqual([
      ['Thôn Đông Hòa', 'Thôn Mới'],
      ['Hòa'],
    ]);
  });
});

describe('changes', () => {
  it('keep what they leave out, in the order of their days', () => {
    const unit = withUnit({
      code: 'A',
      name: 'Một',
      shortName: 'M',
      parent: 'P',
      changes: [
        { from: '2026-10-01', parent: null },
        { from: '2026-07-01', name: 'Hai' },
      ],
    });
    expect(unit.versions).toEqual([
      { since: null, name: 'Một', shortName: 'M', parent: 'P', role: null },
      { since: '2026-07-01', name: 'Hai', shortName: 'M', parent: 'P', role: null },
      { since: '2026-10-01', name: 'Hai', shortName: 'M', parent: null, role: null },
    ]);
  });

  it('of an indicator likewise', () => {
    const { versions } = withIndicator({
      code: 'I',
      name: 'Một',
      kind: 'amount',
      measure: 'hộ',
      decimals: 0,
      direction: 'at_most',
      allow: { negative: true },
      limits: { move: '5' },
      changes: [{ from: '2026-07-01', name: 'Hai', reporters: ['A'] }],
    });
    const [first, second] = versions;
    expect(second).toEqual({ ...first, since: '2026-07-01', name: 'Hai', reporters: ['A'] });
    expect(second).toMatchObject({ decimals: 0, direction: 'at_most', allowNegative: true, maxMove: '5' });
  });
});

it('what never changed says nothing of changes when it is written', () => {
  const units = [{ code: 'A', name: 'Thôn A' }];
  const indicators = [{ code: 'I', name: 'Mốc', kind: 'milestone' as const }];
  const written = planToFile(planFromFile({ ...BARE, units, indicators }));
  expect(written.units[0]).not.toHaveProperty('changes');
  expect(written.indicators[0]).not.toHaveProperty('changes');
  expect(written.indicators[0]).toMatchObject({ measure: null, limits: null });
});

describe('decimals of a file', () => {
  it.each([
    ['70', '70'],
    ['17.5', '17.5'],
    ['17.50', '17.5'],
    ['70.0', '70'],
    ['-0', '0'],
    ['-1.10', '-1.1'],
  ])('which the schema allows: a target of %s is stored as %s', (value, stored) => {
    const plan = planFromFile({ ...BARE, targets: [{ indicator: 'I', value, from: '2026Q1' }] });
    expect(plan.targets[0]?.value).toBe(stored);
  });

  it('the set amount of a move likewise', () => {
    expect(
      withIndicator({ code: 'I', name: 'I', kind: 'ratio', measure: '%', limits: { move: '50.0' } })
        .versions[0]?.maxMove,
    ).toBe('50');
  });
});
