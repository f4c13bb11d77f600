// Makes the three example forms in templates/. Run once after a change of their layout: node scripts/make-templates.mjs
import exceljs from 'exceljs';
import { readFileSync, writeFileSync } from 'node:fs';
import { finalizeXlsx } from '../src/render/xlsx/finalize.ts';

const plan = JSON.parse(readFileSync(new URL('../data/lien-minh-2026.json', import.meta.url), 'utf8'));
const FONT = { name: 'Times New Roman', size: 12 };
const THIN = { style: 'thin' };
const BORDER = { top: THIN, left: THIN, bottom: THIN, right: THIN };

function sheetOf(workbook, name, widths) {
  const sheet = workbook.addWorksheet(name, {
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      margins: { left: 1.181, right: 0.591, top: 0.787, bottom: 0.787, header: 0.4, footer: 0.4 },
    },
  });
  sheet.columns = widths.map((width) => ({ width }));
  return sheet;
}

function put(sheet, address, value, style = {}) {
  const cell = sheet.getCell(address);
  cell.value = value;
  const { bold, italic, size = FONT.size, align = 'left', border, format } = style;
  cell.font = { ...FONT, size, bold, italic };
  cell.alignment = { horizontal: align, vertical: 'middle', wrapText: true };
  if (border) cell.border = BORDER;
  if (format) cell.numFmt = format;
}

function across(sheet, range, value, style) {
  sheet.mergeCells(range);
  put(sheet, range.split(':')[0], value, { align: 'center', ...style });
}

const letter = (index) => String.fromCharCode(65 + index);

function row(sheet, number, cells, style = {}) {
  cells.forEach((cell, index) => {
    const own = typeof cell === 'object' && 'value' in cell ? cell : { value: cell };
    put(sheet, `${letter(index)}${number}`, own.value, { border: true, align: 'center', ...style, ...own });
  });
}

/** One row per indicator, as sector forms have it. */
function summary(workbook) {
  const sheet = sheetOf(workbook, 'Biểu 01', [5, 46, 11, 12, 12, 13, 15, 16, 34]);
  across(sheet, 'A1:I1', '{{ke-hoach.co-quan}}', { bold: true });
  across(sheet, 'A2:I2', 'BIỂU 01. KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU {{ky.ten}}', { bold: true, size: 14 });
  across(sheet, 'A3:I3', '(Số liệu từ ngày {{ky.tu}} đến ngày {{ky.den}}; lập ngày {{hom-nay}})', {
    italic: true,
  });
  sheet.getRow(5).height = 50;
  row(
    sheet,
    5,
    [
      'STT',
      'Chỉ tiêu',
      'Đơn vị tính',
      'Kế hoạch năm',
      'Thực hiện trong kỳ',
      'Lũy kế',
      'So với kế hoạch (%)',
      'Đánh giá',
      'Ghi chú',
    ],
    { bold: true },
  );
  plan.indicators.forEach(({ code, name }, index) => {
    sheet.getRow(6 + index).height = 16 * Math.max(4, Math.ceil(name.length / 38));
    const number = (field) => ({ value: `{{${code}.${field}}}`, format: '#,##0.00' });
    row(sheet, 6 + index, [
      index + 1,
      { value: `{{${code}.ten}}`, align: 'left' },
      `{{${code}.don-vi-tinh}}`,
      number('muc-tieu'),
      number('trong-ky'),
      number('ket-qua'),
      number('ty-le'),
      `{{${code}.danh-gia}}`,
      { value: `{{${code}.ghi-chu}}`, align: 'left' },
    ]);
  });
  const last = 5 + plan.indicators.length;
  put(sheet, `B${last + 2}`, 'Số chỉ tiêu đã có kết quả bằng số', { bold: true });
  put(sheet, `F${last + 2}`, { formula: `COUNT(F6:F${last})`, result: 0 }, { bold: true, align: 'center' });
  sheet.pageSetup.printTitlesRow = '5:5';
  sheet.views = [{ state: 'frozen', ySplit: 5 }];
}

const ASKED = ['ho-so-dien-tu', 'ky-so-cong-vu', 'xu-ly-toan-trinh'];

/** One row per unit, with sums over the filled cells. */
function byUnit(workbook) {
  const sheet = sheetOf(workbook, 'Biểu 02', [5, 34, 11, 11, 11, 11, 11, 11, 11, 11, 11]);
  across(sheet, 'A1:K1', 'BIỂU 02. HỒ SƠ CÔNG VIỆC TRÊN MÔI TRƯỜNG ĐIỆN TỬ, {{ky.ten}}', {
    bold: true,
    size: 14,
  });
  across(sheet, 'A2:K2', '(Kèm theo {{ke-hoach.ten}})', { italic: true });
  row(sheet, 4, ['STT', 'Đơn vị', ...ASKED.flatMap((code) => [`{{${code}.ten}}`, '', ''])], { bold: true });
  ASKED.forEach((_, index) => sheet.mergeCells(`${letter(2 + 3 * index)}4:${letter(4 + 3 * index)}4`));
  sheet.getRow(1).height = 22;
  sheet.getRow(2).height = 36;
  sheet.getRow(4).height = 110;
  row(sheet, 5, ['', '', ...ASKED.flatMap(() => ['Số đạt', 'Tổng số', 'Tỷ lệ'])], { bold: true });
  const units = plan.indicators.find(({ code }) => code === ASKED[0]).reporters;
  units.forEach((unit, index) => {
    row(sheet, 6 + index, [
      index + 1,
      { value: `{{don-vi.${unit}.ten}}`, align: 'left' },
      ...ASKED.flatMap((code) => [
        { value: `{{don-vi.${unit}.${code}.tu-so}}`, format: '#,##0' },
        { value: `{{don-vi.${unit}.${code}.mau-so}}`, format: '#,##0' },
        { value: `{{don-vi.${unit}.${code}.ket-qua}}`, format: '0.00%' },
      ]),
    ]);
  });
  const last = 5 + units.length;
  row(
    sheet,
    last + 1,
    [
      '',
      'Toàn xã',
      ...ASKED.flatMap((code, index) => [
        ...[2, 3]
          .map((column) => letter(column + 3 * index))
          .map((column) => ({
            value: { formula: `SUM(${column}6:${column}${last})`, result: 0 },
            format: '#,##0',
          })),
        { value: `{{${code}.ket-qua}}`, format: '0.00%' },
      ]),
    ],
    { bold: true },
  );
}

/** Rows drawn ahead: as many as there are indicators and tasks, and some to spare. */
function repeated(workbook) {
  const sheet = sheetOf(workbook, 'Biểu 03', [6, 76, 12, 13, 13, 15, 18]);
  across(sheet, 'A1:G1', 'BIỂU 03. CÁC CHỈ TIÊU VÀ NHIỆM VỤ, {{ky.ten}}', { bold: true, size: 14 });
  // No format of the form rounds a figure over its target.
  sheet.getRow(3).height = 34;
  row(
    sheet,
    3,
    ['STT', 'Chỉ tiêu', 'Đơn vị tính', 'Kế hoạch', 'Kết quả', 'So với kế hoạch (%)', 'Đánh giá'],
    {
      bold: true,
    },
  );
  drawAhead(sheet, { first: 4, count: plan.indicators.length + 3, height: 66, rows: 'chi-tieu' }, [
    '{{stt}}',
    { value: '{{ten}}', align: 'left' },
    '{{don-vi-tinh}}',
    '{{muc-tieu}}',
    '{{ket-qua}}',
    '{{ty-le}}',
    '{{danh-gia}}',
  ]);
  const next = 4 + plan.indicators.length + 3 + 1;
  row(sheet, next, ['STT', 'Nhiệm vụ', 'Thời hạn', 'Đơn vị', '', 'Tình trạng', 'Kết quả'], { bold: true });
  drawAhead(sheet, { first: next + 1, count: plan.tasks.length + 4, height: 98, rows: 'nhiem-vu' }, [
    '{{stt}}',
    { value: '{{noi-dung}}', align: 'left' },
    '{{han}}',
    '{{don-vi}}',
    '',
    '{{trang-thai}}',
    '{{ket-qua}}',
  ]);
  const last = next + plan.tasks.length + 4;
  for (let number = next; number <= last; number++) sheet.mergeCells(`D${number}:E${number}`);
  sheet.pageSetup.printTitlesRow = '3:3';
}

function drawAhead(sheet, { first, count, height, rows }, cells) {
  for (let index = 0; index < count; index++) {
    sheet.getRow(first + index).height = height;
    row(
      sheet,
      first + index,
      cells.map((cell) => {
        const own = typeof cell === 'object' ? cell : { value: cell };
        return index === 0 ? own : { ...own, value: '' };
      }),
    );
  }
  sheet.getCell(`A${first}`).value = `{{#${rows}}}{{stt}}`;
  sheet.getCell(`A${first + count - 1}`).value = `{{/${rows}}}`;
}

for (const [name, fill] of [
  ['bieu-01-tong-hop', summary],
  ['bieu-02-theo-don-vi', byUnit],
  ['bieu-03-dong-lap', repeated],
]) {
  const workbook = new exceljs.Workbook();
  workbook.created = workbook.modified = new Date(Date.UTC(2026, 0, 1));
  workbook.creator = workbook.lastModifiedBy = 'kpi-xa';
  fill(workbook);
  const bytes = await finalizeXlsx(new Uint8Array(await workbook.xlsx.writeBuffer()));
  writeFileSync(new URL(`../templates/${name}.xlsx`, import.meta.url), bytes);
}
