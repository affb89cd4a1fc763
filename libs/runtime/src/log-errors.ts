/** What the log keeps of an error. Whatever else it carries stays out: the parameters of a statement are partners' data. */
interface LoggedError {
  readonly type: string;
  readonly message: string;
  readonly stack: string | undefined;
  readonly code?: string;
  /** The statement, with places where its values were. */
  readonly query?: string;
  readonly cause?: LoggedError;
}

const deepest = 5;

/** An error for the log, with what caused it. */
export function errorForLog(error: unknown): unknown {
  if (error instanceof Error) return logged(error, 0);
  return typeof error === 'object' && error !== null ? { type: 'object', keys: Object.keys(error) } : error;
}

function logged(error: Error, depth: number): LoggedError {
  const { code, query, driverError } = error as { code?: unknown; query?: unknown; driverError?: unknown };
  const cause = error.cause ?? driverError;
  return {
    type: error.name,
    message: withoutValues(error.message, code),
    stack: withoutValues(error.stack ?? '', code),
    ...(typeof code === 'string' ? { code } : {}),
    ...(typeof query === 'string' ? { query } : {}),
    ...(cause instanceof Error && depth < deepest ? { cause: logged(cause, depth + 1) } : {}),
  };
}

/** PostgreSQL repeats a value that does not fit (SQLSTATE of class 22) behind a colon, in quotes. */
function withoutValues(text: string, code: unknown): string {
  return typeof code === 'string' && code.startsWith('22') ? text.replace(/: ".*"/gs, ': "..."') : text;
}
