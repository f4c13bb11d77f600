/** Forms of the province that are filled, in English. */
import type { TemplateFault, TemplateProblems } from '../../domain/template-problem.ts';
import { visible } from '../format.ts';
import { list, type Said } from '../shared.ts';
import type { TemplateTexts } from '../vi/template.ts';
import { closingProblems } from './closing.ts';
import { compareProblems } from './compare.ts';
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
        : 'Open the form with Excel and write, say, {{phu-song-5g.result}} into a cell; see: kpi template fields',
  }),
  template_faulty: ({ file, faults }) => ({
    what: `The form ${visible(file)} has ${plural(faults.length, 'place')} that cannot be filled:${list([
      ...faults.slice(0, MOST_FAULTS).map((fault) => `${visible(fault.cell)}: ${faultWords(fault)}`),
      ...(faults.length > MOST_FAULTS ? ['…'] : []),
    ])}`,
    next: 'Put these cells right in the form and run this again; nothing was written. All fields: kpi template fields',
  }),
};

export const problemsFromOutside = {
  ...fileProblems,
  ...templateProblems,
  ...closingProblems,
  ...compareProblems,
};

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
  },
  periodFields: {
    name: "the period's name",
    from: 'first day of the data',
    to: 'last day of the data',
    due: 'last day to report',
  },
  planFields: { name: "the plan's title", number: "the plan's number", agency: 'issuing agency' },
  today: 'today',
  unitName: "the unit's name",
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
  filled: (path, cells) => `${plural(cells, 'cell')} filled: ${path}`,
  filledSame: (path) => `The filled form has not changed: ${path}`,
  elsewhere: (sheets) =>
    `Formulas on sheets without placeholders are computed anew when Excel opens the file; in LibreOffice press Ctrl+Shift+F9: ${sheets}`,
  blanks: (cells) => `${plural(cells, 'cell')} left blank: no figure yet.`,
};
