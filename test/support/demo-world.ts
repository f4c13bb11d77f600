/** The world that `kpi demo` shows, in a real data file, and what is looked at it with. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { planFromFile } from '../../src/domain/plan-file.ts';
import { en } from '../../src/messages/en/index.ts';
import type { Language, Texts } from '../../src/messages/index.ts';
import { vi } from '../../src/messages/vi/index.ts';
import type { Screen } from '../../src/render/screen.ts';
import { createStyle } from '../../src/render/style.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { fillDemo, type Demo } from '../../src/usecases/run-demo.ts';
import { day } from './plan-builder.ts';
import { lienMinhFile } from './report-world.ts';

/** In the middle of collecting the third quarter, with the third quarter's figures half in. */
export const TODAY = day('2026-09-22');

const DEMO = JSON.parse(
  readFileSync(new URL('../../data/demo-figures.json', import.meta.url), 'utf8'),
) as Demo;

/** One data file for all tests of a file: none of them writes. @returns the store, once the tests run */
export function demoStore(): () => Store {
  let folder = '';
  let store: Store | undefined;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'kpi-test-'));
    const path = join(folder, 'kpi.db');
    fillDemo(path, planFromFile(lienMinhFile()), DEMO).close();
    store = openStore(path, 'read');
  });
  afterAll(() => {
    store?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return () => {
    if (store === undefined) throw new Error('not yet');
    return store;
  };
}

export const LANGUAGES = ['vi', 'en'] as const satisfies readonly Language[];

export const TEXTS: { readonly [L in Language]: Texts } = { vi, en };

export const screen = (language: Language, columns: number, colour = false): Screen => ({
  texts: TEXTS[language],
  language,
  style: createStyle(colour),
  columns,
});
