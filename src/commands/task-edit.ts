import type { Context } from '../context.ts';
import { parseDay, type Day } from '../domain/day.ts';
import { tidy } from '../domain/names.ts';
import { TASK_SOURCES, type Plan, type Task } from '../domain/plan.ts';
import { refuse } from '../domain/problem.ts';
import { impossibleDayIn } from '../domain/task-deadline.ts';
import { deadlineOf } from '../domain/task-occurrence.ts';
import { shortened } from '../messages/shared.ts';
import { paragraph } from '../render/catalogue.ts';
import { changedTaskFacts } from '../render/task.ts';
import { findTask } from '../usecases/look-tasks.ts';
import { newTaskCode, putTask, type PutTask } from '../usecases/write-task.ts';
import { EXIT, type Command } from './command.ts';
import type { Options } from './options.ts';
import { choice, commaList, missing, missingOption, reasonOf, screenOf, show, signedBy } from './support.ts';
import { unitIn } from './unit.ts';

const FACT_OPTIONS = [
  'content',
  'lead',
  'with',
  'due',
  'source',
  'kind',
  'group',
  'field',
  'leader',
  'product',
  'authority',
  'indicators',
  'basis',
  'from',
] as const;

const TEXTS = ['group', 'field', 'leader', 'product', 'authority', 'indicators'] as const;

/** Facts that an empty text takes away are undefined. */
type Facts = { -readonly [K in keyof Task]?: Task[K] | undefined };

/** @throws KpiError day_impossible: no day that the calendar has not becomes «no deadline» */
function dueTyped(due: string | null): string | null {
  const impossible = impossibleDayIn(due ?? '');
  return impossible === undefined ? due : refuse({ kind: 'day_impossible', text: impossible });
}

function factsOf(plan: Plan, options: Options, day: Day): Facts {
  const { content, due, basis, lead, from } = options;
  const text = (typed: string): string | null => tidy(typed) || null;
  const facts: Facts = {};
  if (content !== undefined) facts.content = text(content) ?? missingOption('--content', 'task edit');
  if (due !== undefined) facts.due = dueTyped(text(due));
  if (basis !== undefined) facts.basis = text(basis);
  // «--lead ""»: given to all units.
  if (lead !== undefined) facts.unit = text(lead) === null ? null : unitIn(plan, lead, day);
  if (options.with !== undefined)
    facts.with = (commaList(options.with) ?? []).map((word) => unitIn(plan, word, day));
  if (from !== undefined) facts.assigned = parseDay(from);
  if (options.source !== undefined)
    facts.source =
      text(options.source) === null
        ? undefined
        : choice('--source', options.source.toUpperCase(), TASK_SOURCES);
  const kind = choice('--kind', options.kind, ['khcn', 'science', 'thuong', 'work']);
  if (kind !== undefined) facts.kind = kind === 'khcn' || kind === 'science' ? 'science' : undefined;
  for (const name of TEXTS) {
    const typed = options[name];
    if (typed !== undefined) facts[name] = text(typed) ?? undefined;
  }
  return facts;
}

/** A fact that is undefined is taken away, so that it is absent as in a plan that never had it. */
const taskWith = (task: Task, facts: Facts): Task =>
  Object.fromEntries(
    Object.entries({ ...task, ...facts }).filter(([, value]) => value !== undefined),
  ) as unknown as Task;

export const taskAdd: Command = {
  name: 'task add',
  alias: 'them',
  arguments: [{ name: 'code', form: 'required' }],
  options: [...FACT_OPTIONS, 'reason'],
  run(context, [code = missing(context, 'code', 'task add')], options) {
    if (options.content === undefined) missingOption('--content', 'task add');
    const make = (plan: Plan): Task =>
      taskWith(
        {
          code: newTaskCode(plan, code),
          unit: null,
          part: 'lead',
          with: [],
          content: '',
          due: null,
          basis: null,
          assigned: context.today,
        },
        factsOf(plan, options, context.today),
      );
    const done = context.withStore('write', (store) =>
      putTask(store, signedBy(context, 'task add', reasonOf(options)), make),
    );
    return tell(context, done, context.texts.tasks.added(labelOf(done.task)));
  },
};

export const taskEdit: Command = {
  name: 'task edit',
  alias: 'sua',
  arguments: [{ name: 'task', form: 'required' }],
  options: [...FACT_OPTIONS, 'reason'],
  run(context, [word = missing(context, 'task', 'task edit')], options) {
    const make = (plan: Plan): Task => {
      const facts = factsOf(plan, options, context.today);
      if (Object.keys(facts).length === 0) refuse({ kind: 'nothing_to_change', command: 'task edit' });
      return taskWith(findTask(plan, word), facts);
    };
    const done = context.withStore('write', (store) =>
      putTask(store, signedBy(context, 'task edit', reasonOf(options)), make),
    );
    const { tasks } = context.texts;
    return tell(context, done, done.changed ? tasks.edited(labelOf(done.task)) : tasks.same);
  },
};

export const labelOf = ({ code, content }: Task): string => `${code} (${shortened(content)})`;

function tell(context: Context, { task, before, changed }: PutTask, sentence: string): number {
  const { texts } = context;
  const year = context.withStore('read', (store) => store.plan().year);
  const deadline = deadlineOf(task, year);
  context.say(texts.say.writes(context.db.path));
  if (deadline.kind === 'unreadable')
    context.say(`${texts.labels.warning}: ${texts.tasks.unreadableDue(task.due ?? '')}`);
  show(
    context,
    () => ({ ...task, changed, old: before, readable: deadline.kind !== 'unreadable' }),
    () =>
      paragraph(
        changed ? [sentence, ...changedTaskFacts(before, task, texts)] : [sentence],
        screenOf(context),
      ),
  );
  return EXIT.done;
}
