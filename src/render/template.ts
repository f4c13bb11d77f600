/** Forms of the province on the screen and as JSON: what they can ask for, and what one does ask for. */
import type { IndicatorAt, UnitAt } from '../domain/plan.ts';
import { requiredOf } from '../domain/snapshot.ts';
import type { View } from '../domain/status.ts';
import type { Period } from '../domain/period.ts';
import {
  fieldText,
  INDICATOR_FIELDS,
  PERIOD_FIELDS,
  PLAN_FIELDS,
  TASK_FIELDS,
  UNIT_FIELDS,
  type EachField,
  type Field,
  type FieldNames,
  type IndicatorField,
  type PeriodField,
  type PlanField,
  type TaskField,
  type UnitField,
} from '../domain/template-fields.ts';
import { markText, type RowsOf } from '../domain/template-rows.ts';
import type { TemplateFault } from '../domain/template-problem.ts';
import { visible } from '../messages/format.ts';
import { shortened } from '../messages/shared.ts';
import type { Texts } from '../messages/index.ts';
import type { Screen } from './screen.ts';
import { table, wrap } from './table.ts';

export interface FieldList extends FieldNames {
  readonly view: View;
  readonly period: Period;
}

const keys = <K extends string>(of: { readonly [P in K]: unknown }): K[] => Object.keys(of) as K[];
const braced = (text: string): string => `{{${text}}}`;

const generalFields = (): Field[] => [
  ...keys<PeriodField>(PERIOD_FIELDS).map((field): Field => ({ scope: 'period', field })),
  ...keys<PlanField>(PLAN_FIELDS).map((field): Field => ({ scope: 'plan', field })),
  { scope: 'today' },
];

const indicatorFields = (indicator: IndicatorAt, unit: UnitAt | null): Field[] =>
  keys<IndicatorField>(INDICATOR_FIELDS).map((field) => ({ scope: 'indicator', indicator, unit, field }));

/** What a repeated row can ask of what it is about. */
function eachFields(rows: RowsOf): EachField[] {
  const own: EachField[] = {
    indicators: keys<IndicatorField>(INDICATOR_FIELDS).map(
      (field) => ({ scope: 'each', of: 'indicator', field }) as const,
    ),
    units: keys<UnitField>(UNIT_FIELDS).map((field) => ({ scope: 'each', of: 'unit', field }) as const),
    tasks: keys<TaskField>(TASK_FIELDS).map((field) => ({ scope: 'each', of: 'task', field }) as const),
  }[rows];
  return [{ scope: 'each', of: 'row', field: 'number' }, ...own];
}

export function meaningOf(field: Field, { template }: Texts): string {
  switch (field.scope) {
    case 'today':
      return template.today;
    case 'period':
      return template.periodFields[field.field];
    case 'plan':
      return template.planFields[field.field];
    case 'unit':
      return `${field.unit.code}: ${template.unitFields[field.field]}`;
    case 'indicator': {
      const of = [field.unit?.code, field.indicator.code].filter((code) => code !== undefined);
      return `${of.join(', ')}: ${template.indicatorFields[field.field]}`;
    }
    case 'each':
      return eachMeaning(field, template);
  }
}

function eachMeaning(field: EachField, template: Texts['template']): string {
  switch (field.of) {
    case 'row':
      return template.rowNumber;
    case 'indicator':
      return template.each(template.rowsOf.indicators, template.indicatorFields[field.field]);
    case 'unit':
      return template.each(template.rowsOf.units, template.unitFields[field.field]);
    case 'task':
      return template.each(template.rowsOf.tasks, template.taskFields[field.field]);
    case 'unitIndicator':
      return template.each(
        template.rowsOf.units,
        `${field.indicator.code}: ${template.indicatorFields[field.field]}`,
      );
  }
}

const reporters = ({ view, period }: FieldList, indicator: IndicatorAt): UnitAt[] =>
  requiredOf(view.snapshots(period.last), indicator);

export function fieldsJson(fields: FieldList, texts: Texts): unknown {
  const line = (field: Field): unknown => ({
    placeholder: braced(fieldText(field, 'vi')),
    english: braced(fieldText(field, 'en')),
    means: meaningOf(field, texts),
  });
  return {
    period: fields.period.text,
    general: generalFields().map(line),
    rows: (['indicators', 'units', 'tasks'] as const).map((rows) => ({
      begins: braced(markText(rows, 'vi')),
      english: braced(markText(rows, 'en')),
      fields: eachFields(rows).map(line),
    })),
    indicators: fields.indicators.map((indicator) => ({
      code: indicator.code,
      name: indicator.name,
      reporters: reporters(fields, indicator).map(({ code }) => code),
      fields: indicatorFields(indicator, null).map(line),
    })),
    units: fields.units.map((unit) => ({
      code: unit.code,
      name: unit.name,
      fields: [
        ...keys<UnitField>(UNIT_FIELDS).map((field) => line({ scope: 'unit', unit, field })),
        ...fields.indicators
          .filter((indicator) => reporters(fields, indicator).some(({ code }) => code === unit.code))
          .flatMap((indicator) => indicatorFields(indicator, unit).map(line)),
      ],
    })),
  };
}

export function renderFields(fields: FieldList, { texts, columns, style }: Screen): string {
  const { template } = texts;
  const { fieldHead, indicatorHead, unitHead } = template;
  // One that has all the fields.
  const example = fields.indicators.find(({ kind }) => kind === 'ratio') ?? fields.indicators[0];
  const list = (shown: readonly Field[], means: (field: Field) => string): string =>
    table(
      [{ head: fieldHead.placeholder }, { head: fieldHead.english }, { head: fieldHead.means, wraps: true }],
      shown.map((field) => [braced(fieldText(field, 'vi')), braced(fieldText(field, 'en')), means(field)]),
      columns,
      style.bold,
    );
  const general = list(generalFields(), (field) => meaningOf(field, texts));
  if (example === undefined) return general;
  const unit = reporters(fields, example)[0] ?? fields.units[0];
  const ofUnit: Field | null =
    unit === undefined ? null : { scope: 'indicator', indicator: example, unit, field: 'numerator' };
  return [
    general,
    `${style.bold(wrap(template.indicatorsTitle, columns))}\n${list(
      indicatorFields(example, null),
      (field) => (field.scope === 'indicator' ? template.indicatorFields[field.field] : ''),
    )}`,
    ...(ofUnit === null ? [] : [wrap(template.ofUnit(braced(fieldText(ofUnit, 'vi'))), columns)]),
    table(
      [
        { head: indicatorHead.code },
        { head: indicatorHead.name, wraps: true },
        { head: indicatorHead.units },
      ],
      fields.indicators.map((indicator) => [
        indicator.code,
        shortened(indicator.name),
        unitsWords(reporters(fields, indicator)),
      ]),
      columns,
      style.bold,
    ),
    table(
      [{ head: unitHead.code }, { head: unitHead.name, wraps: true }],
      fields.units.map(({ code, name }) => [code, visible(name)]),
      columns,
      style.bold,
    ),
    wrap(template.inText, columns),
    [
      wrap(template.rowsHelp, columns),
      ...(['indicators', 'units', 'tasks'] as const).map((rows) =>
        wrap(
          `${braced(markText(rows, 'vi'))}: ${eachFields(rows)
            .map((field) => braced(fieldText(field, 'vi')))
            .join(', ')}`,
          columns,
          '  ',
        ),
      ),
    ].join('\n'),
  ].join('\n\n');
}

const MOST_UNITS = 2;
const unitsWords = (units: readonly UnitAt[]): string =>
  [...units.slice(0, MOST_UNITS).map(({ code }) => code), ...(units.length > MOST_UNITS ? ['…'] : [])].join(
    ', ',
  );

/** A placeholder of a form, and the field that it asks for or why none. */
export interface Asked {
  readonly cell: string;
  readonly text: string;
  readonly field: Field | null;
  readonly fault: TemplateFault | null;
}

/** A placeholder outside of cells. */
export interface Stray {
  readonly sheet: string;
  readonly where: 'header' | 'drawing' | 'chart' | 'comment' | 'name';
  readonly text: string;
}

export const checkJson = (
  file: string,
  asked: readonly Asked[],
  stray: readonly Stray[],
  texts: Texts,
): unknown => ({
  file,
  placeholders: asked.map(({ cell, text, field, fault }) => ({
    cell,
    text,
    state: fault?.fault ?? 'known',
    field: field === null ? null : fieldText(field, 'vi'),
    means: field === null ? null : meaningOf(field, texts),
    nearest: fault?.nearest ?? [],
  })),
  known: asked.filter(({ fault }) => fault === null).length,
  faults: asked.filter(({ fault }) => fault !== null).length,
  notFilled: stray,
});

export function renderCheck(
  asked: readonly Asked[],
  stray: readonly Stray[],
  { texts, columns, style }: Screen,
): string {
  const { template } = texts;
  const { cell, means } = template.checkHead;
  const faults = asked.filter(({ fault }) => fault !== null);
  const fine = asked.filter(({ fault }) => fault === null);
  const list = table(
    [{ head: cell }, { head: means, wraps: true }],
    fine.map((one) => [
      visible(one.cell),
      `${visible(braced(one.text.trim()))} → ${one.field === null ? '' : meaningOf(one.field, texts)}`,
    ]),
    columns,
    style.bold,
  );
  return [
    ...(fine.length === 0 ? [] : [list, '']),
    ...faults.flatMap(({ fault }) =>
      fault === null ? [] : [wrap(`${visible(fault.cell)}: ${template.fault(fault)}`, columns, '  ')],
    ),
    ...(stray.length === 0 ? [] : [wrap(template.stray(stray), columns, '  ')]),
    faults.length === 0 ? template.fine(asked.length) : template.faulty(asked.length, faults.length),
  ].join('\n');
}
