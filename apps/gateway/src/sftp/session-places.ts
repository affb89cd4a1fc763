import { randomUUID } from 'node:crypto';
import type { Logger } from '@quayside/runtime';
import { placeKeptMs, type SftpSessions } from '@quayside/store';

/** The places that sessions of this process have taken. What each login may have open counts over all processes. */
export class SessionPlaces {
  /** Whose each is. */
  readonly #taken = new Map<string, string>();
  readonly #timer = setInterval(() => this.#renew(), placeKeptMs / 3);
  #renewing: Promise<void> = Promise.resolve();

  constructor(
    private readonly sessions: SftpSessions,
    private readonly log: Logger,
  ) {
    this.#timer.unref();
  }

  /** A place for a session of a login, if fewer than `limit` are taken. */
  async take(login: string, limit: number): Promise<string | undefined> {
    const place = randomUUID();
    if (!(await this.sessions.enter(place, login, limit))) return undefined;
    this.#taken.set(place, login);
    return place;
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
