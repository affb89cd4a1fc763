import { acknowledgement } from '../support/gateway.mjs';
import { waitFor } from '../support/wait-for.mjs';

export const alert = 'QuaysideStepFails';

/** The row is set aside by hand as a step does it, and "process again" settles it. */
export async function run({ postgres, supplier, gateway }, { fires, settles }) {
  const { id } = await supplier.post(acknowledgement('P00001', 203));
  await waitFor('the file to be read', async () => (await supplier.file(id)).status === 'accepted');
  const psql = (text) => postgres.tool('psql', '-d', 'quayside', '-c', text);
  await psql(`insert into exception (id, subject_kind, subject, partner, owner, code, message, opened_at)
    values (gen_random_uuid(), 'lane', 'drill', 'acme', 'operations', 'step-broken', 'a drill', now())`);
  await fires(alert);
  await psql(`update exception set closed_at = now() where code = 'step-broken'`);
  await settles(alert);
  return gateway;
}
