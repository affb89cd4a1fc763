import { acknowledgement } from '../support/gateway.mjs';

export const alert = 'QuaysideOdooAway';

export async function run({ odoo, supplier }, { fires, settles }) {
  await odoo.goAway();
  await supplier.post(acknowledgement('P00001', 201));
  await fires(alert);
  await odoo.comeBack();
  await settles(alert);
}
