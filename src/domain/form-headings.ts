/** What a column of somebody's form asks for, by the words of its headings from the top down. */
import { searchKey } from './names.ts';
import type { IndicatorField } from './template-fields.ts';

/**
 * `rate`: a bare «tỷ lệ (%)», which is the result or the attainment as its neighbours decide. `other`: known to be none of
 * ours, such as a later year's target. `unit`: rows are units.
 */
export type Role =
  Exclude<IndicatorField, 'name' | 'measure'> | 'stt' | 'name' | 'measure' | 'unit' | 'rate' | 'other';

export interface Column {
  readonly column: number;
  /** Heading texts from the top down, merged ones under each of their columns. */
  readonly path: readonly string[];
  readonly role: Role | null;
  /** The quarter that the heading names, 1 to 4: it is right for that one alone. */
  readonly quarter: number | null;
}

const keyOf = (text: string): string => searchKey(text.replaceAll('%', ' pct ').replaceAll('/', ' tren '));

/** In this order: the first that fits decides. Keys have no accents; `%` is `pct`, a slash is `tren`. */
const ROLES: readonly (readonly [Role, RegExp])[] = [
  ['stt', /^(?:s ?tt|tt|so tt|so thu tu|no)$/u],
  ['measure', /^(?:don vi (?:tinh|do)|dvt|don vi tinh .*)$/u],
  ['note', /^ghi chu\b|^notes?$/u],
  ['lead', /\bchu tri\b|\bphu trach\b|^(?:don vi|co quan) (?:thuc hien|theo doi|bao cao)/u],
  [
    'other',
    /\btam nhin\b|\bphoi hop\b|\bnguon\b|\bminh chung\b|^thoi (?:han|gian|diem)|\bcan cu\b|\bly do\b|\btang (?:tren )?giam\b|\bchenh lech\b|\buoc\b|\bgiai phap\b|\bkho khan\b|\bton tai\b|\bnguyen nhan\b|^diem\b|\btru so\b|^ma\b/u,
  ],
  ['other', /(?:so|so sanh|pct) voi (?:cung ky|nam truoc|ky truoc|quy truoc|nam \d{4})/u],
  [
    'attainment',
    /(?:so|so sanh) voi (?:ke hoach|kh|muc tieu|chi tieu)|(?:hoan thanh|dat)(?: pct)? (?:ke hoach|kh|muc tieu|chi tieu)\b|^(?:ty le|pct|muc do|tien do)(?: pct)? (?:hoan thanh|thuc hien)(?! trong)|pct (?:ke hoach|kh|muc tieu)\b|\bth tren kh\b|thuc hien tren ke hoach|ket qua tren (?:muc tieu|ke hoach)/u,
  ],
  ['lastYear', /\bcung ky\b|\bnam truoc\b/u],
  ['previous', /\b(?:ky|quy) (?:lien )?truoc\b/u],
  ['verdict', /\bdanh gia\b|\bdat (?:tren )?(?:khong|chua) dat\b|\bket luan\b|^(?:tinh trang|trang thai)\b/u],
  ['numerator', /\btu so\b|^so (?:dat|da dat|hoan thanh|luong dat|ho so dat)\b/u],
  ['denominator', /\bmau so\b|^tong(?: so)?$|^tong so (?:ho so|doi tuong|phai)/u],
  ['rate', /^(?:ty le(?: dat)?(?: pct)?|pct|dat pct|ty le phan tram)$/u],
  [
    'name',
    /^(?:ten )?(?:cac )?(?:noi dung )?(?:chi tieu|chi so|tieu chi|noi dung)(?: (?:chu yeu|bao cao|danh gia|cu the|thanh phan|thong ke|nhiem vu|cong viec|chi tieu|tieu chi|thuc hien|chuyen doi so))*$/u,
  ],
  ['name', /^(?:ten )?nhiem vu(?: tren)?(?: chi tieu)$|^indicators?(?: name)?$/u],
  ['result', /\bluy ke\b|\btu dau nam\b/u],
  [
    'inPeriod',
    /\btrong (?:ky|quy|thang)\b|\bphat sinh\b|\bky nay\b|^(?:ket qua |thuc hien )*(?:quy|ky bao cao)\b|\b(?:thuc hien|ket qua) quy\b/u,
  ],
  [
    'target',
    /\bke hoach\b|^kh\b|\bmuc tieu\b|^target\b|\bchi tieu (?:duoc )?(?:giao|de ra|nam|phan dau)\b|\bphan dau\b|\bduoc giao\b|\bden (?:het )?nam\b/u,
  ],
  [
    'result',
    /\bket qua\b|^result\b|\bthuc hien\b|\bdat duoc\b|\bso lieu\b|\bgia tri\b|\bthuc te\b|\bhien trang\b/u,
  ],
  ['unit', /^(?:ten )?(?:don vi|co quan|phong ban|co quan (?:tren )?don vi|xa phuong|dia phuong)$/u],
];

/** The role of one heading text by itself. */
export function roleOf(text: string): Role | null {
  const key = keyOf(text.replace(BRACKETED_MEASURE, ' '));
  return key === '' || key.length > LONGEST
    ? null
    : (ROLES.find(([, words]) => words.test(key))?.[0] ?? null);
}

/** Longer texts are sentences. */
const LONGEST = 80;
/** `(triệu đồng)`, `(%)`: how it is counted, not what. */
const BRACKETED_MEASURE = /\((?:[^()]*(?:\u0111\u1ed3ng|\u0110VT|\u0111vt)[^()]*)\)/giu;

const YEAR = /\b(20\d\d)\b/gu;
const QUARTER = /\bquy (i{1,3}|iv|[1-4])\b/u;
const QUARTERS: ReadonlyMap<string, number> = new Map([
  ['i', 1],
  ['ii', 2],
  ['iii', 3],
  ['iv', 4],
]);

/**
 * The role of a column from all of its headings.
 * @param year the plan's: a target of another year is none of ours
 */
export function columnOf(column: number, path: readonly string[], year: number): Column {
  const key = path.map(keyOf).join(' ');
  const named = QUARTER.exec(key)?.[1];
  const quarter = named === undefined ? null : (QUARTERS.get(named) ?? Number(named));
  return { column, path, role: ofYear(roleOfPath(path), key, year), quarter };
}

function roleOfPath(path: readonly string[]): Role | null {
  const roles = path.map(roleOf);
  const inner = roles.toReversed();
  const leaf = inner.find((role) => role !== null) ?? null;
  // What stands above says of whom or when, below says what of it.
  if (roles.includes('other')) return 'other';
  if (roles.includes('attainment')) return 'attainment';
  const earlier = roles.find((role) => role === 'lastYear' || role === 'previous');
  if (earlier !== undefined && earlier !== null) return earlier;
  if (leaf !== 'rate') return leaf;
  const above = inner.find((role) => role !== null && role !== 'rate');
  return above === 'target' || above === 'inPeriod' || above === 'result' ? above : 'rate';
}

/** Beside the column of names, `Chỉ tiêu` heads what is to be reached. */
export function secondName(column: Column, year: number): Column {
  const key = column.path.map(keyOf).join(' ');
  return { ...column, role: /\bchi tieu\b/u.test(key) ? ofYear('target', key, year) : 'other' };
}

/** `Thực hiện năm 2025` in the plan of 2026 is last year's; a target of another year is nobody's here. */
function ofYear(role: Role | null, key: string, year: number): Role | null {
  const years = [...key.matchAll(YEAR)].map(([text]) => Number(text));
  if (years.length === 0 || years.includes(year) || role === null) return role;
  if (role === 'result' || role === 'inPeriod') return years.includes(year - 1) ? 'lastYear' : 'other';
  return role === 'target' ? 'other' : role;
}
