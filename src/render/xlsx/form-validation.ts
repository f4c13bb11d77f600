/** What spreadsheets refuse while people type: the hard limits (DESIGN 3.10), with Vietnamese words. */
import type { Cell, DataValidation, Worksheet } from 'exceljs';
import type { IndicatorAt } from '../../domain/plan.ts';
import { MILESTONE_CHOICES, NO_CASES_MARK, TASK_STATE_CHOICES } from '../../domain/unit-form.ts';
import { addressOf } from './form-cells.ts';

/** What Excel takes; it repairs, and thereby loses, anything longer. */
const MOST = { title: 32, message: 225, prompt: 255, formula: 255 } as const;
/** A figure has at most 15 digits before its mark. */
const LARGEST = 999_999_999_999_999;

type Rule = Pick<DataValidation, 'type' | 'formulae'> &
  Partial<Pick<DataValidation, 'operator' | 'allowBlank' | 'promptTitle' | 'prompt'>>;

interface Refusal {
  readonly title: string;
  readonly message: string;
}

function validate(cell: Cell, rule: Rule, { title, message }: Refusal): void {
  const { prompt, promptTitle } = rule;
  hold(title, MOST.title);
  hold(message, MOST.message);
  hold(promptTitle ?? '', MOST.title);
  hold(prompt ?? '', MOST.prompt);
  for (const formula of rule.formulae) if (typeof formula === 'string') hold(formula, MOST.formula);
  cell.dataValidation = {
    allowBlank: true,
    ...rule,
    ...(prompt === undefined ? {} : { showInputMessage: true }),
    showErrorMessage: true,
    errorStyle: 'stop',
    errorTitle: title,
    error: message,
  };
}

function hold(text: string, most: number): void {
  if (text.length > most) throw new RangeError(`longer than ${most} characters: ${text}`);
}

function choice(cell: Cell, choices: readonly string[], refusal: Refusal, prompt: Partial<Rule> = {}): void {
  const list = choices.join(',');
  validate(cell, { type: 'list', formulae: [`"${list}"`], ...prompt }, refusal);
}

/** Numerator and denominator hold each other. */
export function validatePair(sheet: Worksheet, row: number, indicator: IndicatorAt): void {
  const numerator = addressOf(row, 'numerator');
  const denominator = addressOf(row, 'denominator');
  const count = indicator.whole ? 'số nguyên không âm' : 'số không âm';
  const held = (own: string, order: string): Rule => ({
    type: 'custom',
    // "Ignore blanks" would let everything through while the other cell is empty.
    allowBlank: false,
    formulae: [
      `AND(${[
        `ISNUMBER(${own})`,
        `${own}>=0`,
        `${own}<=${LARGEST}`,
        ...(indicator.whole ? [`${own}=INT(${own})`] : []),
        ...(indicator.allowOver100 ? [] : [order]),
      ].join(',')})`,
    ],
  });
  const rest = indicator.allowOver100 ? '' : ' và không lớn hơn mẫu số';
  validate(
    sheet.getCell(numerator),
    held(numerator, `OR(ISBLANK(${denominator}),${numerator}<=${denominator})`),
    {
      title: 'Tử số chưa đúng',
      message: `Tử số phải là ${count}${rest}. Chỉ gõ chữ số, không gõ kèm đơn vị tính.`,
    },
  );
  const turned = indicator.allowOver100 ? '' : ' và không nhỏ hơn tử số';
  validate(
    sheet.getCell(denominator),
    held(denominator, `OR(ISBLANK(${numerator}),${numerator}<=${denominator})`),
    {
      title: 'Mẫu số chưa đúng',
      message: `Mẫu số phải là ${count}${turned}. Chỉ gõ chữ số, không gõ kèm đơn vị tính.`,
    },
  );
}

export function validateValue(sheet: Worksheet, row: number, indicator: IndicatorAt): void {
  const percent = indicator.kind === 'percent' || indicator.measure === '%';
  const least = indicator.allowNegative ? -LARGEST : 0;
  const most = percent && !indicator.allowOver100 ? 100 : LARGEST;
  const what = indicator.whole ? 'số nguyên' : 'số';
  const within =
    most === 100
      ? ` ${indicator.allowNegative ? 'không quá' : 'từ 0 đến'} 100`
      : indicator.allowNegative
        ? ''
        : ' không âm';
  const how = percent
    ? 'Ghi số phần trăm, ví dụ 63,5; không gõ kèm chữ.'
    : 'Chỉ gõ chữ số, không gõ kèm đơn vị tính.';
  validate(
    sheet.getCell(addressOf(row, 'result')),
    { type: indicator.whole ? 'whole' : 'decimal', operator: 'between', formulae: [least, most] },
    { title: 'Số liệu chưa đúng', message: `Kết quả phải là ${what}${within}. ${how}` },
  );
}

const CHOOSE: Refusal = {
  title: 'Chưa đúng',
  message: 'Bấm mũi tên bên phải ô để chọn trong danh sách, hoặc để trống.',
};

export function validateMilestone(sheet: Worksheet, row: number): void {
  choice(sheet.getCell(addressOf(row, 'result')), Object.values(MILESTONE_CHOICES), CHOOSE);
}

export function validateNoCases(sheet: Worksheet, row: number): void {
  choice(
    sheet.getCell(addressOf(row, 'noCases')),
    [NO_CASES_MARK],
    {
      title: 'Chưa đúng',
      message: `Chỉ chọn «${NO_CASES_MARK}» hoặc để trống. Nếu có số liệu bằng 0 thì ghi 0 vào ô số liệu.`,
    },
    {
      promptTitle: NO_CASES_MARK,
      prompt:
        'Chọn khi trong kỳ không có trường hợp nào để tính. Nếu có số liệu bằng 0 thì ghi 0, không chọn ở đây.',
    },
  );
}

export function validateTaskState(sheet: Worksheet, row: number): void {
  choice(sheet.getCell(addressOf(row, 'numerator')), Object.values(TASK_STATE_CHOICES), CHOOSE);
}
