// What must hold of an office after a fault.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { INDICATORS, PLACES, DENOMINATOR } from './commands.mjs';
import { factsOf, gapsIn, issuedWorkbook } from './facts-of.mjs';
import { compare, figurePlace, numeratorAt, revisionsAt, settle } from './model.mjs';
import { misconduct } from './office.mjs';

/** The tool opens the file and finds it sound. Asked before anybody else opens it: the tool must mend what a kill left. */
export async function needSound(office, now, fail) {
  const outcome = await office.kpi(['doctor', '--json'], { now });
  const wrong = misconduct(outcome);
  if (wrong !== null) return fail('misconduct', wrong);
  if (outcome.code !== 0)
    fail('unreadable', `kpi doctor ended with ${outcome.code}: ${outcome.stdout}${outcome.stderr}`);
}

/**
 * Compares the file with what must be in it; a command in flight may be there or not.
 * @returns the facts as they are from now on
 */
export function settled(office, facts, changes, fail) {
  const found = factsOf(office.db);
  const { state, facts: now, differences } = settle(facts, changes, found);
  for (const gap of gapsIn(office.db)) fail('half', gap);
  if (state !== null) return now;
  const { lost, altered, surplus } = differences;
  if (lost.length > 0) fail('lost', lost.slice(0, 5).join('; '), lost.length);
  if (altered.length > 0) fail('silent', altered.slice(0, 5).join('; '));
  if (surplus.length > 0) fail('half', surplus.slice(0, 5).join('; '));
  return found;
}

/** As `settled`, where nothing was in flight. */
export function needSame(office, facts, fail) {
  const { lost, altered, surplus } = compare(facts, factsOf(office.db));
  if (lost.length > 0) fail('lost', lost.slice(0, 5).join('; '), lost.length);
  if (altered.length + surplus.length > 0) fail('silent', [...altered, ...surplus].slice(0, 5).join('; '));
}

/** What the tool itself shows of an indicator's history is what was written. */
export async function needHistory(office, facts, indicator, now, fail) {
  const outcome = await office.kpi(['history', indicator, '--json'], { now });
  if (outcome.code !== 0)
    return fail('unreadable', `kpi history ended with ${outcome.code}: ${outcome.stderr}`);
  const shown = JSON.parse(outcome.stdout);
  const places = PLACES.filter((place) => place.indicator === indicator);
  for (const { unit, quarter } of places) {
    const place = figurePlace(indicator, unit, quarter);
    // A retraction is shown at the revision that it took back.
    const figures = Array.from({ length: revisionsAt(facts, place) }, (_, index) =>
      facts.get(`${place} r${index + 1}`),
    )
      .filter((value) => value.startsWith('ratio'))
      .map((value) => value.split(' ')[1]);
    const told = shown
      .filter((revision) => revision.unit === unit && revision.period === quarter)
      .toSorted((a, b) => a.revision - b.revision)
      .map(({ numerator, denominator }) => `${numerator}/${denominator}`);
    if (told.join() !== figures.join())
      fail('lost', `kpi history shows ${told.join()} for ${place} instead of ${figures.join()}`);
  }
}

/** The sums that the tool shows are those of the figures in force. */
export async function needStatus(office, facts, quarter, now, fail) {
  const outcome = await office.kpi(['status', '--period', quarter, '--json'], { now });
  if (outcome.code !== 0)
    return fail('unreadable', `kpi status ended with ${outcome.code}: ${outcome.stderr}`);
  const rows = new Map(JSON.parse(outcome.stdout).indicators.map((row) => [row.code, row]));
  for (const indicator of INDICATORS) {
    const numerators = PLACES.filter((place) => place.indicator === indicator && place.quarter === quarter)
      .map((place) => numeratorAt(facts, figurePlace(indicator, place.unit, quarter)))
      .filter((numerator) => numerator !== null);
    const sum = (list) => (list.length === 0 ? null : String(list.reduce((a, b) => a + b, 0)));
    const row = rows.get(indicator);
    const expected = [sum(numerators), sum(numerators.map(() => DENOMINATOR))];
    if (row.numerator !== expected[0] || row.denominator !== expected[1])
      fail(
        'silent',
        `kpi status ${quarter} ${indicator}: ${row.numerator}/${row.denominator} instead of ${expected.join('/')}`,
      );
  }
}

/** An output is the old content or the whole new one. @param before its bytes before the command, null for none */
export async function needWholeOutput(office, { out }, before, now, fail) {
  if (out === undefined) return;
  const after = office.bytes(out.path);
  if (after === null) {
    if (before !== null) fail('half', `${out.path} is gone`);
    return;
  }
  if (before !== null && before.equals(after)) return;
  if (out.issued !== undefined) {
    const { period, version } = out.issued;
    const kept = issuedWorkbook(office.db, period, version);
    if (createHash('sha256').update(after).digest('hex') !== kept)
      fail('half', `${out.path} is neither the old file nor version ${version} of ${period}`);
    return;
  }
  const elsewhere = join(dirname(out.path), '..', `again${extname(out.path)}`);
  const outcome = await office.kpi(out.again(elsewhere), { now });
  if (outcome.code !== 0)
    return fail(
      'misconduct',
      `${out.again(elsewhere).join(' ')} ended with ${outcome.code}: ${outcome.stderr}`,
    );
  if (!office.bytes(elsewhere).equals(after))
    fail('half', `${out.path} is neither the old file nor the whole new one`);
}

/** What is left of a command that was killed must not pass for an output: its name is hidden and ends in .tmp. */
export function needNoStrays(office, known, fail) {
  const folder = office.path('out');
  if (!existsSync(folder)) return;
  const strays = readdirSync(folder).filter((name) => !known.has(name) && !/^\..*\.tmp$/.test(name));
  if (strays.length > 0) fail('half', `left in ${folder}: ${strays.join(', ')}`);
}
