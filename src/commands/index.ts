import type { Command } from './command.ts';
import { check } from './check.ts';
import { close } from './close.ts';
import { demo } from './demo.ts';
import { diff } from './diff.ts';
import { doctor } from './doctor.ts';
import { evidence } from './evidence.ts';
import { explain } from './explain.ts';
import { exportReport } from './export.ts';
import { form } from './form.ts';
import { history } from './history.ts';
import { importFiles } from './import.ts';
import { indicator } from './indicator.ts';
import { init } from './init.ts';
import { inspect } from './inspect.ts';
import { missing } from './missing.ts';
import { plan } from './plan.ts';
import { receive } from './receive.ts';
import { record } from './record.ts';
import { remark } from './remark.ts';
import { reopen } from './reopen.ts';
import { report } from './report.ts';
import { retract } from './retract.ts';
import { show } from './show.ts';
import { status } from './status.ts';
import { target } from './target.ts';
import { task } from './task.ts';
import { template } from './template.ts';
import { unit } from './unit.ts';
import { verify } from './verify.ts';

/** In the order of --help. */
export const commands: readonly Command[] = [
  demo,
  init,
  record,
  form,
  importFiles,
  inspect,
  retract,
  receive,
  remark,
  status,
  show,
  explain,
  missing,
  history,
  check,
  close,
  reopen,
  diff,
  verify,
  report,
  template,
  exportReport,
  evidence,
  task,
  unit,
  indicator,
  target,
  plan,
  doctor,
];
