/** Finding what a clerk named, what the doctor sees, when a report is refused, what a retraction leaves. */
import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { planFromFile } from '../../src/domain/plan-file.ts';
import { buildReport, unitsOwing } from '../../src/usecases/build-report.ts';
import { diagnose, isSound } from '../../src/usecases/diagnose.ts';
import { findIndicator, findSection, findUnit, look, periodOf } from '../../src/usecases/look.ts';
import { retractFigure } from '../../src/usecases/retract-figure.ts';
import { dataFile, newStore, openFor, otherProgram, put, signed, tamper } from '../support/data-file.ts';
import { day, problemOf } from '../support/plan-builder.ts';
import { lienMinhFile } from '../support/report-world.ts';

const TODAY = day('2026-09-16');
const lienMinh = planFromFile(lienMinhFile());
const view = { plan: lienMinh };

describe('a name is found', () => {
  it.each([
    ['5g', 'phu-song-5g'],
    ['5G', 'phu-song-5g'],
    ['hài lòng', 'hai-long'],
    ['hai long', 'hai-long'],
    ['HAI-LONG', 'hai-long'],
    ['dvc', 'dvc-toan-trinh'],
  ])('of an indicator: %s', (text, code) => {
    expect(findIndicator(view, text, TODAY).code).toBe(code);
  });

  it.each([
    ['vhxh', 'VHXH'],
    ['Văn hoá', 'VHXH'],
    ['cong an', 'CAX'],
  ])('of a unit: %s', (text, code) => {
    expect(findUnit(view, text, TODAY).code).toBe(code);
  });

  it.each([
    ['an unknown unit', () => findUnit(view, 'phòng cháy', TODAY), 'unit_not_found'],
    ['several units', () => findUnit(view, 'xã', TODAY), 'unit_ambiguous'],
    ['an unknown indicator', () => findIndicator(view, 'lúa gạo', TODAY), 'indicator_not_found'],
    ['several indicators', () => findIndicator(view, 'tỷ lệ', TODAY), 'indicator_ambiguous'],
    ['an unknown section', () => findSection(view, 'zzz'), 'section_not_found'],
    ['nothing at all', () => findUnit(view, ' ', TODAY), 'unit_not_found'],
  ])('or refused: %s', (_, find, kind) => {
    expect(problemOf(find).kind).toBe(kind);
  });

  it.each(lienMinh.sections.map((section) => [section.code, section] as const))(
    'section %s by its code',
    (code, section) => {
      expect(findSection(view, code)).toBe(section);
    },
  );
});

it.each([
  [undefined, 'collected', '2026Q3'],
  [undefined, 'finished', '2026Q3'],
  ['last', 'collected', '2026Q2'],
  ['quý II', 'finished', '2026Q2'],
  ['2026', 'collected', '2026'],
] as const)('the period typed as %s, otherwise %s: %s', (typed, otherwise, expected) => {
  const { named } = look(newStore(lienMinh), TODAY);
  expect(periodOf(typed, named, otherwise).text).toBe(expected);
});

describe('the doctor', () => {
  const sound = (path: string): boolean => isSound(diagnose(path, TODAY));

  it('finds a new file sound', () => {
    const path = dataFile(lienMinh);
    expect(diagnose(path, TODAY)).toMatchObject({
      state: 'open',
      plan: { code: 'lien-minh-2026', year: 2026 },
      health: { observations: 0 },
      named: { collected: '2026Q3', finished: '2026Q3' },
    });
    expect(sound(path)).toBe(true);
  });

  it.each([
    ['the ledger', "UPDATE ledger SET by = 'x'"],
    ['what leads nowhere', "INSERT INTO target VALUES ('X', 'plan', '', '2026Q1', '1', 'year', NULL)"],
  ])('finds harm done to %s', (_, sql) => {
    const path = dataFile(lienMinh);
    tamper(path, sql);
    expect(diagnose(path, TODAY).state).toBe('open');
    expect(sound(path)).toBe(false);
  });

  it.each([
    ['a foreign file', (path: string) => writeFileSync(path, 'thư'), 'data_file_foreign'],
    [
      'a newer file',
      (path: string) => otherProgram(path).exec('PRAGMA user_version = 99').close(),
      'data_file_newer',
    ],
    ['a file without its plan', (path: string) => tamper(path, 'DELETE FROM plan'), 'data_damaged'],
  ])('says what is wrong with %s', (_, harm, kind) => {
    const path = dataFile(lienMinh);
    harm(path);
    expect(diagnose(path, TODAY)).toMatchObject({ state: 'refused', problem: { kind } });
  });
});

describe('a report', () => {
  const ask = (rest: object) => ({ period: undefined, allowEmpty: false, ...rest });

  it('of a quarter without a figure is refused, unless that is wanted', () => {
    const store = newStore(lienMinh);
    expect(problemOf(() => buildReport(store, TODAY, ask({})))).toEqual({
      kind: 'report_empty',
      period: '2026Q3',
      unit: null,
    });
    expect(buildReport(store, TODAY, ask({ allowEmpty: true })).entries).toHaveLength(22);
  });

  it('is made of the last finished quarter, and knows who owes something', () => {
    const store = newStore(lienMinh);
    put(store, ['hai-long', 'PVHCC', '2026Q3', '214/226']);
    const report = buildReport(store, TODAY, ask({}));
    expect(report.status.period.text).toBe('2026Q3');
    expect(unitsOwing(report).map(({ unit }) => unit.code)).toContain('PVHCC');
  });
});

describe('a figure is taken back', () => {
  const PLACE = { indicator: 'hai-long', unit: 'PVHCC', period: '2026Q3' };

  it('and its place is empty, with the reason in the history', () => {
    const store = newStore(lienMinh);
    put(store, ['hai-long', 'PVHCC', '2026Q3', '214/226']);
    const { observation, row } = retractFigure(store, TODAY, PLACE, signed({ reason: 'nhầm quý' }));
    expect([observation.figure, row.result, row.verdict]).toEqual([
      { kind: 'ratio', numerator: '214', denominator: '226' },
      null,
      'no_data',
    ]);
    expect(store.revisions({ indicator: 'hai-long', unit: null, quarters: null })).toMatchObject([
      { state: 'retracted', retraction: { reason: 'nhầm quý' } },
    ]);
  });

  it('but not where there is none, nor twice', () => {
    const store = newStore(lienMinh);
    const act = (): unknown => retractFigure(store, TODAY, PLACE, signed({ reason: 'x' }));
    expect(problemOf(act).kind).toBe('figure_absent');
    put(store, ['hai-long', 'PVHCC', '2026Q3', '214/226']);
    act();
    expect(problemOf(act).kind).toBe('figure_absent');
    expect(openFor(store.path, 'read').health()).toMatchObject({ observations: 2, brokenLedgerEntry: null });
  });
});
