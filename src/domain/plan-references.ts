/** What in a plan refers to a unit, an indicator or a task: as long as anything does, it cannot be taken away. */
import type { Plan } from './plan.ts';
import type { Named } from './problem.ts';

const named = ({ code, versions }: Plan['units'][number] | Plan['indicators'][number]): Named => ({
  code,
  name: versions.at(-1)?.name ?? code,
});

export function referencesTo(
  { units, indicators, targets, tasks, relations }: Plan,
  kind: 'unit' | 'indicator' | 'task',
  code: string,
): Named[] {
  const ofTargets = targets
    .filter((target) => (kind === 'unit' ? target.unit : target.indicator) === code)
    .map(({ indicator, from, value }) => ({ code: `${indicator} ${from}`, name: value }));
  switch (kind) {
    case 'task':
      return [];
    case 'indicator':
      return [
        ...ofTargets,
        ...indicators
          .filter(
            (other) =>
              other.code !== code &&
              relations.some(({ left, right }) =>
                [left.indicator, right.indicator].every((side) => [code, other.code].includes(side)),
              ),
          )
          .map(named),
      ];
    case 'unit':
      return [
        ...units
          .filter((unit) => unit.successor === code || unit.versions.some(({ parent }) => parent === code))
          .map(named),
        ...indicators
          .filter(({ versions }) =>
            versions.some(
              ({ lead, with: others, reporters }) =>
                lead === code || [...others, ...reporters].includes(code),
            ),
          )
          .map(named),
        ...ofTargets,
        ...tasks
          .filter((task) => task.unit === code || task.with.includes(code))
          .map((task) => ({ code: task.code, name: task.content })),
      ];
  }
}
