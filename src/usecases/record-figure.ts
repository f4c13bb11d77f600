/** A figure is recorded: found, read, held to the limits, written with its reason (DESIGN 3.10, 4, 5). */
import type { Window } from '../domain/calendar.ts';
import { daysBetween, parseDay, type Day } from '../domain/day.ts';
import type { DecimalText } from '../domain/exact.ts';
import { percentOfFraction, parseFigure, type FigureText } from '../domain/figure-text.ts';
import { holdOpen } from '../domain/issued.ts';
import { sameFigure, type Figure, type Observation } from '../domain/observation.ts';
import { needQuarter, quarterPeriod, shift, yearOf, type Quarter } from '../domain/period.ts';
import { aliveWithin, indicatorAt, type IndicatorAt, type UnitAt } from '../domain/plan.ts';
import { refuse, type FigureFacts, type SoftFinding } from '../domain/problem.ts';
import { reportersOf, requiredOf } from '../domain/snapshot.ts';
import { fallingTotal, softFindings } from '../domain/soft-limits.ts';
import { statusRow, viewOf, type StatusRow, type View } from '../domain/status.ts';
import type { Signed, Store } from '../store/store.ts';
import { findIndicator, findUnit, look, periodOf, type Look } from './look.ts';

export interface RecordRequest {
  readonly indicator: string;
  readonly unit: string;
  readonly period: string | undefined;
  readonly figure: FigureText;
  readonly note: string | undefined;
  readonly source: string | undefined;
  readonly on: string | undefined;
}

/** Where a figure goes, before it is typed. */
export interface FigurePlaceFound {
  readonly indicator: IndicatorAt;
  readonly unit: UnitAt;
  readonly quarter: Quarter;
  readonly window: Window;
  /** The quarter before, where its reports are overdue and lack this figure: it may have been meant. */
  readonly overdueBefore: Quarter | null;
  readonly present: Observation | null;
  readonly previous: Observation | null;
  readonly row: StatusRow;
}

export interface PreparedFigure {
  readonly place: FigurePlaceFound;
  readonly before: Observation | null;
  readonly figure: Figure;
  /** The same figure, note and source are there already. */
  readonly unchanged: boolean;
  /** Another figure stands in the place. */
  readonly overwrites: boolean;
  readonly findings: readonly SoftFinding[];
  readonly falls: { readonly from: DecimalText; readonly to: DecimalText } | null;
  /** What was meant, perhaps: the hundredfold of a bare fraction for a percentage. */
  readonly maybePercent: DecimalText | null;
  readonly rowBefore: StatusRow;
  /** What the indicator comes to with the figure in force. */
  readonly rowAfter: StatusRow;
  /** What it comes to for the unit alone. */
  readonly ownAfter: StatusRow;
  readonly facts: Omit<Observation, 'revision' | 'by' | 'at' | 'reason'>;
}

/**
 * @throws KpiError period_closed; for a unit or indicator that is unknown, not alive in the quarter, or not this indicator's reporter
 */
export function findPlace(
  { view, named, issues }: Look,
  request: Pick<RecordRequest, 'indicator' | 'unit' | 'period'>,
): FigurePlaceFound {
  const quarter = needQuarter(periodOf(request.period, named, 'collected'));
  holdOpen(issues, quarter);
  const snapshot = view.snapshots(quarter);
  const indicator = findIndicator(view, request.indicator, snapshot.window.to);
  const unit = findUnit(view, request.unit, snapshot.window.to);
  const { from, to } = snapshot.window;
  for (const thing of [unit, indicator]) {
    if (!aliveWithin(thing, from, to)) {
      refuse({
        kind: 'outside_days',
        what: thing === unit ? 'unit' : 'indicator',
        thing: { code: thing.code, name: thing.name },
        from: thing.from,
        to: thing.to,
        period: quarter,
      });
    }
  }
  const reporters = reportersOf(snapshot, indicator);
  if (!reporters.some(({ code }) => code === unit.code)) {
    const named = ({ code, name }: UnitAt): { code: string; name: string } => ({ code, name });
    refuse({
      kind: 'unit_not_reporter',
      unit: named(unit),
      indicator: { code: indicator.code, name: indicator.name },
      reporters: reporters.map(named),
    });
  }
  return {
    indicator,
    unit,
    quarter,
    window: snapshot.window,
    overdueBefore:
      request.period === undefined ? overdueQuarter(view, indicator, unit, shift(quarter, -1)) : null,
    present: view.book.at(indicator.code, unit.code, quarter) ?? null,
    previous: view.book.at(indicator.code, unit.code, shift(quarter, -1)) ?? null,
    row: statusRow(view, indicator, quarterPeriod(quarter), null),
  };
}

/** How long after its last day a quarter's figure is likely to come in late rather than never. */
const LATE_DAYS = 31;

function overdueQuarter(view: View, { code }: IndicatorAt, unit: UnitAt, quarter: Quarter): Quarter | null {
  const snapshot = view.snapshots(quarter);
  const days = daysBetween(snapshot.window.due, view.today);
  const known = view.plan.indicators.find((indicator) => indicator.code === code);
  if (known === undefined || yearOf(quarter) !== view.plan.year || days < 1 || days > LATE_DAYS) return null;
  const asked = requiredOf(snapshot, indicatorAt(known, snapshot.window.to)).some(
    (other) => other.code === unit.code,
  );
  return asked && view.book.at(code, unit.code, quarter) === undefined ? quarter : null;
}

/** Reads the figure and sees what it would do; writes nothing. @throws KpiError figure_… and those of `findPlace` */
export function prepareFigure(looked: Look, request: RecordRequest): PreparedFigure {
  const { view } = looked;
  const place = findPlace(looked, request);
  const { indicator, unit, quarter, present } = place;
  const figure = parseFigure(request.figure, { indicator, unit });
  const same = present !== null && sameFigure(present.figure, figure);
  const facts = {
    indicator: indicator.code,
    unit: unit.code,
    quarter,
    figure,
    note: keptWords(request.note, present?.note),
    source: keptWords(request.source, present?.source),
    asOf: request.on === undefined ? (present?.asOf ?? null) : parseDay(request.on),
    // Typed over, a figure no longer rests on the file that it came from.
    origin: same ? present.origin : null,
  };
  const candidate: Observation = { ...facts, revision: 0, by: '', at: '', reason: null };
  const after = viewOf(view.plan, view.book.with([candidate]), view.today);
  const nameOf = (code: string): string => {
    const known = view.plan.indicators.find((other) => other.code === code);
    return known?.versions.at(-1)?.name ?? code;
  };
  return {
    place,
    before: present,
    figure,
    unchanged:
      same && present.note === facts.note && present.source === facts.source && present.asOf === facts.asOf,
    overwrites: present !== null && !same,
    findings: same ? [] : softFindings(candidate, indicator, view.book, view.plan, nameOf),
    falls: same ? null : fallingTotal(candidate, indicator, view.book),
    maybePercent: percentOfFraction(figure, indicator, request.figure.text ?? ''),
    rowBefore: place.row,
    rowAfter: statusRow(after, indicator, quarterPeriod(quarter), null),
    ownAfter: statusRow(after, indicator, quarterPeriod(quarter), new Set([unit.code])),
    facts,
  };
}

/** A note given anew replaces the old one; one not given is kept. */
const keptWords = (given: string | undefined, present: string | null | undefined): string | null =>
  given === undefined ? (present ?? null) : given.normalize('NFC').trim() || null;

export interface Consent {
  /** `--yes`, or a yes to the question. */
  readonly yes: boolean;
  readonly reason: string | null;
  /**
   * The figure that a person saw in the place when asked (null: an empty place). Another one by now is not what was
   * agreed to. `any`: agreed to beforehand, by an option.
   */
  readonly seen: Figure | null | 'any';
}

/**
 * Records the figure in one transaction, in which everything is looked at anew.
 * @throws KpiError overwrite_unconfirmed, soft_unconfirmed, reason_needed, and those of `prepareFigure`
 */
export function recordFigure(
  store: Store,
  today: Day,
  request: RecordRequest,
  signed: Signed,
  consent: Consent,
): PreparedFigure {
  return store.write(signed, (writer) => {
    const prepared = prepareFigure(look(store, today), request);
    if (prepared.unchanged) return prepared;
    holdConsent(prepared, consent);
    writer.observation(prepared.facts, prepared.before);
    return prepared;
  });
}

function holdConsent(
  { place, before, figure, overwrites, findings, falls }: PreparedFigure,
  { yes, reason, seen }: Consent,
): void {
  if (before?.computed !== undefined && overwrites && reason === null) {
    const { indicator, unit } = place;
    const named = ({ code, name }: UnitAt | IndicatorAt): { code: string; name: string } => ({ code, name });
    const computed = figureFacts(before.figure);
    refuse({ kind: 'computed_over', indicator: named(indicator), unit: named(unit), computed });
  }
  if (falls !== null && reason === null) refuse({ kind: 'reason_needed', ...falls });
  const agreed = yes || reason !== null;
  const another = seen !== 'any' && before !== null && (seen === null || !sameFigure(seen, before.figure));
  if (overwrites && before !== null && (!agreed || another)) {
    refuse({ kind: 'overwrite_unconfirmed', before: figureFacts(before.figure), after: figureFacts(figure) });
  }
  if (findings.length > 0 && !agreed) refuse({ kind: 'soft_unconfirmed', findings });
}

export const figureFacts = (figure: Figure): FigureFacts => ({ ...figure });
