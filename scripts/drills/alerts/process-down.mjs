import { startGateway } from '../support/gateway.mjs';

export const alert = 'QuaysideDown';

export async function run({ gateway, setup }, { fires, settles }) {
  await gateway.kill();
  await fires(alert);
  const { port } = new URL(gateway.url);
  const again = await startGateway({ ...setup, environment: { ...setup.environment, QUAYSIDE_HTTP_PORT: port } });
  try {
    await settles(alert);
  } finally {
    await again.kill();
  }
}
