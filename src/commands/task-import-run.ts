/** What `task import` does; loaded only when it is called, since reading foreign files takes a lot of code. */
import { basename } from 'node:path';
import type { Context } from '../context.ts';
import { KpiError, refuse } from '../domain/problem.ts';
import { LIMITS } from '../input/foreign-file.ts';
import { readForeign } from '../input/read-file.ts';
import { readTasks } from '../input/task-table.ts';
import { json } from '../render/json.ts';
import { renderTaskImport, taskImportJson, type TaskImportView } from '../render/task-import.ts';
import { backUpFirst } from '../usecases/back-up.ts';
import {
  countPlanned,
  importTasks,
  previewTasks,
  type TaskFile,
  type TaskImportRequest,
} from '../usecases/import-tasks.ts';
import { EXIT } from './command.ts';
import type { Options } from './options.ts';
import { dayOf, reasonOf, screenOf, signedBy } from './support.ts';
import { sourceTyped } from './task-state.ts';

/** Reads, previews, asks, writes. @returns the exit code */
export async function runTaskImport(context: Context, word: string, options: Options): Promise<number> {
  const given = options.yes === true || reasonOf(options) !== null;
  const request: TaskImportRequest = {
    source: sourceTyped(options) ?? null,
    assigned: dayOf(options.from) ?? context.today,
    agreed: given,
  };
  const file = await readFile(context, word);
  const { plan, year } = context.withStore('read', (store) => ({
    plan: previewTasks(store, context.today, file, request),
    year: store.plan().year,
  }));
  const view: TaskImportView = { file: word, incoming: file.incoming, plan, year };
  const refused = plan.faults.length > 0;
  if (!context.json) context.print(renderTaskImport(view, screenOf(context)));
  if (options.dryRun === true || refused) {
    if (context.json) context.print(json(taskImportJson(view, false, context.texts)));
    const { texts } = context;
    context.say(refused ? texts.tasks.refused(word, plan.faults.length) : texts.intake.dryRun);
    return refused ? EXIT.refused : EXIT.done;
  }
  return write(context, file, view, { ...request, agreed: given || (await agreed(context, view)) }, options);
}

/** @throws KpiError interrupted when the answer is no */
async function agreed({ ask, texts }: Context, { plan }: TaskImportView): Promise<boolean> {
  const [fresh, changed] = [countPlanned(plan, 'new'), countPlanned(plan, 'changed')];
  if (ask === null || fresh + changed === 0) return false;
  if (await ask.confirm(texts.tasks.askWrite(fresh, changed))) return true;
  throw new KpiError({ kind: 'interrupted' });
}

function write(
  context: Context,
  file: TaskFile,
  view: TaskImportView,
  request: TaskImportRequest,
  options: Options,
): number {
  const { texts } = context;
  const signed = signedBy(context, 'task import', reasonOf(options));
  if (countPlanned(view.plan, 'new') + countPlanned(view.plan, 'changed') > 0)
    backUpFirst(context.db.path, 'import', context.now);
  const plan = context.withStore('write', (store) =>
    importTasks(store, context.today, file, request, signed),
  );
  const [fresh, changed] = [countPlanned(plan, 'new'), countPlanned(plan, 'changed')];
  const written = fresh + changed > 0;
  context.say(texts.say.writes(context.db.path));
  if (context.json) context.print(json(taskImportJson({ ...view, plan }, written, texts)));
  else
    context.print(
      written ? texts.tasks.written(view.file, fresh, changed) : texts.tasks.unchanged(view.file),
    );
  return EXIT.done;
}

/** @throws KpiError input_missing, file_… , tasks_not_found */
async function readFile(context: Context, word: string): Promise<TaskFile> {
  const { files } = context;
  const path = files.findPath(context.at(word));
  const name = basename(path).normalize('NFC');
  if (files.sizeOf(path) > LIMITS.file)
    refuse({ kind: 'file_too_big', file: name, what: 'file', limit: LIMITS.file });
  const content = files.readBytes(path);
  const incoming = readTasks(await readForeign(content, name), name);
  return { name, sha256: files.sha256(content), size: content.length, content, incoming };
}
