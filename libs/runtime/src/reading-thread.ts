import { ReadingLimit } from '@quayside/exchange';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { FromWorker, ToWorker } from './reading-protocol.js';

/** What one thread may use. */
export interface ThreadLimits {
  /** Of its own CPU time, for one chunk of 1 MiB: how busy the machine is does not count. */
  readonly cpuSeconds: number;
  readonly memoryMb: number;
  /** How often it is looked at what the thread has used: each second, unless a test cannot wait for that. */
  readonly lookMs?: number;
}

type Answer = Extract<FromWorker, { events: unknown }>;

const usualLookMs = 1_000;
/** What was made last and is mostly garbage: three times as much, as is usual, is kept by each thread and never given back. */
const youngMb = 16;

/** A worker thread that reads. Whatever throws here leaves it in no state to go on: it is to be ended. */
export class ReadingThread {
  readonly #worker: Worker;
  readonly #known = new Set<string>();

  constructor(private readonly limits: ThreadLimits) {
    const resourceLimits = { maxOldGenerationSizeMb: limits.memoryMb, maxYoungGenerationSizeMb: youngMb };
    this.#worker = new Worker(workerFile(), { resourceLimits });
    // An idle thread must not keep a process alive that wants to end; and that it could not start, who asks it hears.
    this.#worker.unref();
    this.#worker.on('error', () => undefined);
  }

  /** Whether it has compiled this release before. */
  knows(hash: string): boolean {
    return this.#known.has(hash);
  }

  async ask(message: ToWorker): Promise<Answer> {
    if (message.kind === 'start') this.#known.add(message.request.hash);
    const answer = await this.#answer(message);
    if (answer.kind === 'beyond-limit') throw new ReadingLimit(answer.code, answer.limit);
    if (answer.kind === 'broken') throw Object.assign(new Error(answer.message), { stack: answer.stack ?? '' });
    return answer;
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }

  async #answer(message: ToWorker): Promise<FromWorker> {
    const worker = this.#worker;
    const settled = new AbortController();
    try {
      return await new Promise<FromWorker>((resolve, reject) => {
        const { signal } = settled;
        const onError = (error: Error) => reject(this.#failure(error));
        const onExit = () => reject(new ReadingLimit('reading-memory', this.limits.memoryMb));
        worker.on('message', resolve).on('error', onError).on('exit', onExit);
        signal.addEventListener('abort', () =>
          worker.off('message', resolve).off('error', onError).off('exit', onExit),
        );
        void this.#watch(signal).then(
          (used) => used && reject(new ReadingLimit('reading-cpu', this.limits.cpuSeconds)),
        );
        worker.postMessage(message);
      });
    } finally {
      settled.abort();
    }
  }

  #failure(error: Error): Error {
    const code = 'code' in error ? error.code : undefined;
    return code === 'ERR_WORKER_OUT_OF_MEMORY' ? new ReadingLimit('reading-memory', this.limits.memoryMb) : error;
  }

  /** Resolves with true once the thread has used more than it may since now, and with false when it has answered. */
  async #watch(answered: AbortSignal): Promise<boolean> {
    const begun = await this.#cpuSeconds();
    for (;;) {
      await pause(this.limits.lookMs ?? usualLookMs, answered);
      if (answered.aborted) return false;
      if ((await this.#cpuSeconds()) - begun > this.limits.cpuSeconds) return true;
    }
  }

  /** Nothing of a thread that has not started yet, or is gone. */
  async #cpuSeconds(): Promise<number> {
    const { user, system } = await this.#worker.cpuUsage().catch(() => ({ user: 0, system: 0 }));
    return (user + system) / 1e6;
  }
}

async function pause(ms: number, until: AbortSignal): Promise<void> {
  if (until.aborted) return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms);
    until.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });
}

/** The worker is plain JavaScript: also when this very file runs from source, as in tests, it comes from the build. */
function workerFile(): string {
  const beside = fileURLToPath(new URL('./reading-worker.js', import.meta.url));
  if (existsSync(beside)) return beside;
  return path.resolve(path.dirname(beside), '../../../dist/libs/runtime/src/reading-worker.js');
}
