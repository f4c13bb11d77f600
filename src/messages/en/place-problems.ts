/** What is wrong with a place on the disk, in English: files, folders, and the data file itself. */
import type { Problems } from '../../domain/problem.ts';
import { visible } from '../format.ts';
import type { Said } from '../shared.ts';

type PlaceProblem =
  | 'out_is_a_file'
  | 'name_too_long'
  | 'file_differs'
  | 'data_file_exists'
  | 'data_file_foreign'
  | 'data_file_newer'
  | 'data_file_missing'
  | 'input_missing'
  | 'folder_missing'
  | 'data_busy'
  | 'output_locked'
  | 'not_writable'
  | 'not_readable'
  | 'disk_full'
  | 'disk_fault'
  | 'data_damaged';

export const placeProblems: { readonly [K in PlaceProblem]: (facts: Problems[K]) => Said } = {
  out_is_a_file: ({ path }) => ({
    what: `${visible(path)} is a file, not a folder.`,
    next: 'Choose a folder for --out.',
  }),
  name_too_long: ({ path }) => ({
    what: `The name ${visible(path)} is longer than this machine takes.`,
    next: 'Choose a shorter name and run this again.',
  }),
  file_differs: ({ path }) => ({
    what: `The file ${visible(path)} already exists with other content and was not overwritten.`,
    next: 'Choose another name (--out, --errors), or add --force to replace it.',
  }),
  data_file_exists: ({ path }) => ({
    what: `The data file ${visible(path)} already exists.`,
    next: 'Use it, or choose another file with --db.',
  }),
  data_file_foreign: ({ path }) => ({
    what: `${visible(path)} is not a data file of kpi.`,
    next: 'The file was left as it is. Check --db or KPI_DB. If this was your data file, it is damaged: kpi check, then kpi restore BACKUP. To make a new file: kpi init --db FILE',
  }),
  data_file_newer: ({ path, version, known }) => ({
    what: `${visible(path)} was made by a newer kpi (schema ${version}; this one knows schemas up to ${known}).`,
    next: 'Update kpi on this machine. The file was left as it is.',
  }),
  data_file_missing: ({ path }) => ({
    what: `The data file ${visible(path)} was not found.`,
    next: 'The first time, make it: kpi init. If it lies elsewhere, point to it with --db FILE or the variable KPI_DB. If it is lost: kpi restore BACKUP',
  }),
  input_missing: ({ path }) => ({
    what: `The file ${visible(path)} was not found.`,
    next: 'Check its name and folder.',
  }),
  folder_missing: ({ path }) => ({
    what: `There is no folder ${visible(path)}.`,
    next: 'Create it first, or choose another.',
  }),
  data_busy: ({ path }) => ({
    what: `Another command is writing to the data file ${visible(path)}.`,
    next: 'Nothing was written. Wait a moment and run this again.',
  }),
  output_locked: ({ path }) => ({
    what: `The file ${visible(path)} cannot be replaced: it is open in another program (Excel?).`,
    next: 'Close it and run this again, or use --out to write to another file. The old file is intact.',
  }),
  not_writable: ({ path }) => ({
    what: `You have no permission to write to ${visible(path)}.`,
    next: 'Check the permissions of the file and its folder, or choose another place.',
  }),
  not_readable: ({ path }) => ({
    what: `${visible(path)} cannot be opened.`,
    next: 'Check that you may read it, and that it is a file.',
  }),
  disk_full: ({ path }) => ({
    what: `The disk that holds ${visible(path)} is full.`,
    next: 'Free some space and run this again. The figures recorded so far are intact.',
  }),
  disk_fault: ({ path, detail }) => ({
    what: `The disk that holds ${visible(path)} could not be read or written: ${visible(detail)}.`,
    next: 'Check the disk, its free room and its connection, then run the command again. Nothing was written.',
  }),
  data_damaged: ({ path, detail }) => ({
    what: `The data file ${visible(path)} is damaged: ${visible(detail)}.`,
    next: 'Do not record anything more. To see where: kpi check. Choose a sound backup (kpi backup --list) and put it back: kpi restore BACKUP. The damaged file is kept under another name.',
  }),
};
