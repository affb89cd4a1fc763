export const alert = 'QuaysideDatabaseAway';

export async function run({ postgres }, { fires, settles }) {
  await postgres.goAway();
  await fires(alert);
  await postgres.comeBack();
  await settles(alert);
}
