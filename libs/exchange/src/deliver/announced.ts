import type { Order } from '@quayside/canonical';
import { serialItem, type ShippedBefore } from '@quayside/matching';
import { sum } from '@quayside/std';
import type { Effect, Json } from '../model/effect.js';
import type { Erp } from '../ports/erp.js';
import type { Ports } from '../ports/ports.js';
import type { Delivered } from '../ports/store.js';

/** What a ship notice has announced for an order. */
export interface Announced {
  readonly notice: Delivered;
  readonly order: string;
  readonly effect: Effect;
  /** Whether the warehouse still waits for it. */
  readonly isOpen: boolean;
}

/** What these ship notices have announced for these orders, received or not. Taken back and replaced ones are not among them. */
export async function announcedBy(
  ports: Ports,
  erp: Erp,
  notices: readonly Delivered[],
  orders: readonly Order[],
): Promise<readonly Announced[]> {
  if (notices.length === 0) return [];
  // Of one notice its last version counts.
  const last = [...new Map(notices.map((each) => [each.businessKey, each])).values()];
  const open = new Map<string, ReadonlySet<string>>();
  for (const { number } of orders) open.set(number, new Set(await erp.announced(number)));
  const found: Announced[] = [];
  for (const notice of last) {
    for (const { key, effect } of await ports.store.appliedEffects(notice.businessKey)) {
      const keys = effect.action === 'receive' ? open.get(effect.target) : undefined;
      if (keys) found.push({ notice, order: effect.target, effect, isOpen: keys.has(key) });
    }
  }
  return found;
}

/** The order with what is on its way to it already: it is not open any more. */
export function lessAnnounced(order: Order, announced: readonly Announced[]): Order {
  const open = announced.filter((each) => each.isOpen && each.order === order.number);
  const matches = open.flatMap(({ notice }) => notice.decision?.lines ?? []);
  const lines = order.lines.map((line) => {
    const own = matches.filter((each) => each.orderNumber === order.number && each.orderLine === line.number);
    const quantities = own.flatMap(({ quantity }) => quantity ?? []);
    return quantities.length === 0 ? line : { ...line, announced: sum(quantities) };
  });
  return { ...order, lines };
}

/** The packages and serial numbers of what is on its way: they cannot come twice. */
export function shippedBefore(announced: readonly Announced[], orders: readonly Order[]): readonly ShippedBefore[] {
  return announced
    .filter(({ isOpen }) => isOpen)
    .map(({ notice, order, effect }) => ({
      notice: notice.number ?? 'another one',
      packages: Object.keys(isRecord(effect.values['packages']) ? effect.values['packages'] : {}),
      serials: serialsOf(
        effect,
        orders.find(({ number }) => number === order),
      ),
    }));
}

function serialsOf({ values }: Effect, order: Order | undefined): ShippedBefore['serials'] {
  const lines = values['move_line_ids'];
  if (!order || !Array.isArray(lines)) return [];
  return (lines as readonly Json[]).flatMap((each) => {
    if (!isRecord(each) || typeof each['lot_name'] !== 'string') return [];
    const line = order.lines.find(({ number }) => number === each['line']);
    const item = line && serialItem(line);
    return item === undefined ? [] : [{ item, serial: each['lot_name'] }];
  });
}

function isRecord(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
