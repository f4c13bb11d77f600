/** DESIGN 5.1 "Plan file": whatever the plan, what `plan export` writes is what `init --plan` reads. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isDecimalText } from '../../src/domain/exact.ts';
import { planFromFile, type PlanFile } from '../../src/domain/plan-file.ts';
import { planToFile } from '../../src/domain/plan-export.ts';
import type { Plan } from '../../src/domain/plan.ts';
import { aPlan, quarter } from '../support/plan-builder.ts';

/** Through the text of a file and back. */
const throughFile = (plan: Plan): Plan =>
  planFromFile(JSON.parse(JSON.stringify(planToFile(plan))) as PlanFile);

describe('every plan comes back from its file', () => {
  const code = fc.stringMatching(/^[A-Z][a-z0-9-]{0,6}$/);
  const name = fc
    .stringMatching(/^[A-Za-zĐđÂâƯưỚớ0-9][A-Za-zĐđÂâƯưỚớ0-9&–-]{0,8}( [a-zđ0-9]{1,5}){0,3}$/)
    .map((text) => text.normalize('NFC'));
  const nameOrNull = fc.option(name);
  const day = fc
    .tuple(
      fc.integer({ min: 2020, max: 2030 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 28 }),
    )
    .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join('-'));
  const days = fc.uniqueArray(day, { maxLength: 3 }).map((all) => all.sort());
  const amount = fc
    .tuple(fc.integer({ min: -999, max: 999 }), fc.constantFrom('', '.5', '.000001'))
    .map((parts) => parts.join(''))
    .filter(isDecimalText);

  const facts = fc.record({
    name,
    section: fc.option(code),
    measure: fc.constantFrom('%', 'hộ', 'triệu đồng', ''),
    decimals: fc.integer({ min: 0, max: 6 }),
    whole: fc.boolean(),
    direction: fc.constantFrom('at_least' as const, 'at_most' as const),
    overUnits: fc.constantFrom('sum' as const, 'single' as const),
    overQuarters: fc.constantFrom('latest' as const, 'sum' as const, 'cumulative' as const),
    allowNegative: fc.boolean(),
    allowOver100: fc.boolean(),
    numerator: nameOrNull,
    denominator: nameOrNull,
    lead: fc.option(code),
    with: fc.array(code, { maxLength: 2 }),
    reporters: fc.array(code, { maxLength: 3 }),
    publishedBy: nameOrNull,
    basis: nameOrNull,
    maxMove: fc.option(fc.constantFrom('0', '5', '12.5').filter(isDecimalText)),
  });
  const unitFacts = fc.record({
    name,
    shortName: nameOrNull,
    parent: fc.option(code),
    role: fc.option(fc.constantFrom('group', 'standing')),
  });
  const versions = <T>(one: fc.Arbitrary<T>) =>
    days.chain((later) =>
      fc.tuple(...[null, ...later].map((since) => one.map((each) => ({ ...each, since })))),
    );
  const stretch = { from: fc.option(day), to: fc.option(day), aliases: fc.array(name, { maxLength: 2 }) };

  const plans = fc.record(
    {
      code,
      title: name,
      units: fc.uniqueArray(
        fc.record({ code, successor: fc.option(code), versions: versions(unitFacts), ...stretch }),
        { selector: (each) => each.code, maxLength: 4 },
      ),
      indicators: fc.uniqueArray(
        fc.record({
          code,
          kind: fc.constantFrom('ratio', 'percent', 'amount', 'milestone'),
          versions: versions(facts),
          ...stretch,
        }),
        { selector: (each) => each.code, maxLength: 4 },
      ),
      targets: fc.array(
        fc.record({
          indicator: code,
          value: amount,
          from: fc.constantFrom('2026Q1', '2026Q3').map(quarter),
          per: fc.constantFrom('year', 'quarter'),
          scope: fc.constantFrom('plan', 'unit'),
          unit: fc.option(code),
          document: nameOrNull,
        }),
        { maxLength: 4 },
      ),
      sections: fc.array(fc.record({ code, label: nameOrNull, title: name, parent: fc.option(code) }), {
        maxLength: 3,
      }),
      tasks: fc.array(
        fc.record(
          {
            code,
            unit: fc.option(code),
            part: fc.option(fc.constantFrom('lead', 'support')),
            with: fc.array(code, { maxLength: 2 }),
            content: name,
            due: nameOrNull,
            basis: nameOrNull,
            // What is not said is absent.
            source: fc.constantFrom('TW', 'TINH', 'XA'),
            kind: fc.constant('science'),
            partners: name,
            group: name,
            field: name,
            leader: name,
            product: name,
            authority: name,
            indicators: name,
            assigned: day,
          },
          { requiredKeys: ['code', 'unit', 'part', 'with', 'content', 'due', 'basis'] },
        ),
        { maxLength: 2 },
      ),
      relations: fc.array(
        fc.record({
          left: fc.record({ indicator: code, part: fc.constantFrom('numerator', 'denominator') }),
          operator: fc.constantFrom('<=', '='),
          right: fc.record({ indicator: code, part: fc.constantFrom('numerator', 'denominator') }),
        }),
        { maxLength: 2 },
      ),
      recipients: fc.array(name, { maxLength: 3 }),
      issuer: fc.record({
        parentAgency: nameOrNull,
        agency: nameOrNull,
        place: nameOrNull,
        symbol: nameOrNull,
      }),
      signature: fc.record({
        onBehalf: nameOrNull,
        position: nameOrNull,
        role: nameOrNull,
        office: nameOrNull,
        name: nameOrNull,
      }),
      document: fc.record({ number: nameOrNull, date: fc.option(day) }),
      ranking: fc.constantFrom(
        { indicators: '60', tasks: '25', reports: '15' },
        { indicators: '33.3', tasks: '0', reports: '66.7' },
      ),
    },
    {
      requiredKeys: [
        'code',
        'title',
        'units',
        'indicators',
        'targets',
        'sections',
        'tasks',
        'relations',
        'recipients',
        'issuer',
        'signature',
        'document',
      ],
    },
  );

  test('as it was', () => {
    fc.assert(
      fc.property(plans, (parts) => {
        const plan = aPlan(parts as unknown as Partial<Plan>).build();
        expect(throughFile(plan)).toEqual(plan);
      }),
    );
  });

  test('and the file itself settles: written again it is the same', () => {
    fc.assert(
      fc.property(plans, (parts) => {
        const written = planToFile(aPlan(parts as unknown as Partial<Plan>).build());
        expect(planToFile(planFromFile(written))).toEqual(written);
      }),
      { numRuns: 30 },
    );
  });
});
