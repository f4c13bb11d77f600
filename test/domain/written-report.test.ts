import { expect, test } from 'vitest';
import type { PlanFile } from '../../src/domain/plan-file.ts';
import { outlookOf } from '../../src/domain/written-report.ts';
import { demoReport, planBaseFile, reportOf } from '../support/report-world.ts';

/** The plan with these sections, and its first indicators in them. */
function sectioned(
  sections: readonly (readonly [string, string | null])[],
  of: readonly (string | null)[],
): PlanFile {
  const file = planBaseFile();
  return {
    ...file,
    sections: sections.map(([code, parent]) => ({ code, label: null, title: `Mục ${code}`, parent })),
    indicators: file.indicators
      .slice(0, of.length)
      .map((each, index) => ({ ...each, section: of[index] ?? null })),
    targets: [],
    relations: [],
  };
}

const partsOf = (file: PlanFile): unknown[] =>
  outlookOf(reportOf({ file, period: '2025Q1', figures: [] })).parts.map(({ depth, section, entries }) => [
    depth,
    section?.code ?? null,
    entries.map(({ number }) => number),
  ]);

test.each<[string, readonly (readonly [string, string | null])[], (string | null)[], unknown[]]>([
  ['no headings at all', [], [null, null], [[0, null, [1, 2]]]],
  ['one heading for all', [['A', null]], ['A', 'A'], [[0, null, [1, 2]]]],
  [
    'what all share is left out',
    [
      ['A', null],
      ['A1', 'A'],
      ['A2', 'A'],
    ],
    ['A1', 'A2'],
    [
      [0, 'A1', [1]],
      [0, 'A2', [2]],
    ],
  ],
  [
    'headings below headings',
    [
      ['A', null],
      ['B', null],
      ['B1', 'B'],
      ['B2', 'B'],
    ],
    ['A', 'B1', 'B2'],
    [
      [0, 'A', [1]],
      [0, 'B', []],
      [1, 'B1', [2]],
      [1, 'B2', [3]],
    ],
  ],
  [
    'some without a heading',
    [['A', null]],
    ['A', null, 'A'],
    [
      [0, 'A', [1]],
      [0, null, [2]],
      [0, 'A', [3]],
    ],
  ],
  [
    'a heading goes on behind those below it',
    [
      ['A', null],
      ['A1', 'A'],
      ['B', null],
    ],
    ['A1', 'A', 'B'],
    [
      [0, 'A', []],
      [1, 'A1', [1]],
      [0, 'A', [2]],
      [0, 'B', [3]],
    ],
  ],
])('%s', (_, sections, of, parts) => {
  expect(partsOf(sectioned(sections, of))).toEqual(parts);
});

test('every indicator stands in one part, in the order of the report', () => {
  const report = demoReport();
  expect(outlookOf(report).parts.flatMap(({ entries }) => entries)).toEqual(report.entries);
});

test('what is reached, what is short, who came when', () => {
  const { reached, short, discipline } = outlookOf(demoReport());
  expect(reached).toBe(7);
  expect(new Set(short.map(({ row }) => row.verdict))).toEqual(new Set(['in_progress']));
  expect(short).toHaveLength(11);
  const codes = Object.fromEntries(
    Object.entries(discipline).map(([name, units]) => [name, units.map(({ unit }) => unit.code)]),
  );
  expect(codes).toEqual({
    complete: ['VHXH', 'CAX', 'KT', 'VP', 'DVSN', 'VPDU'],
    onTime: ['VHXH', 'CAX', 'KT', 'VP', 'VPDU'],
    late: ['DVSN'],
    partial: ['PVHCC'],
    missing: ['TYT', 'MTTQ'],
    returned: [],
  });
});
