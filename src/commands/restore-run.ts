/** What `restore` does. */
import { basename, join } from 'node:path';
import type { Context } from '../context.ts';
import { KpiError, refuse } from '../domain/problem.ts';
import { renderRestored, renderRestorePreview, restoreJson } from '../render/backups.ts';
import { json } from '../render/json.ts';
import { backupFolder } from '../usecases/back-up.ts';
import { prepareRestore, type RestorePreview } from '../usecases/restore-backup.ts';
import { EXIT } from './command.ts';
import type { Options } from './options.ts';
import { reasonOf, screenOf, signedBy } from './support.ts';

/** Shows what would be lost, asks, restores. @throws KpiError interrupted when the answer is no */
export async function runRestore(context: Context, word: string, options: Options): Promise<number> {
  const { db, texts } = context;
  const file = backupCalled(context, word);
  const prepared = prepareRestore(db.path, file, context.around);
  try {
    const { preview } = prepared;
    if (!context.json) context.print(renderRestorePreview(db.path, preview, screenOf(context)));
    if (options.yes !== true) await agreement(context, preview);
    const restored = prepared.run(signedBy(context, 'restore', reasonOf(options)));
    context.say(texts.say.writes(db.path));
    if (context.json) context.print(json(restoreJson(db.path, preview, restored)));
    else context.print(`\n${renderRestored(db.path, restored, screenOf(context))}`);
    return EXIT.done;
  } finally {
    prepared.end();
  }
}

/** A path; or a name alone, as the list of backups shows it. @throws KpiError input_missing */
function backupCalled(context: Context, word: string): string {
  const { db, files } = context;
  const path = files.asFound(context.at(word));
  const listed = files.asFound(join(backupFolder(db.path), word));
  const isListed = basename(word) === word && !files.isFile(path) && files.isFile(listed);
  return isListed ? listed : files.findPath(path);
}

async function agreement(context: Context, preview: RestorePreview): Promise<void> {
  const { ask, db, texts } = context;
  if (ask === null) {
    if (context.json) context.print(json(restoreJson(db.path, preview, null)));
    return refuse({ kind: 'restore_unconfirmed', path: db.path, entries: preview.lost?.entries ?? null });
  }
  if (!(await ask.confirm(texts.backup.askRestore))) throw new KpiError({ kind: 'interrupted' });
}
