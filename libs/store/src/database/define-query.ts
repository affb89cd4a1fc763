import { z } from 'zod';
import { send, type Connection } from './connection.js';
import { compile, type Statement } from './statement.js';

type Given<P extends object> = keyof P extends never ? [] : [values: P];

/** A statement and the rows that it gives. */
export interface Query<P extends object, Row> {
  all(connection: Connection, ...values: Given<P>): Promise<Row[]>;
  /** The first row, if there is one. */
  first(connection: Connection, ...values: Given<P>): Promise<Row | undefined>;
  /** The row of a statement that always gives one. */
  only(connection: Connection, ...values: Given<P>): Promise<Row>;
}

/**
 * A hand-written statement with the type of its rows. In tests and development each row is checked against `row`, column by
 * column and none left over. In production it is taken at its word: only columns that PostgreSQL writes in another way than
 * we read them (bigint and numeric come as text) are touched.
 */
export function defineQuery<P extends object, Shape extends z.ZodRawShape>(
  statement: Statement<P>,
  row: z.ZodObject<Shape>,
): Query<P, z.output<z.ZodObject<Shape>>> {
  const { text, values } = compile(statement);
  const read = readerOf(row);
  const check = checkerOf(row, text);
  const all = async (connection: Connection, ...[given]: Given<P>) => {
    const { records, checked } = await send(connection, text, given ? values(given) : []);
    return checked ? check(records) : read(records);
  };
  const first = async (connection: Connection, ...given: Given<P>) => (await all(connection, ...given))[0];
  return {
    all,
    first,
    async only(connection, ...given) {
      const found = await first(connection, ...given);
      if (found === undefined) throw new TypeError(`no row from a statement that always gives one: ${text}`);
      return found;
    },
  };
}

/** A statement that gives no rows. Returns how many it wrote. */
export function defineCommand<P extends object>(
  statement: Statement<P>,
): (connection: Connection, ...values: Given<P>) => Promise<number> {
  const { text, values } = compile(statement);
  return async (connection, ...[given]) => (await send(connection, text, given ? values(given) : [])).affected;
}

/** The rows of a statement were other ones than the code says. */
export class RowMismatch extends Error {
  override readonly name = 'RowMismatch';

  constructor(
    readonly statement: string,
    options: { readonly cause: z.ZodError },
  ) {
    super(`rows are not what is said of them: ${z.prettifyError(options.cause)}\n${statement}`, options);
  }
}

function checkerOf<Shape extends z.ZodRawShape>(
  row: z.ZodObject<Shape>,
  statement: string,
): (records: readonly unknown[]) => z.output<z.ZodObject<Shape>>[] {
  // A column that the shape does not name would be there in production and gone here.
  const strictly = () => z.array(row.strict());
  let rows: ReturnType<typeof strictly> | undefined;
  return (records) => {
    rows ??= strictly();
    const parsed = rows.safeParse(records);
    if (!parsed.success) throw new RowMismatch(statement, { cause: parsed.error });
    return parsed.data;
  };
}

/** Reads rows without a look at them, but for the columns that have to be converted. */
function readerOf<Shape extends z.ZodRawShape>(
  row: z.ZodObject<Shape>,
): (records: readonly unknown[]) => z.output<z.ZodObject<Shape>>[] {
  const converted = Object.entries<z.core.$ZodType>(row.shape).flatMap(([name, type]) =>
    converts(type) ? [{ name, type }] : [],
  );
  return (records) => {
    // The one place where a row is trusted: the driver makes each one anew, so it may be changed.
    const trusted = records as z.output<z.ZodObject<Shape>>[];
    for (const { name, type } of converted) {
      for (const each of trusted) Reflect.set(each, name, z.parse(type, Reflect.get(each, name)));
    }
    return trusted;
  };
}

function converts(type: z.core.$ZodType): boolean {
  return type instanceof z.ZodNullable ? converts(type.unwrap()) : type instanceof z.ZodCodec;
}
