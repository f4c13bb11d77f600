// Many processes write at once, while others read: every write is acknowledged or told "busy", none is lost.
import { needSound } from './checks.mjs';
import { DENOMINATOR, PLACES } from './commands.mjs';
import { factsOf, gapsIn } from './facts-of.mjs';
import { figurePlace } from './model.mjs';
import { minute, misconduct } from './office.mjs';
import { chance } from './random.mjs';

/** Who is told "busy" tries again, for so long. */
const PATIENCE = 600_000;

export const parallel = {
  name: 'parallel',
  cases: () => 1,
  /** It fills the machine by itself. */
  alone: true,
  async run({ office, tally, fail, size, seed }) {
    const given = await office.kpi(['init']);
    if (given.code !== 0) return fail('misconduct', `kpi init ended with ${given.code}: ${given.stderr}`);
    const acknowledged = [];
    let isWriting = true;

    const writer = async (process) => {
      const worker = office.worker();
      const random = chance(`${seed}/${process}`);
      for (let turn = 0; turn < size.writes; turn++) {
        const numerator = process * size.writes + turn + 1;
        const write = random.happens(0.8)
          ? figure(random.pick(PLACES), numerator)
          : remark(random.pick(PLACES), numerator);
        for (const begun = performance.now(); ;) {
          const outcome = await worker.kpi(write.words, { now: minute(turn) });
          if (outcome.code === 0) {
            acknowledged.push(write);
            tally.add('acknowledged writes');
            tally.add('parallel writes');
            break;
          }
          const wrong = misconduct(outcome);
          if (wrong !== null || outcome.code !== 5 || performance.now() - begun > PATIENCE) {
            fail(
              'misconduct',
              wrong ?? `kpi ${write.words.join(' ')} ended with ${outcome.code}: ${outcome.stderr}`,
            );
            break;
          }
          tally.add('writes told "busy", tried again');
        }
      }
      worker.end();
    };
    const reader = async () => {
      while (isWriting) {
        const outcome = await office.kpi(['status', '--json'], { now: minute(0) });
        tally.add('reads meanwhile');
        if (outcome.code !== 0)
          fail('misconduct', `kpi status ended with ${outcome.code} while others wrote: ${outcome.stderr}`);
        else JSON.parse(outcome.stdout);
      }
    };
    const readers = [reader(), reader()];
    await Promise.all(Array.from({ length: size.processes }, (_, process) => writer(process)));
    isWriting = false;
    await Promise.all(readers);

    await needSound(office, minute(9999), fail);
    needAll(office, acknowledged, fail);
  },
};

const figure = ({ indicator, unit, quarter }, numerator) => ({
  place: figurePlace(indicator, unit, quarter),
  shows: `${numerator}/${DENOMINATOR}`,
  words: [
    ...['record', indicator, unit, `${numerator}/${DENOMINATOR}`, '--period', quarter],
    ...['--reason', 'cùng lúc', '--yes', '--json'],
  ],
});

const remark = ({ unit, quarter }, number) => ({
  place: `remark proposal ${unit} ${quarter}`,
  shows: `Kiến nghị số ${number}.`,
  words: ['remark', unit, '--period', quarter, '--proposal', `Kiến nghị số ${number}.`, '--json'],
});

/** Each acknowledged write is a revision of its place, once. Which came first is the machine's affair. */
function needAll(office, acknowledged, fail) {
  const facts = [...factsOf(office.db)];
  for (const gap of gapsIn(office.db)) fail('silent', gap);
  const found = new Map();
  for (const [key, value] of facts.filter(([key]) => /^(figure|remark) /.test(key))) {
    const place = key.replace(/ r\d+$/, '');
    const shows = value.startsWith('ratio') ? value.split(' ')[1] : value;
    const told = `${place} ${shows}`;
    found.set(told, (found.get(told) ?? 0) + 1);
  }
  for (const { place, shows } of acknowledged) {
    const times = found.get(`${place} ${shows}`) ?? 0;
    if (times === 0) fail('lost', `${place} = ${shows}`);
    if (times > 1) fail('silent', `${place} = ${shows} is there ${times} times`);
  }
  const written = [...found.values()].reduce((sum, times) => sum + times, 0);
  if (written !== acknowledged.length)
    fail('silent', `${written} figures and remarks are there, ${acknowledged.length} were acknowledged`);
}
