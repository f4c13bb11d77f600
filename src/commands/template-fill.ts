/** `report --template`: fills a form of the province and writes it. Loaded only when it is called. */
import { basename, extname } from 'node:path';
import type { Context } from '../context.ts';
import { placeOfCell } from '../domain/form-mapping.ts';
import { KpiError, refuse } from '../domain/problem.ts';
import { indicatorsOf, requiredOf } from '../domain/snapshot.ts';
import { findField, type Field } from '../domain/template-fields.ts';
import { filterOf, findRowField, type Block, type PlacedText } from '../domain/template-rows.ts';
import { chainWithout } from '../input/xlsx/calc-chain.ts';
import {
  readTemplate,
  type Template,
  type TemplateCell,
  type TemplateSheet,
} from '../input/xlsx/template.ts';
import { readSlots, type Slot } from '../input/xlsx/template-slots.ts';
import { visible } from '../messages/format.ts';
import { fillTemplate, type FilledCell, type Filling } from '../render/xlsx/fill-template.ts';
import { UnpatchableZip } from '../render/xlsx/patch-zip.ts';
import {
  cellContent,
  fieldContent,
  type RowItem,
  type ValueSources,
} from '../render/xlsx/template-values.ts';
import { unitsOwing } from '../usecases/build-report.ts';
import { templateData, type TemplateData } from '../usecases/template-data.ts';
import { EXIT } from './command.ts';
import type { Options } from './options.ts';
import { show, tellIssued } from './support.ts';
import {
  askedIn,
  changedIndicators,
  finder,
  openForm,
  otherCells,
  type Finder,
  type Form,
  type FormNames,
} from './template-form.ts';

/**
 * Fills the form and writes it.
 * @param pathOf where a file of this name goes
 * @param replaces whether an earlier fill of the same form, which nobody has saved since, makes way
 * @returns the exit code
 */
export async function runFill(
  context: Context,
  { template: word = '', period, force, allowEmpty, requireComplete, issued }: Options,
  pathOf: (name: string) => string,
  replaces: 'own' | 'nothing' = 'nothing',
): Promise<number> {
  const data = context.withStore('read', (store) =>
    templateData(store, context.today, { period, issued, allowEmpty: allowEmpty === true }),
  );
  const form = await openForm(context, word);
  const { name } = form;
  const names = { ...data.names, sections: data.view.plan.sections };
  const others = await otherCells(form);
  const faults = [
    ...askedIn(form, names).flatMap(({ fault }) => (fault === null ? [] : [fault])),
    ...others.faults,
  ];
  if (faults.length > 0) refuse({ kind: 'template_faulty', file: name, faults });

  const filled = filledCells(form, others.slots, names, data);
  const { status } = data.report;
  const middle = `${status.plan.code}-${status.period.text}`;
  const path = pathOf(filledName(form.kept === null ? name : keptFileName(form.kept.row), middle));
  const bytes = patched(form, filled);
  const own = replaces === 'own' ? await earlierFill(context, path, form, filled, bytes) : null;
  const written = context.files.writeWhole(
    path,
    bytes,
    (present) => force === true || (own !== null && Buffer.compare(present, own) === 0),
  );
  const owing = unitsOwing(data.report).length;
  const blank = filled.filter(({ content, spare }) => content.kind === 'blank' && !spare).length;
  tell(context, form, filled, data, { owing, blank });
  const cells = filled.filter(({ spare }) => !spare).length;
  const { texts } = context;
  show(
    context,
    () => ({
      period: status.period.text,
      template: form.kept?.row.name ?? name,
      file: path,
      written,
      cells,
      blank,
      unitsOwing: owing,
    }),
    () => (written === 'unchanged' ? texts.template.filledSame(path) : texts.template.filled(path, cells)),
  );
  return requireComplete === true && owing > 0 ? EXIT.incomplete : EXIT.done;
}

interface Filled extends FilledCell {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly place: string;
  readonly holds: Slot['holds'];
  /** Of a row that was drawn ahead and is not needed, or a mark that goes. */
  readonly spare: boolean;
}

function filledCells(
  form: Form,
  slots: ReadonlyMap<string, Slot>,
  names: FormNames,
  data: TemplateData,
): Filled[] {
  const sources: ValueSources = { report: data.report, view: data.view, today: data.view.today };
  const own = new Map(
    form.template.sheets.flatMap(({ cells }) =>
      cells.map((cell): [string, TemplateCell] => [cell.place, cell]),
    ),
  );
  const find = fieldOf(finder((text) => findField(text, names)));
  const at = (place: string, sheet: string): Pick<Filled, 'sheet' | 'place' | 'holds'> & TemplateCell => {
    const slot = slots.get(place);
    const cell = slot ?? own.get(place);
    if (cell === undefined) throw new Error(`no cell ${place}`);
    return { ...cell, sheet, place, holds: slot?.holds ?? 'value' };
  };
  const result = new Map<string, Filled>();
  const put = (cell: Filled): void => {
    result.set(cell.place, cell);
  };
  for (const { place, sheet, text } of form.parted.marked)
    put({
      ...at(place, sheet),
      content: text.trim() === '' ? { kind: 'blank' } : { kind: 'text', text },
      spare: true,
    });
  for (const { place, sheet, text } of form.parted.single)
    put({ ...at(place, sheet), content: cellContent(text, find, sources), spare: false });
  for (const block of form.parted.blocks) {
    const items = itemsOf(block, names, data);
    const drawn = block.last - block.first + 1;
    if (items.length > drawn)
      refuse({
        kind: 'template_rows',
        file: form.name,
        place: block.place,
        rows: block.rows,
        drawn,
        needed: items.length,
      });
    const ofRow = fieldOf(finder((text) => findRowField(text, block.rows, names)));
    for (let index = 0; index < drawn; index++)
      for (const cell of block.cells) {
        const item = items[index] ?? null;
        const content = item === null ? BLANK : cellContent(cell.text, ofRow, sources, item);
        put({ ...at(placeBelow(cell, index), cell.sheet), content, spare: item === null });
      }
  }
  for (const cell of form.kept?.mapping.cells ?? []) {
    const place = placeOfCell(cell);
    put({
      ...at(place, cell.sheet),
      content: fieldContent(find(cell.field), cell.shift, sources),
      spare: false,
    });
  }
  return [...result.values()];
}

const BLANK = { kind: 'blank' } as const;

const placeBelow = ({ sheet, row, column }: PlacedText, rows: number): string =>
  placeOfCell({ sheet, row: row + rows, column });

const fieldOf =
  (find: Finder) =>
  (text: string): Field => {
    const found = find(text);
    if (found.found !== 'one') throw new Error(`a field that was not found: ${text}`);
    return found.field;
  };

/** What the rows of a block are about, in the plan's order. */
function itemsOf(block: Block, names: FormNames, { report, view }: TemplateData): RowItem[] {
  const { plan, period } = report.status;
  const filter = filterOf(block, names);
  const numbered = <T extends object>(things: readonly T[]): (T & { number: number })[] =>
    things.map((thing, index) => ({ ...thing, number: index + 1 }));
  switch (block.rows) {
    case 'indicators': {
      const section = filter.found === 'section' ? filter.section.code : null;
      const entries = report.entries.filter(
        ({ path }) => section === null || path.some(({ code }) => code === section),
      );
      return numbered(entries.map(({ row }) => ({ of: 'indicators' as const, indicator: row.indicator })));
    }
    case 'units': {
      const snapshot = view.snapshots(period.last);
      const asked = filter.found === 'indicator' ? [filter.indicator] : indicatorsOf(snapshot);
      const codes = new Set(
        asked.flatMap((indicator) => requiredOf(snapshot, indicator)).map(({ code }) => code),
      );
      const units = [...snapshot.units.values()].filter(({ code }) => codes.has(code));
      return numbered(units.map((unit) => ({ of: 'units' as const, unit })));
    }
    case 'tasks': {
      const unit = filter.found === 'unit' ? filter.unit.code : null;
      const tasks = plan.tasks.filter((task) => unit === null || task.unit === unit);
      return numbered(tasks.map((task) => ({ of: 'tasks' as const, task })));
    }
  }
}

function patched({ template, name, bytes }: Form, filled: readonly Filled[]): Uint8Array {
  const sheets = [...template.sheets, ...template.others].flatMap((sheet) => {
    const cells = filled.filter((cell) => cell.sheet === sheet.name && changes(cell));
    return cells.length === 0 ? [] : [{ ...sheet, cells }];
  });
  const gone = filled.filter(({ holds }) => holds === 'formula');
  try {
    return fillTemplate(bytes, { ...template, sheets, chain: chainOf(template, gone) } satisfies Filling);
  } catch (error) {
    if (error instanceof UnpatchableZip) refuse({ kind: 'template_unfit', file: name, why: 'zip' });
    throw error;
  }
}

/**
 * What lies there, if it is this form as it was filled before: filled again, it is the new file to the byte. A figure that
 * has become blank since leaves its cell behind and is not known; that is refused like any other content.
 */
async function earlierFill(
  { files }: Context,
  path: string,
  form: Form,
  filled: readonly Filled[],
  bytes: Uint8Array,
): Promise<Uint8Array | null> {
  if (!files.isFile(path)) return null;
  try {
    const present = files.readBytes(path);
    const template = await readTemplate(present, form.name);
    const again: Filled[] = [];
    for (const sheet of [...template.sheets, ...template.others]) {
      const cells = new Map(
        filled.filter((cell) => cell.sheet === sheet.name).map((cell) => [cell.place, cell]),
      );
      for (const slot of await readSlots(sheet, [...cells.values()], template.known, form.name)) {
        const cell = cells.get(slot.place);
        const { start, end, name, gap, holds } = slot;
        if (cell !== undefined) again.push({ ...cell, start, end, name, gap, holds });
      }
    }
    const same = Buffer.compare(patched({ ...form, bytes: present, template }, again), bytes) === 0;
    return same ? present : null;
  } catch (error) {
    if (error instanceof KpiError) return null;
    throw error;
  }
}

/** What holds nothing and gets nothing keeps its bytes. */
const changes = ({ content, holds }: Filled): boolean => content.kind !== 'blank' || holds !== 'nothing';

/** @throws UnpatchableZip where no formula would be left: the part cannot go */
function chainOf(
  { chain, sheets, others }: Template,
  gone: readonly Filled[],
): NonNullable<Filling['chain']> | null {
  if (chain === null || gone.length === 0) return null;
  const idOf = new Map([...sheets, ...others].map((sheet: TemplateSheet) => [sheet.name, sheet.sheetId]));
  const cells = new Set(
    gone.map(({ sheet, attributes }) => `${idOf.get(sheet) ?? ''} ${attributes['r'] ?? ''}`),
  );
  const left = chainWithout(chain, (sheetId, cell) => cells.has(`${sheetId} ${cell}`));
  if (left === null) throw new UnpatchableZip('calculation chain');
  return left;
}

/** What the clerk should know of the file that was written. */
function tell(
  context: Context,
  form: Form,
  filled: readonly Filled[],
  { report, names }: TemplateData,
  { owing, blank }: { readonly owing: number; readonly blank: number },
): void {
  const { texts } = context;
  if (owing > 0) context.say(texts.say.reportOwing(owing));
  tellIssued(context, report);
  if (blank > 0) context.say(texts.template.blanks(blank));
  const { computing, stray } = form.template;
  const elsewhere = computing.filter((sheet) => !filled.some((cell) => cell.sheet === sheet));
  if (elsewhere.length > 0) context.say(texts.template.elsewhere(elsewhere.map(visible).join(', ')));
  if (stray.length > 0) context.say(texts.template.stray(stray));
  const alive = new Set(report.status.rows.map(({ indicator }) => indicator.code));
  for (const line of changedIndicators(form, names, alive, texts)) context.say(line);
}

/** Workbooks with macros and templates of Excel keep their ending: Excel opens them by no other. */
const ENDINGS: ReadonlySet<string> = new Set(['.xlsx', '.xlsm', '.xltx', '.xltm']);

function filledName(name: string, middle: string): string {
  const ending = extname(name);
  const kept = ENDINGS.has(ending.toLowerCase()) ? ending.toLowerCase() : '.xlsx';
  return `bao-cao-${middle}-${basename(name, ending)}${kept}`;
}

/** A learned form is called by its own name, as far as names of files go. */
const keptFileName = ({ name, fileName }: { readonly name: string; readonly fileName: string }): string =>
  `${name.replaceAll(/[\\/:*?"<>|\p{Cc}]+/gu, '-').slice(0, LONGEST_NAME)}${extname(fileName)}`;

const LONGEST_NAME = 60;
