/** Rows of a page: with so many the statements cost little, and nobody holds more of a history than that. */
export const pageSize = 200;

/** All pages of a list, one after another; the next one is read when it is asked for. */
export async function* pages<T>(read: (after: T | undefined) => Promise<readonly T[]>): AsyncIterable<readonly T[]> {
  let after: T | undefined;
  do {
    const page: readonly T[] = await read(after);
    if (page.length > 0) yield page;
    after = page.length < pageSize ? undefined : page.at(-1);
  } while (after !== undefined);
}

/** The rows of all pages. */
export async function* rowsOf<T>(read: (after: T | undefined) => Promise<readonly T[]>): AsyncIterable<T> {
  for await (const page of pages(read)) yield* page;
}
