/** Receipts, remarks and evidence, as a person reads them and as JSON. */
import type { Window } from '../domain/calendar.ts';
import type { Day } from '../domain/day.ts';
import type { UnitDiscipline } from '../domain/discipline.ts';
import { quarterPeriod, type Quarter } from '../domain/period.ts';
import type { UnitAt } from '../domain/plan.ts';
import { REMARK_KINDS, type Remark, type RemarkKind } from '../domain/submission.ts';
import { formatDay, formatDigits, formatPeriod, visible } from '../messages/format.ts';
import { paragraph } from './catalogue.ts';
import { momentText } from './explain.ts';
import { disciplineJson } from './json.ts';
import type { Screen } from './screen.ts';
import { table, wrap } from './table.ts';

export interface PlaceView {
  readonly unit: UnitAt;
  readonly quarter: Quarter;
  readonly window: Window;
}

interface Standing {
  readonly state: 'received' | 'returned';
  readonly on: Day;
  readonly reason: string | null;
}

export interface ReceivedView extends PlaceView {
  readonly before: Standing | null;
  readonly after: Standing;
  readonly changed: boolean;
  readonly counted: { readonly on: Day; readonly daysLate: number } | null;
  readonly discipline: UnitDiscipline | null;
}

const placeTitle = ({ unit, quarter, window }: PlaceView, { texts, language, style }: Screen): string =>
  style.bold(
    texts.submissions.place(
      `${unit.code} – ${visible(unit.name)}`,
      formatPeriod(quarterPeriod(quarter), language),
      formatDay(window.from),
      formatDay(window.to),
    ),
  );

/** @param who typed it */
export function renderReceived(received: ReceivedView, who: string, screen: Screen): string {
  const { submissions } = screen.texts;
  const { before, after, changed, counted, discipline, window } = received;
  const words = (standing: Standing | null): string =>
    standing === null
      ? submissions.neverReceived
      : submissions.states[standing.state](formatDay(standing.on));
  const due = formatDay(window.due);
  const outcome =
    counted === null
      ? [submissions.waiting]
      : [
          counted.daysLate === 0
            ? submissions.onTime(formatDay(counted.on), due)
            : submissions.late(formatDay(counted.on), due, counted.daysLate),
        ];
  const missing = discipline?.missing ?? [];
  return paragraph(
    [
      placeTitle(received, screen),
      changed ? submissions.change(words(before), words(after)) : submissions.same(words(after)),
      ...(after.reason === null ? [] : [submissions.reason(visible(after.reason))]),
      ...outcome,
      ...(changed ? [submissions.by(visible(who))] : []),
      ...(missing.length === 0 || counted === null
        ? []
        : [
            submissions.stillMissing(
              missing.length,
              discipline?.required.length ?? 0,
              missing.map(({ code }) => code).join(', '),
            ),
          ]),
    ],
    screen,
  );
}

export const receivedJson = (
  { unit, quarter, window, before, after, changed, counted, discipline }: ReceivedView,
  who: string,
): Record<string, unknown> => {
  const standing = (value: Standing | null): Record<string, unknown> | null =>
    value === null ? null : { state: value.state, on: value.on, reason: value.reason };
  return {
    unit: unit.code,
    period: quarter,
    window,
    changed,
    old: standing(before),
    new: standing(after),
    received: counted?.on ?? null,
    daysLate: counted?.daysLate ?? null,
    by: changed ? who : null,
    discipline: discipline === null ? null : disciplineJson(discipline),
  };
};

export interface RemarksView extends PlaceView {
  readonly remarks: Readonly<
    Record<
      RemarkKind,
      { readonly before: Remark | null; readonly now: Remark | null; readonly changed: boolean }
    >
  >;
}

/** A text of several lines, moved in below its heading. */
const indented = (text: string, { columns }: Screen): string[] =>
  text.split('\n').map((line) => wrap(`    ${visible(line)}`, columns, '    '));

/** @param wrote which of the texts were given, and are told as written or unchanged; empty: what is there is shown */
export function renderRemarks(view: RemarksView, wrote: ReadonlySet<RemarkKind>, screen: Screen): string {
  const { texts, style } = screen;
  const { submissions } = texts;
  const lines = REMARK_KINDS.flatMap((kind) => {
    const { before, now, changed } = view.remarks[kind];
    if (wrote.size > 0 && !wrote.has(kind)) return [];
    const title = style.bold(submissions.kinds[kind]);
    if (!changed) {
      const state = wrote.has(kind) ? ` (${submissions.remarkSame})` : '';
      return now === null
        ? [`${title}: ${submissions.noRemark}${state}`]
        : [
            `${title}${state}:`,
            ...indented(now.text, screen),
            `  ${style.dim(`${visible(now.by)}, ${momentText(now.at)}`)}`,
          ];
    }
    return [
      `${title}:`,
      ...(before === null ? [] : [`  ${submissions.remarkOld}`, ...indented(before.text, screen)]),
      ...(now === null
        ? [`  ${submissions.remarkNew} ${submissions.remarkTaken}`]
        : [...(before === null ? [] : [`  ${submissions.remarkNew}`]), ...indented(now.text, screen)]),
    ];
  });
  return paragraph([placeTitle(view, screen), ...lines], screen);
}

export const remarksJson = ({ unit, quarter, window, remarks }: RemarksView): Record<string, unknown> => ({
  unit: unit.code,
  period: quarter,
  window,
  changed: REMARK_KINDS.some((kind) => remarks[kind].changed),
  ...Object.fromEntries(
    REMARK_KINDS.map((kind) => {
      const { before, now, changed } = remarks[kind];
      return [
        kind,
        {
          changed,
          old: before?.text ?? null,
          new: now?.text ?? null,
          by: now?.by ?? null,
          at: now?.at ?? null,
          file: now?.file?.name ?? null,
        },
      ];
    }),
  ),
});

export interface EvidenceView {
  readonly name: string;
  readonly sha256: string;
  readonly size: number;
  readonly by: string;
  readonly at: string;
  readonly kept: boolean;
}

/** As many digits of a hash as tell files apart. */
const SHORT_HASH = 12;

export function renderEvidence(files: readonly EvidenceView[], screen: Screen): string {
  const { texts, style, columns, language } = screen;
  const { head } = texts.submissions;
  const rows = files.map(({ name, sha256, size, by, at, kept }) => [
    visible(name),
    formatDigits(String(size), language),
    kept ? texts.words.yes : texts.words.no,
    visible(by),
    momentText(at),
    sha256.slice(0, SHORT_HASH),
  ]);
  const heads = [
    { head: head.file, wraps: true },
    { head: head.size, align: 'right' as const },
    { head: head.kept },
    { head: head.by },
    { head: head.at },
    { head: head.hash },
  ];
  return files.length === 0 ? texts.say.nothingHere : table(heads, rows, columns, style.bold);
}

export const evidenceJson = ({
  name,
  sha256,
  size,
  by,
  at,
  kept,
}: EvidenceView): Record<string, unknown> => ({
  name,
  sha256,
  size,
  by,
  at,
  kept,
});
