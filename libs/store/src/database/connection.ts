import {
  DataSource,
  type DataSourceOptions,
  type EntityManager,
  type QueryRunner,
  type ReplicationMode,
} from 'typeorm';
import { refuseUnstorable, whenUnstorable } from './storable.js';
import { whenTransient } from './transient.js';

/** Sees each statement before it is sent: for figures and for tests. */
export type Watch = (statement: string, values: readonly unknown[]) => void;

interface SourceSettings {
  readonly checksRows: boolean;
  readonly watch: Watch | undefined;
}

/**
 * Every statement goes through here, TypeORM's own as well: errors of an absent database are Unavailable for all of them, and what
 * no database keeps is NotStorable.
 */
export class StoreSource extends DataSource {
  constructor(
    options: DataSourceOptions,
    readonly settings: SourceSettings,
  ) {
    super(options);
  }

  override createQueryRunner(mode?: ReplicationMode): QueryRunner {
    const runner = super.createQueryRunner(mode);
    const send = runner.query.bind(runner);
    return Object.assign(runner, {
      query: async (text: string, values?: unknown[], structured?: true): Promise<unknown> => {
        this.settings.watch?.(text, values ?? []);
        refuseUnstorable(values ?? []);
        try {
          return await (structured ? send(text, values, structured) : send(text, values));
        } catch (error) {
          throw whenUnstorable(whenTransient(error));
        }
      },
    });
  }
}

/** Our database, opened. What is in it is reached by the functions of the store only. */
export class Database {
  readonly #source: StoreSource;

  constructor(source: StoreSource) {
    this.#source = source;
  }

  /** For the store alone: the index gives away no value of this class. */
  static sourceOf(database: Database): StoreSource {
    return database.#source;
  }

  async close(): Promise<void> {
    await this.#source.destroy();
  }
}

/** Where a statement runs: on any connection of the pool, or on that of a transaction. */
export type Connection = Database | EntityManager;

export function sourceOf(database: Database): StoreSource {
  return Database.sourceOf(database);
}

export function managerOf(connection: Connection): EntityManager {
  return connection instanceof Database ? sourceOf(connection).manager : connection;
}

type Ending = () => Promise<void>;

const endings = new WeakMap<EntityManager, Ending[]>();

/** Runs `work` in one transaction: all of what it writes, or nothing. */
export function transaction<T>(database: Database, work: (tx: EntityManager) => Promise<T>): Promise<T> {
  return sourceOf(database).transaction(async (tx) => {
    const atEnd: Ending[] = [];
    endings.set(tx, atEnd);
    const result = await work(tx);
    for (const each of atEnd) await each();
    return result;
  });
}

/**
 * Does something as the last thing of a transaction: what takes a lock that others wait for holds it no longer than the commit
 * takes, and holds it while it waits for nobody else. Throws TypeError where there is no transaction.
 */
export function beforeCommit(connection: Connection, ending: Ending): void {
  const atEnd = connection instanceof Database ? undefined : endings.get(connection);
  if (!atEnd) throw new TypeError('what is written at the end of a transaction needs one');
  atEnd.push(ending);
}

export interface Answer {
  readonly records: readonly unknown[];
  /** Rows that a statement wrote, or gave. */
  readonly affected: number;
  /** Whether rows are to be checked against what is said of them. */
  readonly checked: boolean;
}

/** Sends one statement. */
export async function send(connection: Connection, text: string, values: unknown[]): Promise<Answer> {
  const manager = managerOf(connection);
  const { dataSource, queryRunner } = manager;
  const runner = queryRunner ?? dataSource.createQueryRunner();
  try {
    const { records, affected } = await runner.query(text, values, true);
    const checked = dataSource instanceof StoreSource && dataSource.settings.checksRows;
    return { records, affected: affected ?? 0, checked };
  } finally {
    if (!queryRunner) await runner.release();
  }
}
