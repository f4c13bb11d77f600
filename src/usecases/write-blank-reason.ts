/** Why a unit has no figure where it owes one, typed by hand (issue 5). */
import { blankState, lastSaid } from '../domain/blank.ts';
import type { Day } from '../domain/day.ts';
import { refuse } from '../domain/problem.ts';
import type { Signed, Store } from '../store/store.ts';
import { look, type Look } from './look.ts';
import { findPlace, type FigurePlaceFound, type RecordRequest } from './record-figure.ts';
import { checkedWords } from './write-remark.ts';

export type BlankRequest = Pick<RecordRequest, 'indicator' | 'unit' | 'period'>;

export interface BlankOutcome {
  readonly place: Pick<FigurePlaceFound, 'indicator' | 'unit' | 'quarter' | 'window'>;
  /** Null: none. */
  readonly before: string | null;
  readonly now: string | null;
}

/** @throws KpiError blank_has_figure, blank_not_owed and those of `findPlace` */
export function findBlank(looked: Look, request: BlankRequest): FigurePlaceFound {
  const place = findPlace(looked, request);
  const { indicator, unit, quarter } = place;
  const state = blankState(looked.view, indicator, { unit: unit.code, quarter });
  const named = {
    indicator: { code: indicator.code, name: indicator.name },
    unit: { code: unit.code, name: unit.name },
    period: quarter,
  };
  if (state === 'figure') return refuse({ kind: 'blank_has_figure', ...named });
  if (state === 'not_owed') return refuse({ kind: 'blank_not_owed', ...named });
  return place;
}

/**
 * @param reason as typed; `''` takes back what is there
 * @throws KpiError text_too_long, data_busy, not_writable and those of `findBlank`
 */
export const writeBlankReason = (
  store: Store,
  today: Day,
  request: BlankRequest & { readonly reason: string },
  signed: Signed,
): BlankOutcome =>
  store.write(signed, (writer) => {
    const { indicator, unit, quarter, window } = findBlank(look(store, today), request);
    const reason = checkedWords('--reason', request.reason);
    const last = lastSaid(store.words(quarter), unit.code, indicator.code);
    if (reason !== (last?.reason ?? ''))
      writer.blankReason({ unit: unit.code, indicator: indicator.code, quarter, reason }, last, null);
    return {
      place: { indicator, unit, quarter, window },
      before: last?.reason || null,
      now: reason || null,
    };
  });
