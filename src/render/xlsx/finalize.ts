/** From exceljs's bytes to ours: the same report gives the same bytes, whatever the hour and the zone. */
import type { DrawnSheet } from './chart-model.ts';
import { addCharts } from './chart-parts.ts';

const FONT_ORDER = [
  'b',
  'i',
  'strike',
  'condense',
  'extend',
  'outline',
  'shadow',
  'u',
  'vertAlign',
  'sz',
  'color',
  'name',
  'family',
  'charset',
  'scheme',
];
const DEFAULT_FONT = '<sz val="11"/><name val="Times New Roman"/><family val="1"/>';
const STYLES = 'xl/styles.xml';

/** @param drawn the sheet that gets charts, where one does */
export async function finalizeXlsx(bytes: Uint8Array, drawn: DrawnSheet | null = null): Promise<Uint8Array> {
  const { strFromU8, strToU8, unzipSync, zipSync } = await import('fflate');
  // Folders are no parts of a workbook.
  const parts = unzipSync(bytes, { filter: ({ name }) => !name.endsWith('/') });
  const styles = parts[STYLES];
  if (styles === undefined) throw new Error(`no ${STYLES}`);
  parts[STYLES] = strToU8(fonts(strFromU8(styles)));
  if (drawn !== null) {
    const read = (name: string): string | undefined => {
      const content = parts[name];
      return content === undefined ? undefined : strFromU8(content);
    };
    const write = (name: string, xml: string): void => {
      parts[name] = strToU8(xml);
    };
    await addCharts({ read, write }, drawn);
  }
  // The zip's dates are read in the machine's zone, so noon is made in it too.
  return zipSync(parts, { mtime: new Date(1980, 0, 1, 12), level: 6 });
}

/** The default font of exceljs is Calibri, and the parts of its fonts stand in an order that validators refuse. */
function fonts(xml: string): string {
  return xml
    .replace(/(<fonts[^>]*><font>).*?(?=<\/font>)/u, `$1${DEFAULT_FONT}`)
    .replace(/<font>(.*?)<\/font>/gu, (_, parts: string) => `<font>${ordered(parts)}</font>`);
}

function ordered(parts: string): string {
  const rank = (part: string): number => FONT_ORDER.indexOf(/^<(\w+)/u.exec(part)?.[1] ?? '');
  return (parts.match(/<[^>]+\/>/gu) ?? []).sort((a, b) => rank(a) - rank(b)).join('');
}
