/** From exceljs's bytes to ours: the same workbook gives the same bytes, whatever the hour and the zone. */
import { repairedStyles } from './repaired-styles.ts';

const STYLES = 'xl/styles.xml';

export async function finalizeXlsx(bytes: Uint8Array): Promise<Uint8Array> {
  const { strFromU8, strToU8, unzipSync, zipSync } = await import('fflate');
  // Folders are no parts of a workbook.
  const parts = unzipSync(bytes, { filter: ({ name }) => !name.endsWith('/') });
  const styles = parts[STYLES];
  if (styles === undefined) throw new Error(`no ${STYLES}`);
  parts[STYLES] = strToU8(repairedStyles(strFromU8(styles)));
  // The zip's dates are read in the machine's zone, so noon is made in it too.
  return zipSync(parts, { mtime: new Date(1980, 0, 1, 12), level: 6 });
}
