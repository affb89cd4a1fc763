import { Unavailable } from '../model/errors.js';

export interface Room {
  /** How many are at work at once. */
  readonly working: number;
  /** How many wait, in all and of one who asks. */
  readonly waiting: number;
  readonly waitingEach: number;
}

/** So many wait already that one more would wait too long: it is told so at once. */
export class TooBusy extends Unavailable {
  override readonly name: string = 'TooBusy';

  constructor() {
    super('admission', 'too many are signing in at this moment', { retryAfterMs: 2_000 });
  }
}

interface Waiting {
  start(): void;
  refuse(error: TooBusy): void;
}

/**
 * Work that is slow by intent, such as looking at a password, a few at a time. Whoever asks waits its turn, by who it is: one
 * that asks a hundred times at one moment is in nobody's way but its own.
 */
export class FewAtATime {
  #working = 0;
  /** By who waits; whose turn is next comes first. */
  readonly #queues = new Map<string, Waiting[]>();

  constructor(private readonly room: Room) {}

  /** Runs `work` when it is its turn. Throws TooBusy when there is no room to wait. */
  async run<T>(who: string, work: () => Promise<T>): Promise<T> {
    if (this.#working >= this.room.working) await this.#turn(who);
    else this.#working += 1;
    try {
      return await work();
    } finally {
      this.#next();
    }
  }

  #turn(who: string): Promise<void> {
    const queue = this.#queues.get(who) ?? [];
    if (queue.length >= this.room.waitingEach || !this.#hasRoom(queue)) throw new TooBusy();
    this.#queues.set(who, queue);
    return new Promise((start, refuse) => queue.push({ start, refuse }));
  }

  /** Where all places are taken, who has the most of them gives up its last one for a newcomer that has fewer. */
  #hasRoom(mine: readonly Waiting[]): boolean {
    const queues = [...this.#queues.values()];
    if (queues.reduce((sum, { length }) => sum + length, 0) < this.room.waiting) return true;
    const longest = queues.reduce((most, each) => (each.length > most.length ? each : most), []);
    if (longest.length <= mine.length + 1) return false;
    longest.pop()?.refuse(new TooBusy());
    return true;
  }

  /** The place of one that is done goes to the next one. */
  #next(): void {
    for (const [who, queue] of this.#queues) {
      this.#queues.delete(who);
      const first = queue.shift();
      if (queue.length > 0) this.#queues.set(who, queue);
      if (first) return first.start();
    }
    this.#working -= 1;
  }
}
