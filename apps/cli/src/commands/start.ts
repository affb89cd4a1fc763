import { spawn } from 'node:child_process';
import path from 'node:path';
import { gatewayEnvironment } from '../gateway-environment.js';
import { root } from '../root.js';

/** Starts the gateway as a child process and ends as it ends. */
export async function start({ roles, demo }: { readonly roles: string; readonly demo: boolean }): Promise<void> {
  const main = path.join(root, 'dist/apps/gateway/src/main.js');
  const child = spawn(process.execPath, [main, '--roles', roles, ...(demo ? [] : ['--no-demo'])], {
    stdio: 'inherit',
    env: gatewayEnvironment(),
  });
  // Whoever stops us means the gateway. Ctrl-C reaches it by itself too, as it shares our terminal: it takes the two for one.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  process.exitCode = await new Promise<number>((resolve) => {
    child.once('error', () => resolve(1));
    child.once('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 1)));
  });
}
