/** The form's table of indicators. */
import type { Worksheet } from 'exceljs';
import { exact, toCellNumber, type DecimalText } from '../../domain/exact.ts';
import {
  FORM_COLUMNS,
  INDICATOR_KEY,
  KEYS,
  MILESTONE_CHOICES,
  NO_CASES_MARK,
  WORDS_KEY,
  type FormIndicator,
  type UnitForm,
} from '../../domain/unit-form.ts';
import { formatDigits } from '../../messages/format.ts';
import { EMPTY, LAST_COLUMN, putFormRow, words, type Block, type Content, type Run } from './form-cells.ts';
import { resultContent } from './form-formula.ts';
import { validateMilestone, validateNoCases, validatePair, validateValue } from './form-validation.ts';
import { beforeWords, headingWords, hintsOf, NO_INDICATORS } from './form-words.ts';
import { givenNumber, targetFormat } from './number-cell.ts';
import { MILESTONE_TARGET } from './words.ts';

const HINT = { size: 10, italic: true } as const;
/** More would be lost in a number cell: spreadsheets keep 15 significant digits. */
const MOST_DIGITS = 15;

export function putIndicatorHeadings(sheet: Worksheet, row: number): void {
  const blocks = FORM_COLUMNS.filter(({ id }) => id !== 'key').map(({ id, heading }): Block => ({
    from: id,
    content: words(heading, { bold: true }),
    look: 'heading',
    align: 'center',
  }));
  putFormRow(sheet, row, KEYS.indicators, blocks);
}

/** @returns the last row used, and the rows that must not end a page */
export function putIndicators(
  sheet: Worksheet,
  above: number,
  form: UnitForm,
): { readonly last: number; readonly kept: readonly number[] } {
  let row = above;
  const kept: number[] = [];
  if (form.indicators.length === 0) putBandRow(sheet, ++row, 'none', NO_INDICATORS, { italic: true });
  for (const asked of form.indicators) {
    for (const section of asked.headings) {
      putBandRow(sheet, ++row, section.code, ...headingWords(section));
      kept.push(row);
    }
    putIndicator(sheet, ++row, asked, form);
  }
  return { last: row, kept };
}

function putBandRow(sheet: Worksheet, row: number, key: string, text: string, face: Run['face']): void {
  putFormRow(sheet, row, WORDS_KEY + key, [
    { from: 'number', to: LAST_COLUMN, content: words(text, face), look: 'fixed', align: 'left' },
  ]);
}

function putIndicator(sheet: Worksheet, row: number, asked: FormIndicator, form: UnitForm): void {
  const { indicator, number, now } = asked;
  const hints = hintsOf(asked, form);
  const name: Run[] = [
    { text: hints.length === 0 ? indicator.name : `${indicator.name}\n` },
    ...(hints.length === 0 ? [] : [{ text: hints.join('\n'), face: HINT }]),
  ];
  putFormRow(sheet, row, INDICATOR_KEY + indicator.code, [
    fixed('number', { kind: 'number', value: number, numFmt: '0' }),
    { from: 'name', content: { kind: 'runs', runs: name }, look: 'fixed', align: 'left' },
    fixed('measure', words(indicator.measure)),
    fixed('target', targetContent(asked)),
    fixed('before', words(beforeWords(asked.before, indicator.measure) ?? '-')),
    ...figureBlocks(row, asked),
    ...(indicator.kind === 'milestone'
      ? [unused('noCases')]
      : [
          input(
            'noCases',
            now?.observation.figure.kind === 'no_cases' ? words(NO_CASES_MARK) : EMPTY,
            'center',
          ),
        ]),
    input(
      'note',
      words(now === null ? (form.blankReasons?.get(indicator.code) ?? null) : now.observation.note),
      'left',
    ),
    input('source', words(now?.observation.source ?? null), 'left'),
  ]);
  validateIndicator(sheet, row, asked);
}

function targetContent({ indicator, target }: FormIndicator): Content {
  if (indicator.kind === 'milestone') return words(MILESTONE_TARGET);
  if (target === null) return words('-');
  const { inForce, shown } = target;
  const { number } = givenNumber(inForce.value, shown);
  return { kind: 'number', value: number, numFmt: targetFormat(shown, indicator.direction) };
}

function figureBlocks(row: number, asked: FormIndicator): Block[] {
  const { indicator, now } = asked;
  const figure = now?.observation.figure;
  switch (indicator.kind) {
    case 'ratio': {
      const pair = figure?.kind === 'ratio' ? figure : null;
      return [
        numberInput('numerator', pair?.numerator ?? null, indicator.whole),
        numberInput('denominator', pair?.denominator ?? null, indicator.whole),
        fixed('result', resultContent(row, asked)),
      ];
    }
    case 'milestone': {
      const milestone = figure?.kind === 'milestone' ? figure : null;
      const state = milestone === null ? null : MILESTONE_CHOICES[milestone.state];
      return [
        { ...input('numerator', words(milestone?.document ?? null), 'left'), to: 'denominator' },
        input('result', words(state), 'center'),
      ];
    }
    case 'percent':
    case 'amount':
      return [
        unused('numerator'),
        unused('denominator'),
        numberInput('result', figure?.kind === 'value' ? figure.value : null, indicator.whole),
      ];
  }
}

function validateIndicator(sheet: Worksheet, row: number, { indicator }: FormIndicator): void {
  if (indicator.kind === 'milestone') {
    validateMilestone(sheet, row);
    return;
  }
  if (indicator.kind === 'ratio') validatePair(sheet, row, indicator);
  else validateValue(sheet, row, indicator);
  validateNoCases(sheet, row);
}

const fixed = (from: Block['from'], content: Content): Block => ({
  from,
  content,
  look: 'fixed',
  align: 'center',
});
const unused = (from: Block['from']): Block => ({ from, content: EMPTY, look: 'unused', align: 'center' });
const input = (from: Block['from'], content: Content, align: Block['align']): Block => ({
  from,
  content,
  look: 'input',
  align,
  holds: 'text',
});

function numberInput(from: Block['from'], text: DecimalText | null, whole: boolean): Block {
  // Without a fixed number of decimals: what was typed is what is seen.
  const numFmt = whole ? '#,##0' : 'General';
  const content: Content =
    text === null
      ? { kind: 'number', value: null, numFmt }
      : text.replace(/\D/gu, '').length > MOST_DIGITS
        ? words(formatDigits(text, 'vi'))
        : { kind: 'number', value: toCellNumber(exact(text)), numFmt };
  return { from, content, look: 'input', align: 'center', holds: 'number' };
}
