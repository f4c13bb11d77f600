import type { Context } from '../context.ts';
import { checkJson, renderCheck } from '../render/check.ts';
import { checkData } from '../usecases/check-data.ts';
import { EXIT } from './command.ts';
import { json } from '../render/json.ts';
import { screenOf } from './support.ts';

/** Silent where all is well; damage comes before what breaks a rule. */
export function runCheck(context: Context): number {
  const { db, today } = context;
  const checked = checkData(db.path, today);
  const screen = screenOf(context);
  if (context.json) context.print(json(checkJson(checked, screen)));
  const damaged = checked.integrity.findings.length > 0;
  const broken = (checked.rules ?? []).length > 0;
  if (!damaged && !broken) return EXIT.done;
  if (!context.json) context.print(renderCheck(db.path, checked, screen));
  return damaged ? EXIT.damaged : EXIT.incomplete;
}
