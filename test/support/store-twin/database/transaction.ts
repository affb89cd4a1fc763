import { kept } from './kept.js';
import type { MemoryDatabase } from './memory-database.js';
import type { Rows } from './rows.js';
import type { Table } from './table.js';

/** Rows by the name of their table and their key; nothing where the row is gone. */
export type Changes = ReadonlyMap<string, ReadonlyMap<string, object | undefined>>;

/** A row with a key, or with another thing of its own, that a row has already. */
export class NotUnique extends Error {
  override readonly name = 'NotUnique';

  constructor(readonly what: string) {
    super(`there is already a ${what}`);
  }
}

/** What one transaction reads and writes. Statements that fail break it: after that it cannot be committed. */
export class Transaction implements Rows {
  readonly #own = new Map<string, Map<string, object | undefined>>();
  #broken: Error | undefined;
  #ended = false;

  constructor(private readonly database: MemoryDatabase) {}

  get<Row extends object>(table: Table<Row>, key: string): Row | undefined {
    const own = this.#written(table);
    return own.has(key) ? own.get(key) : this.database.get(table, key);
  }

  all<Row extends object>(table: Table<Row>, where: (row: Row) => boolean = () => true): readonly Row[] {
    const own = this.#written(table);
    const keys = new Set([...this.database.all(table).map((row) => table.keyOf(row)), ...own.keys()]);
    return [...keys].flatMap((key) => this.get(table, key) ?? []).filter(where);
  }

  next(sequence: string): string {
    return this.database.next(sequence);
  }

  /** Until this transaction ends no other one has this lock. */
  async lock(name: string): Promise<void> {
    if (this.#ended) throw new TypeError('the transaction has ended');
    await this.database.locks.take(name, this).catch((error: Error) => this.break(error));
  }

  /** Throws NotUnique when there is a row with this key. */
  async insert<Row extends object>(table: Table<Row>, row: Row): Promise<Row> {
    const key = table.keyOf(row);
    if (await this.#current(table, key)) this.break(new NotUnique(`${table.name} ${key}`));
    return this.#write(table, row);
  }

  /** Inserts a row, or what `merge` makes of the one that is there; nothing is written where that is nothing. */
  async upsert<Row extends object>(
    table: Table<Row>,
    row: NoInfer<Row>,
    merge: (old: NoInfer<Row>) => NoInfer<Row> | undefined,
  ): Promise<Row | undefined> {
    const old = await this.#current(table, table.keyOf(row));
    const next = old ? merge(old) : row;
    return next && this.#write(table, next);
  }

  /** Changes the rows for which `where` holds, also once whoever is writing them has ended. Returns them as they are now. */
  async update<Row extends object>(
    table: Table<Row>,
    where: (row: NoInfer<Row>) => boolean,
    patch: (row: NoInfer<Row>) => NoInfer<Partial<Row>>,
  ): Promise<readonly Row[]> {
    const changed: Row[] = [];
    for (const seen of this.all(table, where)) {
      const row = await this.#current(table, table.keyOf(seen));
      if (row && where(row)) changed.push(this.#write(table, { ...row, ...said(patch(row)) }));
    }
    return changed;
  }

  /** Removes the rows for which `where` holds. Returns them as they were. */
  async remove<Row extends object>(table: Table<Row>, where: (row: NoInfer<Row>) => boolean): Promise<readonly Row[]> {
    const removed: Row[] = [];
    for (const seen of this.all(table, where)) {
      const key = table.keyOf(seen);
      const row = await this.#current(table, key);
      if (!row || !where(row)) continue;
      this.#written(table).set(key, undefined);
      removed.push(row);
    }
    return removed;
  }

  /** A statement failed: what this transaction wrote can never be committed. */
  break(error: Error): never {
    this.#broken = error;
    throw error;
  }

  /** What is to be committed. Throws what broke it, if that was caught on the way. */
  changes(): Changes {
    if (this.#broken) throw this.#broken;
    return this.#own;
  }

  end(): void {
    this.#ended = true;
    this.database.locks.release(this);
  }

  /** The row as it is once nobody else is writing it. */
  async #current<Row extends object>(table: Table<Row>, key: string): Promise<Row | undefined> {
    await this.lock(`${table.name} ${key}`);
    return this.get(table, key);
  }

  #write<Row extends object>(table: Table<Row>, row: Row): Row {
    const next = this.#kept(table, row);
    this.#written(table).set(table.keyOf(next), next);
    return next;
  }

  #kept<Row extends object>(table: Table<Row>, row: Row): Row {
    try {
      return kept(table, row);
    } catch (error) {
      return this.break(error instanceof Error ? error : new Error('a row cannot be kept', { cause: error }));
    }
  }

  /** Only rows of one table are ever put under its name. */
  #written<Row extends object>({ name }: Table<Row>): Map<string, Row | undefined> {
    const rows = this.#own.get(name) ?? new Map<string, object | undefined>();
    this.#own.set(name, rows);
    return rows as Map<string, Row | undefined>;
  }
}

/** What a patch says: what it leaves undefined stays as it is. */
function said<Row extends object>(patch: Partial<Row>): Partial<Row> {
  const entries = Object.entries(patch).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Partial<Row>;
}
