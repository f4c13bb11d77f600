/**
 * A workbook by exceljs's streaming writer, put to our use: its parts go into our own zip as they are written, a sheet's
 * head is written with its first row, so that everything about it can be said until then, and texts in several faces are
 * kept apart, which its own list of texts does not do.
 */
import type { Workbook, Worksheet } from 'exceljs';
import type { Chart } from './chart-model.ts';
import { CHART_TYPE, chartName, chartParts, DRAWING_NAME } from './chart-parts.ts';
import { SCHEMAS } from './chart-xml.ts';
import { repairedStyles } from './repaired-styles.ts';
import { textList } from './text-list.ts';
import { zipParts } from './zip-parts.ts';

export interface RowBook {
  /** For the words that describe it. */
  readonly workbook: Workbook;
  addWorksheet(name: string): Worksheet;
  /** Puts charts on one of its sheets; at most once. */
  draw(sheet: Worksheet, charts: readonly Chart[]): void;
  /** @returns the file: the same sheets give the same bytes */
  close(): Promise<Uint8Array>;
}

/** exceljs wants somewhere to write to; it is not used. */
const NOWHERE = { on: () => undefined, once: () => undefined, emit: () => undefined };

/** exceljs is loaded only here: outside of the program's bundle that takes a third of a second. */
export async function newRowBook(): Promise<RowBook> {
  const [{ default: WorkbookWriter }, { default: WorksheetWriter }, apps, books, types, prints] =
    await Promise.all([
      import('exceljs/lib/stream/xlsx/workbook-writer.js'),
      import('exceljs/lib/stream/xlsx/worksheet-writer.js'),
      import('exceljs/lib/xlsx/xform/core/app-xform.js'),
      import('exceljs/lib/xlsx/xform/book/workbook-xform.js'),
      import('exceljs/lib/xlsx/xform/core/content-types-xform.js'),
      import('exceljs/lib/xlsx/xform/sheet/print-options-xform.js'),
    ]);

  class Sheet extends WorksheetWriter {
    #drawing: string | null = null;

    get views(): object[] {
      return this._views;
    }
    set views(views: object[]) {
      this._views = views;
    }

    draw(): void {
      const Type = `${SCHEMAS}officeDocument/2006/relationships/drawing`;
      const Target = `../drawings/${DRAWING_NAME}.xml`;
      this.#drawing = this._sheetRelsWriter.addRelationship({ Type, Target });
    }

    // Called by the constructor, when nothing is known of the sheet yet.
    override _writeOpenWorksheet(): void {}
    override _writeColumns(): void {}

    override _writeOpenSheetData(): void {
      super._writeOpenWorksheet();
      super._writeColumns();
      super._writeOpenSheetData();
    }

    // exceljs leaves out what stands before the margins here.
    override _writePageMargins(): void {
      this._write(new prints.default().toXml(this.pageSetup));
      super._writePageMargins();
    }

    override _writeLegacyData(): void {
      if (this.#drawing !== null) this._write(`<drawing r:id="${this.#drawing}"/>`);
      super._writeLegacyData();
    }
  }

  class Book extends WorkbookWriter {
    company = '';
    calcProperties = {};
    override sharedStrings = textList();
    readonly #zip = zipParts();
    /** The list of contents stands first and is known last. */
    readonly #types = this.#zip.open('[Content_Types].xml');
    #charts: readonly Chart[] = [];
    override zip = {
      append: (content: string, { name }: { readonly name: string }): void => this.#write(name, content),
    };

    constructor() {
      super({ stream: NOWHERE, useStyles: true, useSharedStrings: true });
    }

    // Called by the constructor, before there is a zip.
    override addThemes(): void {}
    override addOfficeRels(): void {}

    addWorksheet(name: string): Sheet {
      const sheet = new Sheet({ id: this.nextId, name, workbook: this, useSharedStrings: true });
      this._worksheets[sheet.id] = sheet;
      return sheet;
    }

    draw(sheet: Sheet, charts: readonly Chart[]): void {
      if (charts.length === 0) return;
      if (this.#charts.length > 0) throw new Error('there are charts already');
      this.#charts = charts;
      sheet.draw();
    }

    #write(name: string, content: string): void {
      this.#zip.open(name.replace(/^\//u, '')).write(content);
    }

    /** Where exceljs writes a sheet, or a sheet's relations. */
    _openStream(path: string): object {
      const part = this.#zip.open(path.replace(/^\//u, ''));
      return {
        write: (text: string | { toBuffer(): Buffer }): void =>
          part.write(typeof text === 'string' ? text : text.toBuffer().toString('utf8')),
        pause: () => undefined,
        end: () => undefined,
      };
    }

    close(): Promise<Uint8Array> {
      const worksheets = this._worksheets.filter((sheet) => sheet !== undefined);
      super.addOfficeRels();
      for (const sheet of worksheets) sheet.commit();
      this.addSharedStrings();
      super.addThemes();
      this.#write('xl/styles.xml', repairedStyles(this.styles.xml));
      const charts = chartParts(this.#charts);
      for (const [name, xml] of charts) this.#write(name, xml);
      const { company, views, calcProperties } = this;
      this.#write('docProps/app.xml', new apps.default().toXml({ worksheets, company }));
      this.addCore();
      this.addWorkbookRels();
      const book = {
        worksheets,
        definedNames: this.definedNames.model,
        views,
        properties: {},
        calcProperties,
      };
      const xform = new books.default();
      xform.prepare(book);
      this.#write('xl/workbook.xml', xform.toXml(book));
      this.#types.write(this.#contentTypes(worksheets, new types.default()));
      return this.#zip.close();
    }

    #contentTypes(worksheets: readonly object[], xform: { toXml(model: object): string }): string {
      const drawings = this.#charts.length === 0 ? [] : [{ name: DRAWING_NAME }];
      const { sharedStrings, commentRefs, media } = this;
      const xml = xform.toXml({ worksheets, sharedStrings, commentRefs, media, drawings });
      const end = xml.lastIndexOf('</');
      const charts = this.#charts.map(
        (_, index) => `<Override PartName="/${chartName(index)}" ContentType="${CHART_TYPE}"/>`,
      );
      return xml.slice(0, end) + charts.join('') + xml.slice(end);
    }
  }

  const book = new Book();
  return {
    workbook: book as unknown as Workbook,
    addWorksheet: (name) => book.addWorksheet(name) as unknown as Worksheet,
    draw: (sheet, charts) => book.draw(sheet as unknown as Sheet, charts),
    close: () => book.close(),
  };
}
