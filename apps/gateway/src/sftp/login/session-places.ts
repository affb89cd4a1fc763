import { randomUUID } from 'node:crypto';
import type { Logger } from '@quayside/runtime';
import { placeKeptMs, type ArrivingSession, type SftpSessions } from '@quayside/store';

interface Waiting {
  readonly session: ArrivingSession;
  resolve(hasRoom: boolean): void;
  reject(error: unknown): void;
}

/** The places that sessions of this process have taken. What each login may have open counts over all processes. */
export class SessionPlaces {
  /** Whose each is. */
  readonly #taken = new Map<string, string>();
  readonly #timer = setInterval(() => this.#renew(), placeKeptMs / 3);
  #renewing: Promise<void> = Promise.resolve();
  #waiting: Waiting[] = [];
  #entering = false;

  constructor(
    private readonly sessions: SftpSessions,
    private readonly log: Logger,
  ) {
    this.#timer.unref();
  }

  /** A place for a session of a login, if fewer than `limit` are taken. */
  async take(login: string, limit: number): Promise<string | undefined> {
    const id = randomUUID();
    const hasRoom = await new Promise<boolean>((resolve, reject) => {
      this.#waiting.push({ session: { id, login, limit }, resolve, reject });
      void this.#enter();
    });
    if (!hasRoom) return undefined;
    this.#taken.set(id, login);
    return id;
  }

  // Hundreds may log in at one moment and wait for the same lock: together they need one connection to the database.
  async #enter(): Promise<void> {
    if (this.#entering) return;
    this.#entering = true;
    while (this.#waiting.length > 0) {
      const all = this.#waiting.splice(0);
      await this.sessions.enter(all.map(({ session }) => session)).then(
        (entered) => all.forEach(({ session, resolve }) => resolve(entered.has(session.id))),
        (error: unknown) => all.forEach(({ reject }) => reject(error)),
      );
    }
    this.#entering = false;
  }

  async leave(places: readonly string[]): Promise<void> {
    for (const place of places) this.#taken.delete(place);
    // What is being renewed just now would come back.
    await this.#renewing;
    // A place that cannot be given back lapses by itself.
    if (places.length > 0) await this.sessions.leave(places).catch((error: unknown) => this.#note(error));
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.leave([...this.#taken.keys()]);
  }

  #renew(): void {
    if (this.#taken.size === 0) return;
    this.#renewing = this.sessions.renew(this.#taken).catch((error: unknown) => this.#note(error));
  }

  #note(error: unknown): void {
    this.log.warn({ event: 'sftp.places', err: error }, 'the places of open sessions could not be written');
  }
}
