/** The plan -> a plan file that reads back as the same plan. Of a change, only what changed is written. */
import {
  PLAN_FORMAT,
  type IndicatorEntry,
  type IndicatorFields,
  type PlanFile,
  type UnitEntry,
  type UnitFields,
} from './plan-file.ts';
import type { Indicator, IndicatorFacts, Plan, Unit, UnitFacts, Version } from './plan.ts';

/** The plan -> the file that `kpi init --plan` reads back to the same plan. */
export function planToFile(plan: Plan): PlanFile {
  const {
    code,
    title,
    year,
    issuer,
    document,
    reporting,
    recipients,
    signature,
    sections,
    targets,
    relations,
    tasks,
    ranking,
  } = plan;
  return {
    format: PLAN_FORMAT,
    code,
    title,
    year,
    issuer,
    document,
    reporting,
    recipients: [...recipients],
    signature,
    ...(ranking === undefined ? {} : { ranking }),
    sections: [...sections],
    units: plan.units.map(unitEntry),
    indicators: plan.indicators.map(indicatorEntry),
    targets: [...targets],
    relations: [...relations],
    tasks: [...tasks],
  };
}

function changesOf<T extends object, F extends object>(
  versions: readonly Version<T>[],
  fieldsOf: (facts: T) => F,
): ({ from: string } & Partial<F>)[] {
  return versions.slice(1).map((version, index) => {
    const before = Object.entries(fieldsOf(versions[index] as T));
    const now = Object.entries(fieldsOf(version));
    const changed = now.filter(
      ([key, value]) =>
        JSON.stringify(value) !== JSON.stringify(before.find(([other]) => other === key)?.[1]),
    );
    return { from: version.since ?? '', ...(Object.fromEntries(changed) as Partial<F>) };
  });
}

const firstOf = <T>(versions: readonly T[]): T => {
  const [first] = versions;
  if (first === undefined) throw new Error('a unit or indicator without a version');
  return first;
};

function unitEntry(unit: Unit): UnitEntry {
  const fields = ({ name, shortName, parent, role }: UnitFacts): UnitFields => ({
    name,
    shortName,
    parent,
    role,
  });
  const { code, aliases, from, to, successor, versions } = unit;
  return {
    code,
    ...fields(firstOf(versions)),
    aliases: [...aliases],
    from,
    to,
    successor,
    ...(versions.length > 1 ? { changes: changesOf(versions, fields) } : {}),
  };
}

function indicatorEntry(indicator: Indicator): IndicatorEntry {
  const fields = (facts: IndicatorFacts): IndicatorFields => ({
    name: facts.name,
    section: facts.section,
    measure: facts.measure === '' ? null : facts.measure,
    decimals: facts.decimals,
    whole: facts.whole,
    direction: facts.direction,
    overUnits: facts.overUnits,
    overQuarters: facts.overQuarters,
    allow: { negative: facts.allowNegative, over100: facts.allowOver100 },
    numerator: facts.numerator,
    denominator: facts.denominator,
    lead: facts.lead,
    with: [...facts.with],
    reporters: [...facts.reporters],
    publishedBy: facts.publishedBy,
    basis: facts.basis,
    limits: facts.maxMove === null ? null : { move: facts.maxMove },
  });
  const { code, aliases, kind, from, to, versions } = indicator;
  return {
    code,
    aliases: [...aliases],
    kind,
    ...fields(firstOf(versions)),
    from,
    to,
    ...(versions.length > 1 ? { changes: changesOf(versions, fields) } : {}),
  };
}
