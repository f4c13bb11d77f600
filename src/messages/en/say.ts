/** Sentences with facts in them, in English. */
import { visible } from '../format.ts';
import type { Say } from '../vi/say.ts';

const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`;
const days = (number: number): string => count(number, 'day', 'days');

export const say: Say = {
  // What opens every view
  statusTitle: (period) => `Progress: ${period}`,
  unitTitle: (unit) => `Unit: ${unit}`,
  window: (from, to) => `Figures from ${from} to ${to}`,
  due: (due) => `Last day to report: ${due}`,
  provisional: 'Provisional (*), still missing:',
  older: (code, quarter, figure) => `${code}: ${figure} in ${quarter}, no figure for this period yet`,
  olderTitle: 'Figures of earlier quarters (for reference only):',
  blankTitle: 'No overall result:',
  ownOutcome: (unit, result, attainment, verdict) =>
    `${unit} alone: ${result} · attainment ${attainment} · ${verdict}`,
  unitsOf: (reported, required) => `${reported}/${required}`,
  nothingHere: 'Nothing to show.',
  upgraded: (copy) =>
    `The data file of an earlier version was brought up to date; the old one is kept at ${copy}`,
  writes: (path) => `Data file: ${visible(path)}`,

  // record, retract
  recordTitle: (indicator, unit, period) => `${indicator}\n${unit}, ${period}`,
  recordNew: (figure) => `Recorded: ${figure}`,
  recordChanged: (before, after) => `Changed: ${before} → ${after}`,
  recordSame: (figure) => `No change: this very figure is already recorded (${figure}).`,
  recordNoted: (figure) =>
    `The figure stays (${figure}); what goes with it was updated (note, source, day, document).`,
  outcome: (result, attainment, verdict) =>
    `Overall result: ${result} · attainment ${attainment} · ${verdict}`,
  outcomeUnits: (reported, required) => `${reported} of ${count(required, 'unit', 'units')} reported`,
  retracted: (figure) => `The figure ${figure} was taken back. It stays in the history.`,
  maybeFraction: (figure, meant) =>
    `Please note: this was read as ${figure}%. If you mean ${meant}%, type ${meant}.`,

  overdueBefore: (before, code, quarter) =>
    `Please note: this was recorded for ${quarter}; ${before} is overdue and lacks the figure. If it belongs there: kpi retract, then record it with --period ${code}.`,

  // questions
  askIndicator: 'Which indicator? (type part of its name; accents are not needed)',
  askUnit: 'Which unit?',
  askFigure: (previous, target) => `Figure (last quarter ${previous}; target ${target}):`,
  askFigureForm: (form) => `How to type it: ${form}`,
  askReason: 'Reason:',
  askOverwrite: (before, after) => `There is already ${before}. Replace it with ${after}?`,
  askSoft: 'Is the figure right, and should it be recorded?',
  askRetract: (figure) => `Take back the figure ${figure}?`,
  reasonEmpty: 'A reason is needed.',
  forms: {
    pair: 'numerator/denominator, such as 412/530; or no-cases',
    value: 'such as 63,5 with a decimal comma; or no-cases',
    milestone: 'done, in-progress or not-started',
  },
  needsConfirm: 'To be confirmed:',

  // explain
  explainKind: (kind, units, quarters) => `How it is worked out: ${kind}; ${units}; ${quarters}.`,
  explainNumerator: (words) => `Numerator: ${words}`,
  explainDenominator: (words) => `Denominator: ${words}`,
  explainFormula: (formula) => `Calculation: ${formula}`,
  explainState: (state) => `State: ${state}`,
  asOf: (day) => `Figure as of ${day}`,
  fromFile: (name, cell, size, hash) =>
    `From the file: ${visible(name)}${cell === '' ? '' : `, cell ${cell}`} (${size} bytes, SHA-256 ${hash}…)`,
  explainDocument: (document) => `Document: ${document}`,
  explainShown: (exact, shown, decimals) =>
    exact === shown
      ? `Shown: ${shown} (exact)`
      : `Shown: ${shown} (from ${exact}; rounded to ${count(decimals, 'decimal', 'decimals')}, never across the target)`,
  explainInPeriod: (figure) => `In this period alone: ${figure}`,
  explainTarget: (target, since, document) =>
    `Target: ${target}, in force since ${since}${document === '' ? '' : `, by ${document}`}`,
  explainTargetParts: (parts) => `  made up of ${parts}`,
  explainNoTarget: 'Target: none',
  explainAttainment: (formula) => `Attainment: ${formula}`,
  explainVerdict: (verdict, why) => `Verdict: ${verdict} – ${why}.`,
  explainUnits: (reported, required, missing) =>
    missing === ''
      ? `${reported} of ${count(required, 'unit', 'units')} reported.`
      : `Provisional: ${reported} of ${count(required, 'unit', 'units')} reported, still missing ${missing}.`,
  explainEarlier: (places) => `Still missing from earlier quarters: ${places}.`,
  explainBlank: (why) => `There is no total: ${why}.`,
  explainOlder: (quarter, figure) =>
    `The latest figure is that of ${quarter}: ${figure}; it does not count for this period.`,
  explainPublished: (by) => `The figure is published by ${by}.`,
  explainBasis: (basis) => `Basis: ${basis}`,
  retractedBy: (by, at, reason) => `taken back by ${by} on ${at}: ${reason}`,

  // show, history, missing
  showLead: (lead, others) => `Lead unit: ${lead}${others === '' ? '' : `; together with: ${others}`}`,
  showReporters: (units) => `Reporting units: ${units}`,
  showAliases: (aliases) => `Other names: ${aliases}`,
  showDays: (from, to) => `In force: ${from} – ${to}`,
  quartersTitle: 'By quarter',
  trend: 'Trend',
  unitsTitle: (period) => `By unit, ${period}`,
  historyTitle: (indicator) => `History of figures: ${indicator}`,
  missingTitle: (period) => `Who has reported: ${period}`,
  missingNone: 'All units have reported in full.',
  missingCount: (units, of) => `Figures are still missing from ${units} of ${count(of, 'unit', 'units')}.`,
  daysLate: (late) => `${days(late)} late`,
  daysLeft: (left) => (left === 0 ? 'today is the last day' : `${days(left)} left`),
  overdue: (late) => `${days(late)} overdue`,

  // report, export, demo, init
  reportWritten: (path) => `Report written: ${visible(path)}`,
  reportUnchanged: (path) => `Report unchanged: ${visible(path)}`,
  pdfWritten: (path) => `PDF written: ${visible(path)}`,
  pdfAbsent:
    'No PDF yet: LibreOffice is not installed here. Install it and run this again, or open the xlsx and save it as PDF. If LibreOffice lies elsewhere, set KPI_SOFFICE.',
  pdfFailed:
    'No PDF yet: LibreOffice could not convert the xlsx. Run this again, or open the xlsx and save it as PDF.',
  reportOwing: (units) =>
    `Please note: ${count(units, 'unit has', 'units have')} not reported in full; the results that depend on this are provisional.`,
  exportLine: (period, state, path) =>
    `${period}: ${{ new: 'written', replaced: 'updated', unchanged: 'unchanged' }[state]} – ${visible(path)}`,
  exportMissing: (units) => `Reports still missing: ${units}`,
  initDone: (path) => `Data file created: ${visible(path)}`,
  initPlan: (title, units, indicators) =>
    `Plan: ${title}\n${count(units, 'unit', 'units')}, ${count(indicators, 'indicator', 'indicators')}.`,
  initNext:
    'Next: kpi status (see the indicators), kpi record (record a figure), kpi unit add (add a village, thôn).',
  demoIntro: 'The figures below are samples, not real figures of the commune.',
  planWritten: (path) => `Plan written: ${visible(path)}`,
  fileUnchanged: (path) => `File unchanged: ${visible(path)}`,

  // catalogue
  unitAdded: (unit) => `Unit added: ${unit}.`,
  unitChanged: (unit, since) => `Unit changed: ${unit}, in force ${since}.`,
  unitRevived: (unit) => `The unit ${unit} goes on, without a last day.`,
  indicatorRevived: (indicator) => `The indicator ${indicator} goes on, without a last day.`,
  factChanged: (fact, before, after) => `  ${fact}: ${before} → ${after}`,
  unitRetired: (unit, last) => `The last day of the unit ${unit} is ${last}.`,
  unitsMerged: (units, into, from) => `Merged from ${from}: ${units} into ${into}.`,
  indicatorAdded: (indicator) => `Indicator added: ${indicator}.`,
  indicatorChanged: (indicator, since) => `Indicator changed: ${indicator}, in force ${since}.`,
  indicatorRetired: (indicator, last) => `The last day of the indicator ${indicator} is ${last}.`,
  targetSet: (indicator, before, after, from) =>
    `Target of ${indicator}: ${before} → ${after}, in force from ${from}.`,
  nothingChanged: 'Nothing was changed.',
  sinceDay: (day) => `from ${day}`,
  forAllTime: 'for all time (a correction)',
  sinceEver: 'from the beginning',
  forEver: 'without end',

  // home
  homeCollecting: (period, left) => `Collecting figures for ${period}: ${left}`,
  homeComplete: (done, of) => `${done} of ${count(of, 'unit', 'units')} reported in full`,
  homeMissing: (units) => `Still missing: ${units}`,
  homeFinished: (period, owing) =>
    owing === ''
      ? `Last finished: ${period}, all reports in`
      : `Last finished: ${period}, still missing: ${owing}`,
  homeNext: 'What to type next:',
  homeHints: {
    form: 'make the forms for the units (--all: all of them)',
    import: 'bring in forms and tables that units sent',
    record: 'record a figure',
    missing: 'see which units are missing',
    status: 'see results and verdicts',
    report: 'make the Excel report',
    help: 'all commands',
  },

  // doctor
  doctor: {
    program: 'Version of kpi',
    node: 'Node.js',
    db: 'Data file',
    plan: 'Plan',
    today: 'Today (Vietnam time)',
    user: 'User',
    collected: 'Quarter being collected',
    finished: 'Last finished quarter',
    integrity: 'Integrity',
    references: 'Links between data',
    ledger: 'Ledger',
    catalogue: 'Catalogue of the plan',
    catalogueAltered: 'changed by another program, does not agree with the ledger',
    journal: 'Writing mode',
    schema: 'Schema',
    counts: 'Figures',
    lastChange: 'Last change',
    sources: {
      '--db': 'by --db',
      KPI_DB: 'by KPI_DB',
      folder: 'in this folder',
      user: "in the user's folder",
    },
    structureAltered: 'tables or triggers were changed outside this program',
    details: 'kpi check tells every place and what to do',
    ok: 'good',
    chain: (entries) => `${count(entries, 'entry', 'entries')}, chain unbroken`,
    chainBroken: (entry) => `broken at entry ${entry}`,
    referencesBroken: (broken) => count(broken, 'broken link', 'broken links'),
    figures: (recorded) => count(recorded, 'entry', 'entries'),
    never: 'none yet',
  },
};
