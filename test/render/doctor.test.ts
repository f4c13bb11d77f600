/** What the doctor says of a sound, a harmed and a refused file. */
import { describe, expect, it } from 'vitest';
import { renderDoctor, type Findings } from '../../src/render/doctor.ts';
import { LANGUAGES, screen } from '../support/demo-world.ts';
import { day, quarter } from '../support/plan-builder.ts';

const MACHINE = {
  version: '0.1.0',
  node: 'v22.13.0',
  db: { path: '/home/lan/kpi.db', source: 'folder' as const },
  today: day('2026-09-16'),
  who: 'Lan',
};

type Open = Extract<Findings, { state: 'open' }>;

const SOUND: Open = {
  state: 'open',
  health: {
    damage: [],
    brokenReferences: 0,
    brokenLedgerEntry: null,
    planAltered: false,
    structureAltered: false,
    integrity: { findings: [] },
    journalMode: 'wal',
    schemaVersion: 1,
    observations: 152,
    ledgerEntries: 153,
  },
  plan: { code: 'lien-minh-2026', title: 'Kế hoạch số 17/KH-UBND năm 2026' },
  named: { collected: quarter('2026Q3'), before: quarter('2026Q2'), finished: quarter('2026Q3'), year: 2026 },
  lastChange: '2026-09-15T18:30:00.000Z',
};

const FINDINGS: Readonly<Record<string, Findings>> = {
  sound: SOUND,
  empty: { ...SOUND, health: { ...SOUND.health, observations: 0, ledgerEntries: 0 }, lastChange: null },
  harmed: {
    ...SOUND,
    health: {
      ...SOUND.health,
      damage: ['Tree 12 page 7: btreeInitPage() returns error code 11', 'wrong # of entries in index 3'],
      brokenReferences: 1,
      brokenLedgerEntry: 42,
      structureAltered: true,
      integrity: { findings: [{}] },
    },
  },
  refused: { state: 'refused', problem: { kind: 'data_file_foreign', path: '/home/lan/kpi.db' } },
};

describe.each(LANGUAGES)('in %s', (language) => {
  it.each(Object.entries(FINDINGS))('a file that is %s', async (name, findings) => {
    const text = renderDoctor(MACHINE, findings, screen(language, 80));
    await expect(`${text}\n`).toMatchFileSnapshot(`../golden/views/doctor-${name}-${language}.txt`);
  });
});

it('shows control characters of a name instead of obeying them', () => {
  const text = renderDoctor({ ...MACHINE, who: 'Lan\u001b[2J' }, SOUND, screen('vi', 80));
  expect(text).not.toContain('\u001b');
  expect(text).toContain('Lan\\u001b[2J');
});
