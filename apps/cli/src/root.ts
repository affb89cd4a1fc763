import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's root: four folders above dist/apps/cli/src. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../../..');

export function readVersion(): string {
  return (JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string }).version;
}
