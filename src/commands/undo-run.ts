import type { Context } from '../context.ts';
import { eventsOf } from '../domain/ledger.ts';
import { quarterPeriod } from '../domain/period.ts';
import { KpiError, refuse } from '../domain/problem.ts';
import { statusRow, type StatusRow } from '../domain/status.ts';
import { undoReason, type UndoPlan, type UndoStep } from '../domain/undo.ts';
import { visible } from '../messages/format.ts';
import { paragraph } from '../render/catalogue.ts';
import { statusRowJson } from '../render/json.ts';
import { actionHead, changeJson } from '../render/ledger.ts';
import { changeLine, namesOf, type Names } from '../render/ledger-words.ts';
import { outcomeLines } from '../render/recorded.ts';
import { findIndicator, look } from '../usecases/look.ts';
import { actionNumber } from '../usecases/read-ledger.ts';
import { previewUndo, undoAction, type Undone } from '../usecases/undo-action.ts';
import { EXIT } from './command.ts';
import type { Options } from './options.ts';
import { reasonOf, screenOf, show, signedBy } from './support.ts';

export async function runUndo(
  context: Context,
  [word]: readonly (string | undefined)[],
  options: Options,
): Promise<number> {
  const typed = word === undefined ? null : actionNumber(word);
  const { seen, names } = context.withStore('read', (store) => {
    const preview = previewUndo(store, typed);
    return { seen: preview, names: namesOf(store.plan(), context.today, preview.steps) };
  });
  const reason = reasonOf(options);
  if (options.yes !== true) await confirm(context, seen, { reason, names });

  const done = context.withStore('write', (store) => {
    const undone = undoAction(store, signedBy(context, 'undo', reason), {
      seen,
      last: typed === null,
      reason,
    });
    const { view } = look(store, context.today);
    return {
      undone,
      names: namesOf(store.plan(), context.today, undone.plan.steps),
      row: outcomeOf(undone, view),
    };
  });
  context.say(context.texts.say.writes(context.db.path));
  show(
    context,
    () => ({
      undone: seen.action.number,
      action: done.undone.by,
      reason: done.undone.reason,
      changes: done.undone.plan.steps.map((step) => changeJson(step, done.names)),
      status: done.row === null ? null : statusRowJson(done.row, context.language),
    }),
    () => rendered(context, done.undone, done.names, done.row),
  );
  context.say(context.texts.ledger.redo(done.undone.by));
  return EXIT.done;
}

/** Shows what would be and asks; where nobody can answer it is shown and refused. */
async function confirm(
  context: Context,
  { action, steps }: UndoPlan,
  { reason, names }: { readonly reason: string | null; readonly names: Names },
): Promise<void> {
  const { ledger } = context.texts;
  const { number } = action;
  const files = eventsOf(action).flatMap((event) => (event.kind === 'file' ? [event.file.name] : []));
  context.say(
    paragraph(
      [
        ledger.previewTitle(number, actionHead(action)),
        ...stepLines(context, steps, names),
        ...files.map((name) => `  ${ledger.keepsFile(visible(name))}`),
        `  ${ledger.reasonNote(undoReason(number, reason))}`,
      ],
      screenOf(context),
    ),
  );
  if (context.ask === null) refuse({ kind: 'undo_unconfirmed', number, places: steps.length });
  else if (!(await context.ask.confirm(ledger.askUndo(number)))) throw new KpiError({ kind: 'interrupted' });
}

/** So many places are told; the others stand in the log. */
const MOST = 20;

/** In the order in which they were written, so that they read as they did then. */
function stepLines(context: Context, steps: readonly UndoStep[], names: Names): string[] {
  const told = steps.slice(-MOST).toReversed();
  const lines = told.map((step) => `  ${changeLine(step, names, screenOf(context))}`);
  const rest = steps.length - told.length;
  return rest === 0 ? lines : [...lines, `  ${context.texts.ledger.further(rest)}`];
}

/** What the indicator comes to, where one figure was taken back. */
function outcomeOf({ plan }: Undone, view: ReturnType<typeof look>['view']): StatusRow | null {
  const [step, ...more] = plan.steps;
  const { indicator = null, quarter = null } = step?.place ?? {};
  if (step?.kind !== 'figure' || more.length > 0 || indicator === null || quarter === null) return null;
  const found = findIndicator(view, indicator, view.snapshots(quarter).window.to);
  return statusRow(view, found, quarterPeriod(quarter), null);
}

function rendered(context: Context, { plan, by }: Undone, names: Names, row: StatusRow | null): string {
  const screen = screenOf(context);
  return paragraph(
    [
      screen.style.bold(context.texts.ledger.done(plan.action.number, by)),
      ...stepLines(context, plan.steps, names),
      ...(row === null ? [] : outcomeLines(row, screen)),
    ],
    screen,
  );
}
