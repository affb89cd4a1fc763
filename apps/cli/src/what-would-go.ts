import { itemName, type Order, type OrderChange } from '@quayside/canonical';
import type { NextOfOrder } from '@quayside/exchange';
import { asSent, outgoingFile, type Partner, type ToTell } from '@quayside/partners';
import type { Finding } from '@quayside/std';

/** A version of the order that a partner has, or that waits for it. */
interface Version {
  readonly version: number;
  readonly kind: 'order' | 'order-change' | 'order-cancellation';
  readonly state: string;
  readonly sentAt: Date | null;
}

/** What would go to a partner of an order: its bytes, why it would be held, or why nothing would go. */
export type WouldGo = (
  | { readonly name: string; readonly text: string; readonly findings: readonly Finding[] }
  | { readonly held: readonly Finding[] }
  | { readonly nothing: string }
) & {
  /** What the partner has of it; left out where it has nothing, or nobody asked. */
  readonly has?: Version;
  /** What is different from that, line by line. */
  readonly differs?: readonly string[];
};

/** An order as a new one, whatever its partner has. */
export function asNew(partner: Partner, order: Order): WouldGo {
  return written(partner, { kind: 'order', order });
}

/** An order by what its partner has of it; nothing where it has all that is to be said. */
export function asNext(
  partner: Partner,
  { told: { had, pending }, next }: NextOfOrder,
  { order, earlier }: { readonly order: Order | undefined; readonly earlier: boolean },
): WouldGo {
  const has = had && { has: versionOf(had) };
  const { tell } = next;
  if (!tell) return { nothing: whyNothing(partner, { order, has: has?.has, pending: pending.at(-1) }), ...has };
  if (earlier && !had) {
    const nothing = `It was confirmed before orders went out to ${partner.name}: it goes only if somebody sends it from its page.`;
    return { nothing };
  }
  const differs =
    tell.kind === 'change' ? { differs: tell.change.lines.flatMap((line) => differenceOf(line) ?? []) } : {};
  return { ...written(partner, tell), ...has, ...differs };
}

function versionOf({ version, kind, state, sentAt }: Version): Version {
  return { version, kind, state, sentAt };
}

interface Silence {
  readonly order: Order | undefined;
  readonly has: Version | undefined;
  readonly pending: Version | undefined;
}

function whyNothing({ name }: Partner, { order, has, pending }: Silence): string {
  if (pending) {
    return `Version ${pending.version} of it says all of this already and has not reached ${name}: it is ${pending.state}.`;
  }
  if (has) return `${name} has it as it is in Odoo; what it changed itself is not sent back to it.`;
  return `It is ${order?.state ?? 'not there'} in Odoo: only what is confirmed goes out.`;
}

function written(partner: Partner, tell: ToTell): WouldGo {
  const document = asSent(partner, tell);
  if (!document.ok) return { held: [document.error] };
  const sending = { from: 'us', controlNumber: 1, at: new Date(), usage: partner.stage } as const;
  const file = outgoingFile(partner, document.value, sending);
  if (!file.ok) return { held: file.error };
  const { set, ending, bytes, findings } = file.value;
  return { name: `${set}-${tell.order.number}.${ending}`, text: textOf(bytes), findings };
}

/** UTF-8 where the bytes are that, else one character a byte. */
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return Buffer.from(bytes).toString('latin1');
  }
}

function differenceOf({ action, number, item, quantity, price, deliveryDate }: OrderChange['lines'][number]) {
  if (action === 'unchanged') return undefined;
  const now = [
    quantity && `${quantity.value} ${quantity.unit ?? ''}`.trim(),
    price && `at ${price.amount}`,
    deliveryDate && `for ${deliveryDate}`,
  ];
  const said = action === 'deleted' ? [] : now.filter((each) => each !== undefined);
  return `line ${number}, ${itemName(item) ?? 'without a number'}: ${[(action ?? 'changed').replaceAll('-', ' '), ...said].join(', ')}`;
}
