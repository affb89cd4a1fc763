import { Client } from 'pg';
import { z } from 'zod';

const changeShape = z.object({
  id: z.string(),
  kind: z.string(),
  row: z.string(),
  to: z.string().nullable(),
  partner: z.string().nullable(),
});

/** A line of the journal that was committed: something changed. What it is now, the row tells. */
export type Change = Readonly<z.infer<typeof changeShape>>;

/** Called with a change; with none after a time in which changes may have been missed. */
export type Hear = (change: Change | undefined) => void;

/** Tells what is committed, by whichever process, in the order of the commits. */
export interface Changes {
  /**
   * Calls `hear` for each line of the journal from now on, a few milliseconds after it is committed. While the connection is
   * lost nothing is told, and for some seconds nobody may know: who waits for one thing also looks by itself now and then.
   * Returns what ends it.
   */
  listen(hear: Hear): () => void;
  close(): Promise<void>;
}

const channel = 'quayside_journal';
const shortestPauseMs = 500;
const longestPauseMs = 10_000;
/** How often a connection on which nothing is told is asked whether it is still one, and for how long. */
const askMs = 10_000;
const answerMs = 5_000;

export interface ChangesOptions {
  readonly url: string;
  /** Shows in pg_stat_activity. */
  readonly applicationName: string;
  /** Told when the connection is lost or cannot be made; it is tried again. */
  readonly onError: (error: unknown) => void;
}

/** Connects when somebody listens for the first time, and stays connected. */
export function openChanges(options: ChangesOptions): Changes {
  return new Listener(options);
}

class Listener implements Changes {
  readonly #hearers = new Set<{ readonly hear: Hear }>();
  #client: Client | undefined;
  #retry: NodeJS.Timeout | undefined;
  #asking: NodeJS.Timeout | undefined;
  #pauseMs = shortestPauseMs;
  #closed = false;

  constructor(private readonly options: ChangesOptions) {}

  listen(hear: Hear): () => void {
    const hearer = { hear };
    this.#hearers.add(hearer);
    if (!this.#client && !this.#retry) void this.#connect();
    return () => this.#hearers.delete(hearer);
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#retry);
    clearInterval(this.#asking);
    this.#hearers.clear();
    await this.#client?.end();
  }

  async #connect(): Promise<void> {
    const { url, applicationName: application_name } = this.options;
    const client = new Client({
      connectionString: url,
      application_name,
      query_timeout: answerMs,
      connectionTimeoutMillis: answerMs,
    });
    this.#client = client;
    client.on('notification', ({ payload }) => this.#tell(changeIn(payload)));
    client.on('error', (error) => this.#lose(client, error));
    client.on('end', () => this.#lose(client, new Error('the connection ended')));
    try {
      await client.connect();
      await client.query(`listen ${channel}`);
    } catch (error) {
      return this.#lose(client, error);
    }
    if (this.#closed) return client.end();
    this.#pauseMs = shortestPauseMs;
    const ask = () => client.query('select 1').catch((error: unknown) => this.#lose(client, error));
    this.#asking = setInterval(() => void ask(), askMs);
    // Whatever happened until now was told to nobody.
    this.#tell(undefined);
  }

  #lose(client: Client, error: unknown): void {
    if (this.#closed || this.#client !== client) return;
    this.#client = undefined;
    clearInterval(this.#asking);
    this.options.onError(error);
    void client.end().catch(() => undefined);
    this.#retry = setTimeout(() => {
      this.#retry = undefined;
      void this.#connect();
    }, this.#pauseMs);
    this.#pauseMs = Math.min(longestPauseMs, this.#pauseMs * 2);
  }

  #tell(change: Change | undefined): void {
    for (const { hear } of this.#hearers) hear(change);
  }
}

/** What is no change of ours tells all the same that there was something. */
function changeIn(payload: string | undefined): Change | undefined {
  try {
    return changeShape.safeParse(JSON.parse(payload ?? '')).data;
  } catch {
    return undefined;
  }
}
