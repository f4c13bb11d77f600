/** What has to be decided of a form: asked at a terminal, or told with each answer as it is typed. */
import type { Context } from '../context.ts';
import type { Decisions, Question } from '../domain/form-proposal.ts';
import type { IndicatorAt } from '../domain/plan.ts';
import { INDICATOR_FIELDS, type IndicatorField } from '../domain/template-fields.ts';
import type { FormQuestion } from '../domain/template-problem.ts';
import type { Choice } from '../input/ask.ts';
import { columnLetters } from '../input/foreign-file.ts';
import { visible } from '../messages/format.ts';
import { shortened } from '../messages/shared.ts';

/** What the clerk said so far; questions add to it. */
export interface Said extends Decisions {
  readonly rows: Map<string, IndicatorAt | null>;
  readonly columns: Map<string, IndicatorField | null>;
  readonly headings: Map<string, IndicatorAt>;
}

export const rowKey = (sheet: string, row: number): string => `${sheet}!${row}`;
export const columnKey = (sheet: string, column: number): string => `${sheet}!${columnLetters(column)}`;

const NONE = '-';

export async function answer(
  context: Context,
  ask: NonNullable<Context['ask']>,
  question: Question,
  said: Said,
): Promise<void> {
  const { learn, indicatorFields } = context.texts.template;
  const { sheet } = question;
  const neither = { value: NONE, name: learn.neither, words: [] };
  switch (question.asks) {
    case 'heading': {
      const { text, columns, indicators } = question;
      const place = columns.map((column) => columnKey(sheet, column)).join(', ');
      const code = await ask.choose(learn.askIndicator(visible(place), shortened(text)), [
        ...choicesOf(indicators),
        neither,
      ]);
      const chosen = indicators.find((indicator) => indicator.code === code);
      for (const column of columns) {
        if (chosen === undefined) said.columns.set(columnKey(sheet, column), null);
        else said.headings.set(columnKey(sheet, column), chosen);
      }
      return;
    }
    case 'indicator': {
      const { row, indicators } = question;
      const choices = choicesOf(indicators);
      const place = rowKey(sheet, row.number);
      const code = await ask.choose(learn.askIndicator(visible(place), shortened(row.text)), [
        ...choices,
        neither,
      ]);
      said.rows.set(place, indicators.find((indicator) => indicator.code === code) ?? null);
      return;
    }
    case 'row': {
      const { indicator, rows } = question;
      const choices = rows.map((row) => ({
        value: rowKey(sheet, row.number),
        name: `${rowKey(sheet, row.number)} “${shortened(row.text)}”`,
        words: [row.text],
      }));
      const named = `${indicator.code} (${shortened(indicator.name)})`;
      const chosen = await ask.choose(learn.askRow(named), [...choices, neither]);
      if (chosen !== NONE) said.rows.set(chosen, indicator);
      else for (const row of rows) said.rows.set(rowKey(sheet, row.number), null);
      return;
    }
    case 'column': {
      const { field, columns } = question;
      const choices = columns.map(({ column, path }) => ({
        value: columnKey(sheet, column),
        name: `${columnKey(sheet, column)} “${shortened(path.join(' / '))}”`,
        words: path,
      }));
      const chosen = await ask.choose(learn.askColumn(indicatorFields[field]), [...choices, neither]);
      for (const { column } of columns) {
        const key = columnKey(sheet, column);
        said.columns.set(key, key === chosen ? field : null);
      }
      return;
    }
    case 'measure': {
      const { row, indicator, measure } = question;
      const place = rowKey(sheet, row.number);
      const text = learn.askMeasure(visible(place), shortened(row.text), indicator.measure, visible(measure));
      const chosen = await ask.choose(text, [
        { value: NONE, name: learn.leave, words: [] },
        { value: indicator.code, name: learn.asItIs, words: [] },
      ]);
      said.rows.set(place, chosen === NONE ? null : indicator);
    }
  }
}

const choicesOf = (indicators: readonly IndicatorAt[]): Choice[] =>
  indicators.map(({ code, name }) => ({
    value: code,
    name: `${code} – ${shortened(name)}`,
    words: [name],
  }));

/** The question with each answer as it is typed. */
export function formQuestion(question: Question, { texts }: Context): FormQuestion {
  const { sheet } = question;
  const map = (part: string, meaning: string): string => `--map "${part}=${meaning}"`;
  const skip = (...parts: readonly string[]): string => parts.map((part) => `--skip "${part}"`).join(' ');
  switch (question.asks) {
    case 'heading': {
      const places = question.columns.map((column) => columnKey(sheet, column));
      return {
        asks: 'heading',
        places,
        text: question.text,
        answers: [
          ...question.indicators.map(({ code }) => places.map((place) => map(place, code)).join(' ')),
          skip(...places),
        ],
      };
    }
    case 'indicator': {
      const place = rowKey(sheet, question.row.number);
      return {
        asks: 'indicator',
        places: [place],
        text: question.row.text,
        answers: [...question.indicators.map(({ code }) => map(place, code)), skip(place)],
      };
    }
    case 'row': {
      const places = question.rows.map(({ number }) => rowKey(sheet, number));
      const { code, name } = question.indicator;
      return {
        asks: 'row',
        places,
        text: `${code} (${shortened(name)})`,
        answers: [...places.map((place) => map(place, code)), skip(...places)],
      };
    }
    case 'column': {
      const places = question.columns.map(({ column }) => columnKey(sheet, column));
      return {
        asks: 'column',
        places,
        text: texts.template.indicatorFields[question.field],
        answers: [...places.map((place) => map(place, INDICATOR_FIELDS[question.field][0])), skip(...places)],
      };
    }
    case 'measure': {
      const place = rowKey(sheet, question.row.number);
      const { measure, code } = question.indicator;
      return {
        asks: 'measure',
        places: [place],
        text: question.row.text,
        measures: [measure, question.measure],
        answers: [map(place, code), skip(place)],
      };
    }
  }
}
