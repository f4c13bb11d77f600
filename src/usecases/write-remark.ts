/** What a unit says beside its figures: difficulties and proposals of a quarter (DESIGN 5). */
import type { Day } from '../domain/day.ts';
import { refuse } from '../domain/problem.ts';
import { REMARK_KINDS, type Remark, type RemarkKind } from '../domain/submission.ts';
import type { Signed, Store } from '../store/store.ts';
import { look, type Look } from './look.ts';
import { findUnitPlace, type UnitPlace } from './receive-report.ts';

export interface RemarkRequest {
  readonly unit: string;
  readonly period: string | undefined;
  /** As typed; `''` takes back what is there, undefined leaves it. */
  readonly texts: Readonly<Record<RemarkKind, string | undefined>>;
}

export interface RemarkOutcome {
  /** The revision in force before; null: none, or taken back. */
  readonly before: Remark | null;
  readonly now: Remark | null;
  readonly changed: boolean;
}

export interface UnitRemarks extends UnitPlace {
  readonly remarks: Readonly<Record<RemarkKind, RemarkOutcome>>;
}

const LONGEST = 4000;

/** Lines as they were typed, ends of lines and Unicode in one form, no blanks around. */
const wordsOf = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\r\n?|[\u000b\u000c\u0085\u2028\u2029]/gu, '\n')
    .trim();

/** @throws KpiError text_too_long */
export function checkedWords(option: string, text: string): string {
  const words = wordsOf(text);
  const length = [...words].length;
  return length > LONGEST ? refuse({ kind: 'text_too_long', option, length, limit: LONGEST }) : words;
}

const inForce = (store: Store, { unit, quarter }: UnitPlace, kind: RemarkKind): Remark | null =>
  store.words(quarter).remarks.find((remark) => remark.unit === unit.code && remark.kind === kind) ?? null;

const standing = (remark: Remark | null): Remark | null => (remark?.text === '' ? null : remark);

/** What is there; writes nothing. @throws KpiError as `findUnitPlace` */
export function readRemarks(
  store: Store,
  looked: Look,
  request: Pick<RemarkRequest, 'unit' | 'period'>,
): UnitRemarks {
  const place = findUnitPlace(looked, request);
  const of = (kind: RemarkKind): RemarkOutcome => {
    const now = standing(inForce(store, place, kind));
    return { before: now, now, changed: false };
  };
  return { ...place, remarks: { difficulty: of('difficulty'), proposal: of('proposal') } };
}

/**
 * Writes the texts that differ from what is there, in one transaction.
 * @throws KpiError text_too_long, data_busy, not_writable and those of `findUnitPlace`
 */
export function writeRemarks(store: Store, today: Day, request: RemarkRequest, signed: Signed): UnitRemarks {
  const before = store.write(signed, (writer) => {
    const present = readRemarks(store, look(store, today), request);
    for (const kind of REMARK_KINDS) {
      const typed = request.texts[kind];
      const text = typed === undefined ? undefined : checkedWords(`--${kind}`, typed);
      const last = inForce(store, present, kind);
      if (text === undefined || text === (last?.text ?? '')) continue;
      writer.remark({ unit: present.unit.code, quarter: present.quarter, kind, text }, last, null);
    }
    return present;
  });
  const after = readRemarks(store, look(store, today), request);
  const outcome = (kind: RemarkKind): RemarkOutcome => {
    const [old, now] = [before.remarks[kind].now, after.remarks[kind].now];
    return { before: old, now, changed: old?.text !== now?.text };
  };
  return { ...after, remarks: { difficulty: outcome('difficulty'), proposal: outcome('proposal') } };
}
