import { command } from '../support/gateway.mjs';

export const alert = 'QuaysidePaused';

export async function run({ setup }, { fires, settles }) {
  await command(setup, 'pause', 'a drill');
  await fires(alert);
  await command(setup, 'resume');
  await settles(alert);
}
