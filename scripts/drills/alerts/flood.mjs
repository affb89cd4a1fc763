import { acknowledgement } from '../support/gateway.mjs';

export const alert = 'QuaysideFlood';
export const stage = {
  profile: (text) => text.replace('    name: acme-api\n', '    name: acme-api\n    requestsPerMinute: 60000\n'),
};

/** It goes on until the alert fires; from then on the supplier is quiet, and all of it is read. */
export async function run({ supplier }, { fires, settles }) {
  let going = true;
  let control = 3000;
  const flood = async () => {
    while (going) await supplier.post(acknowledgement('P00001', (control += 1))).catch(() => undefined);
  };
  const floods = Array.from({ length: 16 }, flood);
  try {
    await fires(alert);
  } finally {
    going = false;
    await Promise.all(floods);
  }
  await settles(alert);
}
