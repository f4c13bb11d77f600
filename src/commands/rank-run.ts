/** `kpi rank`: a proposal whom to commend, on the screen or as an internal sheet of the workbook. */
import { basename } from 'node:path';
import type { Context } from '../context.ts';
import type { RankedUnit, Ranking, UnrankedUnit } from '../domain/rank-units.ts';
import type { UnitAt } from '../domain/plan.ts';
import { refuse } from '../domain/problem.ts';
import { rankingJson } from '../render/ranking-json.ts';
import { renderPlace, renderRanking } from '../render/ranking.ts';
import { buildReport } from '../usecases/build-report.ts';
import { findUnit } from '../usecases/look.ts';
import { rankUnits } from '../usecases/rank-units.ts';
import { EXIT } from './command.ts';
import type { Options } from './options.ts';
import { GENERATOR, outPath, reportName } from './report.ts';
import { missingOption, screenOf, show, tellIssued, typedPeriod } from './support.ts';

export async function runRank(
  context: Context,
  [word]: readonly (string | undefined)[],
  options: Options,
): Promise<number> {
  const { unit, report, out, force } = options;
  const period = typedPeriod(word, options);
  if (report === true) {
    if (unit !== undefined) return refuse({ kind: 'options_conflict', first: '--report', second: '--unit' });
    return writeInternal(context, period, options);
  }
  if (out !== undefined || force === true) return missingOption('--report', 'rank');
  const { ranking, own } = context.withStore('read', (store) => {
    const { looked, ranking: made } = rankUnits(store, context.today, period);
    const { to } = looked.view.snapshots(made.period.last).window;
    const found = unit === undefined ? null : findUnit(looked.view, unit, to);
    return { ranking: made, own: found === null ? null : placeOf(made, found) };
  });
  show(
    context,
    () => rankingJson(ranking, own?.unit.code ?? null, context),
    () =>
      own === null ? renderRanking(ranking, screenOf(context)) : renderPlace(ranking, own, screenOf(context)),
  );
  return EXIT.done;
}

/** @throws KpiError not_ranked */
function placeOf({ ranked, unranked, period }: Ranking, { code, name }: UnitAt): RankedUnit | UnrankedUnit {
  const all: readonly (RankedUnit | UnrankedUnit)[] = [...ranked, ...unranked];
  return (
    all.find(({ unit }) => unit.code === code) ??
    refuse({ kind: 'not_ranked', unit: { code, name }, period: period.text })
  );
}

/** The quarterly workbook with one sheet more, under a name of its own: it must not be taken for the one that is sent. */
async function writeInternal(
  context: Context,
  period: string | undefined,
  { out, force }: Options,
): Promise<number> {
  const { made, ranking } = context.withStore('read', (store) => ({
    made: buildReport(store, context.today, { period, allowEmpty: false }),
    ranking: rankUnits(store, context.today, period).ranking,
  }));
  const sentName = reportName(made);
  const usual = sentName.replace(/\.xlsx$/u, '-noi-bo.xlsx');
  const path = outPath(context, out, usual);
  if (basename(path).toLowerCase() === sentName.toLowerCase())
    return refuse({ kind: 'internal_name', path, usual });
  const { renderReport } = await import('../render/xlsx/quarter-report.ts');
  const bytes = await renderReport(made, { generator: GENERATOR, ranking });
  const written = context.files.writeWhole(path, bytes, () => force === true);
  const say = context.texts.ranking;
  tellIssued(context, made);
  show(
    context,
    () => ({ period: made.status.period.text, internal: true, file: path, written }),
    () => (written === 'unchanged' ? say.unchanged(path) : say.written(path)),
  );
  return EXIT.done;
}
