import { PROBLEM_CODES } from '../domain/problem.ts';
import { quarterPeriod } from '../domain/period.ts';
import { renderDoctor } from '../render/doctor.ts';
import { saidOf } from '../render/problem.ts';
import { placeOf } from '../usecases/data-place.ts';
import { diagnose, isSound } from '../usecases/diagnose.ts';
import { EXIT, type Command } from './command.ts';
import { screenOf, show } from './support.ts';

export const doctor: Command = {
  name: 'doctor',
  alias: 'chan-doan',
  run(context) {
    const { db, today, who, texts, version } = context;
    const diagnosis = diagnose(db.path, today);
    const place = diagnosis.state === 'open' ? placeOf(db.path, context.around) : null;
    const machine = { version, node: context.world.node, db, today, who };
    show(
      context,
      () => ({
        ...machine,
        place,
        sound: isSound(diagnosis),
        ...(diagnosis.state === 'open'
          ? {
              ...diagnosis,
              collected: quarterPeriod(diagnosis.named.collected).text,
              finished: quarterPeriod(diagnosis.named.finished).text,
            }
          : {
              state: diagnosis.state,
              error: {
                code: PROBLEM_CODES[diagnosis.problem.kind].code,
                message: saidOf(diagnosis.problem, texts).what,
              },
            }),
      }),
      () => renderDoctor(machine, diagnosis, screenOf(context), place),
    );
    if (diagnosis.state === 'refused') return PROBLEM_CODES[diagnosis.problem.kind].exit;
    return isSound(diagnosis) ? EXIT.done : EXIT.damaged;
  },
};
