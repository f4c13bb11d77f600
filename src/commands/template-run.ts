/** What `template` and `report --template` do; loaded only when they are called. */
import { basename, extname } from 'node:path';
import type { Context } from '../context.ts';
import { refuse } from '../domain/problem.ts';
import {
  findField,
  hasStrayBraces,
  piecesOf,
  type Field,
  type FieldFound,
  type FieldNames,
} from '../domain/template-fields.ts';
import { fileKind } from '../input/file-kind.ts';
import { LIMITS } from '../input/foreign-file.ts';
import { readTemplate, type Template, type TemplateCell } from '../input/xlsx/template.ts';
import { visible } from '../messages/format.ts';
import { checkJson, fieldsJson, renderCheck, renderFields, type Asked } from '../render/template.ts';
import { fillTemplate, type FilledSheet } from '../render/xlsx/fill-template.ts';
import { UnpatchableZip } from '../render/xlsx/patch-zip.ts';
import { cellContent, type ValueSources } from '../render/xlsx/template-values.ts';
import { unitsOwing } from '../usecases/build-report.ts';
import { templateData, templateNames } from '../usecases/template-data.ts';
import { EXIT } from './command.ts';
import type { Options } from './options.ts';
import { screenOf, show, tellIssued } from './support.ts';

export function runFields(context: Context, { period }: Options): number {
  const fields = context.withStore('read', (store) => templateNames(store, context.today, period));
  show(
    context,
    () => fieldsJson(fields, context.texts),
    () => renderFields(fields, screenOf(context)),
  );
  return EXIT.done;
}

export async function runCheck(
  context: Context,
  [word = '']: readonly (string | undefined)[],
  { period }: Options,
): Promise<number> {
  const names = context.withStore('read', (store) => templateNames(store, context.today, period));
  const { name, template } = await opened(context, word);
  const asked = askedIn(template, finder(names));
  show(
    context,
    () => checkJson(name, asked, context.texts),
    () => renderCheck(asked, screenOf(context)),
  );
  return asked.some(({ fault }) => fault !== null) ? EXIT.refused : EXIT.done;
}

/**
 * Fills the form and writes it.
 * @param pathOf where a file of this name goes
 * @returns the exit code
 */
export async function runFill(
  context: Context,
  { template: word = '', period, force, allowEmpty, issued }: Options,
  pathOf: (name: string) => string,
): Promise<number> {
  const data = context.withStore('read', (store) =>
    templateData(store, context.today, { period, issued, allowEmpty: allowEmpty === true }),
  );
  const { name, bytes, template } = await opened(context, word);
  const find = finder(data.names);
  const faults = askedIn(template, find).flatMap(({ fault }) => (fault === null ? [] : [fault]));
  if (faults.length > 0) refuse({ kind: 'template_faulty', file: name, faults });

  const sources = { report: data.report, view: data.view, today: data.view.today };
  const sheets = filledSheets(template, find, sources);
  const contents = sheets.flatMap(({ cells }) => cells.map(({ content }) => content));
  const { status } = data.report;
  const path = pathOf(filledName(name, `${status.plan.code}-${status.period.text}`));
  const written = context.files.writeWhole(
    path,
    patched(bytes, name, { ...template, sheets }),
    () => force === true,
  );
  const { texts } = context;
  const owing = unitsOwing(data.report).length;
  if (owing > 0) context.say(texts.say.reportOwing(owing));
  tellIssued(context, data.report);
  const blank = contents.filter(({ kind }) => kind === 'blank').length;
  if (blank > 0) context.say(texts.template.blanks(blank));
  const { computedElsewhere } = template;
  if (computedElsewhere.length > 0)
    context.say(texts.template.elsewhere(computedElsewhere.map(visible).join(', ')));
  show(
    context,
    () => ({
      period: status.period.text,
      template: name,
      file: path,
      written,
      cells: contents.length,
      blank,
      unitsOwing: owing,
    }),
    () =>
      written === 'unchanged'
        ? texts.template.filledSame(path)
        : texts.template.filled(path, contents.length),
  );
  return EXIT.done;
}

interface OpenedTemplate {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly template: Template;
}

async function opened(context: Context, word: string): Promise<OpenedTemplate> {
  const { files } = context;
  const path = files.findPath(context.at(word));
  const name = basename(path).normalize('NFC');
  if (files.sizeOf(path) > LIMITS.file)
    refuse({ kind: 'file_too_big', file: name, what: 'file', limit: LIMITS.file });
  const bytes = files.readBytes(path);
  const kind = fileKind(bytes, name);
  if (kind.kind === 'empty') refuse({ kind: 'file_empty', file: name });
  if (kind.kind === 'foreign') refuse({ kind: 'file_foreign', file: name, found: kind.found });
  if (kind.kind === 'text') refuse({ kind: 'template_unfit', file: name, why: 'not_xlsx' });
  const template = await readTemplate(bytes, name);
  if (template.sheets.length === 0) refuse({ kind: 'template_unfit', file: name, why: 'asks_nothing' });
  return { name, bytes, template };
}

/** Looks each text up once: forms repeat their placeholders. */
function finder(names: FieldNames): (text: string) => FieldFound {
  const known = new Map<string, FieldFound>();
  return (text) => {
    const found = known.get(text) ?? findField(text, names);
    known.set(text, found);
    return found;
  };
}

const askedIn = ({ sheets }: Template, find: (text: string) => FieldFound): Asked[] =>
  sheets.flatMap(({ cells }) => cells.flatMap((cell) => askedBy(cell, find)));

function askedBy({ place, text }: TemplateCell, find: (text: string) => FieldFound): Asked[] {
  const pieces = piecesOf(text);
  const asked = pieces.flatMap((piece): Asked[] => {
    if ('text' in piece) return [];
    const found = find(piece.asks);
    if (found.found === 'one') return [{ cell: place, text: piece.asks, field: found.field, fault: null }];
    const fault = found.found === 'doubtful' ? 'doubtful' : 'unknown';
    const { nearest } = found;
    return [
      {
        cell: place,
        text: piece.asks,
        field: null,
        fault: { cell: place, text: piece.asks, fault, nearest },
      },
    ];
  });
  if (!hasStrayBraces(pieces)) return asked;
  return [
    ...asked,
    { cell: place, text, field: null, fault: { cell: place, text, fault: 'braces', nearest: [] } },
  ];
}

function filledSheets(
  { sheets }: Template,
  find: (text: string) => FieldFound,
  sources: ValueSources,
): FilledSheet[] {
  const fieldOf = (text: string): Field => {
    const found = find(text);
    if (found.found !== 'one') throw new Error(`a field that was not found: ${text}`);
    return found.field;
  };
  return sheets.map((sheet) => ({
    ...sheet,
    cells: sheet.cells.map((cell) => ({ ...cell, content: cellContent(cell.text, fieldOf, sources) })),
  }));
}

function patched(bytes: Uint8Array, file: string, filling: Parameters<typeof fillTemplate>[1]): Uint8Array {
  try {
    return fillTemplate(bytes, filling);
  } catch (error) {
    if (error instanceof UnpatchableZip) refuse({ kind: 'template_unfit', file, why: 'zip' });
    throw error;
  }
}

/** Workbooks with macros and templates of Excel keep their ending: Excel opens them by no other. */
const ENDINGS: ReadonlySet<string> = new Set(['.xlsx', '.xlsm', '.xltx', '.xltm']);

function filledName(name: string, middle: string): string {
  const ending = extname(name);
  const kept = ENDINGS.has(ending.toLowerCase()) ? ending.toLowerCase() : '.xlsx';
  return `bao-cao-${middle}-${basename(name, ending)}${kept}`;
}
