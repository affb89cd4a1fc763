import { largeArrival, type Reading, type ReadEvent, type ReadRequest } from '@quayside/exchange';
import { type HandedOver, letGo, takenOver } from './handed-over.js';
import { ReadingThread, type ThreadLimits } from './reading-thread.js';

export interface PoolLimits extends ThreadLimits {
  /** Of one document. */
  readonly mostLines: number;
  /** At once. Large readings, of whomever, leave one of them to small ones. */
  readonly threads: number;
}

/** Two for large readings, of whomever, and one more. */
export const readingThreads = 3;

/** A reading that has a thread, or waits for one. */
interface Turn {
  /** Names the partner. */
  readonly hash: string;
  readonly large: boolean;
}

interface Waiting extends Turn {
  readonly go: (thread: ReadingThread) => void;
}

/** Who asks for the next event is done with the one before. */
function* inTurns(events: readonly HandedOver[]): Iterable<ReadEvent> {
  for (const event of events) {
    yield takenOver(event);
    letGo(event);
  }
}

/**
 * Reads interchanges in worker threads: a slow or hostile file holds up one of them, never the main thread. Who has fewest
 * readings under way is next, so that nobody waits for all that another one has sent.
 */
export class ReadingPool implements Reading {
  readonly #idle: ReadingThread[] = [];
  readonly #running = new Map<ReadingThread, Turn>();
  #waiting: Waiting[] = [];
  #alive = 0;

  constructor(private readonly limits: PoolLimits) {}

  async *read({ chunks, ...request }: ReadRequest): AsyncIterable<ReadEvent> {
    const thread = await this.#take({ hash: request.hash, large: (request.size ?? 0) > largeArrival });
    let usable = false;
    const source = chunks[Symbol.asyncIterator]();
    try {
      let answer = await thread.ask({ kind: 'start', request: { ...request, mostLines: this.limits.mostLines } });
      for (; answer.kind !== 'done';) {
        yield* inTurns(answer.events);
        const chunk = await source.next();
        answer = await thread.ask(chunk.done ? { kind: 'end' } : { kind: 'chunk', bytes: chunk.value });
      }
      usable = true;
      yield* inTurns(answer.events);
    } finally {
      await source.return?.();
      await this.#giveBack(thread, usable);
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.#idle.splice(0).map((thread) => thread.end()));
  }

  #take(turn: Turn): Promise<ReadingThread> {
    return new Promise((go) => {
      this.#waiting.push({ ...turn, go });
      this.#serve();
    });
  }

  async #giveBack(thread: ReadingThread, usable: boolean): Promise<void> {
    this.#running.delete(thread);
    if (usable) this.#idle.push(thread);
    else {
      this.#alive -= 1;
      await thread.end();
    }
    this.#serve();
  }

  /** Gives threads to those who wait, for as long as there are any. */
  #serve(): void {
    for (let next = this.#next(); next && (this.#idle.length > 0 || this.#mayStart()); next = this.#next()) {
      const { hash, large, go } = next;
      this.#waiting = this.#waiting.filter((each) => each !== next);
      const thread = this.#threadFor(hash);
      this.#running.set(thread, { hash, large });
      go(thread);
    }
    // The next one should not wait for a thread to start.
    if (this.#running.size > 0 && this.#idle.length === 0 && this.#mayStart()) this.#idle.push(this.#start());
  }

  #next(): Waiting | undefined {
    const running = [...this.#running.values()];
    const isFull = running.filter(({ large }) => large).length >= Math.max(1, this.limits.threads - 1);
    const underWay = ({ hash }: Turn) => running.filter((each) => each.hash === hash).length;
    // Of equals the first one: the order is kept.
    return this.#waiting.filter(({ large }) => !large || !isFull).toSorted((a, b) => underWay(a) - underWay(b))[0];
  }

  /** One that has compiled the partner already, if it is free. */
  #threadFor(hash: string): ReadingThread {
    const known = this.#idle.findIndex((thread) => thread.knows(hash));
    const [thread] = this.#idle.splice(Math.max(0, known), 1);
    return thread ?? this.#start();
  }

  #mayStart(): boolean {
    return this.#alive < this.limits.threads;
  }

  #start(): ReadingThread {
    this.#alive += 1;
    return new ReadingThread(this.limits);
  }
}
