/** Forms that tests write and read back: real plans, figures typed in order, what is known beforehand. */
import type { Day } from '../../src/domain/day.ts';
import { parseFigure } from '../../src/domain/figure-text.ts';
import { Book, type Observation } from '../../src/domain/observation.ts';
import { planFromFile, type PlanFile } from '../../src/domain/plan-file.ts';
import { indicatorAt } from '../../src/domain/plan.ts';
import { snapshotOf } from '../../src/domain/snapshot.ts';
import { viewOf, type View } from '../../src/domain/status.ts';
import {
  tasksOf,
  unitForm,
  type FormExtras,
  type FormTask,
  type UnitForm,
} from '../../src/domain/unit-form.ts';
import { quarter } from './plan-builder.ts';
import { demoFigures, lienMinhFile, type TypedFigure } from './report-world.ts';

export interface FormWorld {
  readonly file?: PlanFile;
  readonly unit: string;
  readonly quarter?: string;
  readonly figures?: readonly TypedFigure[];
  readonly today?: string;
  readonly tasks?: Readonly<Record<string, Partial<FormTask>>>;
  readonly remarks?: Partial<FormExtras['remarks']>;
}

/** The demo's figures of the quarters before; nothing for the quarter itself. */
export const earlierFigures = (): TypedFigure[] =>
  demoFigures().filter((figure) => figure.quarter < '2026Q3');

export function formOf({
  file = lienMinhFile(),
  unit,
  quarter: at = '2026Q3',
  figures = earlierFigures(),
  today = '2026-09-15',
  tasks = {},
  remarks = {},
}: FormWorld): UnitForm {
  const view = formView(file, figures, today);
  const known = tasksOf(view.plan, unit).map((task): FormTask => {
    const { code, content, due, part } = task;
    return { code, content, due, part, state: null, result: null, ...tasks[code] };
  });
  return unitForm(view, quarter(at), unit, {
    tasks: known,
    remarks: { difficulty: null, proposal: null, ...remarks },
  });
}

function formView(file: PlanFile, figures: readonly TypedFigure[], today: string): View {
  const plan = planFromFile(file);
  const book = new Book(
    figures.map((typed): Observation => {
      const at = quarter(typed.quarter);
      const snapshot = snapshotOf(plan, at);
      const indicator = plan.indicators.find(({ code }) => code === typed.indicator);
      const unit = snapshot.units.get(typed.unit);
      if (indicator === undefined || unit === undefined)
        throw new Error(`no ${typed.indicator} or ${typed.unit} in the plan`);
      return {
        indicator: typed.indicator,
        unit: typed.unit,
        quarter: at,
        revision: 1,
        figure: parseFigure(
          { text: typed.figure, document: typed.document ?? undefined },
          { indicator: indicatorAt(indicator, snapshot.window.to), unit },
        ),
        note: typed.note ?? null,
        source: typed.source ?? null,
        asOf: (typed.asOf ?? null) as Day | null,
        origin: null,
        reason: null,
        by: 'lan',
        at: '2026-09-15T02:00:00Z',
      };
    }),
  );
  return viewOf(plan, book, today as Day);
}
