/** DESIGN 4: what is typed wrongly is refused with what it is, never a fault of the program. */
import { describe, expect, it } from 'vitest';
import { officeOf2026 } from '../support/run-cli.ts';

describe('words that every object knows are nothing special on the command line', () => {
  it.each([
    [['show', 'toString'], 4, 'E403'],
    [['show', 'constructor'], 4, 'E403'],
    [['unit', 'show', 'valueOf'], 4, 'E401'],
    [['status', '--period', 'constructor'], 2, 'E209'],
    [['record', '5g', 'vhxh', 'hasOwnProperty'], 3, 'E301'],
    [['record', 'van-ban-the-che', 'vp', 'constructor'], 3, 'E305'],
    [['constructor'], 2, 'E202'],
  ])('kpi %j ends with %i', async (words, code, problem) => {
    const office = await officeOf2026();
    const outcome = await office.kpi(...words);
    expect([outcome.code, /E\d{3}/u.exec(outcome.stderr)?.[0]]).toEqual([code, problem]);
  });
});
