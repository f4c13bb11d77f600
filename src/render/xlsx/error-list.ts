/** The faults of files that came in, as a workbook that can be sent back to the unit. */
import type { Texts } from '../../messages/index.ts';
import type { FileOutcome } from '../imports.ts';
import { saidOf } from '../problem.ts';
import { plainText } from './cell-text.ts';
import {
  columnLetter,
  count,
  putHeader,
  putRow,
  putWords,
  setColumns,
  text,
  BLANK,
  type Column,
} from './grid.ts';
import { newRowBook } from './row-book.ts';
import { setPrinted, setUpPage } from './styles.ts';

const HEADER_ROW = 3;

/** The same faults give the same bytes. */
export async function renderErrorList(files: readonly FileOutcome[], texts: Texts): Promise<Uint8Array> {
  const { unitFixes } = texts;
  const { errorList } = texts.intake;
  const { head } = errorList;
  const several = files.length > 1;
  const columns: readonly Column[] = [
    { header: head.row, width: 8, align: 'center' },
    { header: head.cell, width: 16, align: 'left' },
    { header: head.value, width: 22, align: 'left' },
    { header: head.error, width: 46, align: 'left' },
    { header: head.fix, width: 46, align: 'left' },
    ...(several ? [{ header: head.file, width: 24, align: 'left' as const }] : []),
  ];
  const book = await newRowBook();
  const { workbook } = book;
  workbook.created = workbook.modified = new Date(Date.UTC(1980, 0, 1));
  const sheet = book.addWorksheet(errorList.sheet);
  setColumns(sheet, columns);
  const title = errorList.title(plainText(files.map(({ file }) => nameOf(file)).join(', ')));
  putWords(sheet, 1, columns, { from: 0, to: columns.length - 1, align: 'center' }, title, {
    bold: true,
    size: 13,
  });
  putHeader(sheet, HEADER_ROW, columns);
  let row = HEADER_ROW;
  for (const { file, plan } of files) {
    for (const { problem, row: place, cell, text: found } of plan.faults) {
      const { what, next } = saidOf(problem, texts);
      const fix = problem.kind in unitFixes ? unitFixes[problem.kind as keyof typeof unitFixes] : next;
      row++;
      putRow(sheet, row, columns, [
        place === null ? BLANK : count(place),
        text(cell),
        text(found),
        text(what),
        text(fix),
        ...(several ? [text(nameOf(file))] : []),
      ]);
    }
  }
  setUpPage(sheet);
  setPrinted(sheet, {
    titles: [HEADER_ROW, HEADER_ROW],
    lastColumn: columnLetter(columns.length - 1),
    lastRow: row,
  });
  sheet.views = [{ state: 'frozen', ySplit: HEADER_ROW, showGridLines: false }];
  return book.close();
}

/** The folder of whoever imports it says nothing to the unit. */
const nameOf = (file: string): string => file.split(/[/\\]/u).at(-1) ?? file;
