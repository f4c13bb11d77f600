/** What exceljs writes wrong in the list of styles. */
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

/** The default font of exceljs is Calibri, and the parts of its fonts stand in an order that validators refuse. */
export function repairedStyles(xml: string): string {
  return xml
    .replace(/(<fonts[^>]*><font>).*?(?=<\/font>)/u, `$1${DEFAULT_FONT}`)
    .replace(/<font>(.*?)<\/font>/gu, (_, parts: string) => `<font>${ordered(parts)}</font>`);
}

function ordered(parts: string): string {
  const rank = (part: string): number => FONT_ORDER.indexOf(/^<(\w+)/u.exec(part)?.[1] ?? '');
  return (parts.match(/<[^>]+\/>/gu) ?? []).sort((a, b) => rank(a) - rank(b)).join('');
}
