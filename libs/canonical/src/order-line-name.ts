import type { Item } from './item.js';
import type { Order } from './order.js';

/** A line of an order as people know it: "Round rod 12 mm (ROD-12), line 2". Its number may be an id of the ERP, which nobody knows. */
export function orderLineName({ lines }: Pick<Order, 'lines'>, number: string): string {
  const index = lines.findIndex((line) => line.number === number);
  const line = lines[index];
  if (!line) return 'a line that the order no longer has';
  const name = itemName(line.item);
  return name === undefined ? `line ${index + 1}` : `${name}, line ${index + 1}`;
}

/** "Round rod 12 mm (ROD-12)": what an item is, and the number by which it is known. */
export function itemName({ description, buyer, supplier, gtin }: Item): string | undefined {
  const code = buyer ?? supplier ?? gtin;
  // Odoo writes "[ROD-12] Round rod 12 mm", and further words on lines of their own.
  const words = description
    ?.split('\n', 1)[0]
    ?.replace(/^\[[^\]]*\]\s*/, '')
    .trim();
  if (words === undefined || words === '' || words === code) return code;
  return code === undefined ? words : `${words} (${code})`;
}
