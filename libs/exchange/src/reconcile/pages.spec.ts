import { expect, it } from 'vitest';
import { pageSize, rowsOf } from './pages.js';

/** Numbers from 1 on, a page at a time; and where each page began. */
async function readAll(count: number) {
  const asked: (number | undefined)[] = [];
  const rows: number[] = [];
  const page = async (after: number | undefined) => {
    asked.push(after);
    const from = after ?? 0;
    return Array.from({ length: Math.min(pageSize, count - from) }, (_, index) => from + index + 1);
  };
  for await (const row of rowsOf(page)) rows.push(row);
  return { asked, rows };
}

it('reads each page behind the last row of the one before, until one is not full', async () => {
  const { asked, rows } = await readAll(2 * pageSize + 1);
  expect(asked).toEqual([undefined, pageSize, 2 * pageSize]);
  expect(rows).toEqual(Array.from({ length: 2 * pageSize + 1 }, (_, index) => index + 1));
});

it('ends with a last page that is full, and with none at all', async () => {
  expect(await readAll(pageSize)).toMatchObject({ asked: [undefined, pageSize], rows: { length: pageSize } });
  expect(await readAll(0)).toEqual({ asked: [undefined], rows: [] });
});
