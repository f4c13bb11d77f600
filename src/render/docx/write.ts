/** From blocks to the bytes of a .docx. Loads its packages only when it is called. The same blocks give the same bytes. */
import type * as Docx from 'docx';
import { partsOf, type Day } from '../../domain/day.ts';
import { plainText } from '../xlsx/cell-text.ts';
import type { Block, Cell, Paragraph, Rule, Section, Table } from './blocks.ts';
import { BODY_SIZE, FONT, MARGIN, NUMBER_FROM_TOP, NUMBER_SIZE, PAGE, twips, twipsAtLeast } from './page.ts';

type Kit = typeof Docx;

export interface Document {
  readonly sections: readonly Section[];
  readonly title: string;
  readonly subject: string;
  readonly keywords: readonly string[];
  /** What the file says it was made by. */
  readonly generator: string;
  readonly on: Day;
}

export async function writeDocx(document: Document): Promise<Uint8Array> {
  const kit = await import('docx');
  const { generator, title, subject, keywords } = document;
  const file = new kit.Document({
    creator: plainText(generator),
    lastModifiedBy: plainText(generator),
    title: oneLine(title),
    subject: oneLine(subject),
    keywords: oneLine([generator, ...keywords].join(' ')),
    styles: {
      default: {
        document: {
          run: { font: FONT, size: halfPoints(BODY_SIZE), language: { value: 'vi-VN', eastAsia: 'vi-VN' } },
        },
      },
    },
    sections: document.sections.map((section) => sectionOf(section, kit)),
  });
  return undated(new Uint8Array(await kit.Packer.toArrayBuffer(file)), document.on);
}

const halfPoints = (points: number): number => points * 2;
const twentieths = (points: number): number => points * 20;

/** Without control characters, which no XML may hold. */
const oneLine = (text: string): string => plainText(text).replaceAll('\n', ' ');

function sectionOf({ across, blocks }: Section, kit: Kit): Docx.ISectionOptions {
  const number = new kit.Paragraph({
    alignment: kit.AlignmentType.CENTER,
    children: [new kit.TextRun({ children: [kit.PageNumber.CURRENT], size: halfPoints(NUMBER_SIZE) })],
  });
  return {
    properties: {
      // The first page shows no number.
      titlePage: true,
      page: {
        size: {
          width: twips(PAGE.width),
          height: twips(PAGE.height),
          orientation: across ? kit.PageOrientation.LANDSCAPE : kit.PageOrientation.PORTRAIT,
        },
        margin: {
          top: twipsAtLeast(MARGIN.top),
          bottom: twipsAtLeast(MARGIN.bottom),
          left: twipsAtLeast(MARGIN.left),
          right: twipsAtLeast(MARGIN.right),
          header: twips(NUMBER_FROM_TOP),
          footer: twips(NUMBER_FROM_TOP),
        },
        pageNumbers: { start: 1, formatType: kit.NumberFormat.DECIMAL },
      },
    },
    headers: {
      default: new kit.Header({ children: [number] }),
      first: new kit.Header({ children: [new kit.Paragraph({})] }),
    },
    children: blocks.map((block) => blockOf(block, kit)),
  };
}

const blockOf = (block: Block, kit: Kit): Docx.Paragraph | Docx.Table =>
  block.kind === 'table' ? tableOf(block, kit) : lineOf(block, kit);

const lineOf = (block: Paragraph | Rule, kit: Kit): Docx.Paragraph =>
  block.kind === 'rule' ? ruleOf(block, kit) : paragraphOf(block, kit);

function paragraphOf(paragraph: Paragraph, kit: Kit): Docx.Paragraph {
  const { runs, align, size, firstLine, left, before, keepNext, outline } = paragraph;
  const alignment = {
    left: kit.AlignmentType.LEFT,
    center: kit.AlignmentType.CENTER,
    both: kit.AlignmentType.JUSTIFIED,
  }[align];
  return new kit.Paragraph({
    alignment,
    spacing: { before: twentieths(before), after: 0 },
    ...(firstLine === 0 && left === 0 ? {} : { indent: { firstLine: twips(firstLine), left: twips(left) } }),
    ...(keepNext ? { keepNext: true } : {}),
    ...(outline === null ? {} : { outlineLevel: outline - 1 }),
    children: runs.map(
      ({ text, bold = false, italic = false }) =>
        new kit.TextRun({
          text: oneLine(text),
          size: halfPoints(size),
          ...(bold ? { bold } : {}),
          ...(italic ? { italics: italic } : {}),
        }),
    ),
  });
}

/** In eighths of a point, then in points: an empty line as tall as letters would push what follows away. */
const RULE = { thickness: 6, height: 2, above: 3 } as const;

/** The upper edge of an empty paragraph that is drawn in from both sides. */
function ruleOf({ width, within }: Rule, kit: Kit): Docx.Paragraph {
  const side = twips(Math.max(0, (within - width) / 2));
  return new kit.Paragraph({
    indent: { left: side, right: side },
    spacing: {
      before: twentieths(RULE.above),
      after: 0,
      line: twentieths(RULE.height),
      lineRule: kit.LineRuleType.EXACT,
    },
    border: { top: { style: kit.BorderStyle.SINGLE, size: RULE.thickness, space: 1, color: '000000' } },
    children: [new kit.TextRun({ text: '', size: halfPoints(RULE.height) })],
  });
}

/** Between a table's lines and its letters, in millimetres. */
const PADDING = { side: 1, above: 0.5 } as const;

function tableOf({ widths, rows, headRows, lines }: Table, kit: Kit): Docx.Table {
  const edge = lines
    ? { style: kit.BorderStyle.SINGLE, size: 4, color: '000000' }
    : { style: kit.BorderStyle.NONE, size: 0, color: 'auto' };
  const [side, above] = lines ? [twips(PADDING.side), twips(PADDING.above)] : [0, 0];
  return new kit.Table({
    layout: kit.TableLayoutType.FIXED,
    alignment: kit.AlignmentType.CENTER,
    width: { size: widths.reduce((sum, width) => sum + twips(width), 0), type: kit.WidthType.DXA },
    columnWidths: widths.map(twips),
    borders: {
      top: edge,
      bottom: edge,
      left: edge,
      right: edge,
      insideHorizontal: edge,
      insideVertical: edge,
    },
    margins: {
      left: side,
      right: side,
      top: above,
      bottom: above,
      marginUnitType: kit.WidthType.DXA,
    },
    rows: rows.map(
      (cells, index) =>
        new kit.TableRow({
          cantSplit: true,
          ...(index < headRows ? { tableHeader: true } : {}),
          children: cellsOf(cells, widths, kit),
        }),
    ),
  });
}

function cellsOf(cells: readonly Cell[], widths: readonly number[], kit: Kit): Docx.TableCell[] {
  let column = 0;
  return cells.map(({ content, span = 1, vertical = 'top' }) => {
    const width = widths.slice(column, column + span).reduce((sum, each) => sum + twips(each), 0);
    column += span;
    return new kit.TableCell({
      width: { size: width, type: kit.WidthType.DXA },
      verticalAlign: vertical === 'top' ? kit.VerticalAlignTable.TOP : kit.VerticalAlignTable.CENTER,
      ...(span > 1 ? { columnSpan: span } : {}),
      // A cell without a paragraph is no cell for Word.
      children: content.length === 0 ? [new kit.Paragraph({})] : content.map((each) => lineOf(each, kit)),
    });
  });
}

const CORE = 'docProps/core.xml';

/** The package writes the hour into the document, and the zip into every entry. */
async function undated(bytes: Uint8Array, on: Day): Promise<Uint8Array> {
  const { strFromU8, strToU8, unzipSync, zipSync } = await import('fflate');
  const parts = unzipSync(bytes);
  const core = parts[CORE];
  if (core === undefined) throw new Error(`no ${CORE}`);
  const { year, month, day } = partsOf(on);
  const midnight = new Date(Date.UTC(year, month - 1, day)).toISOString().replace('.000', '');
  parts[CORE] = strToU8(
    strFromU8(core).replace(
      /(<dcterms:(created|modified) [^>]*>)[^<]*/gu,
      (_, before: string) => before + midnight,
    ),
  );
  // The zip's dates are read in the machine's zone, so noon is made in it too.
  return zipSync(parts, { mtime: new Date(1980, 0, 1, 12), level: 6 });
}
