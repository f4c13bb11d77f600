/** One command line from its words to its exit code: the one catch of the program. */
import { CommanderError } from 'commander';
import { languageOf, type World } from './context.ts';
import { KpiError, PROBLEM_CODES, type Problem } from './domain/problem.ts';
import { wellFormed } from './domain/well-formed.ts';
import { harmless } from './messages/format.ts';
import { textsOf, type Language, type Texts } from './messages/index.ts';
import { createProgram } from './program.ts';
import { renderProblem } from './render/problem.ts';
import { createStyle } from './render/style.ts';
import { wrap } from './render/table.ts';
import type { Stream } from './system/streams.ts';
import { usageProblem } from './usage.ts';

/** Runs one command line. @returns the exit code; never throws */
export async function run(given: World): Promise<number> {
  const world = guarded(given);
  let language: Language = 'vi';
  try {
    language = languageOf(world.argv, world.env);
    return await createProgram(world, language, await textsOf(language)).run();
  } catch (error) {
    const problem = await problemOf(error, world);
    if (problem === null) return 0;
    tell(problem, error, world, await textsOf(language));
    return PROBLEM_CODES[problem.kind].exit;
  }
}

/**
 * Whatever a name, a file or a message of another program holds, it does not steer the terminal. Words come in without
 * broken halves of a pair, which Windows hands over: SQLite would keep another letter than the ledger has sealed.
 */
function guarded(world: World): World {
  const { env, stdout, stderr } = world;
  const styled = stdout.isTTY === true || stderr.isTTY === true || (env.FORCE_COLOR ?? '') !== '';
  const guard = (stream: Stream): Stream => ({
    write: (text) => stream.write(harmless(text, styled)),
    // Asked anew each time: a window may be made wider.
    get isTTY() {
      return stream.isTTY;
    },
    get columns() {
      return stream.columns;
    },
  });
  const argv = world.argv.map(wellFormed);
  return { ...world, argv, stdout: guard(stdout), stderr: guard(stderr) };
}

async function problemOf(error: unknown, { argv }: World): Promise<Problem | null> {
  if (error instanceof KpiError) return error.problem;
  if (error instanceof CommanderError) return usageProblem(error, argv);
  return { kind: 'unexpected', detail: error instanceof Error ? error.message : String(error) };
}

function tell(problem: Problem, error: unknown, { argv, env, stderr }: World, texts: Texts): void {
  const plain = stderr.isTTY !== true || argv.includes('--no-color') || (env.NO_COLOR ?? '') !== '';
  const said = renderProblem(problem, texts, createStyle(!plain));
  // A log keeps one message on one line; a person's terminal would break it inside words.
  stderr.write(`${stderr.isTTY === true ? wrap(said, stderr.columns || 80, '  ') : said}\n`);
  if (argv.includes('--debug') && error instanceof Error) {
    const cause = error.cause instanceof Error ? `\n${error.cause.stack ?? ''}` : '';
    stderr.write(`${error.stack ?? ''}${cause}\n`);
  }
}
