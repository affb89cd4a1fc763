import type { DeliverableDocument, Order } from '@quayside/canonical';

/**
 * The document with the numbers of our orders as we write them: upper and lower case and blanks around do not matter, as long as
 * a single order is meant.
 */
export function inOurNumbers<T extends DeliverableDocument>(document: T, orders: readonly Order[]): T {
  const ours = (number: string | undefined) => (number === undefined ? undefined : ourNumber(number, orders));
  const head = ours(document.orderNumber);
  const lines = document.lines.map((line) => {
    const said = 'orderNumber' in line ? line.orderNumber : undefined;
    const number = ours(said);
    return number === said ? line : { ...line, orderNumber: number };
  });
  const said = 'orders' in document ? document.orders : undefined;
  const named = said?.map((number) => ourNumber(number, orders));
  const isOurs = (number: string, i: number) => number === said?.[i];
  const isSame = head === document.orderNumber && (named ?? []).every(isOurs);
  if (isSame && lines.every((line, i) => line === document.lines[i])) return document;
  return { ...document, orderNumber: head, ...(named && { orders: named }), lines };
}

function ourNumber(number: string, orders: readonly Order[]): string {
  const all = new Set(orders.map((order) => order.number));
  if (all.has(number)) return number;
  const [only, ...others] = [...all].filter((each) => normal(each) === normal(number));
  return only !== undefined && others.length === 0 ? only : number;
}

function normal(number: string): string {
  return number.trim().toUpperCase();
}
