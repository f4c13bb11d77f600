/** Both catalogues say everything, each in its language, with the same facts (beyond what the types hold). */
import { describe, expect, it } from 'vitest';
import { PROBLEM_CODES, type ProblemKind, type SoftFinding } from '../../src/domain/problem.ts';
import { en } from '../../src/messages/en/index.ts';
import { vi, type Texts } from '../../src/messages/vi/index.ts';
import { renderProblem, saidOf } from '../../src/render/problem.ts';
import { createStyle } from '../../src/render/style.ts';
import { decimal } from '../support/plan-builder.ts';
import { INDICATOR, KINDS, samples, SAMPLES, UNIT } from '../support/problem-samples.ts';

const CATALOGUES = { vi, en } as const;
/** Facts that are words of the program, each said in the words of the language. */
const SPOKEN = new Set([
  'ratio',
  'value',
  'not_json',
  'pair',
  'duplicate',
  'unknown_reference',
  'denominator_shrinks',
  'rows',
  'unit',
  'plan',
  'date',
  'numerator',
  'asks_nothing',
  'indicators',
  'indicator',
  'row',
  'column',
  'measure',
  'learn',
  'sheet',
  'state',
  'done',
  'content',
  'unknown',
  'draft',
]);
const ROMAN = ['I', 'II', 'III', 'IV'];
/** Facts that a message need not repeat: a code is enough in a command to type. */
const IMPLIED: Partial<Record<ProblemKind, readonly string[]>> = {
  path_unfit: ['length'],
  figure_bare_percent: [UNIT.name],
  figure_wrong_form: [UNIT.name],
  // Chooses the verb.
  outside_days: ['unit'],
  // Chooses the command to type.
  undo_unable: ['issue'],
  // Choose the words.
  backup_failed: ['import', 'fault'],
  // No table was found.
  form_unknown: ['0'],
};

/** Every text and number within the facts. */
function factsIn(value: unknown): string[] {
  if (typeof value === 'string' || typeof value === 'number') return [String(value)];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(factsIn) : [];
}

/** A fact as either language may write it: days, periods and decimals have their own forms. */
const formsOf = (fact: string): string[] => {
  const [year, month, day] = /^\d{4}-\d{2}-\d{2}$/u.test(fact) ? fact.split('-') : [];
  if (year !== undefined) return [`${day}/${month}/${year}`];
  const quarter = /^(\d{4})Q([1-4])$/u.exec(fact);
  if (quarter !== null && fact !== '2026Q7')
    return [`quý ${ROMAN[Number(quarter[2]) - 1]}/${quarter[1]}`, `Q${quarter[2]}/${quarter[1]}`];
  if (fact === '2026H1') return ['6 tháng đầu năm 2026', 'first six months of 2026'];
  return [fact, fact.replace('.', ',')];
};

const sentences = (kind: ProblemKind, texts: Texts): string => {
  const { what, next } = saidOf(samples(kind), texts);
  return `${what}\n${next}`;
};

const VIETNAMESE = /[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]/iu;

describe.each(['vi', 'en'] as const)('every problem in %s', (language) => {
  const texts = CATALOGUES[language];

  it.each(KINDS)('%s says what and what next, with its facts', (kind) => {
    const { what, next } = saidOf(samples(kind), texts);
    expect([what.trim().length > 10, next.trim().length > 4]).toEqual([true, true]);
    const said = sentences(kind, texts);
    expect(said.replaceAll('\n  - ', '\n')).not.toMatch(/\$\{|undefined|\[object|NaN| {2}|\bnull\b/u);
    const absent = factsIn(SAMPLES[kind]).filter(
      (fact) =>
        !SPOKEN.has(fact) &&
        !(IMPLIED[kind] ?? []).includes(fact) &&
        !formsOf(fact).some((form) => said.includes(form)),
    );
    expect(absent).toEqual([]);
  });

  it.each(KINDS)('%s is a sentence that ends like one', (kind) => {
    const { what } = saidOf(samples(kind), texts);
    // A list below it, or a detail from elsewhere, ends it in its own way.
    if (!what.includes('\n') && kind !== 'unexpected') expect(what).toMatch(/[.!?]$/u);
  });
});

it.each(KINDS)('%s is said in Vietnamese in Vietnamese, and differently in English', (kind) => {
  const facts = factsIn(SAMPLES[kind]).sort((a, b) => b.length - a.length);
  const bare = (text: string): string => facts.reduce((rest, fact) => rest.replaceAll(fact, ''), text);
  expect(bare(sentences(kind, vi))).toMatch(VIETNAMESE);
  expect(sentences(kind, vi)).not.toBe(sentences(kind, en));
  const english = bare(sentences(kind, en)).replaceAll('quý III/2026', '');
  expect(english).not.toMatch(VIETNAMESE);
});

it.each(['vi', 'en'] as const)('all problems in %s, to be read by eye', async (language) => {
  const gallery = KINDS.map((kind) => renderProblem(samples(kind), CATALOGUES[language], createStyle(false)));
  await expect(`${gallery.join('\n\n')}\n`).toMatchFileSnapshot(`../golden/errors-${language}.txt`);
});

it('every code is there once, begins with its exit code, and is shown', () => {
  const codes = KINDS.map((kind) => PROBLEM_CODES[kind].code);
  expect(new Set(codes).size).toBe(codes.length);
  for (const kind of KINDS) {
    const { code, exit } = PROBLEM_CODES[kind];
    expect(code).toMatch(exit === 130 ? /^E130$/u : new RegExp(`^E${exit}\\d\\d$`, 'u'));
    expect(renderProblem(samples(kind), vi, createStyle(false))).toContain(code);
  }
});

describe.each(['vi', 'en'] as const)('all plain texts in %s', (language) => {
  const texts = CATALOGUES[language];

  /** Every text of the catalogue with its place; functions are called with what they may be given. */
  function textsIn(value: unknown, path: string): [string, string][] {
    if (typeof value === 'string') return [[path, value]];
    if (typeof value === 'function')
      return path.startsWith('say.') ? spoken(value as (...facts: unknown[]) => unknown, path) : [];
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([key, below]) =>
      textsIn(below, path === '' ? key : `${path}.${key}`),
    );
  }

  /** Numbers count; what takes none of them takes a text. */
  const heard = (speak: (...facts: unknown[]) => unknown, facts: readonly unknown[]): string => {
    try {
      return String(speak(...facts));
    } catch {
      return String(speak(...facts.map(String)));
    }
  };

  /** One and several of each, since English has a plural. */
  const spoken = (speak: (...facts: unknown[]) => unknown, path: string): [string, string][] =>
    [1, 7].map((count) => {
      const state = path === 'say.exportLine' ? 'new' : String(count);
      return [
        `${path}(${count})`,
        heard(
          speak,
          [String(count), state, String(count), String(count)]
            .map((text) => (/exportLine/u.test(path) ? text : Number(text)))
            .slice(0, speak.length),
        ),
      ];
    });

  it('are there, without holes', () => {
    const all = textsIn(texts, '');
    expect(all.length).toBeGreaterThan(250);
    expect(all.filter(([, text]) => text.trim() === '')).toEqual([]);
    expect(all.filter(([, text]) => /\$\{|undefined|\[object|NaN/u.test(text))).toEqual([]);
  });

  it('use every fact they are given', () => {
    const deaf = Object.entries(texts.say).filter(
      ([name, speak]) =>
        typeof speak === 'function' &&
        name !== 'exportLine' &&
        Array.from({ length: speak.length }, (_, index) => {
          const facts = Array.from({ length: speak.length }, (_, place) => (place === index ? 4711 : 7));
          return heard(speak as (...facts: unknown[]) => unknown, facts).includes('4711');
        }).includes(false),
    );
    // A rounding's decimals are not told when nothing was rounded; a day late is a fact, none left is a sentence.
    expect(deaf.map(([name]) => name).filter((name) => name !== 'explainShown')).toEqual([]);
  });
});

it('the English words of counting have a plural', () => {
  const { say } = en;
  expect([say.daysLeft(1), say.daysLeft(2), say.daysLate(1), say.overdue(3)]).toEqual([
    '1 day left',
    '2 days left',
    '1 day late',
    '3 days overdue',
  ]);
  expect([say.missingCount(1, 9), say.missingCount(2, 9)]).toEqual([
    'Figures are still missing from 1 of 9 units.',
    'Figures are still missing from 2 of 9 units.',
  ]);
});

describe.each(['vi', 'en'] as const)('hints in %s fit what was typed', (language) => {
  const texts = CATALOGUES[language];

  it('a figure that is missing is called missing', () => {
    const { what } = texts.problems.figure_wrong_form({
      indicator: INDICATOR,
      unit: UNIT,
      text: '',
      form: 'pair',
    });
    expect(what).not.toMatch(/Thiếu số liệu không phải|“”/u);
    expect(what).toMatch(/^Thiếu|missing/u);
  });

  it('a bare 0,5 is not answered with the example of another figure', () => {
    expect(texts.say.maybeFraction('0,5', '50')).toContain('50');
    expect(texts.say.maybeFraction('0,5', '50')).not.toContain('70');
  });

  it.each<[string, SoftFinding, readonly string[]]>([
    [
      'a move',
      { kind: 'moves_much', from: decimal('50'), to: decimal('61.5'), limit: decimal('10'), measure: '%' },
      ['50%', '10'],
    ],
    [
      'a smaller denominator',
      { kind: 'denominator_shrinks', from: decimal('520'), to: decimal('519') },
      ['520', '519'],
    ],
    [
      'figures that disagree',
      {
        kind: 'relation_broken',
        left: INDICATOR,
        leftPart: 'numerator',
        leftFigure: decimal('9'),
        operator: '<=',
        right: { code: 'CT05', name: 'Số vụ' },
        rightPart: 'denominator',
        rightFigure: decimal('8'),
      },
      ['CT04', 'CT05', '9', '8'],
    ],
  ])('%s tells its figures', (_, finding, facts) => {
    expect(facts.filter((fact) => !texts.softFinding(finding).includes(fact))).toEqual([]);
  });
});

describe('what a unit is told to do about its file', () => {
  it.each(['vi', 'en'] as const)('in %s: no command, no option', (language) => {
    const fixes = Object.values(CATALOGUES[language].unitFixes);
    expect(fixes.filter((fix) => /kpi |--/u.test(fix))).toEqual([]);
  });

  it.each([
    { cell: '_kpi!B1', expected: 'kpi-form/1', says: 'Phần ẩn của biểu mẫu' },
    { cell: 'Báo cáo!A', expected: 'H:indicators', says: 'Phần ẩn của biểu mẫu' },
    { cell: 'Báo cáo!C', expected: 'Tỷ lệ', says: 'thiếu dòng “Tỷ lệ”' },
    { cell: 'Báo cáo!C7', expected: 'Tỷ lệ', says: 'tại Báo cáo!C7' },
  ])('a form altered at $cell', ({ cell, expected, says }) => {
    expect(saidOf({ kind: 'form_altered', cell, expected }, vi).what).toContain(says);
  });
});
