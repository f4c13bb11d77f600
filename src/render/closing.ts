/** Closings, reopenings and issued versions, as a person reads them and as JSON. */
import type { BlankPlace, ClosingFindings, OwingUnit } from '../domain/closing.ts';
import { officeDay } from '../domain/day.ts';
import { periodNamed, type Issue, type Reopening } from '../domain/issued.ts';
import type { Period } from '../domain/period.ts';
import type { Status } from '../domain/status.ts';
import { capital, formatDay, formatPeriod, formatQuarter, visible } from '../messages/format.ts';
import { named } from '../messages/shared.ts';
import { paragraph } from './catalogue.ts';
import type { Screen } from './screen.ts';
import { table, wrap } from './table.ts';

const dayOf = (at: string): string => formatDay(officeDay(new Date(at)));

/** All that is still open when a period is to be closed. */
export function renderFindings(period: Period, findings: ClosingFindings, screen: Screen): string {
  const { texts, language, style, columns } = screen;
  const { closing } = texts;
  const { blanks, soft, owing, endsOn } = findings;
  const owed = owing.map((unit) => `  - ${owingLine(unit, blanks, period, screen)}`);
  const earlier = blanksByUnit(
    blanks.filter(({ quarter }) => quarter !== period.last),
    screen,
  ).map(
    ([place, codes]) =>
      `  - ${named(place.unit)}, ${formatQuarter(place.quarter, language)}: ${codes.join(', ')}`,
  );
  const doubtful = soft.flatMap(({ indicator, unit, quarter, findings: found, reason }) =>
    found.map(
      (finding) =>
        `  - ${named(indicator)}, ${named(unit)}, ${formatQuarter(quarter, language)}: ${texts.softFinding(finding)} (${
          reason === null ? closing.onlyConfirmed : closing.recordedWith(visible(reason))
        })`,
    ),
  );
  return [
    style.bold(closing.stillOpen(formatPeriod(period, language))),
    ...(endsOn === null ? [] : [closing.endsOn(formatDay(endsOn))]),
    ...(owed.length === 0 ? [] : [closing.owingTitle, ...owed]),
    ...(earlier.length === 0 ? [] : [closing.earlierTitle, ...earlier]),
    ...(doubtful.length === 0 ? [] : [closing.softTitle, ...doubtful]),
  ]
    .map((line) => wrap(line, columns, line.startsWith('  - ') ? '    ' : '  '))
    .join('\n');
}

function owingLine(
  { unit, returned }: OwingUnit,
  blanks: readonly BlankPlace[],
  period: Period,
  screen: Screen,
): string {
  const { closing } = screen.texts;
  const missing = blanks.filter((blank) => blank.unit.code === unit.code && blank.quarter === period.last);
  const parts = [
    ...(missing.length === 0
      ? []
      : [closing.lacks(missing.map((blank) => blankWords(blank, screen)).join(', '))]),
    ...(returned === null ? [] : [closing.returned(formatDay(returned.on), visible(returned.reason))]),
  ];
  return `${named(unit)}: ${parts.join('; ')}`;
}

const blankWords = ({ indicator: { code }, reason }: BlankPlace, { texts: { blank } }: Screen): string =>
  (reason ?? null) === null ? code : blank.withReason(code, reason ?? '');

function blanksByUnit(blanks: readonly BlankPlace[], screen: Screen): [BlankPlace, string[]][] {
  const groups = new Map<string, [BlankPlace, string[]]>();
  for (const blank of blanks) {
    const key = `${blank.unit.code} ${blank.quarter}`;
    const [place, codes] = groups.get(key) ?? [blank, []];
    groups.set(key, [place, [...codes, blankWords(blank, screen)]]);
  }
  return [...groups.values()];
}

export const findingsJson = ({ blanks, soft, owing, endsOn }: ClosingFindings): Record<string, unknown> => ({
  blanks: blanks.map(({ indicator, unit, quarter, reason = null }) => ({
    indicator: indicator.code,
    unit: unit.code,
    period: quarter,
    reason,
  })),
  soft: soft.map(({ indicator, unit, quarter, findings, reason }) => ({
    indicator: indicator.code,
    unit: unit.code,
    period: quarter,
    findings,
    reason,
  })),
  owing: owing.map(({ unit, missing, returned }) => ({ unit: unit.code, missing, returned })),
  endsOn,
});

export function renderClosed(
  { period, window }: Pick<Status, 'period' | 'window'>,
  { version, checkCode, reason }: Issue,
  file: string | null,
  screen: Screen,
): string {
  const { texts, language, style } = screen;
  const { closing } = texts;
  return paragraph(
    [
      style.bold(closing.done(formatPeriod(period, language), version)),
      closing.window(formatDay(window.from), formatDay(window.to)),
      closing.checkCode(checkCode),
      ...(reason === null ? [] : [closing.reason(visible(reason))]),
      ...(file === null ? [] : [closing.workbook(visible(file))]),
      closing.reopenWith(period.text),
    ],
    screen,
  );
}

export function renderAlreadyClosed(
  period: Period,
  { version, by, at, checkCode }: Issue,
  screen: Screen,
): string {
  const { texts, language } = screen;
  const { closing } = texts;
  return paragraph(
    [
      closing.alreadyClosed(formatPeriod(period, language), version, visible(by), dayOf(at)),
      closing.checkCode(checkCode),
      closing.printAgain(period.text),
      closing.reopenWith(period.text),
    ],
    screen,
  );
}

export const closedJson = (
  issue: Issue,
  { file, written, changed }: { file: string | null; written: string | null; changed: boolean },
): Record<string, unknown> => ({
  period: issue.period,
  version: issue.version,
  checkCode: issue.checkCode,
  changed,
  file,
  written,
  workbookSha256: issue.workbook,
  closedBy: issue.by,
  closedAt: issue.at,
  reason: issue.reason,
  findings: findingsJson(issue.findings),
});

export function renderReopened(
  period: Period,
  { version }: Issue,
  { reason, letter }: Reopening,
  screen: Screen,
): string {
  const { texts, language, style } = screen;
  const { closing } = texts;
  return paragraph(
    [
      style.bold(closing.reopened(formatPeriod(period, language), version)),
      closing.reason(visible(reason)),
      ...(letter === null
        ? []
        : [closing.letter(visible(letter.number), letter.day === null ? null : formatDay(letter.day))]),
      closing.reopenedNext(period.text, version + 1),
    ],
    screen,
  );
}

const reopeningJson = ({ reason, letter, by, at }: Reopening): Record<string, unknown> => ({
  reason,
  letterNumber: letter?.number ?? null,
  letterDate: letter?.day ?? null,
  by,
  at,
});

export const reopenedJson = ({ period, version }: Issue, reopening: Reopening): Record<string, unknown> => ({
  period,
  version,
  ...reopeningJson(reopening),
  next: version + 1,
});

export function renderIssues(issues: readonly Issue[], screen: Screen): string {
  const { texts, language, style, columns } = screen;
  const { listHead, listNone, inForce, reopenedState } = texts.closing;
  if (issues.length === 0) return listNone;
  const rows = issues.map(({ period, version, at, by, checkCode, reopening }) => [
    capital(formatPeriod(periodNamed(period), language)),
    version.toString(),
    dayOf(at),
    visible(by),
    checkCode,
    reopening === null ? inForce : reopenedState(dayOf(reopening.at), visible(reopening.reason)),
  ]);
  const heads = [
    { head: listHead.period },
    { head: listHead.version, align: 'right' as const },
    { head: listHead.on },
    { head: listHead.by },
    { head: listHead.checkCode },
    { head: listHead.state, wraps: true },
  ];
  return table(heads, rows, columns, style.bold);
}

export const issuesJson = (issues: readonly Issue[]): Record<string, unknown>[] =>
  issues.map(({ period, version, checkCode, workbook, by, at, reason, findings, reopening }) => ({
    period,
    version,
    checkCode,
    workbookSha256: workbook,
    closedBy: by,
    closedAt: at,
    reason,
    findings: findingsJson(findings),
    reopened: reopening === null ? null : reopeningJson(reopening),
  }));

/** The line that every look at a closed period carries. */
export const standingLine = ({ period, version, by, at }: Issue, { texts, language }: Screen): string =>
  texts.closing.standing(
    capital(formatPeriod(periodNamed(period), language)),
    version,
    dayOf(at),
    visible(by),
  );

export const reopenCommand = ({ period }: Issue): string => `kpi reopen ${period}`;
