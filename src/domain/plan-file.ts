/** The plan as a file, `kpi-plan/1` (DESIGN 5.1; its JSON Schema lies in `data/`): to and from the plan of the domain. */
import { canonicalDecimal } from './exact.ts';
import type { Day } from './day.ts';
import { tidy } from './names.ts';
import type { Quarter } from './period.ts';
import type {
  Direction,
  Indicator,
  IndicatorFacts,
  IndicatorKind,
  OverQuarters,
  OverUnits,
  Plan,
  RankingWeights,
  Relation,
  Task,
  Unit,
  UnitFacts,
  Version,
} from './plan.ts';

export const PLAN_FORMAT = 'kpi-plan/1';

/** Reports here write one or two decimals (DOMAIN 3.3). */
const DEFAULT_DECIMALS = 2;

type Optional<T> = T | null | undefined;

export interface UnitFields {
  name: string;
  shortName?: Optional<string>;
  parent?: Optional<string>;
  role?: Optional<string>;
}

export interface UnitEntry extends UnitFields {
  code: string;
  aliases?: Optional<string[]>;
  from?: Optional<string>;
  to?: Optional<string>;
  successor?: Optional<string>;
  changes?: Optional<(Partial<UnitFields> & { from: string })[]>;
}

export interface IndicatorFields {
  name: string;
  section?: Optional<string>;
  /** May be left out of a milestone only, which has no number; the schema sees to it. */
  measure?: Optional<string>;
  decimals?: Optional<number>;
  whole?: Optional<boolean>;
  direction?: Optional<Direction>;
  overUnits?: Optional<OverUnits>;
  overQuarters?: Optional<OverQuarters>;
  allow?: Optional<{ negative?: Optional<boolean>; over100?: Optional<boolean> }>;
  numerator?: Optional<string>;
  denominator?: Optional<string>;
  lead?: Optional<string>;
  with?: Optional<string[]>;
  reporters?: Optional<string[]>;
  publishedBy?: Optional<string>;
  basis?: Optional<string>;
  limits?: Optional<{ move?: Optional<string> }>;
}

export interface IndicatorEntry extends IndicatorFields {
  code: string;
  aliases?: Optional<string[]>;
  kind: IndicatorKind;
  from?: Optional<string>;
  to?: Optional<string>;
  changes?: Optional<(Partial<IndicatorFields> & { from: string })[]>;
}

export interface TargetEntry {
  indicator: string;
  value: string;
  from: string;
  per?: Optional<'year' | 'quarter'>;
  scope?: Optional<'plan' | 'unit'>;
  unit?: Optional<string>;
  document?: Optional<string>;
}

export interface PlanFile {
  $schema?: string;
  format: string;
  code: string;
  title: string;
  year: number;
  issuer?: Optional<Partial<Record<'parentAgency' | 'agency' | 'place' | 'symbol', Optional<string>>>>;
  document?: Optional<{ number?: Optional<string>; date?: Optional<string> }>;
  reporting: { quarterWindow: 'calendar' | '15-14'; dueDay: number; dueMonth: 'last' | 'next' };
  recipients?: Optional<string[]>;
  signature?: Optional<
    Partial<Record<'onBehalf' | 'position' | 'role' | 'office' | 'name', Optional<string>>>
  >;
  ranking?: Optional<Record<keyof RankingWeights, number | string>>;
  sections: { code: string; label?: Optional<string>; title: string; parent?: Optional<string> }[];
  units: UnitEntry[];
  indicators: IndicatorEntry[];
  targets: TargetEntry[];
  relations?: Optional<Relation[]>;
  tasks?: Optional<(Pick<Task, 'code' | 'content'> & Partial<{ [K in keyof Task]: Optional<Task[K]> }>)[]>;
}

const words = (text: Optional<string>): string | null =>
  text === null || text === undefined || text.trim() === '' ? null : tidy(text);
const list = (texts: Optional<readonly string[]>): string[] => (texts ?? []).map(tidy);

/** A validated file -> the plan. Names are composed and tidied; absent and null fields are the same. */
export function planFromFile(file: PlanFile): Plan {
  return {
    code: file.code,
    title: tidy(file.title),
    year: file.year,
    issuer: {
      parentAgency: words(file.issuer?.parentAgency),
      agency: words(file.issuer?.agency),
      place: words(file.issuer?.place),
      symbol: words(file.issuer?.symbol),
    },
    document: { number: words(file.document?.number), date: (file.document?.date ?? null) as Day | null },
    reporting: { ...file.reporting },
    recipients: list(file.recipients),
    signature: {
      onBehalf: words(file.signature?.onBehalf),
      position: words(file.signature?.position),
      role: words(file.signature?.role),
      office: words(file.signature?.office),
      name: words(file.signature?.name),
    },
    sections: file.sections.map((section) => ({
      code: section.code,
      label: words(section.label),
      title: tidy(section.title),
      parent: section.parent ?? null,
    })),
    units: file.units.map(unitFrom),
    indicators: file.indicators.map(indicatorFrom),
    targets: file.targets.map((target) => ({
      indicator: target.indicator,
      value: canonicalDecimal(target.value),
      from: target.from as Quarter,
      per: target.per ?? 'year',
      scope: target.scope ?? 'plan',
      unit: target.unit ?? null,
      document: words(target.document),
    })),
    relations: (file.relations ?? []).map(({ left, operator, right }) => ({
      left: { ...left },
      operator,
      right: { ...right },
    })),
    tasks: (file.tasks ?? []).map((task) => ({
      code: task.code,
      unit: task.unit ?? null,
      part: task.part ?? null,
      with: [...(task.with ?? [])],
      content: tidy(task.content),
      due: words(task.due),
      basis: words(task.basis),
      ...taskExtras(task),
    })),
    ...(file.ranking === undefined || file.ranking === null ? {} : { ranking: weightsFrom(file.ranking) }),
  };
}

const weightsFrom = ({ indicators, tasks, reports }: NonNullable<PlanFile['ranking']>): RankingWeights => ({
  indicators: canonicalDecimal(String(indicators)),
  tasks: canonicalDecimal(String(tasks)),
  reports: canonicalDecimal(String(reports)),
});

type TaskEntry = NonNullable<NonNullable<PlanFile['tasks']>[number]>;

/** What few tasks say; what is not said is absent. */
function taskExtras(task: TaskEntry): Partial<Task> {
  const { source, kind, assigned } = task;
  const worded = (
    ['partners', 'group', 'field', 'leader', 'product', 'authority', 'indicators'] as const
  ).flatMap((fact) => {
    const said = words(task[fact]);
    return said === null ? [] : [[fact, said] as const];
  });
  return {
    ...(source === undefined || source === null ? {} : { source }),
    ...(kind === undefined || kind === null ? {} : { kind }),
    ...(assigned === undefined || assigned === null ? {} : { assigned }),
    ...Object.fromEntries(worded),
  };
}

/** Each change holds only what changed; the version made of it is whole. */
function versionsOf<F extends object, T>(
  first: F,
  changes: Optional<({ from: string } & Partial<F>)[]>,
  facts: (fields: F) => T,
): Version<T>[] {
  const versions: Version<T>[] = [{ ...facts(first), since: null }];
  let fields = first;
  for (const { from, ...changed } of (changes ?? []).toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    fields = { ...fields, ...(changed as Partial<F>) };
    versions.push({ ...facts(fields), since: from as Day });
  }
  return versions;
}

function unitFrom(entry: UnitEntry): Unit {
  const { code, aliases, from, to, successor, changes, ...fields } = entry;
  return {
    code,
    aliases: list(aliases),
    from: (from ?? null) as Day | null,
    to: (to ?? null) as Day | null,
    successor: successor ?? null,
    versions: versionsOf<UnitFields, UnitFacts>(fields, changes, (unit) => ({
      name: tidy(unit.name),
      shortName: words(unit.shortName),
      parent: unit.parent ?? null,
      role: words(unit.role),
    })),
  };
}

function indicatorFrom(entry: IndicatorEntry): Indicator {
  const { code, aliases, kind, from, to, changes, ...fields } = entry;
  return {
    code,
    aliases: list(aliases),
    kind,
    from: (from ?? null) as Day | null,
    to: (to ?? null) as Day | null,
    versions: versionsOf<IndicatorFields, IndicatorFacts>(fields, changes, (indicator) => ({
      name: tidy(indicator.name),
      section: indicator.section ?? null,
      measure: words(indicator.measure) ?? '',
      decimals: indicator.decimals ?? DEFAULT_DECIMALS,
      whole: indicator.whole ?? false,
      direction: indicator.direction ?? 'at_least',
      overUnits: indicator.overUnits ?? 'single',
      overQuarters: indicator.overQuarters ?? 'latest',
      allowNegative: indicator.allow?.negative ?? false,
      allowOver100: indicator.allow?.over100 ?? false,
      numerator: words(indicator.numerator),
      denominator: words(indicator.denominator),
      lead: indicator.lead ?? null,
      with: [...(indicator.with ?? [])],
      reporters: [...(indicator.reporters ?? [])],
      publishedBy: words(indicator.publishedBy),
      basis: words(indicator.basis),
      maxMove: typeof indicator.limits?.move === 'string' ? canonicalDecimal(indicator.limits.move) : null,
    })),
  };
}
