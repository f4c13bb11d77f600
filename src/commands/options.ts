/** The options of all commands: how each is written and what type it comes as. Their words are in `messages/`. */
import type { OptionName } from '../messages/cli-words.ts';

/** As commander hands them over; absent ones are undefined. */
export interface Options {
  readonly alias?: readonly string[];
  readonly all?: boolean;
  readonly allowEmpty?: boolean;
  readonly allowNegative?: boolean;
  readonly allowOver100?: boolean;
  readonly as?: string;
  readonly at?: string;
  readonly authority?: string;
  readonly basis?: string;
  readonly blank?: boolean;
  readonly by?: string;
  readonly cancel?: boolean;
  readonly code?: string;
  readonly color: boolean;
  readonly content?: string;
  readonly correct?: boolean;
  readonly db?: string;
  readonly debug?: boolean;
  readonly decimal?: string;
  readonly decimals?: string;
  readonly denominator?: string;
  readonly difficulty?: string;
  readonly direction?: string;
  readonly document?: string;
  readonly dryRun?: boolean;
  readonly due?: string;
  readonly errors?: string;
  readonly field?: string;
  readonly force?: boolean;
  readonly format?: string;
  readonly from?: string;
  readonly group?: string;
  readonly indicator?: string;
  readonly indicators?: string;
  readonly input: boolean;
  readonly into?: string;
  readonly issued?: string;
  readonly json?: boolean;
  readonly keep: boolean;
  readonly kind?: string;
  readonly lang?: string;
  readonly lead?: string;
  readonly leader?: string;
  readonly letter?: boolean;
  readonly letterDate?: string;
  readonly letterNumber?: string;
  readonly limit?: string;
  readonly limitMove?: string;
  readonly list?: boolean;
  readonly map?: readonly string[];
  readonly measure?: string;
  readonly name?: string;
  readonly note?: string;
  readonly numerator?: string;
  readonly on?: string;
  readonly out?: string;
  readonly overdue?: boolean;
  readonly overQuarters?: string;
  readonly overUnits?: string;
  readonly parent?: string;
  readonly pdf?: boolean;
  readonly per?: string;
  readonly percent?: string;
  readonly period?: string;
  readonly plan?: string;
  readonly planned?: string;
  readonly product?: string;
  readonly proposal?: string;
  readonly publishedBy?: string;
  readonly reason?: string;
  readonly received?: string;
  readonly removeAlias?: readonly string[];
  readonly report?: boolean;
  readonly reporters?: readonly string[];
  readonly requireComplete?: boolean;
  readonly return?: boolean;
  readonly scope?: string;
  readonly section?: string;
  readonly shortName?: string;
  readonly skip?: readonly string[];
  readonly sort?: string;
  readonly source?: string;
  readonly state?: string;
  readonly successor?: string;
  readonly template?: string;
  readonly to?: string;
  readonly unit?: string;
  readonly whole?: boolean;
  readonly with?: readonly string[];
  readonly yes?: boolean;
}

/** `many`: may be repeated, and one value may hold several with commas between. */
export type OptionForm = 'flag' | 'value' | 'many' | 'negated';

export const OPTION_FORMS: { readonly [K in OptionName]: OptionForm } = {
  alias: 'many',
  all: 'flag',
  allowEmpty: 'flag',
  allowNegative: 'flag',
  allowOver100: 'flag',
  as: 'value',
  at: 'value',
  authority: 'value',
  basis: 'value',
  blank: 'flag',
  by: 'value',
  cancel: 'flag',
  code: 'value',
  color: 'negated',
  content: 'value',
  correct: 'flag',
  db: 'value',
  debug: 'flag',
  decimal: 'value',
  decimals: 'value',
  denominator: 'value',
  difficulty: 'value',
  direction: 'value',
  document: 'value',
  dryRun: 'flag',
  due: 'value',
  errors: 'value',
  field: 'value',
  force: 'flag',
  format: 'value',
  from: 'value',
  group: 'value',
  indicator: 'value',
  indicators: 'value',
  input: 'negated',
  into: 'value',
  issued: 'value',
  json: 'flag',
  keep: 'negated',
  kind: 'value',
  lang: 'value',
  lead: 'value',
  leader: 'value',
  letter: 'flag',
  letterDate: 'value',
  letterNumber: 'value',
  limit: 'value',
  limitMove: 'value',
  list: 'flag',
  map: 'many',
  measure: 'value',
  name: 'value',
  note: 'value',
  numerator: 'value',
  on: 'value',
  out: 'value',
  overdue: 'flag',
  overQuarters: 'value',
  overUnits: 'value',
  parent: 'value',
  pdf: 'flag',
  per: 'value',
  percent: 'value',
  period: 'value',
  plan: 'value',
  planned: 'value',
  product: 'value',
  proposal: 'value',
  publishedBy: 'value',
  reason: 'value',
  received: 'value',
  removeAlias: 'many',
  report: 'flag',
  reporters: 'many',
  requireComplete: 'flag',
  return: 'flag',
  scope: 'value',
  section: 'value',
  shortName: 'value',
  skip: 'many',
  sort: 'value',
  source: 'value',
  state: 'value',
  successor: 'value',
  template: 'value',
  to: 'value',
  unit: 'value',
  whole: 'flag',
  with: 'many',
  yes: 'flag',
};

/** Vietnamese names of the options that are typed most, without diacritics, as commands have them. */
export const VIETNAMESE_FLAGS: ReadonlyMap<string, OptionName> = new Map([
  ['--ky', 'period'],
  ['--quy', 'period'],
  ['--don-vi', 'unit'],
  ['--muc', 'section'],
  ['--ghi-chu', 'note'],
  ['--nguon', 'source'],
  ['--van-ban', 'document'],
  ['--ly-do', 'reason'],
  ['--de-trong', 'blank'],
  ['--ngay', 'on'],
  ['--tu-so', 'numerator'],
  ['--mau-so', 'denominator'],
  ['--ten', 'name'],
  ['--tu', 'from'],
  ['--den', 'to'],
  ['--ma', 'code'],
  ['--ra', 'out'],
  ['--dinh-dang', 'format'],
  ['--dong-y', 'yes'],
  ['--tat-ca', 'all'],
  ['--ngay-nhan', 'received'],
  ['--tra-lai', 'return'],
  ['--kho-khan', 'difficulty'],
  ['--kien-nghi', 'proposal'],
  ['--thu', 'dryRun'],
  ['--loi', 'errors'],
  ['--mau', 'template'],
  ['--ban', 'issued'],
  ['--danh-sach', 'list'],
  ['--so-van-ban', 'letterNumber'],
  ['--ngay-van-ban', 'letterDate'],
  ['--gan', 'map'],
  ['--bo-qua', 'skip'],
  ['--cong-van', 'letter'],
  ['--bao-cao', 'report'],
  ['--noi-dung', 'content'],
  ['--han', 'due'],
  ['--tinh-trang', 'state'],
  ['--qua-han', 'overdue'],
  ['--tien-do', 'percent'],
  ['--du-kien', 'planned'],
  ['--san-pham', 'product'],
  ['--chu-tri', 'lead'],
  ['--phoi-hop', 'with'],
  ['--luc', 'at'],
  ['--chi-tieu', 'indicator'],
  ['--nguoi', 'by'],
]);

/** Understood before and after every command. */
export const GLOBAL_OPTIONS: readonly OptionName[] = ['db', 'as', 'lang', 'json', 'input', 'color', 'debug'];

/** `allowOver100` -> `--allow-over100` */
export const longFlag = (name: OptionName): string =>
  `--${OPTION_FORMS[name] === 'negated' ? 'no-' : ''}${name.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`)}`;

const VALUE_FLAGS: ReadonlySet<string> = new Set(
  (Object.keys(OPTION_FORMS) as OptionName[])
    .filter((name) => ['value', 'many'].includes(OPTION_FORMS[name]))
    .map(longFlag),
);

/** Whether the next word belongs to this option, whatever it looks like. */
export const takesValue = (word = ''): boolean =>
  VALUE_FLAGS.has(word) || VALUE_FLAGS.has(longFlag(VIETNAMESE_FLAGS.get(word) ?? 'json'));
