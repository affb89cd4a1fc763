import { defineConfig } from 'vitest/config';

// Four projects. `unit` needs nothing but the code and is quick, and `console` renders components in a simulated browser:
// `npm run check`. `thorough` needs no more than the code, and takes its time over the corpus and over many made-up documents. `system` needs PostgreSQL (embedded), SSH and HTTP on loopback.

/** Conformance suites on what is in memory: what they say of the real ones is told by `system`. */
const onTwins = ['test/contract/store/twin.spec.ts', 'test/contract/erp/double.spec.ts'];
const properties = ['libs/**/*.property.spec.ts'];
/** What needs no server of all that strangers try. */
const hostileInMemory = ['test/hostile/journeys/**/*.spec.ts', 'test/hostile/bounds/**/*.spec.ts'];

export default defineConfig({
  test: {
    // By default one core is left idle, and most of what takes long waits for something.
    maxWorkers: '100%',
    projects: [
      {
        resolve: { tsconfigPaths: true },
        test: {
          name: 'unit',
          include: ['libs/**/*.spec.ts', 'apps/**/*.spec.ts', ...onTwins],
          exclude: properties,
          setupFiles: ['./test/support/properties.ts'],
          // Specs share what they import: most of the time would go into importing it once more.
          isolate: false,
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
          name: 'thorough',
          include: ['test/corpus/**/*.spec.ts', ...properties, ...hostileInMemory],
          setupFiles: ['./test/support/properties.ts'],
          isolate: false,
          testTimeout: 120_000,
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
            'test/hostile/**/*.spec.ts',
          ],
          exclude: [...onTwins, ...hostileInMemory],
          globalSetup: ['./test/support/global-postgres.ts'],
          setupFiles: ['./test/support/properties.ts'],
          pool: 'forks',
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
