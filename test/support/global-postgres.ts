import { chmod, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { startEmbeddedPostgres } from '@quayside/runtime';
import { withoutFsync } from './without-fsync.js';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    postgresUrl: string;
  }
}

/** One PostgreSQL for a whole run; each test makes databases of its own in it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const directory = await mkdtemp(path.join(os.tmpdir(), 'quayside-test-'));
  // As root the server runs as another user, which must be able to enter.
  await chmod(directory, 0o755);
  const postgres = await startEmbeddedPostgres(directory, 0);
  await withoutFsync(postgres.ownerUrl);
  project.provide('postgresUrl', postgres.ownerUrl);
  return async () => {
    await postgres.stop();
    await rm(directory, { recursive: true, force: true });
  };
}
