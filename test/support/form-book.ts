/** Forms written from worlds, and what their XML says about locks and rules. */
import { FORM_PART, renderedForm, type FormBook } from './form-read.ts';
import { formOf, type FormWorld } from './form-world.ts';
import { planBaseFile, type TypedFigure } from './report-world.ts';
import { part } from './xlsx-read.ts';

export const UNITS = ['VHXH', 'CAX', 'KT', 'VP', 'PVHCC', 'DVSN', 'TYT', 'VPDU', 'MTTQ', 'THON'];
export const formBook = (world: FormWorld): Promise<FormBook> => renderedForm(formOf(world));
export const baseFigure = (indicator: string, quarter: string, figure: string, rest = {}): TypedFigure => ({
  indicator,
  unit: 'T01',
  quarter,
  figure,
  ...rest,
});
export const baseForm = (figures: readonly TypedFigure[]): Promise<FormBook> =>
  formBook({ file: planBaseFile(), unit: 'T01', quarter: '2025Q2', today: '2025-07-01', figures });

export const sheetXml = ({ bytes }: FormBook): string => part(bytes, FORM_PART);
export const unescaped = (xml: string): string =>
  xml.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

export interface Rule {
  readonly type: string;
  readonly title: string;
  readonly message: string;
  readonly prompt: string;
  readonly formulas: string[];
  readonly blanks: boolean;
}

/** The rule that holds in a cell. */
export function rulesOf(form: FormBook): Map<string, Rule> {
  const rules = new Map<string, Rule>();
  for (const [, head = '', body = ''] of sheetXml(form).matchAll(
    /<dataValidation (.*?)>(.*?)<\/dataValidation>/gu,
  )) {
    const attribute = (name: string): string =>
      unescaped(new RegExp(` ${name}="([^"]*)"`, 'u').exec(` ${head}`)?.[1] ?? '');
    const rule: Rule = {
      type: attribute('type'),
      title: attribute('errorTitle'),
      message: attribute('error'),
      prompt: attribute('prompt'),
      blanks: attribute('allowBlank') === '1',
      formulas: [...body.matchAll(/<formula\d>(.*?)<\/formula\d>/gu)].map(([, formula = '']) =>
        unescaped(formula),
      ),
    };
    for (const range of attribute('sqref').split(' '))
      for (const address of cellsIn(range)) rules.set(address, rule);
  }
  return rules;
}

function cellsIn(range: string): string[] {
  const [from = '', to = from] = range.split(':');
  const rows = [from, to].map((address) => Number(address.replace(/\D/gu, '')));
  const columns = [from, to].map((address) => address.charCodeAt(0));
  const cells: string[] = [];
  for (let row = rows[0] ?? 0; row <= (rows[1] ?? 0); row++)
    for (let column = columns[0] ?? 0; column <= (columns[1] ?? 0); column++)
      cells.push(`${String.fromCharCode(column)}${row}`);
  return cells;
}

/** The addresses of the cells that may be written in. */
export function unlockedIn(form: FormBook): Set<string> {
  const styles = part(form.bytes, 'xl/styles.xml');
  const formats = /<cellXfs[^>]*>(.*?)<\/cellXfs>/u.exec(styles)?.[1] ?? '';
  const open = [...formats.matchAll(/<xf [^>]*\/>|<xf [^>]*>.*?<\/xf>/gu)].map(([xf]) =>
    xf.includes('locked="0"'),
  );
  const cells = [...sheetXml(form).matchAll(/<c r="([A-Z]+\d+)"(?: s="(\d+)")?/gu)];
  return new Set(cells.filter(([, , style]) => open[Number(style ?? 0)]).map(([, address = '']) => address));
}
