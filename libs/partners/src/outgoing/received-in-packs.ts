import type { Order, Quantity, ReceivedLine } from '@quayside/canonical';
import type { Partner } from '../partner.js';
import { inPack, isEvenIn, packOfLine, type Pack } from './in-their-units.js';

/**
 * What was received in the packs in which the partner is ordered from. Goods come as they come: where any part of a line of the
 * order is no whole number of packs, all that is told of it stays in the order's own unit, which stands beside each quantity.
 */
export function receivedInPacks(partner: Partner, lines: readonly ReceivedLine[], order: Order): ReceivedLine[] {
  const packs = new Map(
    order.lines.flatMap((line) => {
      const pack = packOfLine(partner, line);
      const told = lines.filter(({ number }) => number === line.number).flatMap(quantitiesOf);
      return pack && told.every((each) => isOf(pack, each)) ? [[line.number, pack] as const] : [];
    }),
  );
  return lines.map((line) => {
    const pack = line.number === undefined ? undefined : packs.get(line.number);
    return pack ? packed(line, pack) : line;
  });
}

function isOf(pack: Pack, { value, unit }: Quantity): boolean {
  return unit === pack.was && isEvenIn(pack, value);
}

function quantitiesOf({ received, accepted, shipped, differences = [] }: ReceivedLine): Quantity[] {
  return [received, accepted, shipped, ...differences.map(({ quantity }) => quantity)].filter(
    (each) => each !== undefined,
  );
}

function packed({ received, accepted, shipped, differences, ...line }: ReceivedLine, pack: Pack): ReceivedLine {
  return {
    ...line,
    ...(received && { received: inPack(pack, received) }),
    ...(accepted && { accepted: inPack(pack, accepted) }),
    ...(shipped && { shipped: inPack(pack, shipped) }),
    ...(differences && {
      differences: differences.map(({ quantity, ...each }) => ({
        ...each,
        ...(quantity && { quantity: inPack(pack, quantity) }),
      })),
    }),
  };
}
