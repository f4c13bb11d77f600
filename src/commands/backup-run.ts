/** What `backup` does. */
import type { Context } from '../context.ts';
import { refuse } from '../domain/problem.ts';
import { backupJson, backupsJson, renderBackups, renderMade } from '../render/backups.ts';
import { backUp, backupFolder, listBackups, type BackupPlace } from '../usecases/back-up.ts';
import { EXIT } from './command.ts';
import type { Options } from './options.ts';
import { screenOf, show } from './support.ts';

export function runBackup(
  context: Context,
  [word]: readonly (string | undefined)[],
  options: Options,
): number {
  const place = placeOf(context, word);
  if (options.list === true) return list(context, place);
  const made = backUp(context.db.path, place, context.now);
  const size = context.files.sizeOf(made.path);
  show(
    context,
    () => backupJson(context.db.path, made, size),
    () => renderMade(made, size, screenOf(context)),
  );
  return EXIT.done;
}

/** A folder that is there, or a word that ends like one, is a folder; any other word is the file itself. */
function placeOf(context: Context, word: string | undefined): BackupPlace {
  if (word === undefined) return { kind: 'own' };
  const { files } = context;
  const path = files.asFound(context.at(word));
  if (files.isFolder(path)) return { kind: 'folder', path };
  return /[/\\]$/u.test(word) ? refuse({ kind: 'folder_missing', path }) : { kind: 'file', path };
}

function list(context: Context, place: BackupPlace): number {
  const { db, files } = context;
  if (place.kind === 'file') files.needFolder(place.path);
  const folder = place.kind === 'own' ? backupFolder(db.path) : place.path;
  const backups = listBackups(db.path, folder);
  show(
    context,
    () => backupsJson(folder, backups),
    // A name alone is enough for the data file's own folder.
    () =>
      renderBackups(
        folder,
        backups,
        ({ file, path }) => (place.kind === 'own' ? file : `"${path}"`),
        screenOf(context),
      ),
  );
  return backups.every(({ fault }) => fault === null) ? EXIT.done : EXIT.damaged;
}
