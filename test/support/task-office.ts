/** An office with tasks of the central committees, and what the indicators that follow from tasks come to. */
import type { Office } from './run-cli.ts';

export interface Row {
  readonly code: string;
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly verdict: string;
}

export async function rowOf(office: Office, code: string, period = 'q3'): Promise<unknown> {
  const { indicators } = (await office.done('status', '--period', period, '--json')).json() as {
    readonly indicators: readonly Row[];
  };
  const row = indicators.find((each) => each.code === code);
  return row === undefined ? null : [row.numerator, row.denominator, row.verdict];
}

export const central = (office: Office, code: string, due: string, ...more: string[]) =>
  office.done(
    'task',
    'add',
    code,
    '--content',
    `Việc ${code}`,
    '--source',
    'TW',
    '--lead',
    'VHXH',
    '--due',
    due,
    ...more,
  );
