/** A unit's form for a quarter -> the workbook's bytes. Loads exceljs only when it is called. */
import { createHash } from 'node:crypto';
import type { Worksheet } from 'exceljs';
import { formOf } from '../../domain/figure-text.ts';
import {
  CHECKSUM_LENGTH,
  FORM_FORMAT,
  IDENTITY,
  IDENTITY_ROW,
  IDENTITY_SHEET,
  layoutOf,
  layoutText,
  type IdentityField,
  type UnitForm,
} from '../../domain/unit-form.ts';
import { cellText } from './cell-text.ts';
import { finalizeXlsx } from './finalize.ts';
import { addressOf, LAST_COLUMN, putFormRow, setFormColumns, words, type Run } from './form-cells.ts';
import { putIndicatorHeadings, putIndicators } from './form-indicators.ts';
import { putRemarks, putSignature, putTaskHeadings, putTasks } from './form-parts.ts';
import { dueLine, FORM_SHEET, INSTRUCTIONS, quarterLine, TITLE } from './form-words.ts';
import { breakPages } from './page-breaks.ts';
import { describe } from './properties.ts';
import { setPrinted, setUpPage } from './styles.ts';
import { quarterOfYear } from './words.ts';

const SIDE_MARGIN_MM = 15;

export interface FormOptions {
  /** What the file says it was made by. */
  readonly generator: string;
}

/** The same form gives the same bytes. */
export async function renderForm(form: UnitForm, { generator }: FormOptions): Promise<Uint8Array> {
  const { default: exceljs } = await import('exceljs');
  const workbook = new exceljs.Workbook();
  const { plan, quarter, unit } = form;
  describe(workbook, {
    generator,
    on: form.issuedOn,
    title: `Biểu mẫu báo cáo số liệu ${quarterOfYear(quarter)} - ${unit.name}`,
    subject: plan.title,
    agency: plan.issuer.agency,
    keywords: [FORM_FORMAT, plan.code, unit.code, quarter],
  });
  await fillForm(workbook.addWorksheet(FORM_SHEET), form);
  // Last, so that no program opens the workbook on a sheet that is hidden.
  fillIdentity(workbook.addWorksheet(IDENTITY_SHEET, { state: 'veryHidden' }), form);
  return finalizeXlsx(new Uint8Array(await workbook.xlsx.writeBuffer()));
}

async function fillForm(sheet: Worksheet, form: UnitForm): Promise<void> {
  setUpPage(sheet);
  Object.assign(sheet.pageSetup.margins ?? {}, { left: SIDE_MARGIN_MM / 25.4 });
  setFormColumns(sheet);
  const heading = putHead(sheet, form) + 1;
  putIndicatorHeadings(sheet, heading);
  const lastHeading = form.tasks.length === 0 ? heading : heading + 1;
  if (form.tasks.length > 0) putTaskHeadings(sheet, lastHeading);
  const indicators = putIndicators(sheet, lastHeading, form);
  const tasks = putTasks(sheet, indicators.last, form);
  const remarks = putRemarks(sheet, tasks.last, form);
  const signature = putSignature(sheet, remarks.last, form);
  const titles = [heading, lastHeading] as const;
  const lastRow = signature.last;
  setPrinted(sheet, { titles, lastColumn: addressOf(1, LAST_COLUMN).slice(0, 1), lastRow });
  const keptWithNext = new Set([indicators, tasks, remarks, signature].flatMap(({ kept }) => kept));
  breakPages(sheet, { head: heading - 1, titles, lastRow, keptWithNext });
  sheet.views = [
    {
      state: 'frozen',
      ySplit: lastHeading,
      showGridLines: false,
      activeCell: firstInput(lastHeading, indicators.last, form),
    },
  ];
  // No password: the lock keeps from mistakes, it keeps nobody out. Columns and rows may still be made wider.
  await sheet.protect('', {
    selectLockedCells: true,
    selectUnlockedCells: true,
    formatColumns: true,
    formatRows: true,
  });
}

/** Where the cursor stands when the form is opened. */
function firstInput(lastHeading: number, lastIndicator: number, { indicators, tasks }: UnitForm): string {
  const [first] = indicators;
  // A gap and a title come before the first task, or before the first box where there is none.
  if (first === undefined) return addressOf(lastIndicator + 3, tasks.length > 0 ? 'numerator' : 'number');
  const value = formOf(first.indicator) === 'value';
  return addressOf(lastHeading + first.headings.length + 1, value ? 'result' : 'numerator');
}

/** @returns the last row used */
function putHead(sheet: Worksheet, form: UnitForm): number {
  const { plan, unit } = form;
  const { parentAgency, agency } = plan.issuer;
  const left = { from: 'number', to: 'name', look: 'words', align: 'center' } as const;
  const right = { from: 'measure', to: LAST_COLUMN, look: 'words', align: 'center' } as const;
  const lines = (runs: readonly Run[]): { content: { kind: 'runs'; runs: Run[] } } => ({
    content: {
      kind: 'runs',
      runs: runs.map((run, index) => (index === runs.length - 1 ? run : { ...run, text: `${run.text}\n` })),
    },
  });
  const agencies: Run[] = [
    ...(parentAgency === null ? [] : [{ text: parentAgency }]),
    ...(agency === null ? [] : [{ text: agency, face: { bold: true } }]),
  ];
  putFormRow(sheet, 1, null, [
    { ...left, vertical: 'top', ...(agencies.length === 0 ? { content: words('') } : lines(agencies)) },
    {
      ...right,
      vertical: 'top',
      ...lines([
        { text: TITLE, face: { size: 14, bold: true } },
        { text: quarterLine(form), face: { size: 13, bold: true } },
        { text: plan.title, face: { italic: true } },
      ]),
    },
  ]);
  putFormRow(sheet, 2, null, [
    { ...left, content: words(`Đơn vị báo cáo: ${unit.name}`, { size: 13, bold: true }) },
    { ...right, content: words(dueLine(form), { size: 12, bold: true }) },
  ]);
  putFormRow(sheet, 3, null, [
    {
      from: 'number',
      to: LAST_COLUMN,
      content: words(INSTRUCTIONS, { size: 10, italic: true }),
      look: 'words',
      align: 'left',
    },
  ]);
  return 3;
}

/** What the form is, for the reader that gets it back. */
function fillIdentity(sheet: Worksheet, form: UnitForm): void {
  const { plan, unit, quarter, issuedOn } = form;
  const rows = layoutOf(form);
  const text = layoutText({ plan: plan.code, unit: unit.code, quarter }, rows);
  const values: Readonly<Record<IdentityField, string>> = {
    format: FORM_FORMAT,
    plan: plan.code,
    unit: unit.code,
    unitName: unit.name,
    quarter,
    checksum: createHash('sha256').update(text).digest('hex').slice(0, CHECKSUM_LENGTH),
    issued: issuedOn,
  };
  const lines = [
    ...IDENTITY.map((field) => [field, values[field]]),
    ...rows.map(({ key, means, words: said }) => [IDENTITY_ROW, key, means, said]),
  ];
  lines.forEach((line, row) => {
    line.forEach((value, column) => {
      sheet.getCell(row + 1, column + 1).value = cellText(value);
    });
  });
}
