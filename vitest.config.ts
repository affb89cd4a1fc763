import { defineConfig } from 'vitest/config';

// Three projects: `unit` needs nothing but the code, `console` renders components in a simulated browser, `system` needs PostgreSQL (embedded), SSH and HTTP on loopback.
export default defineConfig({
  test: {
    projects: [
      {
        resolve: { tsconfigPaths: true },
        test: {
          name: 'unit',
          include: ['libs/**/*.spec.ts', 'apps/**/*.spec.ts', 'test/corpus/**/*.spec.ts'],
          // A limit against hanging, not a measure: a busy machine is no failure.
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'console',
          include: ['apps/console/src/**/*.spec.tsx'],
          environment: 'happy-dom',
          setupFiles: ['./apps/console/src/testing/browser.ts'],
          // Each file cleans up after itself: loading the component library once is half of the time.
          isolate: false,
          testTimeout: 60_000,
        },
      },
      {
        resolve: { tsconfigPaths: true },
        test: {
          name: 'system',
          include: [
            'test/journeys/**/*.spec.ts',
            'test/contract/**/*.spec.ts',
            'test/crash/**/*.spec.ts',
            'test/store/**/*.spec.ts',
          ],
          globalSetup: ['./test/support/global-postgres.ts'],
          pool: 'forks',
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
