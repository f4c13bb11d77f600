/** A change of the ledger in plain words: where, from what, to what. */
import type { Day } from '../domain/day.ts';
import type { Contents, LearnedForm, LedgerEvent, PlaceChange } from '../domain/ledger.ts';
import type { Observation } from '../domain/observation.ts';
import { quarterPeriod } from '../domain/period.ts';
import {
  indicatorAt,
  unitAt,
  type Indicator,
  type IndicatorAt,
  type Plan,
  type Target,
  type Task,
  type Unit,
} from '../domain/plan.ts';
import type { Remark, StatedBlank, Submission, TaskReport } from '../domain/submission.ts';
import type { TaskProgress, TaskStep, TaskTick } from '../domain/task-log.ts';
import { factChanges } from '../domain/version-changes.ts';
import {
  formatDay,
  formatDigits,
  formatPeriod,
  formatQuarter,
  periodWords,
  visible,
  withMeasure,
} from '../messages/format.ts';
import { shortened } from '../messages/shared.ts';
import { factLabel, factWords } from './difference-words.ts';
import { figureText, type Look } from './figures.ts';
import { changedTaskFacts, stepName } from './task.ts';
import { occurrenceWords } from './tasks.ts';

/** Names of things as they are called on a day; a thing that is nowhere told is known by its code. */
export interface Names {
  readonly unit: (code: string) => string;
  readonly indicator: (code: string) => string;
  readonly task: (code: string) => string;
  readonly definition: (code: string) => IndicatorAt | null;
}

const LONGEST = 40;
/** Longer words of a unit are cut: the whole of them stands in the data. */
const LONGEST_WORDS = 120;

const label = (code: string, name: string): string => `${code} – ${shortened(name, LONGEST)}`;

/** @param changes what is told: things that came and went with it have their names there */
export function namesOf(plan: Plan, day: Day, changes: readonly PlaceChange[] = []): Names {
  const gone = <K extends 'unit' | 'indicator' | 'task'>(kind: K): Contents[K][] =>
    changes.flatMap((change) =>
      change.kind === kind ? [change.before, change.after].filter((thing) => thing !== null) : [],
    ) as Contents[K][];
  const units = new Map([...gone('unit'), ...plan.units].map((unit) => [unit.code, unitAt(unit, day)]));
  const indicators = new Map(
    [...gone('indicator'), ...plan.indicators].map((each) => [each.code, indicatorAt(each, day)]),
  );
  const tasks = new Map([...gone('task'), ...plan.tasks].map((task) => [task.code, task]));
  const named = (code: string, name: string | undefined): string =>
    name === undefined ? visible(code) : label(visible(code), name);
  return {
    unit: (code) => named(code, units.get(code)?.name),
    indicator: (code) => named(code, indicators.get(code)?.name),
    task: (code) => named(code, tasks.get(code)?.content),
    definition: (code) => indicators.get(code) ?? null,
  };
}

/** One line of what happened in a place. */
export function changeLine(change: PlaceChange, names: Names, look: Look): string {
  const { texts } = look;
  const { place, before, after } = change;
  const where = placeWords(change, names, look);
  if (isPlanThing(change)) return planLine(change, where, look);
  const [old, now] = [contentWords(change, before, names, look), contentWords(change, after, names, look)];
  if (old !== now || before === null || after === null) return texts.ledger.moved(where, old, now);
  const facts = place.kind === 'figure' ? notedFacts(change, look) : [];
  return texts.ledger.noted(where, now, facts.join('; '));
}

/** Where it happened. */
export function placeWords(
  { kind, place, before, after }: PlaceChange,
  names: Names,
  { texts, language }: Look,
): string {
  const { ledger, submissions } = texts;
  const { indicator, unit, quarter, task, rest } = place;
  const period = quarter === null ? '' : formatPeriod(quarterPeriod(quarter), language);
  const [unitName, taskName] = [names.unit(unit ?? ''), names.task(task ?? '')];
  const occurrence = rest === null || rest === '' ? '' : `, ${occurrenceWords(rest, texts, language)}`;
  switch (kind) {
    case 'figure':
      return [names.indicator(indicator ?? ''), unitName, period].join(', ');
    case 'submission':
      return ledger.submission(unitName, period);
    case 'remark':
      return ledger.remark(submissions.kinds[rest as keyof typeof submissions.kinds], unitName, period);
    case 'task_report':
      return ledger.taskReport(taskName, unitName, period);
    case 'blank_reason':
      return ledger.blankReason(names.indicator(indicator ?? ''), unitName, period);
    case 'task_progress':
      return ledger.progress(taskName, occurrence);
    case 'task_tick':
      return ledger.tick(taskName, occurrence);
    case 'task_step': {
      const step = (after ?? before) as TaskStep;
      return ledger.step(taskName, stepName(step, texts));
    }
    case 'template':
      return ledger.template(visible(rest ?? ''));
    case 'unit':
      return ledger.unit(label(visible(unit ?? ''), nameOf((after ?? before) as Unit)));
    case 'indicator':
      return ledger.indicator(label(visible(indicator ?? ''), nameOf((after ?? before) as Indicator)));
    case 'task':
      return ledger.task(label(visible(task ?? ''), ((after ?? before) as Task).content));
    case 'target': {
      const scope = unit === null ? texts.words.scopes[rest as Target['scope']] : unitName;
      const from = quarter === null ? '' : formatQuarter(quarter, language);
      return ledger.target(names.indicator(indicator ?? ''), scope, from);
    }
  }
}

const nameOf = ({ versions, code }: Unit | Indicator): string => versions.at(-1)?.name ?? code;

type PlanChange = Extract<PlaceChange, { kind: 'unit' | 'indicator' | 'task' }>;

const isPlanThing = (change: PlaceChange): change is PlanChange =>
  change.kind === 'unit' || change.kind === 'indicator' || change.kind === 'task';

function planLine(change: PlanChange, where: string, look: Look): string {
  const { ledger, say } = look.texts;
  const { kind, before, after } = change;
  if (before === null) return `${where}: ${ledger.added}`;
  if (after === null) return `${where}: ${ledger.gone}`;
  const facts =
    kind === 'task'
      ? changedTaskFacts(before, after, look.texts).map((line) => line.trim())
      : factChanges(before, after).map(({ fact, old, new: now, since }) => {
          const moved = say
            .factChanged(
              factLabel({ fact }, look),
              factWords(old, { fact }, look),
              factWords(now, { fact }, look),
            )
            .trim();
          return since === null ? moved : `${moved} (${ledger.since(formatDay(since))})`;
        });
  return `${where}: ${facts.join('; ')}`;
}

function contentWords(
  { kind, place }: PlaceChange,
  content: PlaceChange['after'],
  names: Names,
  look: Look,
): string {
  const { texts, language } = look;
  if (content === null) return texts.ledger.none;
  switch (kind) {
    case 'figure':
      return figureWords(content as Observation, names.definition(place.indicator ?? ''), look);
    case 'submission': {
      const { state, on, reason } = content as Submission;
      const said = texts.submissions.states[state](formatDay(on));
      return reason === null ? said : `${said} (${visible(reason)})`;
    }
    case 'remark': {
      const { text } = content as Remark;
      return text === '' ? texts.ledger.none : `“${shortened(text, LONGEST_WORDS)}”`;
    }
    case 'task_report': {
      const { state, result } = content as TaskReport;
      return joined([
        state === null ? texts.submissions.noState : texts.tasks.states[state],
        result === null ? null : `“${shortened(result, LONGEST_WORDS)}”`,
      ]);
    }
    case 'blank_reason': {
      const { reason } = content as StatedBlank;
      return reason === '' ? texts.ledger.none : `“${shortened(reason, LONGEST_WORDS)}”`;
    }
    case 'task_progress': {
      const { state, percent, on, document, note } = content as TaskProgress;
      return joined([
        texts.tasks.states[state],
        percent === null ? null : texts.tasks.percent(percent),
        texts.tasks.since(formatDay(on)),
        document === null ? null : visible(document),
        note === null ? null : `“${shortened(note, LONGEST_WORDS)}”`,
      ]);
    }
    case 'task_tick': {
      const { on, note } = content as TaskTick;
      return joined([on === null ? texts.ledger.none : formatDay(on), note === null ? null : visible(note)]);
    }
    case 'task_step': {
      const { planned, actual, document } = content as TaskStep;
      const { stepHead } = texts.tasks;
      return joined([
        planned === null ? null : `${stepHead.planned} ${formatDay(planned)}`,
        actual === null ? null : `${stepHead.actual} ${formatDay(actual)}`,
        document === null ? null : visible(document),
      ]);
    }
    case 'template': {
      const { workbook, fileName } = content as LearnedForm;
      return workbook === null ? texts.ledger.none : visible(fileName);
    }
    case 'target': {
      const { value, per, document } = content as Target;
      const measure = names.definition(place.indicator ?? '')?.measure ?? '';
      const words = withMeasure(formatDigits(value, language), measure);
      return joined([`${words}/${texts.words.pers[per]}`, document === null ? null : visible(document)]);
    }
    case 'unit':
    case 'indicator':
    case 'task':
      return '';
  }
}

const joined = (words: readonly (string | null)[]): string =>
  words.filter((word) => word !== null).join(', ');

function figureWords({ figure }: Observation, indicator: IndicatorAt | null, look: Look): string {
  const measured = { ...indicator, measure: indicator?.measure ?? '' } as IndicatorAt;
  const words = figureText(figure, measured, look);
  return figure.kind === 'milestone' && figure.document !== null
    ? `${words} (${visible(figure.document)})`
    : words;
}

/** What stands with a figure and was changed without it. */
function notedFacts({ before, after }: PlaceChange, { texts }: Look): string[] {
  const [old, now] = [before, after] as [Observation, Observation];
  const { head, none } = texts.words;
  const day = (value: Day | null): string | null => (value === null ? null : formatDay(value));
  const told = (name: string, from: string | null, to: string | null): string[] =>
    from === to ? [] : [`${name}: ${visible(from ?? none)} → ${visible(to ?? none)}`];
  return [
    ...told(head.source, old.source, now.source),
    ...told(head.note, old.note, now.note),
    ...told(texts.say.asOf('').trim(), day(old.asOf), day(now.asOf)),
  ];
}

/** Letters of a SHA-256 that a person compares. */
const HASH_SHOWN = 12;

export function eventLine(event: LedgerEvent, { texts, language }: Look): string {
  const { events } = texts.ledger;
  switch (event.kind) {
    case 'plan':
      return events.plan(visible(event.code), visible(event.title));
    case 'file':
      return events.file(visible(event.file.name));
    case 'evidence':
      return events.evidence(event.sha256.slice(0, HASH_SHOWN), formatDigits(String(event.size), language));
    case 'issue':
      return events.issue(periodWords(event.period, language), event.version, event.checkCode);
    case 'reopening':
      return joined([
        events.reopening(periodWords(event.period, language), event.version),
        event.letter === null ? null : events.letter(visible(event.letter)),
      ]);
    case 'restore':
      return joined([
        events.restore(visible(event.file)),
        event.replaced === null ? null : events.replaced(event.replaced),
        event.aside === null ? null : events.aside(visible(event.aside)),
      ]);
  }
}
