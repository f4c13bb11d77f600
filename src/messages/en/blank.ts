/** Blanks with and without a reason, in English. */
import type { BlankProblems } from '../../domain/blank-problem.ts';
import { periodWords, visible } from '../format.ts';
import { named, type Said } from '../shared.ts';
import type { BlankTexts } from '../vi/blank.ts';

const quarter = (period: string): string => periodWords(period, 'en');

export const blankProblems: { readonly [K in keyof BlankProblems]: (facts: BlankProblems[K]) => Said } = {
  blank_has_figure: ({ indicator, unit, period }) => ({
    what: `${named(unit)} has a figure of ${named(indicator)} in ${quarter(period)}, so nothing is blank there.`,
    next: `Nothing was written. If the figure is wrong, take it back first: kpi retract ${indicator.code} ${unit.code} --period ${period} --reason "why", then run this again.`,
  }),
  blank_not_owed: ({ indicator, unit, period }) => ({
    what: `${named(unit)} need not report ${named(indicator)} in ${quarter(period)}, so a blank there needs no reason.`,
    next: `What the unit still owes: kpi missing --unit ${unit.code} --period ${period}`,
  }),
};

export const blank: BlankTexts = {
  ask: 'Why there is no figure:',
  done: (reason) => `Left blank, reason: ${reason}`,
  changed: (before, now) => `Why it is blank: ${before} → ${now}`,
  same: (reason) => `Nothing changed; why it is blank: ${reason}`,
  taken: (before) => `The reason was taken back: ${before}`,
  noneSame: 'Nothing changed; there is no reason.',
  next: (indicator, unit, period) =>
    `Once there is a figure: kpi record ${indicator} ${unit} FIGURE --period ${period}`,

  line: (codes, reason) => `${codes}: ${visible(reason)}`,
  silent: (codes) => `${codes}: no reason given`,
  count: (blanks, reasoned) =>
    `${blanks} ${blanks === 1 ? 'blank' : 'blanks'}, ${reasoned === 0 ? 'none' : reasoned} with a reason.`,
  withReason: (code, reason) => `${code} (reason: ${visible(reason)})`,
  explained: (unit, period, reason) => `${unit}, ${period}: left blank, reason: ${visible(reason)}`,
  explainedNone: (unit, period) => `${unit}, ${period}: blank, no reason given`,
  brought: (indicator, unit, period, reason) =>
    `${indicator} · ${unit} · ${period}: left blank, reason: ${visible(reason)}`,
};
