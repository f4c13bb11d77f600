/** Every form of a quarter, filled in by openpyxl, and what the data file must hold of it afterwards. */
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { historyOf, type HistoryRow } from './import-office.ts';
import type { Office } from './run-cli.ts';

/** What was typed into a row, digits as they must come back. */
export type TypedIndicator = { readonly note: string; readonly source: string } & (
  | { readonly kind: 'pair'; readonly numerator: string; readonly denominator: string }
  | { readonly kind: 'value'; readonly value: string }
  | { readonly kind: 'milestone'; readonly state: string; readonly document: string }
  | { readonly kind: 'no_cases' }
);

export interface TypedForm {
  readonly indicators: Readonly<Record<string, TypedIndicator>>;
  readonly tasks: Readonly<Record<string, { readonly state: string; readonly result: string }>>;
  readonly remarks: { readonly difficulty: string; readonly proposal: string };
}

/** By unit. */
export type TypedForms = ReadonlyMap<string, TypedForm>;

const FILLING = fileURLToPath(new URL('office-form-fill.py', import.meta.url));

/** Fills all forms of `from` into the new folder `into`, both in the office's folder. */
export function fillAll(office: Office, from: string, into: string): TypedForms {
  const printed = execFileSync(
    '/usr/bin/python3',
    ['-W', 'error', FILLING, office.path(from), office.path(into)],
    {
      encoding: 'utf8',
    },
  );
  const byFile = Object.entries(JSON.parse(printed) as Record<string, TypedForm>);
  return new Map(
    byFile.map(([file, form]) => [/^bieu-mau-(.+)-\d{4}Q\d\.xlsx$/u.exec(file)?.[1] ?? file, form]),
  );
}

/** Opens and saves all workbooks of a folder with one start of LibreOffice, on a profile of its own. */
export function savedByLibreOffice(office: Office, from: string, into: string): void {
  const files = readdirSync(office.path(from)).map((name) => join(office.path(from), name));
  execFileSync(
    'soffice',
    [
      `-env:UserInstallation=${pathToFileURL(office.path('profile')).href}`,
      '--headless',
      '--convert-to',
      'xlsx',
      '--outdir',
      office.path(into),
      ...files,
    ],
    { stdio: 'pipe', timeout: 180_000 },
  );
}

const STATES: Readonly<Record<string, string>> = {
  'Chưa triển khai': 'not_started',
  'Đang thực hiện': 'in_progress',
  Xong: 'done',
  'Hoàn thành': 'done',
  'Tạm dừng': 'paused',
};
export const stateOf = (choice: string): string => STATES[choice] ?? choice;

/** `UNIT: figure | note | source`, as it was typed. */
function typedLine(unit: string, typed: TypedIndicator): string {
  const figure = {
    pair: () => ('numerator' in typed ? `${typed.numerator}/${typed.denominator}` : ''),
    value: () => ('value' in typed ? typed.value : ''),
    milestone: () => ('document' in typed ? `${stateOf(typed.state)} ${typed.document}` : ''),
    no_cases: () => 'no cases',
  }[typed.kind]();
  return [`${unit}: ${figure}`, typed.note, typed.source].join(' | ');
}

/** The same, as `kpi history` has it. */
function keptLine({
  unit,
  figure,
  numerator,
  denominator,
  noCases,
  document,
  note,
  source,
}: HistoryRow): string {
  const pair = numerator === null ? null : `${numerator}/${denominator}`;
  const alone = document === null ? figure : `${figure} ${document}`;
  return [`${unit}: ${pair ?? (noCases ? 'no cases' : alone)}`, note, source].join(' | ');
}

export const indicatorsIn = (typed: TypedForms): string[] => [
  ...new Set([...typed.values()].flatMap(({ indicators }) => Object.keys(indicators))),
];

/** Of one indicator, by unit; the units without it left out. */
export const typedFor = (typed: TypedForms, indicator: string): [string, TypedIndicator][] =>
  [...typed].flatMap(([unit, { indicators }]): [string, TypedIndicator][] => {
    const found = indicators[indicator];
    return found === undefined ? [] : [[unit, found]];
  });

export const typedLines = (typed: TypedForms): Record<string, string[]> =>
  Object.fromEntries(
    indicatorsIn(typed).map((code) => [
      code,
      typedFor(typed, code)
        .map(([unit, one]) => typedLine(unit, one))
        .sort(),
    ]),
  );

/** Every revision, so that a second one would be seen. */
export async function keptLines(office: Office, typed: TypedForms): Promise<Record<string, string[]>> {
  const kept: Record<string, string[]> = {};
  for (const code of indicatorsIn(typed)) kept[code] = (await historyOf(office, code)).map(keptLine).sort();
  return kept;
}

/** The numerators and denominators of an indicator added up; null when no unit gave a pair with cases. */
export function sumOfPairs(
  typed: TypedForms,
  indicator: string,
): { numerator: bigint; denominator: bigint } | null {
  const pairs = typedFor(typed, indicator).flatMap(([, one]) => (one.kind === 'pair' ? [one] : []));
  const sum = (part: 'numerator' | 'denominator'): bigint =>
    pairs.reduce((total, pair) => total + BigInt(pair[part]), 0n);
  return sum('denominator') === 0n ? null : { numerator: sum('numerator'), denominator: sum('denominator') };
}

/** Remarks and task reports in force, as they were typed: `{ KT: { difficulty, 'III.3.1': 'done …' } }`. */
export const typedWords = (typed: TypedForms): Record<string, Record<string, string>> =>
  Object.fromEntries(
    [...typed].map(([unit, { remarks, tasks }]) => [
      unit,
      {
        ...remarks,
        ...Object.fromEntries(
          Object.entries(tasks).map(([code, { state, result }]) => [code, `${stateOf(state)} ${result}`]),
        ),
      },
    ]),
  );

/** The same, as `kpi remark` and `kpi task list` have them. */
export async function keptWords(
  office: Office,
  units: Iterable<string>,
  quarter: string,
): Promise<Record<string, Record<string, string>>> {
  const kept: Record<string, Record<string, string>> = {};
  for (const unit of units) {
    const { difficulty, proposal } = (
      await office.done('remark', unit, '--period', quarter, '--json')
    ).json() as Record<'difficulty' | 'proposal', { readonly new: string }>;
    kept[unit] = { difficulty: difficulty.new, proposal: proposal.new };
  }
  const { tasks } = (await office.done('task', 'list', '--period', quarter, '--json')).json() as {
    tasks: { code: string; reports: { unit: string; state: string; result: string }[] }[];
  };
  for (const { code, reports } of tasks)
    for (const { unit, state, result } of reports) (kept[unit] ??= {})[code] = `${state} ${result}`;
  return kept;
}
