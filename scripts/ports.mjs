// Says which ports of a start are taken, and by whom, before anything is built for it. `--roles` as `./quayside start` takes it.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { takenPorts } from '../libs/runtime/src/taken-ports.ts';

const { values } = parseArgs({
  options: { roles: { type: 'string', default: 'http,worker,sftp' } },
  // What else there is, and what of it is wrong, is for the command itself to say.
  strict: false,
});
const root = path.resolve(import.meta.dirname, '..');
const roles = String(values.roles)
  .split(',')
  .map((role) => role.trim());
for (const line of await takenPorts(process.env, root, roles)) {
  process.stderr.write(`quayside: ${line}\n`);
  process.exitCode = 1;
}
