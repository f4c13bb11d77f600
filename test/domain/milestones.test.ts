/** DESIGN 3.5: a milestone has states; one that is done stays done, whoever answers for it later. */
import { expect, test } from 'vitest';
import { aPlan } from '../support/plan-builder.ts';

test('a milestone has no target, even where a plan sets one', () => {
  const plan = aPlan().unit('A').indicator('I', { kind: 'milestone' }).target('I', '1');
  plan.figure('I', 'A', '2026Q3', 'done');
  expect(plan.picture('I', '2026Q3')).toMatchObject({ verdict: 'met', target: null, attainment: null });
});

test('a milestone done stays done, and a later word of the same unit counts', () => {
  const plan = aPlan()
    .unit('A')
    .indicator('I', { kind: 'milestone' })
    .figures('I', 'A', ['in_progress', 'done', '', 'in_progress']);
  const verdicts = ['2026Q1', '2026Q2', '2026Q3', '2026Q4'].map((at) => [
    plan.picture('I', at).verdict,
    plan.picture('I', at).units,
  ]);
  expect(verdicts).toEqual([
    ['in_progress', '1/1'],
    ['met', '1/1'],
    ['met', '0/0'],
    ['in_progress', '1/1'],
  ]);
});

test('a milestone done stays done when its unit is merged into another', () => {
  const plan = aPlan().unit('A', { to: '2026-06-30', successor: 'B' }).unit('B', { from: '2026-07-01' });
  plan.indicator('I', { kind: 'milestone', reporters: ['A'] }).figure('I', 'A', '2026Q1', 'done');
  expect(plan.picture('I', '2026Q3')).toMatchObject({ verdict: 'met', missing: '', provisional: false });
});

test('a milestone done stays done when its unit goes and nobody follows', () => {
  const plan = aPlan().unit('A', { to: '2026-06-30' }).indicator('I', { kind: 'milestone' });
  plan.figure('I', 'A', '2026Q1', 'done');
  expect(plan.picture('I', '2026Q3')).toMatchObject({ verdict: 'met', missing: '', provisional: false });
});

test('a later word of the unit that followed counts', () => {
  const plan = aPlan().unit('A', { to: '2026-06-30', successor: 'B' }).unit('B', { from: '2026-07-01' });
  plan.indicator('I', { kind: 'milestone', reporters: ['A'] }).figure('I', 'A', '2026Q1', 'done');
  plan.figure('I', 'B', '2026Q3', 'in_progress');
  expect(plan.picture('I', '2026Q3')).toMatchObject({ verdict: 'in_progress', units: '1/1' });
});

test('a milestone not done passes to the unit that its unit is merged into', () => {
  const plan = aPlan().unit('A', { to: '2026-06-30', successor: 'B' }).unit('B', { from: '2026-07-01' });
  plan.indicator('I', { kind: 'milestone', reporters: ['A'] }).figure('I', 'A', '2026Q1', 'in_progress');
  expect(plan.picture('I', '2026Q3')).toMatchObject({ verdict: 'no_data', missing: 'B', provisional: true });
});

test('a milestone that one of two units has done is still asked of the other', () => {
  const plan = aPlan()
    .units('A', 'B')
    .indicator('I', { kind: 'milestone' })
    .figure('I', 'A', '2026Q1', 'done');
  expect(plan.picture('I', '2026Q2').missing).toBe('B');
  expect(plan.picture('I', '2026Q2').verdict).not.toBe('met');
});
