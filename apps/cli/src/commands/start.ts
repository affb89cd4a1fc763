import { spawn } from 'node:child_process';
import { gatewayArguments, gatewayEnvironment } from '../gateway-process.js';

/** Starts the gateway as a child process and ends as it ends. */
export async function start({ roles, demo }: { readonly roles: string; readonly demo: boolean }): Promise<void> {
  const child = spawn(process.execPath, gatewayArguments(['--roles', roles, ...(demo ? [] : ['--no-demo'])]), {
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
