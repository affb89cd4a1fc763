import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

export const alert = 'QuaysideDiskNearlyFull';
export const stage = { disk: '64m' };

export async function run({ data }, { fires, settles }) {
  const file = path.join(data, 'somebody-elses-backup');
  await writeFile(file, Buffer.alloc(60 * 1024 * 1024));
  await fires(alert);
  await rm(file);
  await settles(alert);
}
