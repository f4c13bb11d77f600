// Commands as an office types them, each with what it must leave in the data file. All of them succeed when nothing
// disturbs them.
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import {
  closedVersion,
  figurePlace,
  figureValue,
  lastAt,
  numeratorAt,
  retractionValue,
  revisionsAt,
} from './model.mjs';

const UNITS = ['VHXH', 'CAX', 'KT', 'VP', 'PVHCC', 'DVSN', 'TYT', 'VPDU', 'MTTQ'];
/** Stocks of the built-in plan, with who reports them. */
const REPORTERS = {
  'thiet-bi': UNITS,
  'chu-ky-so': UNITS,
  'dvc-toan-trinh': ['PVHCC'],
  'dvc-dia-phuong': ['PVHCC'],
  'mot-lan': ['PVHCC'],
  'phi-dia-gioi': ['PVHCC'],
  'dvc-doanh-nghiep': ['PVHCC'],
  'nhiem-vu-khcn': ['VHXH', 'KT'],
};
export const INDICATORS = Object.keys(REPORTERS);
export const QUARTERS = ['2026Q1', '2026Q2', '2026Q3'];
/** The only one that is ever closed. */
const CLOSING = '2026Q1';
const TASKS = ['III.1.1', 'III.2.1', 'III.3.1', 'III.4.2', 'III.5.1', 'III.9.2'];
export const DENOMINATOR = 100_000;

/** Every place where a figure may go. */
export const PLACES = QUARTERS.flatMap((quarter) =>
  Object.entries(REPORTERS).flatMap(([indicator, units]) =>
    units.map((unit) => ({ indicator, unit, quarter })),
  ),
);
const keyOf = ({ indicator, unit, quarter }) => figurePlace(indicator, unit, quarter);

const openPlaces = (facts) =>
  closedVersion(facts, CLOSING) === null ? PLACES : PLACES.filter(({ quarter }) => quarter !== CLOSING);
const openQuarters = (facts) =>
  closedVersion(facts, CLOSING) === null ? QUARTERS : QUARTERS.filter((quarter) => quarter !== CLOSING);
const standingPlaces = (facts) =>
  openPlaces(facts).filter((place) => numeratorAt(facts, keyOf(place)) !== null);

/** A fact that is a revision of its place. */
const revised = (facts, place, value) => [`${place} r${revisionsAt(facts, place) + 1}`, value];

/** @param n different for every command of an office: makes its figures and words its own */
const MAKE = {
  record(random, facts, n) {
    const place = random.pick(openPlaces(facts));
    const figure = { numerator: n, denominator: DENOMINATOR, note: `chu ${n}`, reason: `do ${n}` };
    return {
      words: [
        ...['record', place.indicator, place.unit, `${n}/${DENOMINATOR}`, '--period', place.quarter],
        ...['--note', figure.note, '--reason', figure.reason, '--yes', '--json'],
      ],
      changes: [revised(facts, keyOf(place), figureValue(figure))],
    };
  },
  retract(random, facts, n) {
    const standing = standingPlaces(facts);
    if (standing.length === 0) return MAKE.record(random, facts, n);
    const place = random.pick(standing);
    return {
      words: [
        ...['retract', place.indicator, place.unit, '--period', place.quarter],
        ...['--reason', `rut ${n}`, '--yes', '--json'],
      ],
      changes: [revised(facts, keyOf(place), retractionValue(`rut ${n}`))],
    };
  },
  receive(random, facts, n) {
    const [unit, quarter] = [random.pick(UNITS), random.pick(openQuarters(facts))];
    const place = `submission ${unit} ${quarter}`;
    const returns = (lastAt(facts, place) ?? '').startsWith('received');
    const reason = returns ? `tra ${n}` : '';
    return {
      words: [
        ...['receive', unit, '--period', quarter, '--on', '2026-09-15', '--json'],
        ...(returns ? ['--return', '--reason', reason] : []),
      ],
      changes: [revised(facts, place, `${returns ? 'returned' : 'received'} 2026-09-15 | ${reason}`)],
    };
  },
  remark(random, facts, n) {
    const [unit, quarter] = [random.pick(UNITS), random.pick(openQuarters(facts))];
    const kind = random.pick(['difficulty', 'proposal']);
    const text = `Đường truyền yếu, lần ${n}`;
    return {
      words: ['remark', unit, '--period', quarter, `--${kind}`, text, '--json'],
      changes: [revised(facts, `remark ${kind} ${unit} ${quarter}`, text)],
    };
  },
  target(random, facts, n) {
    const indicator = random.pick(INDICATORS);
    const value = String(1 + (n % 100));
    return {
      words: [
        ...['target', 'set', indicator, value, '--from', '2026Q4'],
        ...['--reason', `do ${n}`, '--yes', '--json'],
      ],
      changes: [[`target ${indicator}`, value]],
    };
  },
  task(random, facts, n) {
    const [task, percent] = [random.pick(TASKS), random.whole(1, 99)];
    return {
      words: [
        ...['task', 'progress', task, '--state', 'in-progress', '--percent', String(percent)],
        ...['--note', `viec ${n}`, '--reason', `do ${n}`, '--json'],
      ],
      changes: [revised(facts, `task ${task} `, `in_progress ${percent} | viec ${n} | do ${n}`)],
    };
  },
  import(random, facts, n, office) {
    const places = random.some(openPlaces(facts), random.whole(1, 25));
    const figures = places.map((place, index) => ({ place, numerator: (n * 31 + index) % DENOMINATOR }));
    const name = `so-lieu-${n}.csv`;
    const text = [
      'Mã đơn vị,Mã chỉ tiêu,Kỳ,Tử số,Mẫu số,Ghi chú',
      ...figures.map(
        ({ place, numerator }) =>
          `${place.unit},${place.indicator},${place.quarter},${numerator},${DENOMINATOR},dòng ${n}`,
      ),
      '',
    ].join('\r\n');
    writeFileSync(office.path('in', name), text);
    const sha256 = createHash('sha256').update(text).digest('hex');
    return {
      words: ['import', office.path('in', name), '--yes', '--reason', `nhap ${n}`, '--json'],
      changes: [
        ...figures.map(({ place, numerator }) =>
          revised(
            facts,
            keyOf(place),
            figureValue({ numerator, denominator: DENOMINATOR, note: `dòng ${n}`, reason: `nhap ${n}` }),
          ),
        ),
        [`file ${name}`, sha256],
      ],
    };
  },
  close(random, facts, n, office) {
    const closed = closedVersion(facts, CLOSING);
    if (closed !== null) {
      return {
        words: ['reopen', CLOSING, '--reason', `mo ${n}`, '--json'],
        changes: [[`reopened ${CLOSING} r${closed}`, `mo ${n}`]],
      };
    }
    if (!standingPlaces(facts).some(({ quarter }) => quarter === CLOSING))
      return MAKE.record(random, facts, n);
    const out = office.path('out', 'khoa.xlsx');
    return {
      words: ['close', CLOSING, '--yes', '--reason', `khoa ${n}`, '--out', out, '--force', '--json'],
      changes: [revised(facts, `issued ${CLOSING}`, `khoa ${n}`)],
      // The workbook is the version's own, kept in the data file.
      out: { path: out, issued: { period: CLOSING, version: revisionsAt(facts, `issued ${CLOSING}`) + 1 } },
    };
  },
  report: (random, facts, n, office) =>
    written(random, facts, office, random.pick(['xlsx', 'docx', 'csv', 'json']), (quarter, out) => [
      ...['report', '--period', quarter, '--format', out.split('.').at(-1)],
      ...['--allow-empty', '--force', '--out', out],
    ]),
  export: (random, facts, n, office) =>
    written(random, facts, office, 'xlsx', (quarter, out) => [
      ...['export', '--period', quarter, '--allow-empty', '--force', '--out', out],
    ]),
  form(random, facts, n, office) {
    const unit = random.pick(UNITS);
    return written(random, facts, office, 'xlsx', (quarter, out) => [
      ...['form', unit, '--period', quarter, '--force', '--out', out],
    ]);
  },
};

/** A command that writes a file and nothing else; done again elsewhere, it must write the same. */
function written(random, facts, office, ending, wordsFor) {
  const quarter = random.pick(openQuarters(facts));
  // Few names, so that a file often replaces an earlier one.
  const out = office.path('out', `${random.pick(['a', 'b'])}.${ending}`);
  return {
    words: wordsFor(quarter, out),
    changes: [],
    out: { path: out, again: (elsewhere) => wordsFor(quarter, elsewhere) },
  };
}

export const ALL = {
  record: 6,
  import: 3,
  receive: 2,
  remark: 2,
  retract: 2,
  target: 2,
  task: 2,
  close: 3,
  report: 3,
  export: 2,
  form: 1,
};

/** @param weights how often which command comes */
export function nextCommand(random, facts, n, office, weights = ALL) {
  const name = random.weighed(weights);
  return { name, ...MAKE[name](random, facts, n, office) };
}

/** A command line that is refused, and leaves all as it was. @returns its words and exit code */
export function nextRefusal(random, facts, n) {
  const place = random.pick(openPlaces(facts));
  const at = ['--period', place.quarter];
  const stands = numeratorAt(facts, keyOf(place)) !== null;
  const refusals = [
    // The numerator is beyond the denominator.
    { words: ['record', place.indicator, place.unit, `${n + 1}/${n}`, ...at, '--yes'], code: 3 },
    { words: ['record', place.indicator, place.unit, 'mười', ...at, '--yes'], code: 3 },
    { words: ['record', 'khong-co', place.unit, '1/2', ...at], code: 4 },
    { words: ['record', place.indicator, place.unit, '1/2', '--ky-nao', 'x'], code: 2 },
    { words: ['import', 'khong-co.csv', '--yes'], code: 4 },
    // No plan has a sixth quarter.
    { words: ['status', '--period', '2026Q6'], code: 2 },
    stands
      ? { words: ['record', place.indicator, place.unit, `${n}/${DENOMINATOR}`, ...at], code: 3 }
      : { words: ['retract', place.indicator, place.unit, ...at, '--reason', 'x'], code: 4 },
    ...(closedVersion(facts, CLOSING) === null
      ? []
      : [
          {
            words: ['record', 'thiet-bi', 'TYT', `${n}/${DENOMINATOR}`, '--period', CLOSING, '--yes'],
            code: 3,
          },
        ]),
  ];
  return random.pick(refusals);
}
