/** The entries of the ledger, read back into what they put into which place. */
import type { Effect, LearnedForm, LedgerEntry, LedgerEvent, Place } from '../domain/ledger.ts';
import type { Observation, Retraction, SourceFile } from '../domain/observation.ts';
import type { Indicator, Plan, Target, Task, Unit } from '../domain/plan.ts';
import type { Remark, StatedBlank, Submission, TaskReport } from '../domain/submission.ts';
import type { TaskProgress, TaskStep, TaskTick } from '../domain/task-log.ts';
import { readFiles } from './files.ts';
import type { Change } from './ledger.ts';
import { NAMES, observationOf, type Files, type ObservationRow, type Own } from './observation-row.ts';
import type { Connection } from './open.ts';

interface Row {
  readonly seq: number;
  readonly at: string;
  readonly by: string;
  readonly command: string;
  readonly reason: string | null;
  readonly change: string;
}

/** All entries, oldest first. */
export function readLedger(connection: Connection): LedgerEntry[] {
  const files = readFiles(connection);
  return (
    connection.prepare('SELECT seq, at, by, command, reason, change FROM ledger ORDER BY seq').all() as Row[]
  ).map((row) => entryOf(row, files));
}

function entryOf({ change, ...row }: Row, files: Files): LedgerEntry {
  const sealed = JSON.parse(change) as Sealed;
  const { kind, action, undoes } = sealed;
  return {
    ...row,
    kind,
    action: action ?? null,
    undoes: undoes ?? null,
    effects: effectsOf(sealed, row, files),
    withdraws: kind === 'withdrawal' ? (sealed.new as { entry: number }).entry : null,
    event: eventOf(sealed),
  };
}

/** As `appendEntry` wrote it. */
interface Sealed extends Change {
  readonly action?: number;
  readonly undoes?: number;
  readonly new?: unknown;
  readonly old?: unknown;
}

type Author = Pick<Row, 'by' | 'at' | 'reason'>;

const placeOf = (kind: Place['kind'], facts: Partial<Omit<Place, 'kind'>>): Place => ({
  kind,
  indicator: null,
  unit: null,
  quarter: null,
  task: null,
  rest: null,
  ...facts,
});

function effectsOf(sealed: Sealed, author: Author, files: Files): Effect[] {
  const { kind, old } = sealed;
  const fresh = sealed.new ?? null;
  switch (kind) {
    case 'plan':
      return planEffects(fresh as Plan);
    case 'unit':
    case 'indicator':
    case 'target':
    case 'task':
      return [planEffect(kind, old, fresh)];
    case 'observation':
      return [figureEffect(originated(fresh as SealedFigure, files))];
    case 'figures':
      return togetherOf(sealed, author, files).map(figureEffect);
    case 'retraction': {
      const { indicator, unit, quarter } = fresh as Retraction;
      return [{ kind: 'figure', place: placeOf('figure', { indicator, unit, quarter }), content: null }];
    }
    case 'submission':
    case 'remark':
    case 'task_report':
    case 'blank_reason':
      return [wordsEffect(kind, fresh as Filed, files)];
    case 'task_progress':
    case 'task_tick':
    case 'task_step':
      return [taskEffect(kind, fresh)];
    case 'template': {
      const { file_name: fileName, name, workbook, mapping } = fresh as SealedForm;
      return [
        {
          kind,
          place: placeOf(kind, { rest: name }),
          content: { name, fileName, workbook, mapping },
        },
      ];
    }
    case 'file':
    case 'evidence':
    case 'withdrawal':
    case 'issue':
    case 'reopening':
    case 'restore':
      return [];
  }
}

const planEffects = ({ units, indicators, targets, tasks }: Plan): Effect[] => [
  ...units.map((unit) => planEffect('unit', null, unit)),
  ...indicators.map((indicator) => planEffect('indicator', null, indicator)),
  ...targets.map((target) => planEffect('target', null, target)),
  ...tasks.map((task) => planEffect('task', null, task)),
];

/** What is taken away is told by what it was. */
function planEffect(kind: 'unit' | 'indicator' | 'target' | 'task', old: unknown, fresh: unknown): Effect {
  const told = fresh ?? old;
  switch (kind) {
    case 'unit':
      return { kind, place: placeOf(kind, { unit: (told as Unit).code }), content: fresh as Unit | null };
    case 'indicator': {
      const { code } = told as Indicator;
      return { kind, place: placeOf(kind, { indicator: code }), content: fresh as Indicator | null };
    }
    case 'target': {
      const { indicator, unit, from, scope } = told as Target;
      const place = placeOf(kind, { indicator, unit, quarter: from, rest: scope });
      return { kind, place, content: fresh as Target | null };
    }
    case 'task':
      return { kind, place: placeOf(kind, { task: (told as Task).code }), content: fresh as Task | null };
  }
}

type SealedFigure = Omit<Observation, 'origin'> & {
  readonly origin?: { readonly file: number; readonly cell: string | null };
};

function originated({ origin, ...facts }: SealedFigure, files: Files): Observation {
  const file = origin === undefined ? undefined : files.get(origin.file);
  return { ...facts, origin: file === undefined ? null : { file, cell: origin?.cell ?? null } };
}

const figureEffect = (observation: Observation): Effect => {
  const { indicator, unit, quarter } = observation;
  return {
    kind: 'figure',
    place: placeOf('figure', { indicator, unit, quarter }),
    content: observation,
  };
};

const NOTHING = Object.fromEntries(NAMES.map((name) => [name, null])) as unknown as ObservationRow;

function togetherOf(sealed: Sealed, { by, at, reason }: Author, files: Files): Observation[] {
  const { columns, figures, file } = sealed as Sealed & {
    columns: readonly string[];
    figures: readonly Own[];
    file?: number | null;
  };
  const shared = { ...NOTHING, by, at, reason, file: file ?? null };
  return figures.map((figure) => {
    const own = Object.fromEntries(columns.map((column, index) => [column, figure[index] ?? null]));
    return observationOf({ ...shared, ...own }, files);
  });
}

type Filed = (Submission | Remark | TaskReport | StatedBlank) & { readonly file: number | null };

function wordsEffect(
  kind: 'submission' | 'remark' | 'task_report' | 'blank_reason',
  sealed: Filed,
  files: Files,
): Effect {
  const { unit, quarter } = sealed;
  const file: SourceFile | null = sealed.file === null ? null : (files.get(sealed.file) ?? null);
  switch (kind) {
    case 'submission':
      return {
        kind,
        place: placeOf(kind, { unit, quarter }),
        content: { ...sealed, file } as Submission,
      };
    case 'remark': {
      const content = { ...sealed, file } as Remark;
      return { kind, place: placeOf(kind, { unit, quarter, rest: content.kind }), content };
    }
    case 'task_report': {
      const content = { ...sealed, file } as TaskReport;
      return { kind, place: placeOf(kind, { unit, quarter, task: content.task }), content };
    }
    case 'blank_reason': {
      const content = { ...sealed, file } as StatedBlank;
      return { kind, place: placeOf(kind, { unit, quarter, indicator: content.indicator }), content };
    }
  }
}

function taskEffect(kind: 'task_progress' | 'task_tick' | 'task_step', fresh: unknown): Effect {
  const at = (rest: string): Place => placeOf(kind, { task: (fresh as TaskTick).task, rest });
  switch (kind) {
    case 'task_progress':
      return {
        kind,
        place: at((fresh as TaskProgress).occurrence),
        content: fresh as TaskProgress,
      };
    case 'task_tick':
      return { kind, place: at((fresh as TaskTick).occurrence), content: fresh as TaskTick };
    case 'task_step': {
      const { step, round } = fresh as TaskStep;
      return { kind, place: at(`${step} ${round}`), content: fresh as TaskStep };
    }
  }
}

type SealedForm = Omit<LearnedForm, 'fileName'> & { readonly file_name: string };

interface SealedEvent {
  readonly code: string;
  readonly title: string;
  readonly sha256: string;
  readonly size: number;
  readonly period: string;
  readonly version: number;
  readonly checkCode: string;
  readonly letterNumber: string | null;
  readonly file: string;
  readonly replaced: { readonly seq: number } | null;
  readonly aside: string | null;
}

const EVENTS = ['plan', 'file', 'evidence', 'issue', 'reopening', 'restore'] as const;

const isEvent = (kind: Change['kind']): kind is (typeof EVENTS)[number] =>
  (EVENTS as readonly string[]).includes(kind);

function eventOf(sealed: Sealed): LedgerEvent | null {
  const { kind } = sealed;
  // A restored file and a piece of evidence tell their facts beside the kind.
  const facts = { ...sealed, ...(sealed.new as object | null) } as unknown as SealedEvent;
  const { period, version } = facts;
  if (!isEvent(kind)) return null;
  switch (kind) {
    case 'plan':
      return { kind, code: facts.code, title: facts.title };
    case 'file':
      return { kind, file: sealed.new as SourceFile };
    case 'evidence':
      return { kind, sha256: facts.sha256, size: facts.size };
    case 'issue':
      return { kind, period, version, checkCode: facts.checkCode };
    case 'reopening':
      return { kind, period, version, letter: facts.letterNumber };
    case 'restore':
      return {
        kind,
        file: facts.file,
        replaced: facts.replaced?.seq ?? null,
        aside: facts.aside ?? null,
      };
  }
}
