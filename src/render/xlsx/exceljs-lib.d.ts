/** What row-book.ts uses of exceljs from its inside, which exceljs's own types do not show. */
declare module 'exceljs/lib/stream/xlsx/workbook-writer.js' {
  import type WorksheetWriter from 'exceljs/lib/stream/xlsx/worksheet-writer.js';

  class WorkbookWriter {
    constructor(options: { stream: object; useStyles: boolean; useSharedStrings: boolean });
    views: object[];
    sharedStrings: { readonly count: number };
    zip: { append(content: string, of: { name: string }): void };
    readonly styles: { readonly xml: string };
    readonly commentRefs: unknown[];
    readonly media: unknown[];
    readonly definedNames: { readonly model: unknown };
    readonly nextId: number;
    readonly _worksheets: (WorksheetWriter | undefined)[];
    addThemes(): void;
    addOfficeRels(): void;
    addCore(): void;
    addSharedStrings(): void;
    addWorkbookRels(): void;
  }
  export = WorkbookWriter;
}

declare module 'exceljs/lib/stream/xlsx/worksheet-writer.js' {
  class WorksheetWriter {
    constructor(options: { id: number; name: string; workbook: object; useSharedStrings: boolean });
    readonly id: number;
    _views: object[];
    readonly _sheetRelsWriter: { addRelationship(relation: { Type: string; Target: string }): string };
    readonly pageSetup: object;
    commit(): void;
    _write(text: string): void;
    _writeOpenWorksheet(): void;
    _writeColumns(): void;
    _writeOpenSheetData(): void;
    _writePageMargins(): void;
    _writeLegacyData(): void;
  }
  export = WorksheetWriter;
}

declare module 'exceljs/lib/xlsx/xform/core/app-xform.js' {
  class AppXform {
    toXml(model: object): string;
  }
  export = AppXform;
}

declare module 'exceljs/lib/xlsx/xform/book/workbook-xform.js' {
  class WorkbookXform {
    prepare(model: object): void;
    toXml(model: object): string;
  }
  export = WorkbookXform;
}

declare module 'exceljs/lib/xlsx/xform/core/content-types-xform.js' {
  class ContentTypesXform {
    toXml(model: object): string;
  }
  export = ContentTypesXform;
}

declare module 'exceljs/lib/xlsx/xform/sheet/print-options-xform.js' {
  class PrintOptionsXform {
    toXml(model: object): string;
  }
  export = PrintOptionsXform;
}
