import { defineConfig } from 'vitest/config';

// `vitest run` is the everyday suite. The others need something of the machine (an office suite, a terminal, the folder
// beside the checkout) or start a freshly packed program; each is one word: `vitest run --mode office`.
const EXTRA_SUITES = ['office', 'system', 'shared', 'smoke'];

export default defineConfig(({ mode }) => {
  const suite = EXTRA_SUITES.find((name) => name === mode);
  forgetTheUsersSettings();
  return {
    test: {
      include: [suite === undefined ? 'test/**/*.test.ts' : `test/${suite}/**/*.test.ts`],
      exclude: suite === undefined ? EXTRA_SUITES.map((name) => `test/${name}/**`) : [],
      globals: false,
      pool: 'forks',
      // vitest would leave one core idle: on a machine of two, half of it.
      maxWorkers: '100%',
      // For what hangs, not for what is slow: a machine under load is no fault of the program.
      testTimeout: 120_000,
      hookTimeout: 120_000,
      // Half a day from the office's zone, so that code which asks the machine for its day gives itself away.
      env: { TZ: 'America/New_York' },
      globalSetup: './scripts/build-if-stale.mjs',
      reporters: process.env['CI']
        ? ['default', ['json', { outputFile: `.reports/${suite ?? 'default'}.json` }]]
        : ['default'],
    },
  };
});

/** A data file, language or colour set for the developer's own use must not reach the tests. KPI_SHARED is for them. */
function forgetTheUsersSettings(): void {
  for (const name of Object.keys(process.env)) {
    if (/^(KPI_(?!SHARED$)|NO_COLOR$|FORCE_COLOR$)/.test(name)) delete process.env[name];
  }
}
