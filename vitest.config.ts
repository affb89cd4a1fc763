import { defineConfig } from 'vitest/config';

// Two projects: `unit` needs nothing but the code; `system` needs PostgreSQL (embedded), SSH and HTTP on loopback.
export default defineConfig({
  test: {
    projects: [
      {
        resolve: { tsconfigPaths: true },
        test: {
          name: 'unit',
          include: [
            'libs/**/*.spec.ts',
            'apps/**/*.spec.ts',
            'test/corpus/**/*.spec.ts',
            'test/contract/store/twin.spec.ts',
          ],
          // A limit against hanging, not a measure: a busy machine is no failure.
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
          exclude: ['test/contract/store/twin.spec.ts'],
          globalSetup: ['./test/support/global-postgres.ts'],
          pool: 'forks',
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
