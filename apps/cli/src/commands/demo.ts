import { spawn, type ChildProcess } from 'node:child_process';
import { readConfig, runningGateway, type Config, type DemoLine, type RunningGateway } from '@quayside/runtime';
import { fetchGateway } from '../gateway-fetch.js';
import { print, UsageError, withExitCode } from '../output.js';
import { gatewayArguments, gatewayEnvironment } from '../gateway-process.js';
import { root } from '../root.js';

/** Plays the demo supplier in the gateway that runs, or in one that is started for it and stopped again. */
export async function demo(): Promise<void> {
  await withExitCode(async () => {
    const config = readConfig(process.env, root);
    if (!config.ok) throw new UsageError(config.error.join('\n'));
    const { dataDirectory } = config.value;
    const stop = stopOnSignal();
    const running = runningGateway(dataDirectory);
    const started = running ? undefined : startGateway();
    try {
      const gateway = running?.http ? running : await waitFor(dataDirectory, started, stop);
      return (await play(config.value, gateway, stop)) ? 0 : 1;
    } catch (error) {
      if (stop.aborted) return 130;
      throw error;
    } finally {
      if (started) await stopGateway(started);
    }
  });
}

/** Whoever stops us means what we started, too. */
function stopOnSignal(): AbortSignal {
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopping.abort());
  return stopping.signal;
}

function startGateway(): ChildProcess {
  print('No gateway runs: starting one for the demo.');
  return spawn(process.execPath, gatewayArguments(['--no-demo']), {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: gatewayEnvironment(),
  });
}

async function waitFor(
  dataDirectory: string,
  child: ChildProcess | undefined,
  stop: AbortSignal,
): Promise<RunningGateway> {
  for (;;) {
    stop.throwIfAborted();
    const running = runningGateway(dataDirectory);
    if (running?.http && running.demoToken) return running;
    if (child && child.exitCode !== null) throw new UsageError('the gateway did not start');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function stopGateway(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}

async function play(config: Config, { http, demoToken }: RunningGateway, stop: AbortSignal): Promise<boolean> {
  const response = await fetchGateway(config, `${http}/api/demo`, {
    method: 'POST',
    headers: { authorization: `Bearer ${demoToken}` },
    signal: stop,
  });
  if (!response.ok || !response.body)
    throw new UsageError(`the gateway does not play the demo: ${await response.text()}`);
  const kinds = new Set<DemoLine['kind']>();
  for await (const text of linesOf(response.body)) {
    const line = JSON.parse(text) as DemoLine;
    kinds.add(line.kind);
    print(shown(line, http ?? ''));
  }
  const through = kinds.has('checked') && !kinds.has('failed');
  print(through ? '\nThe demo went through.' : '\nThe demo did not go through.');
  return through;
}

async function* linesOf(body: AsyncIterable<Uint8Array>): AsyncIterable<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of body) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}

function shown(line: DemoLine, http: string): string {
  switch (line.kind) {
    case 'scene':
      return `\n${line.text}`;
    case 'step':
      return `  ${line.what.padEnd(34)} ${line.text}${line.link ? `\n  ${' '.repeat(34)} ${http}${line.link}` : ''}`;
    case 'checked':
      return `  checked: ${line.text}`;
    case 'failed':
      return `  FAILED: ${line.text}`;
  }
}
