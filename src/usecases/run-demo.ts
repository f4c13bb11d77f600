/** Fills a data file with sample figures, typed at the moments the sample says. */
import { officeDay } from '../domain/day.ts';
import type { Plan } from '../domain/plan.ts';
import { createStore, openStore, type Store } from '../store/store.ts';
import { recordFigure } from './record-figure.ts';

export interface DemoFigure {
  readonly at: string;
  readonly by: string;
  readonly period: string;
  readonly indicator: string;
  readonly unit: string;
  readonly figure: string;
  readonly note: string | null;
  readonly source: string | null;
  readonly document: string | null;
  /** The day up to which the figure counts, where that is not the window's last. */
  readonly on?: string;
}

export interface Demo {
  /** When the sample is looked at. */
  readonly asOf: string;
  readonly figures: readonly DemoFigure[];
}

/** @returns the open data file; the caller closes it */
export function fillDemo(path: string, plan: Plan, { figures }: Demo): Store {
  const opened = figures[0]?.at ?? '';
  createStore(path, plan, { at: opened, by: 'demo', command: 'demo', reason: null });
  const store = openStore(path, 'write');
  for (const { at, by, period, indicator, unit, figure, note, source, document, on } of figures) {
    const request = {
      indicator,
      unit,
      period,
      figure: { text: figure, document: document ?? undefined },
      note: note ?? undefined,
      source: source ?? undefined,
      on,
    };
    const signed = { at, by, command: 'demo', reason: null };
    recordFigure(store, officeDay(new Date(at)), request, signed, {
      yes: false,
      reason: null,
      seen: 'any',
    });
  }
  return store;
}
