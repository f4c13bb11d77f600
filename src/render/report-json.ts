/** A period's report as data: the whole model that the workbook shows. Figures are decimal strings. */
import type { Adjustments } from '../domain/differences.ts';
import type { Difference, Earlier } from '../domain/comparison.ts';
import { owes, type UnitDiscipline } from '../domain/discipline.ts';
import type { Section } from '../domain/plan.ts';
import type { Correction, DetailLine, Report, ReportEntry } from '../domain/report.ts';
import type { RemarkLine, TaskLine } from '../domain/report-words.ts';
import type { Remark } from '../domain/submission.ts';
import { machineDigits } from '../domain/rounding.ts';
import { formatShown } from '../messages/format.ts';
import { differencesJson } from './differences-json.ts';
import { disciplineJson, figureJson, observationJson, statusRowJson } from './json.ts';
import { notesOf } from './xlsx/annex-notes.ts';
import { comparedWords } from './xlsx/comparison-words.ts';
import { leadOf, periodWords } from './xlsx/words.ts';

/** The same report gives the same bytes. */
export const reportJson = (report: Report): Uint8Array =>
  new TextEncoder().encode(`${JSON.stringify(model(report), null, 2)}\n`);

function model(report: Report): Record<string, unknown> {
  const { status, entries, discipline, words, dataOn, mark, adjustments } = report;
  const { plan, period, window, unit, summary } = status;
  return {
    title: `Kết quả thực hiện các chỉ tiêu ${periodWords(period)}${unit === null ? '' : ` của ${unit.name}`}`,
    plan: { code: plan.code, title: plan.title, year: plan.year, document: plan.document },
    issuer: plan.issuer,
    period: period.text,
    kind: period.kind,
    window,
    unit: unit === null ? null : { code: unit.code, name: unit.name },
    dataOn,
    ...markJson(mark),
    indicators: entries.map((entry) => entryJson(entry, report)),
    summary,
    discipline: discipline.map(unitJson),
    remarks: words.remarks.map(remarkJson),
    tasks: words.tasks.map(taskJson),
    adjustments: adjustments === null ? null : adjustmentsJson(adjustments),
  };
}

const markJson = (mark: Report['mark']): Record<string, unknown> =>
  mark.kind === 'draft'
    ? { issued: null, replaces: mark.replaces }
    : {
        issued: { version: mark.version, checkCode: mark.checkCode, closedOn: mark.on },
        replaces: null,
      };

/** The version that it is compared with, and all that changed since. */
const adjustmentsJson = ({ against, differences }: Adjustments): Record<string, unknown> => ({
  version: against.version,
  issuedAt: against.at,
  reopening: against.reopening,
  ...differencesJson(differences, 'vi'),
});

const sectionJson = ({ code, label, title }: Section): Record<string, unknown> => ({ code, label, title });

const entryJson = (entry: ReportEntry, report: Report): Record<string, unknown> => ({
  number: entry.number,
  sections: entry.path.map(sectionJson),
  ...statusRowJson(entry.row, 'vi'),
  milestoneInPeriod: entry.row.rollup.inPeriod.kind === 'milestone' ? entry.row.rollup.inPeriod.state : null,
  lead: entry.row.indicator.lead,
  leadName: leadOf(entry.row.indicator, report.status),
  notes: notesOf(entry, report),
  details: entry.details.map((line) => detailJson(line, entry)),
  comparison: {
    previous: earlierJson(entry.comparison.previous),
    sameLastYear: earlierJson(entry.comparison.sameLastYear),
  },
});

/** An earlier result with the facts of its own time. */
function earlierJson(earlier: Earlier | null): Record<string, unknown> | null {
  if (earlier === null) return null;
  const { period, stretch, row, total, result, difference } = earlier;
  return {
    period: period.text,
    basis: stretch,
    measure: row.indicator.measure,
    target: row.target === null ? null : machineDigits(row.target.value),
    result: result === null ? null : machineDigits(result.exact, row.lines),
    resultShown: result === null ? null : formatShown(result.shown, 'vi'),
    noCases: total.kind === 'no_cases',
    milestone: total.kind === 'milestone' ? total.state : null,
    reported: row.rollup.reported,
    required: row.rollup.required.length,
    ...differenceJson(difference),
    words: comparedWords(earlier),
  };
}

/** With its sign; in percentage points where the results are percentages. */
function differenceJson(difference: Difference): Record<string, unknown> {
  if (difference.kind === 'unknown')
    return { difference: null, relative: null, incomparable: difference.why };
  const { side, size, relative } = difference;
  const signed = (digits: string): string => (side < 0 ? `-${digits}` : digits);
  return {
    difference: signed(machineDigits(size.exact)),
    relative: relative === null ? null : signed(machineDigits(relative.exact)),
    incomparable: null,
  };
}

function detailJson(line: DetailLine, { row }: ReportEntry): Record<string, unknown> {
  const { unit, quarter, observation, counted, noCases, result, corrections } = line;
  const { measure } = row.indicator;
  return {
    unit: unit.code,
    unitName: unit.name,
    period: quarter,
    ...(observation === null ? NO_FIGURE : observationJson(observation, measure)),
    reported: observation !== null,
    counted,
    noCases,
    result: result === null ? null : machineDigits(result.exact, row.lines),
    resultShown: result === null ? null : formatShown(result.shown, 'vi'),
    corrections: corrections.map((correction) => correctionJson(correction, measure)),
  };
}

/** The names of an observation's facts where there is none. */
const NO_FIGURE = {
  figure: null,
  numerator: null,
  denominator: null,
  document: null,
  asOf: null,
  note: null,
  source: null,
  file: null,
  by: null,
  at: null,
};

const correctionJson = ({ on, before, reason }: Correction, measure: string): Record<string, unknown> => ({
  on,
  before: figureJson(before, measure),
  reason,
});

/** Days late of what is still missing would be others tomorrow. */
const unitJson = (unit: UnitDiscipline): Record<string, unknown> => ({
  ...disciplineJson(unit),
  daysLate: owes(unit) ? null : unit.daysLate,
});

const remarkText = (remark: Remark | null): Record<string, unknown> | null =>
  remark === null
    ? null
    : { text: remark.text, by: remark.by, at: remark.at, file: remark.file?.name ?? null };

const remarkJson = ({ unit, quarter, remarks }: RemarkLine): Record<string, unknown> => ({
  unit: unit.code,
  name: unit.name,
  period: quarter,
  difficulty: remarkText(remarks.difficulty),
  proposal: remarkText(remarks.proposal),
});

const taskJson = ({ task, unit, report }: TaskLine): Record<string, unknown> => ({
  task: task.code,
  content: task.content,
  due: task.due,
  unit: unit.code,
  name: unit.name,
  period: report.quarter,
  state: report.state,
  result: report.result,
  by: report.by,
  at: report.at,
  file: report.file?.name ?? null,
});
