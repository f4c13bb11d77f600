/** What a period still has open when it is closed: listed before, and kept with the version (DESIGN 3.10). */
import type { Day } from './day.ts';
import { owes, type UnitDiscipline } from './discipline.ts';
import type { Period, Quarter } from './period.ts';
import { indicatorAt } from './plan.ts';
import type { Named, SoftFinding } from './problem.ts';
import { softFindings } from './soft-limits.ts';
import type { Status, View } from './status.ts';

/** A place without a figure. */
export interface BlankPlace {
  readonly indicator: Named;
  readonly unit: Named;
  readonly quarter: Quarter;
  /** Why, where the unit has said; versions that were issued before reasons were kept have none. */
  readonly reason?: string | null;
}

/** A figure in force that is out of the ordinary, and what was said of it when it was recorded. */
export interface DoubtfulFigure extends BlankPlace {
  readonly findings: readonly SoftFinding[];
  /** Null: it was only confirmed. */
  readonly reason: string | null;
}

/** A unit that has not reported, or whose report was sent back and has not come in again. */
export interface OwingUnit {
  readonly unit: Named;
  readonly missing: number;
  readonly returned: { readonly on: Day; readonly reason: string } | null;
}

export interface ClosingFindings {
  readonly blanks: readonly BlankPlace[];
  readonly soft: readonly DoubtfulFigure[];
  readonly owing: readonly OwingUnit[];
  /** The window's last day, where it is not over yet. */
  readonly endsOn: Day | null;
}

export const isClear = ({ blanks, soft, owing, endsOn }: ClosingFindings): boolean =>
  blanks.length === 0 && soft.length === 0 && owing.length === 0 && endsOn === null;

type ReasonOf = (unit: string, indicator: string, quarter: Quarter) => string | null;

const thing = ({ code, name }: Named): Named => ({ code, name });

/**
 * @param discipline of the period's last quarter
 * @param reasonOf why a place is blank
 */
export const closingFindings = (
  view: View,
  status: Status,
  discipline: readonly UnitDiscipline[],
  reasonOf: ReasonOf = () => null,
): ClosingFindings => ({
  blanks: blanksOf(status, reasonOf),
  soft: doubtful(view, status.period),
  owing: discipline.filter(owes).map(({ unit, missing, returned }) => ({
    unit: thing(unit),
    missing: missing.length,
    returned,
  })),
  endsOn: status.window.to >= view.today ? status.window.to : null,
});

/** What a higher level publishes is nobody's blank here (DOMAIN 4.1). */
const blanksOf = ({ rows, period }: Status, reasonOf: ReasonOf): BlankPlace[] =>
  rows
    .filter(({ indicator }) => indicator.publishedBy === null)
    .flatMap(({ indicator, rollup }) =>
      [...rollup.missingEarlier, ...rollup.missing.map((unit) => ({ unit, quarter: period.last }))].map(
        ({ unit, quarter }) => ({
          indicator: thing(indicator),
          unit: thing(unit),
          quarter,
          reason: reasonOf(unit.code, indicator.code, quarter),
        }),
      ),
    );

function doubtful(view: View, period: Period): DoubtfulFigure[] {
  const { plan, book } = view;
  const { to } = view.snapshots(period.last).window;
  const indicators = plan.indicators.map((indicator) => indicatorAt(indicator, to));
  const nameOf = (code: string): string => indicators.find((each) => each.code === code)?.name ?? code;
  return indicators.flatMap((indicator) =>
    book
      .ofIndicator(indicator.code)
      .filter(({ quarter }) => period.quarters.includes(quarter))
      .flatMap((observation): DoubtfulFigure[] => {
        const { unit: code, quarter, reason } = observation;
        const findings = softFindings(observation, indicator, book, plan, nameOf).filter(
          // Two figures that disagree are one finding.
          (finding) => finding.kind !== 'relation_broken' || finding.left.code === indicator.code,
        );
        const unit = thing(view.snapshots(quarter).units.get(code) ?? { code, name: code });
        return findings.length === 0
          ? []
          : [{ indicator: thing(indicator), unit, quarter, findings, reason }];
      }),
  );
}
