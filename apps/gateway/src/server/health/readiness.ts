import type { Health } from './health.js';

/** Ready means: bytes that come now can be committed. An Odoo that is away does not make us unready: documents wait. */
export async function whyNotReady(health: Pick<Health, 'isStopping' | 'askDatabase'>): Promise<string | undefined> {
  if (health.isStopping()) return 'stopping';
  try {
    await health.askDatabase();
    return undefined;
  } catch {
    return 'the database does not answer';
  }
}
