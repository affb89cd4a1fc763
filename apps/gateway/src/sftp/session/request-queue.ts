import { setTimeout as delay } from 'node:timers/promises';

export interface QueueLimits {
  /** Requests that wait. Clients that ask ahead ask for a whole file at once: this is one of 512 MB in their pieces of 32 KB. */
  readonly waiting: number;
  /** Bytes of theirs that wait to be stored: clients keep some 2 MB under way. */
  readonly bytes: number;
  /** Worked on at once, so that one client does not take all of the store for itself. */
  readonly running: number;
}

const usualLimits: QueueLimits = { waiting: 16_384, bytes: 32 * 1024 * 1024, running: 16 };

/** How often it is asked whether the client has taken its answers: ssh2 tells nobody when a window opens. */
const lookMs = 20;

export interface QueueEvents {
  /** Something was asked, or answered: the session is not idle. */
  active(): void;
  /** The client asks for more at once than any client has a use for. Called once; nothing is taken from it after that. */
  flooding(what: string): void;
  /** Whether the client leaves so many answers lying that it must take some before it gets others. */
  isBehind(): boolean;
}

export interface Request {
  /** Those of one handle are worked on in their order. */
  readonly handle?: number;
  readonly bytes?: number;
  /** What the client has sent is stored and closed though it is gone; what it only asked is not looked up any more. */
  readonly outlives?: boolean;
  readonly work: () => Promise<void>;
}

/** What one session has asked and was not answered yet. No window of the protocol bounds it: this does. */
export class RequestQueue {
  readonly #turns = new Map<number, Promise<void>>();
  readonly #queue: (() => void)[] = [];
  #waiting = 0;
  #bytes = 0;
  #running = 0;
  #closed = false;
  #ended = false;

  constructor(
    private readonly events: QueueEvents,
    private readonly limits: QueueLimits = usualLimits,
  ) {}

  /** `work` answers its errors itself. */
  add(request: Request): void {
    // Of what a flood brings nothing is taken any more: a CLOSE behind a lost WRITE would pass half a file for all of it.
    if (this.#closed || !this.#mayWait(request.bytes ?? 0)) return;
    const { handle } = request;
    const before = handle === undefined ? undefined : this.#turns.get(handle);
    const turn = before ? before.then(() => this.#run(request)) : this.#run(request);
    if (handle === undefined) return;
    this.#turns.set(handle, turn);
    void turn.then(() => {
      if (this.#turns.get(handle) === turn) this.#turns.delete(handle);
    });
  }

  /** The client is gone. Resolves when what it had sent is dealt with. */
  async end(): Promise<void> {
    this.#closed = true;
    this.#ended = true;
    await Promise.all(this.#turns.values());
  }

  #mayWait(bytes: number): boolean {
    const { events, limits } = this;
    events.active();
    const many = this.#waiting >= limits.waiting;
    if (many || this.#bytes + bytes > limits.bytes) {
      this.#closed = true;
      events.flooding(many ? `${limits.waiting} requests` : `${limits.bytes} bytes`);
      return false;
    }
    this.#waiting += 1;
    this.#bytes += bytes;
    return true;
  }

  async #run({ bytes = 0, outlives = false, work }: Request): Promise<void> {
    await this.#slot();
    try {
      while (this.events.isBehind() && !this.#ended) await delay(lookMs);
      if (!this.#ended || outlives) await work();
    } finally {
      this.#waiting -= 1;
      this.#bytes -= bytes;
      this.events.active();
      this.#release();
    }
  }

  async #slot(): Promise<void> {
    if (this.#running >= this.limits.running) return new Promise((resolve) => this.#queue.push(resolve));
    this.#running += 1;
  }

  #release(): void {
    const next = this.#queue.shift();
    if (next) next();
    else this.#running -= 1;
  }
}
