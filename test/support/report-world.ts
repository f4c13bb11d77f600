/** Builds the reports that tests render: real plans, figures typed in order, everything computed by the product's code. */
import { readFileSync } from 'node:fs';
import type { Day } from '../../src/domain/day.ts';
import { parseFigure } from '../../src/domain/figure-text.ts';
import { Book, type Figure, type Observation, type Revision } from '../../src/domain/observation.ts';
import { parsePeriod, type Period, type Quarter } from '../../src/domain/period.ts';
import { planFromFile, type PlanFile } from '../../src/domain/plan-file.ts';
import { indicatorAt, type Plan } from '../../src/domain/plan.ts';
import { assembleReport, type Report, type ReportSources } from '../../src/domain/report.ts';
import { snapshotOf } from '../../src/domain/snapshot.ts';
import type { UnitWords } from '../../src/domain/submission.ts';
import { viewOf } from '../../src/domain/status.ts';

const read = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'));

export const lienMinhFile = (): PlanFile => read('data/lien-minh-2026.json') as PlanFile;
export const planBaseFile = (): PlanFile => read('test/fixtures/plan-base.json') as PlanFile;

export interface TypedFigure {
  readonly indicator: string;
  readonly unit: string;
  readonly quarter: string;
  /** As a clerk types it: `63,5`, `412/530`, `khong-phat-sinh`, `xong`. */
  readonly figure: string;
  readonly at?: string;
  readonly by?: string;
  readonly note?: string | null;
  readonly source?: string | null;
  readonly document?: string | null;
  readonly asOf?: string;
  readonly reason?: string;
}

export interface World {
  readonly file: PlanFile;
  readonly period: string;
  readonly figures: readonly TypedFigure[];
  readonly today?: string;
  /** What the units wrote, of any quarters. */
  readonly words?: UnitWords;
  /** The code of the unit whose own report it is. */
  readonly unit?: string;
}

const NO_WORDS: UnitWords = { submissions: [], remarks: [], taskReports: [], blankReasons: [] };

export const reportOf = (world: World): Report =>
  assembleReport(sourcesOf(world), periodOf(world), world.unit ?? null);

export const periodOf = ({ file, period }: World): Period =>
  parsePeriod(period, {
    collected: '2026Q3' as Quarter,
    before: '2026Q2' as Quarter,
    finished: '2026Q3' as Quarter,
    year: file.year,
  });

/** Later figures of a place replace earlier ones, as in the data file. */
export function sourcesOf({ file, figures, today = '2026-09-22', words = NO_WORDS }: World): ReportSources {
  const plan = planFromFile(file);
  const revisions = revisionsOf(plan, figures);
  const observations = revisions.map(({ observation }) => observation);
  const current = revisions.filter(({ state }) => state === 'current').map(({ observation }) => observation);
  const view = viewOf(plan, new Book(current), today as Day);
  return {
    view,
    revisions: (indicator) => revisions.filter(({ observation }) => observation.indicator === indicator),
    arrivals: observations.filter(({ revision }) => revision === 1),
    words: (quarter) => wordsOf(words, quarter),
    lastChange:
      observations
        .map(({ at }) => at)
        .sort()
        .at(-1) ?? null,
  };
}

function wordsOf(words: UnitWords, quarter: Quarter): UnitWords {
  const of = <T extends { readonly quarter: Quarter }>(all: readonly T[]): T[] =>
    all.filter((each) => each.quarter === quarter);
  return {
    submissions: of(words.submissions),
    remarks: of(words.remarks),
    taskReports: of(words.taskReports),
    blankReasons: of(words.blankReasons),
  };
}

function revisionsOf(plan: Plan, figures: readonly TypedFigure[]): Revision[] {
  const latest = new Map<string, number>();
  const place = ({ indicator, unit, quarter }: TypedFigure): string => `${indicator} ${unit} ${quarter}`;
  const counted = figures.map((typed) => {
    const revision = (latest.get(place(typed)) ?? 0) + 1;
    latest.set(place(typed), revision);
    return { typed, revision };
  });
  return counted.map(({ typed, revision }) => ({
    state: revision === latest.get(place(typed)) ? 'current' : 'superseded',
    observation: observationOf(plan, typed, revision),
  }));
}

function observationOf(plan: Plan, typed: TypedFigure, revision: number): Observation {
  const quarter = typed.quarter as Quarter;
  return {
    indicator: typed.indicator,
    unit: typed.unit,
    quarter,
    revision,
    figure: figureOf(plan, typed, quarter),
    note: typed.note ?? null,
    source: typed.source ?? null,
    asOf: (typed.asOf ?? null) as Day | null,
    origin: null,
    reason: typed.reason ?? null,
    by: typed.by ?? 'lan',
    at: typed.at ?? '2026-09-15T02:00:00Z',
  };
}

function figureOf(plan: Plan, typed: TypedFigure, quarter: Quarter): Figure {
  const snapshot = snapshotOf(plan, quarter);
  const indicator = plan.indicators.find(({ code }) => code === typed.indicator);
  const unit = snapshot.units.get(typed.unit);
  if (indicator === undefined || unit === undefined)
    throw new Error(`no ${typed.indicator} or ${typed.unit} in the plan`);
  return parseFigure(
    { text: typed.figure, document: typed.document ?? undefined },
    { indicator: indicatorAt(indicator, snapshot.window.to), unit },
  );
}

/** The sample figures that `kpi demo` records. */
export function demoFigures(): TypedFigure[] {
  const { figures } = read('data/demo-figures.json') as {
    figures: (Omit<TypedFigure, 'quarter'> & { period: string })[];
  };
  return figures.map(({ period, ...figure }) => ({ ...figure, quarter: period }));
}

export const demoReport = (period = '2026Q3'): Report =>
  reportOf({ file: lienMinhFile(), period, figures: demoFigures() });

/** The plan with so many thôn of their own below `THON`, each asked for the indicators named. */
export function withHamlets(file: PlanFile, number: number, indicators: readonly string[]): PlanFile {
  const hamlets = Array.from({ length: number }, (_, index) => ({
    code: `TH${(index + 1).toString().padStart(2, '0')}`,
    name: `Thôn ${HAMLETS[index % HAMLETS.length] ?? ''} ${Math.floor(index / HAMLETS.length) + 1}`,
    parent: 'THON',
  }));
  return {
    ...file,
    units: [...file.units, ...hamlets],
    indicators: file.indicators.map((indicator) =>
      indicators.includes(indicator.code) ? { ...indicator, reporters: ['THON'] } : indicator,
    ),
  };
}

const HAMLETS = [
  'Đông Hòa',
  'Đồng Tiến',
  'An Phú',
  'Thủy Lợi',
  'Vĩnh Hào',
  'Đại Thắng',
  'Hổ Sơn',
  'Vân Bảng',
];
