/** Whether a workbook is one of ours that nobody has saved since: Excel and the others put their user's name in. */

const CORE = 'docProps/core.xml';

/** fflate is loaded once, before the files are looked at. */
export async function ownReportTest(generator: string): Promise<(bytes: Uint8Array) => boolean> {
  const { strFromU8, unzipSync } = await import('fflate');
  return (bytes) => {
    try {
      const core = unzipSync(bytes, {
        filter: ({ name, originalSize }) => name === CORE && originalSize < 100_000,
      })[CORE];
      if (core === undefined) return false;
      const text = strFromU8(core);
      return (
        text.includes(`<dc:creator>${generator}</dc:creator>`) &&
        text.includes(`<cp:lastModifiedBy>${generator}</cp:lastModifiedBy>`)
      );
    } catch {
      // Not a zip at all.
      return false;
    }
  };
}
