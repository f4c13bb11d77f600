/** What `template learn` does; loaded only when it is called. */
import { basename, extname } from 'node:path';
import type { Context } from '../context.ts';
import { mappingOf } from '../domain/form-mapping.ts';
import { propose } from '../domain/form-matching.ts';
import type { PlanWords, Proposal } from '../domain/form-proposal.ts';
import type { FormSheet } from '../domain/form-tables.ts';
import { formPart, mapWords } from '../domain/form-words.ts';
import { placeIn } from '../domain/incoming.ts';
import { tidy } from '../domain/names.ts';
import type { IndicatorAt } from '../domain/plan.ts';
import { KpiError, refuse } from '../domain/problem.ts';
import { fieldIn, findField, INDICATOR_FIELDS, type Field } from '../domain/template-fields.ts';
import { readFormSheets } from '../input/xlsx/form-sheets.ts';
import { readTemplate, type Template } from '../input/xlsx/template.ts';
import { readSlots, type Slot } from '../input/xlsx/template-slots.ts';
import { learnedJson, renderProposal, type Learned } from '../render/form-learning.ts';
import { json } from '../render/json.ts';
import { keepForm, keptForm } from '../usecases/kept-forms.ts';
import { findIndicator } from '../usecases/look.ts';
import { templateNames, type TemplateNames } from '../usecases/template-data.ts';
import { EXIT } from './command.ts';
import type { Options } from './options.ts';
import { missing, screenOf, signedBy } from './support.ts';
import { formFile, needWorkbook } from './template-form.ts';
import { answer, columnKey, formQuestion, rowKey, type Said } from './template-questions.ts';

export async function runLearn(
  context: Context,
  [word = missing(context, 'file', 'template learn')]: readonly (string | undefined)[],
  options: Options,
): Promise<number> {
  const names = context.withStore('read', (store) => templateNames(store, context.today, undefined));
  const found = formFile(context, word) ?? refuse({ kind: 'input_missing', path: context.at(word) });
  const { name: file, bytes } = found;
  needWorkbook(bytes, file);
  const sheets = await readFormSheets(bytes, file);
  const plan: PlanWords = {
    indicators: names.indicators,
    units: names.units,
    sections: names.view.plan.sections,
    year: names.view.plan.year,
  };
  const said = decisionsOf(options, sheets, names);
  const proposal = await settled(context, file, sheets, plan, said);
  if (proposal.cells.length === 0) refuse({ kind: 'form_unknown', file, tables: proposal.tables });
  const template = await readTemplate(bytes, file);
  const named = tidy(options.name ?? '');
  const name = named === '' ? tidy(basename(file, extname(file))) : named;
  const learned: Learned = {
    file,
    name,
    proposal,
    percentDoubts: await doubtsOf(template, proposal, file),
  };
  if (!context.json) context.print(renderProposal(learned, screenOf(context)));
  if (template.stray.length > 0) context.say(context.texts.template.stray(template.stray));
  await agree(context, options, name, learned);
  const kept = context.withStore('write', (store) =>
    keepForm(store, signedBy(context, 'template learn', null), {
      name,
      fileName: file,
      bytes,
      workbook: context.files.sha256(bytes),
      mapping: mappingOf(proposal.cells),
    }),
  );
  const { learn } = context.texts.template;
  context.say(context.texts.say.writes(context.db.path));
  if (context.json) context.print(json(learnedJson({ ...learned, name: kept.name }, true, context.texts)));
  else context.print(kept.changed ? learn.saved(kept.name, proposal.cells.length) : learn.same(kept.name));
  return EXIT.done;
}

/** @throws KpiError form_unconfirmed where nobody can be asked, interrupted when the answer is no */
async function agree(context: Context, { yes }: Options, name: string, { proposal }: Learned): Promise<void> {
  if (yes === true) return;
  if (context.ask === null) refuse({ kind: 'form_unconfirmed', name, what: 'learn' });
  const { learn } = context.texts.template;
  const before = context.withStore('read', (store) => keptForm(store, name));
  const question = before === null ? learn.confirm : learn.confirmOver;
  if (!(await context.ask.confirm(question(before?.name ?? name, proposal.cells.length))))
    throw new KpiError({ kind: 'interrupted' });
}

/** @throws KpiError map_unreadable, indicator_not_found, indicator_ambiguous */
function decisionsOf(
  { map = [], skip = [] }: Options,
  sheets: readonly FormSheet[],
  names: TemplateNames,
): Said {
  const rows: Said['rows'] = new Map();
  const columns: Said['columns'] = new Map();
  const headings: Said['headings'] = new Map();
  const cells = new Map<string, { sheet: string; row: number; column: number; field: Field | null }>();
  const { to } = names.view.snapshots(names.period.last).window;
  const put = (text: string, meaning: string | null): void => {
    const part = formPart(text, sheets);
    switch (part.kind) {
      case 'row':
        rows.set(rowKey(part.sheet, part.row), meaning === null ? null : codeOf(meaning));
        break;
      case 'column':
        putColumn(columnKey(part.sheet, part.column), meaning);
        break;
      case 'cell':
        cells.set(placeIn(part.sheet, part.row, part.column), {
          sheet: part.sheet,
          row: part.row,
          column: part.column,
          field: meaning === null ? null : cellField(text, meaning, names),
        });
    }
  };
  const putColumn = (key: string, meaning: string | null): void => {
    const field = meaning === null ? null : fieldIn(INDICATOR_FIELDS, meaning);
    // In a table of units a column may be an indicator's.
    if (field === undefined) headings.set(key, codeOf(meaning ?? ''));
    else columns.set(key, field);
  };
  const codeOf = (meaning: string): IndicatorAt => findIndicator(names.view, meaning, to);
  for (const text of map) {
    const [part, meaning] = mapWords(text);
    put(part, meaning);
  }
  for (const text of skip) put(text, null);
  return {
    rows,
    columns,
    headings,
    cells,
    row: (sheet, row) => rows.get(rowKey(sheet, row)),
    column: (sheet, column) => columns.get(columnKey(sheet, column)),
    heading: (sheet, column) => headings.get(columnKey(sheet, column)),
  };
}

function cellField(text: string, meaning: string, names: TemplateNames): Field {
  const found = findField(meaning.replace(/^\{\{(.*)\}\}$/su, '$1'), names);
  if (found.found === 'one') return found.field;
  return refuse({
    kind: 'map_unreadable',
    text: `${text}=${meaning}`,
    why: 'field',
    nearest: found.nearest,
  });
}

/** What was said of rows and columns must be of a table. @throws KpiError map_unreadable */
function needParts({ parts }: Proposal, { rows, columns, headings }: Said): void {
  const stray = [...rows.keys(), ...columns.keys(), ...headings.keys()].find((part) => !parts.has(part));
  if (stray !== undefined) refuse({ kind: 'map_unreadable', text: stray, why: 'outside', nearest: [] });
}

/** Asks what is not clear until all is. @throws KpiError form_unclear where nobody can be asked */
async function settled(
  context: Context,
  file: string,
  sheets: readonly FormSheet[],
  plan: PlanWords,
  said: Said,
): Promise<Proposal> {
  for (;;) {
    const proposal = propose(sheets, plan, said);
    needParts(proposal, said);
    const [question] = proposal.questions;
    if (question === undefined) return proposal;
    if (context.ask === null)
      return refuse({
        kind: 'form_unclear',
        file,
        questions: proposal.questions.map((each) => formQuestion(each, context)),
      });
    await answer(context, context.ask, question, said);
  }
}

/**
 * Looks each cell up in the file.
 * @returns places that would show a figure as a percentage which is none
 * @throws KpiError template_faulty for formulas that others share
 */
async function doubtsOf(template: Template, { cells }: Proposal, file: string): Promise<string[]> {
  const fieldAt = new Map(cells.map((cell) => [placeIn(cell.sheet, cell.row, cell.column), cell.field]));
  const slots: Slot[] = [];
  for (const sheet of [...template.sheets, ...template.others]) {
    const wanted = cells.filter((cell) => cell.sheet === sheet.name);
    if (wanted.length > 0) slots.push(...(await readSlots(sheet, wanted, template.known, file)));
  }
  const shared = slots.filter(({ holds }) => holds === 'shared_formula');
  if (shared.length > 0)
    refuse({
      kind: 'template_faulty',
      file,
      faults: shared.map(({ place }) => ({ cell: place, text: '=', fault: 'formula', nearest: [] })),
    });
  return slots
    .filter(({ place, shows }) => shows === 'percent' && isNoPercentage(fieldAt.get(place)))
    .map(({ place }) => place);
}

function isNoPercentage(field: Field | undefined): boolean {
  if (field?.scope !== 'indicator') return false;
  const { field: asked, indicator } = field;
  if (asked === 'numerator' || asked === 'denominator') return true;
  const measured = ['target', 'result', 'inPeriod', 'previous', 'lastYear'].includes(asked);
  return measured && indicator.measure !== '%' && indicator.kind !== 'milestone';
}
