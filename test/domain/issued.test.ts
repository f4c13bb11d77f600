/** Versions of a period's report: which stands, which quarters it closes, and how what it rests on is kept. */
import { describe, expect, it, test } from 'vitest';
import { isClear, type ClosingFindings } from '../../src/domain/closing.ts';
import {
  checkCodeText,
  closingsFor,
  closingsOf,
  closingsWithin,
  frozenFrom,
  frozenText,
  holdOpen,
  lastIssue,
  markOf,
  periodNamed,
  sourcesOf,
  standing,
  type Frozen,
  type Issue,
} from '../../src/domain/issued.ts';
import { assembleReport } from '../../src/domain/report.ts';
import { NO_WORDS, type UnitWords } from '../../src/domain/submission.ts';
import { aPlan, day, observation, period, problemOf, quarter } from '../support/plan-builder.ts';

const NOTHING: ClosingFindings = { blanks: [], soft: [], owing: [], endsOn: null };

const issue = (text: string, version = 1, reopened = false): Issue => ({
  period: text,
  version,
  checkCode: 'K7QF-2M9D-XW4T',
  frozen: '',
  workbook: '',
  findings: NOTHING,
  reason: null,
  by: 'lan',
  // 6 October already at the office.
  at: '2026-10-05T18:00:00.000Z',
  reopening: reopened ? { reason: 'sai', letter: null, by: 'lan', at: '2026-10-06T02:00:00.000Z' } : null,
});

test.each(['2026Q1', '2026Q4', '2026H1', '2026M9', '2026'])('%s is the period that is written so', (text) => {
  expect(periodNamed(text)).toEqual(period(text));
});

describe('the quarters that a closed period closes', () => {
  test.each([
    ['2026Q3', '2026Q3'],
    ['2026H1', '2026Q1 2026Q2'],
    ['2026M9', '2026Q1 2026Q2 2026Q3'],
    ['2026', '2026Q1 2026Q2 2026Q3 2026Q4'],
  ])('%s: %s', (text, quarters) => {
    const asked = '2025Q4 2026Q1 2026Q2 2026Q3 2026Q4 2027Q1'.split(' ').map(quarter);
    const closed = asked.filter((each) => closingsOf([issue(text)], each).length > 0);
    expect(closed.join(' ')).toBe(quarters);
    for (const each of closed)
      expect(problemOf(() => holdOpen([issue(text)], each))).toMatchObject({ quarter: each });
    for (const each of asked.filter((other) => !closed.includes(other)))
      expect(() => holdOpen([issue(text)], each)).not.toThrow();
  });

  it('none once it is reopened', () => {
    expect(closingsOf([issue('2026Q3', 1, true)], quarter('2026Q3'))).toEqual([]);
    expect(() => holdOpen([issue('2026Q3', 1, true)], quarter('2026Q3'))).not.toThrow();
  });

  it('all that close it are named, with the day as the office counts it', () => {
    const issues = [issue('2026Q3', 1, true), issue('2026Q3', 2), issue('2026M9')];
    expect(problemOf(() => holdOpen(issues, quarter('2026Q3')))).toEqual({
      kind: 'period_closed',
      quarter: '2026Q3',
      closings: [
        { period: '2026Q3', version: 2, by: 'lan', on: '2026-10-06' },
        { period: '2026M9', version: 1, by: 'lan', on: '2026-10-06' },
      ],
    });
  });

  it('a quarter is looked at with all that close it, a longer period with its own version', () => {
    const issues = [issue('2026Q3'), issue('2026M9')];
    const seen = (text: string): string[] => closingsFor(issues, period(text)).map((each) => each.period);
    expect([seen('2026Q3'), seen('2026Q1'), seen('2026M9'), seen('2026H1')]).toEqual([
      ['2026Q3', '2026M9'],
      ['2026M9'],
      ['2026M9'],
      [],
    ]);
    expect(closingsWithin(issues, period('2026')).map((each) => each.period)).toEqual(['2026M9', '2026Q3']);
  });
});

describe('the version in force', () => {
  test.each<[string, Issue[], number | null, number | null]>([
    ['none was issued', [], null, null],
    ['the only one', [issue('2026Q3')], 1, 1],
    ['reopened', [issue('2026Q3', 1, true)], null, 1],
    ['closed again', [issue('2026Q3', 1, true), issue('2026Q3', 2)], 2, 2],
    ['of another period', [issue('2026M9')], null, null],
  ])('%s', (_, issues, stands, last) => {
    expect(standing(issues, '2026Q3')?.version ?? null).toBe(stands);
    expect(lastIssue(issues, '2026Q3')?.version ?? null).toBe(last);
  });

  it('marks the report; a draft tells what it takes the place of', () => {
    const issues = [issue('2026Q3', 1, true)];
    expect(markOf(null, [], '2026Q3')).toEqual({ kind: 'draft', replaces: null });
    expect(markOf(null, issues, '2026Q3')).toEqual({ kind: 'draft', replaces: 1 });
    expect(markOf(issue('2026Q3', 2), issues, '2026Q3')).toEqual({
      kind: 'issued',
      version: 2,
      checkCode: 'K7QF-2M9D-XW4T',
      on: '2026-10-06',
    });
  });
});

describe('check codes', () => {
  test.each([
    ['nothing but zeros', new Uint8Array(32), '0000-0000-0000'],
    ['nothing but ones', new Uint8Array(32).fill(0xff), 'ZZZZ-ZZZZ-ZZZZ'],
    ['bits counted up', Uint8Array.from([0x00, 0x44, 0x32, 0x14, 0xc7, 0x42, 0x54, 0xb0]), '0123-4567-89AB'],
  ])('%s', (_, digest, code) => {
    expect(checkCodeText(digest)).toBe(code);
  });

  it('have no letter that is read as another or as a figure', () => {
    const all = Array.from({ length: 4000 }, (_, seed) =>
      checkCodeText(Uint8Array.from({ length: 32 }, (__, index) => (seed * 7919 + index * 104_729) % 256)),
    ).join('');
    expect(all).not.toMatch(/[ILOU]/u);
    expect(new Set(all.replaceAll('-', '')).size).toBe(32);
  });
});

describe('what is frozen', () => {
  const plan = aPlan()
    .unit('A')
    .unit('B')
    .indicator('I', { kind: 'amount', overQuarters: 'sum' })
    .target('I', '80')
    .figures('I', 'A', ['10.1', '20.2'])
    .figure('I', 'A', '2026Q3', '30.3', { revision: 2 })
    .figures('I', 'B', ['', '', '5']);
  const submission = {
    unit: 'A',
    quarter: quarter('2026Q3'),
    revision: 1,
    file: null,
    by: 'lan',
    at: '2026-09-18T02:00:00.000Z',
    state: 'received' as const,
    on: day('2026-09-18'),
    reason: null,
  };
  const frozen: Frozen = {
    plan: plan.build(),
    today: day('2026-10-05'),
    revisions: [
      { state: 'superseded', observation: observation('I', 'A', '2026Q3', '7') },
      ...plan.observations().map((each) => ({ state: 'current' as const, observation: each })),
    ],
    computed: [
      observation('I', 'B', '2026Q2', '4', { revision: 0, computed: { from: 'ticks', met: [], unmet: [] } }),
    ],
    arrivals: plan.observations().filter((each) => each.quarter === '2026Q3'),
    words: new Map([
      [quarter('2026Q3'), { submissions: [submission], remarks: [], taskReports: [], blankReasons: [] }],
    ]),
    lastChange: '2026-09-20T02:00:00.000Z',
  };

  it('comes back as it went in', () => {
    expect(frozenFrom(frozenText(frozen))).toEqual(frozen);
  });

  it('is the same text whatever order its facts come in', () => {
    const { plan: one, today, revisions, computed, arrivals, words, lastChange } = frozen;
    const turned = revisions.map((revision) => ({
      ...Object.fromEntries(Object.entries(revision).toReversed()),
    })) as unknown as Frozen['revisions'];
    expect(frozenText({ lastChange, words, computed, arrivals, revisions: turned, today, plan: one })).toBe(
      frozenText(frozen),
    );
  });

  it('of a version issued before figures followed from tasks has none of them', () => {
    const { computed: _, ...older } = frozen;
    expect(frozenFrom(frozenText(older as Frozen))).toEqual({ ...older, computed: [] });
  });

  it('of a version issued before blanks kept their reasons has none of them', () => {
    const [of, { blankReasons: _, ...said }] = [...frozen.words][0] ?? [quarter('2026Q3'), NO_WORDS];
    const older = { ...frozen, words: new Map([[of, said as UnitWords]]) };
    expect(frozenFrom(frozenText(older))).toEqual(frozen);
  });

  it('of a form that is not known is not read', () => {
    expect(() => frozenFrom(frozenText(frozen).replace('kpi-frozen/1', 'kpi-frozen/9'))).toThrow(
      'kpi-frozen/9',
    );
  });

  it('gives the report that the living data gave', () => {
    const view = plan.view('2026-10-05');
    const alive = {
      view: { ...view, book: view.book.over(frozen.computed) },
      revisions: () => frozen.revisions,
      arrivals: frozen.arrivals,
      words: () => ({ submissions: [submission], remarks: [], taskReports: [], blankReasons: [] }),
      lastChange: frozen.lastChange,
    };
    const report = assembleReport(sourcesOf(frozenFrom(frozenText(frozen))), period('2026Q3'));
    const other = assembleReport(alive, period('2026Q3'));
    expect(report.entries).toEqual(other.entries);
    expect(report.discipline).toEqual(other.discipline);
    expect(report.entries[0]?.details.map(({ corrections }) => corrections.length)).toContain(1);
  });
});

test.each<[string, Partial<ClosingFindings>, boolean]>([
  ['nothing', {}, true],
  ['a window that is not over', { endsOn: day('2026-09-14') }, false],
  ['a unit that owes', { owing: [{ unit: { code: 'A', name: 'A' }, missing: 0, returned: null }] }, false],
])('%s to tell before closing', (_, some, clear) => {
  expect(isClear({ ...NOTHING, ...some })).toBe(clear);
});
