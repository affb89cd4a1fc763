import { defineConfig } from 'vitest/config';

/** The peers nobody here wrote: OpenSSH, lftp, paramiko, GnuPG, Chromium, a real Odoo. What cannot be had fails with its reason. */
export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    include: ['test/peers/**/*.spec.ts'],
    globalSetup: ['./test/support/global-postgres.ts'],
    pool: 'forks',
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 900_000,
  },
});
