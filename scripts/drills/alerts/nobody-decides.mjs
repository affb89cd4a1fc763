import { acknowledgement } from '../support/gateway.mjs';

export const alert = 'QuaysideNobodyDecides';

/** An order that Odoo does not know waits for procurement, who rejects it. */
export async function run({ postgres, supplier }, { fires, settles }) {
  await supplier.post(acknowledgement('P00001', 204).replace('*AC*P00001*', '*AC*P99999*'));
  await fires(alert);
  await postgres.tool('psql', '-d', 'quayside', '-c', `update exception set closed_at = now()`);
  await settles(alert);
}
