export const alert = 'QuaysideSignInAttack';

/** Guesses at the console until the alert fires. */
export async function run({ gateway }, { fires, settles }) {
  let going = true;
  const guess = async () => {
    while (going) {
      const body = JSON.stringify({ name: 'admin', password: 'guessed' });
      const headers = { 'content-type': 'application/json', origin: gateway.url };
      await fetch(`${gateway.url}/api/session`, { method: 'POST', headers, body }).catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
  };
  const guessing = guess();
  try {
    await fires(alert);
  } finally {
    going = false;
    await guessing;
  }
  await settles(alert);
}
