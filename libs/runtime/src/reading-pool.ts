import type { Reading, ReadEvent, ReadRequest } from '@quayside/exchange';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { FromWorker, ToWorker } from './reading-protocol.js';

export interface PoolLimits {
  readonly threads: number;
  /** For one chunk of 1 MiB. */
  readonly chunkTimeoutMs: number;
  readonly memoryMb: number;
}

export const defaultLimits: PoolLimits = { threads: 2, chunkTimeoutMs: 60_000, memoryMb: 512 };

/** A reading that took too long or too much memory: its thread is gone, and the file needs a person. */
export class ReadingLimit extends Error {
  override readonly name = 'ReadingLimit';
}

/** Reads interchanges in worker threads: a slow or hostile file holds up one of them, never the main thread. */
export class ReadingPool implements Reading {
  readonly #idle: Worker[] = [];
  readonly #waiting: ((worker: Worker) => void)[] = [];
  #alive = 0;

  constructor(private readonly limits: PoolLimits = defaultLimits) {}

  async *read({ chunks, ...request }: ReadRequest): AsyncIterable<ReadEvent> {
    const worker = await this.#take();
    let usable = false;
    const source = chunks[Symbol.asyncIterator]();
    try {
      let answer = await this.#ask(worker, { kind: 'start', request });
      for (; answer.kind !== 'done';) {
        yield* answer.events;
        const chunk = await source.next();
        answer = await this.#ask(worker, chunk.done ? { kind: 'end' } : { kind: 'chunk', bytes: chunk.value });
      }
      usable = true;
      yield* answer.events;
    } finally {
      await source.return?.();
      if (usable) this.#release(worker);
      else await this.#drop(worker);
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.#idle.splice(0).map((worker) => worker.terminate()));
  }

  async #take(): Promise<Worker> {
    const idle = this.#idle.pop();
    if (idle) return idle;
    if (this.#alive < this.limits.threads) return this.#start();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #start(): Worker {
    this.#alive += 1;
    const worker = new Worker(workerFile(), { resourceLimits: { maxOldGenerationSizeMb: this.limits.memoryMb } });
    // An idle thread must not keep a process alive that wants to end.
    worker.unref();
    return worker;
  }

  #release(worker: Worker): void {
    const waiting = this.#waiting.shift();
    if (waiting) waiting(worker);
    else this.#idle.push(worker);
  }

  async #drop(worker: Worker): Promise<void> {
    this.#alive -= 1;
    await worker.terminate();
    const waiting = this.#waiting.shift();
    if (waiting) waiting(this.#start());
  }

  async #ask(worker: Worker, message: ToWorker): Promise<Exclude<FromWorker, { kind: 'broken' }>> {
    const answer = await new Promise<FromWorker>((resolve, reject) => {
      const timer = setTimeout(
        () =>
          finish(() =>
            reject(new ReadingLimit(`reading took longer than ${this.limits.chunkTimeoutMs / 1000} s for 1 MiB`)),
          ),
        this.limits.chunkTimeoutMs,
      );
      const onMessage = (said: FromWorker) => finish(() => resolve(said));
      const onError = (error: Error) =>
        finish(() => reject(new ReadingLimit(`reading failed: ${error.message}`, { cause: error })));
      const onExit = () =>
        finish(() => reject(new ReadingLimit(`reading needed more than ${this.limits.memoryMb} MB`)));
      const finish = (settle: () => void) => {
        clearTimeout(timer);
        worker.off('message', onMessage).off('error', onError).off('exit', onExit);
        settle();
      };
      worker.on('message', onMessage).on('error', onError).on('exit', onExit);
      worker.postMessage(message);
    });
    if (answer.kind === 'broken') throw Object.assign(new Error(answer.message), { stack: answer.stack ?? '' });
    return answer;
  }
}

/** The worker is plain JavaScript: also when this very file runs from source, as in tests, it comes from the build. */
function workerFile(): string {
  const beside = fileURLToPath(new URL('./reading-worker.js', import.meta.url));
  if (existsSync(beside)) return beside;
  return path.resolve(path.dirname(beside), '../../../dist/libs/runtime/src/reading-worker.js');
}
