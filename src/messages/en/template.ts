/** Forms of the province that are filled, in English. */
import type { FormQuestion, TemplateFault, TemplateProblems } from '../../domain/template-problem.ts';
import { visible } from '../format.ts';
import { list, shortened, type Said } from '../shared.ts';
import type { TemplateTexts } from '../vi/template.ts';
import { fileProblems } from './file-problems.ts';
import { plural } from './plural.ts';

const braced = (text: string): string => `{{${visible(text)}}}`;

export function faultWords({ text, fault, nearest }: TemplateFault): string {
  const near = nearest.map(braced).join(', ');
  switch (fault) {
    case 'unknown':
      return `${braced(text)}: there is no such field${near === '' ? '' : `; the nearest: ${near}`}`;
    case 'doubtful':
      return `${braced(text)}: it is not clear which field is meant; perhaps ${near}`;
    case 'braces':
      return `“${visible(text)}”: the braces {{ }} do not pair`;
    case 'unclosed':
      return `${braced(text)}: repeated rows need {{#…}} in the first row and {{/…}} of the same name in the last, not one within another`;
    case 'occupied':
      return text === '='
        ? 'a row drawn ahead has a formula where it is to be filled'
        : `a row drawn ahead already has “${visible(text)}” where it is to be filled`;
    case 'formula':
      return 'a formula that other cells share cannot be written over';
  }
}

const MOST_FAULTS = 20;

const templateProblems: { readonly [K in keyof TemplateProblems]: (facts: TemplateProblems[K]) => Said } = {
  template_unfit: ({ file, why }) => ({
    what: `${visible(file)} ${
      {
        not_xlsx: 'is no workbook (.xlsx)',
        asks_nothing: 'has no placeholder {{…}} in any cell',
        zip: 'is packed in a way that cannot be filled in place',
      }[why]
    }.`,
    next:
      why === 'zip'
        ? 'Open it with Excel or LibreOffice, save it as .xlsx and run this again.'
        : 'Open the form with Excel and write, say, {{phu-song-5g.result}} into a cell; see: kpi template fields. A form without any: kpi template learn FILE',
  }),
  template_faulty: ({ file, faults }) => ({
    what: `The form ${visible(file)} has ${plural(faults.length, 'place')} that cannot be filled:${list([
      ...faults.slice(0, MOST_FAULTS).map((fault) => `${visible(fault.cell)}: ${faultWords(fault)}`),
      ...(faults.length > MOST_FAULTS ? ['…'] : []),
    ])}`,
    next: 'Put these cells right in the form and run this again; nothing was written. All fields: kpi template fields',
  }),
  template_rows: ({ file, place, rows, drawn, needed }) => ({
    what: `${visible(file)}, ${visible(place)}: ${plural(drawn, 'row')} drawn ahead, but ${needed} needed for ${plural(needed, rowsOf[rows])}.`,
    next: `Insert ${needed - drawn} more before the row with {{/…}} in the form, or take a part only, such as {{#indicators c}}; nothing was written.`,
  }),
  form_unclear: ({ file, questions }) => ({
    what: `${plural(questions.length, 'place')} of the form ${visible(file)} could be several things; nothing was kept:${list(questions.map(questionWords))}`,
    next: 'Run it again with the right answer for each, or at a terminal to be asked.',
  }),
  form_unknown: ({ file, tables }) => ({
    what: `No indicator was recognised in ${visible(file)}${tables === 0 ? ' (no table with a heading row was found)' : ''}.`,
    next: 'Name cells by hand, such as --map "Sheet1!E7=phu-song-5g.result", or write {{phu-song-5g.result}} into the form; see: kpi template fields',
  }),
  form_unconfirmed: ({ name, what }) => ({
    what:
      what === 'learn'
        ? `The form “${visible(name)}” was not kept: somebody has to look and agree.`
        : `The form “${visible(name)}” was not taken away: somebody has to agree.`,
    next: 'If it is right, run it again with --yes.',
  }),
  map_unreadable: ({ text, why, nearest }) => ({
    what: `${
      {
        form: 'This cannot be read:',
        sheet: 'The form has no such sheet:',
        which_sheet: 'The form has several sheets, and this does not say which:',
        field: 'There is no such field:',
        outside: 'This is in no table that was recognised (only single cells can be named there):',
      }[why]
    } “${visible(text)}”.`,
    next: `Write row=indicator, column=field or cell=placeholder: --map "Sheet1!7=phu-song-5g", --map "Sheet1!E=result", --map "Sheet1!E7=period.name"; leave out: --skip "Sheet1!7"${
      nearest.length === 0 ? '' : `. Nearest: ${nearest.map(visible).join(', ')}`
    }`,
  }),
  template_missing: ({ text, names }) => ({
    what: `There is no file and no learned form called “${visible(text)}”.`,
    next:
      names.length === 0
        ? 'No form was learned yet; learn one: kpi template learn FILE.xlsx'
        : `Learned forms: ${names.map(visible).join('; ')}`,
  }),
};

const rowsOf = { indicators: 'indicator', units: 'unit', tasks: 'task' } as const;

function questionWords({ places, asks, text, measures, answers }: FormQuestion): string {
  const where = places.map(visible).join(', ');
  const said = {
    indicator: `${where} “${shortened(text)}” could be several indicators`,
    row: `${where}: several rows could be ${shortened(text)}`,
    column: `${where}: several columns could be the ${text}`,
    heading: `${where} “${shortened(text)}”: it could be several indicators`,
    measure: `${where} “${shortened(text)}”: the form counts in ${visible(measures?.[1] ?? '')}, the figures in ${visible(measures?.[0] ?? '')}, and there is no way from one to the other`,
  }[asks];
  return `${said}: ${answers.map(visible).join(' · ')}`;
}

export const problemsFromOutside = { ...fileProblems, ...templateProblems };

export const template: TemplateTexts = {
  indicatorFields: {
    target: 'target',
    result: 'result held against the target (year to date for a flow)',
    inPeriod: "the period's own result",
    attainment: 'attainment of the target (%)',
    verdict: 'verdict',
    numerator: 'numerator',
    denominator: 'denominator',
    measure: 'unit of measure',
    name: "the indicator's name",
    lead: 'lead unit',
    note: 'note',
    previous: 'result of the period before',
    lastYear: 'result of the same period last year',
  },
  periodFields: {
    name: "the period's name",
    from: 'first day of the data',
    to: 'last day of the data',
    due: 'last day to report',
  },
  planFields: { name: "the plan's title", number: "the plan's number", agency: 'issuing agency' },
  today: 'today',
  unitFields: { name: "the unit's name", code: "the unit's code" },
  taskFields: {
    content: 'what is to be done',
    unit: 'who does it',
    with: 'with whom',
    due: 'deadline',
    basis: 'basis',
    state: 'state',
    result: 'what was done',
    code: "the task's code",
  },
  rowNumber: 'running number of the row',
  rowsOf: { indicators: 'indicator', units: 'unit', tasks: 'task' },
  each: (of, field) => `a row per ${of}: ${field}`,
  rowsHelp:
    'Rows drawn ahead, one per indicator, unit or task: write {{#indicators}} into a cell of the first row, {{/indicators}} into one of the last, and these fields into the first ({{#indicators c}}: only section c of the plan; {{#units ho-so-dien-tu}}: only the units that report it; {{#tasks VP}}: only the tasks of that unit):',
  fieldHead: { placeholder: 'Write into a cell', english: 'In English', means: 'Is filled with' },
  indicatorsTitle: 'Fields of an indicator (put its code from the list below)',
  indicatorHead: { code: 'Indicator', name: 'Name', units: 'Reported by' },
  unitHead: { code: 'Unit', name: 'Name' },
  ofUnit: (example) => `The figure of one unit: ${example}`,
  inText:
    'A cell that is just a placeholder gets a number; among other words it is written out, “—” where absent.',
  checkHead: { cell: 'Cell', means: 'Placeholder → is filled with' },
  fault: faultWords,
  fine: (asked) => `${asked === 1 ? 'The one place' : `All ${asked} places`} can be filled.`,
  faulty: (asked, faults) => `${faults} of ${plural(asked, 'place')} cannot be filled.`,
  filled: (path, cells) => `${plural(cells, 'cell')} filled: ${visible(path)}`,
  filledSame: (path) => `The filled form has not changed: ${visible(path)}`,
  elsewhere: (sheets) =>
    `Formulas on sheets without placeholders are computed anew when Excel opens the file; in LibreOffice press Ctrl+Shift+F9: ${sheets}`,
  blanks: (cells) => `${plural(cells, 'cell')} left blank: no figure yet.`,
  stray: (stray) =>
    `Placeholders outside of cells are not filled: ${stray
      .map(({ sheet, where, text }) => `${visible(text)} (${strayPlaces[where]}, sheet ${visible(sheet)})`)
      .join('; ')}`,
  indicatorGone: (code, name) =>
    `The indicator ${code} (${shortened(name)}) is not in force in this period: its cells are left blank. The form may have to be learned anew.`,
  indicatorRenamed: (code, before, now) =>
    `The indicator ${code} was renamed since the form was learned: “${shortened(before)}” → “${shortened(now)}”. Look again: kpi template show`,
  learn: {
    head: { row: 'Row', indicator: 'Indicator', cells: 'Cell ← is filled with', confidence: 'Sure' },
    byHand: 'by hand',
    sureness: (percent) => `${percent}%`,
    shifted: (power) => `times 10^${power}`,
    replaces: (places) => `What stands in these cells now will go: ${places}`,
    unplaced: 'Rows that are no indicator (left as they are)',
    withoutRow: 'Indicators that have no row in the form',
    formulas: (cells) => `Cells with the province's formula, left as they are: ${cells}`,
    contents: (cells) => `Cells that have words already, left as they are: ${cells}`,
    notes: {
      quarter: (place, text) => `${place} “${text}”: the heading is right for that quarter alone`,
      quarters: (place, text) => `${place} “${text}”: a column per quarter, not filled`,
      other: (place, text) => `${place} “${text}”: not filled`,
      unknown: (place, text) => `${place} “${text}”: no field of ours, not filled`,
    },
    percentDoubt: (places) => `Cells in a % format whose figure is no percentage, look again: ${places}`,
    stray: 'Cells outside of tables',
    total: (cells, rows) => `${plural(cells, 'cell')} in ${plural(rows, 'row')}.`,
    confirm: (name, cells) => `Keep the form “${visible(name)}” with ${plural(cells, 'cell')} as above?`,
    confirmOver: (name, cells) =>
      `Put this in the place of the learned form “${visible(name)}”, ${plural(cells, 'cell')} as above?`,
    saved: (name, cells) =>
      `The form “${visible(name)}” was learned: ${plural(cells, 'cell')}. Use it: kpi report --template "${visible(name)}"`,
    same: (name) => `The form “${visible(name)}” was learned just so; nothing changed.`,
    askIndicator: (place, text) => `${place} “${text}”: which indicator is it?`,
    askRow: (indicator) => `${indicator}: which row?`,
    askColumn: (field) => `${field}: which column?`,
    askMeasure: (place, text, own, asked) => `${place} “${text}” counts in ${asked}, the figures in ${own}:`,
    neither: 'none of them: left as it is',
    asItIs: 'fill the figure as it is',
    leave: 'leave blank',
  },
  kept: {
    head: { name: 'Name', file: 'File', cells: 'Cells', by: 'Learned by', at: 'On' },
    none: 'No form was learned yet. Learn one: kpi template learn FILE.xlsx',
    title: (name, revision) => `Form “${visible(name)}”, revision ${revision}`,
    confirmForget: (name) => `Take the form “${visible(name)}” away?`,
    forgotten: (name) =>
      `The form “${visible(name)}” was taken away. kpi template learn brings it back at any time.`,
  },
};

const strayPlaces = {
  header: 'header or footer',
  drawing: 'text box or drawing',
  chart: 'chart',
  comment: 'comment',
  name: 'name of the sheet',
} as const;
