/** The plan in the data file: SQL text and row mapping of its sections, units, indicators, targets and tasks. */
import type { DecimalText } from '../domain/exact.ts';
import type { Day } from '../domain/day.ts';
import type { Quarter } from '../domain/period.ts';
import type { Indicator, IndicatorFacts, Plan, Section, Target, Unit, Version } from '../domain/plan.ts';
import { refuse } from '../domain/problem.ts';
import type { Connection } from './open.ts';
import { putTask, readTasks } from './plan-tasks.ts';

type Header = Pick<
  Plan,
  'issuer' | 'document' | 'reporting' | 'recipients' | 'signature' | 'relations' | 'ranking'
>;

const jsonList = (text: string): string[] => JSON.parse(text) as string[];
const groupBy = <T, K>(rows: readonly T[], key: (row: T) => K): Map<K, T[]> => {
  const groups = new Map<K, T[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group === undefined) groups.set(key(row), [row]);
    else group.push(row);
  }
  return groups;
};

interface PlanRow {
  code: string;
  title: string;
  year: number;
  header: string;
}

/** The whole plan, in its own order. @throws KpiError data_damaged when it is gone */
export function readPlan(connection: Connection): Plan {
  const row = connection.prepare('SELECT code, title, year, header FROM plan').get() as PlanRow | undefined;
  if (row === undefined) return refuse({ kind: 'data_damaged', path: connection.name, detail: 'plan' });
  const { code, title, year, header } = row;
  return {
    code,
    title,
    year,
    ...(JSON.parse(header) as Header),
    sections: connection
      .prepare('SELECT code, label, title, parent FROM section ORDER BY position')
      .all() as Section[],
    units: readUnits(connection),
    indicators: readIndicators(connection),
    targets: readTargets(connection),
    tasks: readTasks(connection),
  };
}

interface UnitRow {
  code: string;
  from_day: Day | null;
  to_day: Day | null;
  successor: string | null;
  aliases: string;
}

interface UnitVersionRow {
  unit: string;
  since: Day | '';
  name: string;
  short_name: string | null;
  parent: string | null;
  role: string | null;
}

function readUnits(connection: Connection): Unit[] {
  const rows = connection
    .prepare('SELECT code, from_day, to_day, successor, aliases FROM unit ORDER BY position')
    .all() as UnitRow[];
  const versions = groupBy(
    connection.prepare('SELECT * FROM unit_version ORDER BY unit, since').all() as UnitVersionRow[],
    ({ unit }) => unit,
  );
  return rows.map(({ code, from_day, to_day, successor, aliases }) => ({
    code,
    aliases: jsonList(aliases),
    from: from_day,
    to: to_day,
    successor,
    versions: (versions.get(code) ?? []).map(({ since, name, short_name, parent, role }) => ({
      since: since === '' ? null : since,
      name,
      shortName: short_name,
      parent,
      role,
    })),
  }));
}

interface IndicatorRow {
  code: string;
  kind: Indicator['kind'];
  from_day: Day | null;
  to_day: Day | null;
  aliases: string;
}

interface IndicatorVersionRow {
  indicator: string;
  since: Day | '';
  name: string;
  section: string | null;
  measure: string;
  decimals: number;
  whole: number;
  direction: IndicatorFacts['direction'];
  over_units: IndicatorFacts['overUnits'];
  over_quarters: IndicatorFacts['overQuarters'];
  allow_negative: number;
  allow_over_100: number;
  numerator: string | null;
  denominator: string | null;
  lead: string | null;
  coordinating: string;
  reporters: string;
  published_by: string | null;
  basis: string | null;
  max_move: DecimalText | null;
}

function readIndicators(connection: Connection): Indicator[] {
  const rows = connection
    .prepare('SELECT code, kind, from_day, to_day, aliases FROM indicator ORDER BY position')
    .all() as IndicatorRow[];
  const versions = groupBy(
    connection
      .prepare('SELECT * FROM indicator_version ORDER BY indicator, since')
      .all() as IndicatorVersionRow[],
    ({ indicator }) => indicator,
  );
  return rows.map(({ code, kind, from_day, to_day, aliases }) => ({
    code,
    kind,
    aliases: jsonList(aliases),
    from: from_day,
    to: to_day,
    versions: (versions.get(code) ?? []).map(indicatorVersion),
  }));
}

const indicatorVersion = (row: IndicatorVersionRow): Version<IndicatorFacts> => ({
  since: row.since === '' ? null : row.since,
  name: row.name,
  section: row.section,
  measure: row.measure,
  decimals: row.decimals,
  whole: row.whole === 1,
  direction: row.direction,
  overUnits: row.over_units,
  overQuarters: row.over_quarters,
  allowNegative: row.allow_negative === 1,
  allowOver100: row.allow_over_100 === 1,
  numerator: row.numerator,
  denominator: row.denominator,
  lead: row.lead,
  with: jsonList(row.coordinating),
  reporters: jsonList(row.reporters),
  publishedBy: row.published_by,
  basis: row.basis,
  maxMove: row.max_move,
});

interface TargetRow {
  indicator: string;
  scope: Target['scope'];
  unit: string;
  from_period: Quarter;
  value: DecimalText;
  per: Target['per'];
  document: string | null;
}

const readTargets = (connection: Connection): Target[] =>
  (
    connection
      .prepare(
        'SELECT target.* FROM target JOIN indicator ON indicator.code = target.indicator ORDER BY indicator.position, scope, unit, from_period',
      )
      .all() as TargetRow[]
  ).map(({ indicator, scope, unit, from_period, value, per, document }) => ({
    indicator,
    value,
    from: from_period,
    per,
    scope,
    unit: unit === '' ? null : unit,
    document,
  }));

/** Fills an empty data file. */
export function insertPlan(connection: Connection, plan: Plan): void {
  const { code, title, year, issuer, document, reporting, recipients, signature, relations, ranking } = plan;
  const header: Header = {
    issuer,
    document,
    reporting,
    recipients,
    signature,
    relations,
    ...(ranking === undefined ? {} : { ranking }),
  };
  connection
    .prepare('INSERT INTO plan (id, code, title, year, header) VALUES (1, ?, ?, ?, ?)')
    .run(code, title, year, JSON.stringify(header));
  const section = connection.prepare(
    'INSERT INTO section (code, position, label, title, parent) VALUES (?, ?, ?, ?, ?)',
  );
  plan.sections.forEach((entry, position) =>
    section.run(entry.code, position, entry.label, entry.title, entry.parent),
  );
  plan.units.forEach((unit) => putUnit(connection, unit));
  plan.indicators.forEach((indicator) => putIndicator(connection, indicator));
  plan.targets.forEach((target) => putTarget(connection, target));
  plan.tasks.forEach((task) => putTask(connection, task));
}

/** Inserts a unit at the end of the list, or replaces what is known of it. */
export function putUnit(connection: Connection, unit: Unit): void {
  const { code, from, to, successor, aliases, versions } = unit;
  connection
    .prepare(
      `INSERT INTO unit (code, position, from_day, to_day, successor, aliases)
       VALUES (?, (SELECT coalesce(max(position), -1) + 1 FROM unit), ?, ?, ?, ?)
       ON CONFLICT (code) DO UPDATE SET from_day = excluded.from_day, to_day = excluded.to_day,
         successor = excluded.successor, aliases = excluded.aliases`,
    )
    .run(code, from, to, successor, JSON.stringify(aliases));
  connection.prepare('DELETE FROM unit_version WHERE unit = ?').run(code);
  const insert = connection.prepare(
    'INSERT INTO unit_version (unit, since, name, short_name, parent, role) VALUES (?, ?, ?, ?, ?, ?)',
  );
  for (const { since, name, shortName, parent, role } of versions)
    insert.run(code, since ?? '', name, shortName, parent, role);
}

/** Inserts an indicator at the end of the list, or replaces what is known of it. */
export function putIndicator(connection: Connection, indicator: Indicator): void {
  const { code, kind, from, to, aliases, versions } = indicator;
  connection
    .prepare(
      `INSERT INTO indicator (code, position, kind, from_day, to_day, aliases)
       VALUES (?, (SELECT coalesce(max(position), -1) + 1 FROM indicator), ?, ?, ?, ?)
       ON CONFLICT (code) DO UPDATE SET from_day = excluded.from_day, to_day = excluded.to_day, aliases = excluded.aliases`,
    )
    .run(code, kind, from, to, JSON.stringify(aliases));
  connection.prepare('DELETE FROM indicator_version WHERE indicator = ?').run(code);
  const insert = connection.prepare(
    `INSERT INTO indicator_version (indicator, since, name, section, measure, decimals, whole, direction, over_units,
       over_quarters, allow_negative, allow_over_100, numerator, denominator, lead, coordinating, reporters,
       published_by, basis, max_move)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  for (const version of versions) {
    insert.run(
      code,
      version.since ?? '',
      version.name,
      version.section,
      version.measure,
      version.decimals,
      version.whole ? 1 : 0,
      version.direction,
      version.overUnits,
      version.overQuarters,
      version.allowNegative ? 1 : 0,
      version.allowOver100 ? 1 : 0,
      version.numerator,
      version.denominator,
      version.lead,
      JSON.stringify(version.with),
      JSON.stringify(version.reporters),
      version.publishedBy,
      version.basis,
      version.maxMove,
    );
  }
}

/** Sets a target, in place of one of the same scope, unit and first quarter. */
export function putTarget(
  connection: Connection,
  { indicator, scope, unit, from, value, per, document }: Target,
): void {
  connection
    .prepare(
      `INSERT INTO target (indicator, scope, unit, from_period, value, per, document) VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (indicator, scope, unit, from_period) DO UPDATE SET value = excluded.value, per = excluded.per,
         document = excluded.document`,
    )
    .run(indicator, scope, unit ?? '', from, value, per, document);
}
