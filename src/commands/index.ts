import type { Command } from './command.ts';
import { demo } from './demo.ts';
import { doctor } from './doctor.ts';
import { explain } from './explain.ts';
import { exportReport } from './export.ts';
import { history } from './history.ts';
import { indicator } from './indicator.ts';
import { init } from './init.ts';
import { missing } from './missing.ts';
import { plan } from './plan.ts';
import { record } from './record.ts';
import { report } from './report.ts';
import { retract } from './retract.ts';
import { show } from './show.ts';
import { status } from './status.ts';
import { target } from './target.ts';
import { unit } from './unit.ts';

/** In the order of --help. */
export const commands: readonly Command[] = [
  demo,
  init,
  record,
  retract,
  status,
  show,
  explain,
  missing,
  history,
  report,
  exportReport,
  unit,
  indicator,
  target,
  plan,
  doctor,
];
