import { compare, minus, plus, times, zero, type Decimal } from '@quayside/std';

/** What a receipt expects of one product for one order line. */
export interface Move {
  readonly id: number;
  readonly picking: number;
  readonly product: number;
  /** Demand and what its lines say, in the move's own unit. */
  readonly demand: Decimal;
  readonly quantity: Decimal;
  readonly unit: number;
  /** How many of its unit one of the order line's is: receipts count in the product's unit, orders may be in another. */
  readonly perOrdered: Decimal;
  readonly orderLine: string | undefined;
  readonly from: number;
  readonly to: number;
  readonly state: string;
}

export interface Receipt {
  readonly id: number;
  readonly name: string;
  readonly moves: readonly Move[];
  /** `key` is there on lines that a ship notice made. */
  readonly lines: readonly {
    readonly id: number;
    readonly picking: number;
    readonly picked: boolean;
    readonly key: string | undefined;
  }[];
}

export interface ShippedLine {
  readonly line: string;
  readonly quantity: Decimal;
  readonly lot_name?: string | undefined;
  readonly expiration_date?: string | undefined;
  readonly use_date?: string | undefined;
  readonly removal_date?: string | undefined;
  readonly result_package_id?: string | undefined;
}

/** A part of a shipped line, on one move. */
export interface Part {
  readonly move: Move;
  readonly shipped: ShippedLine;
  readonly quantity: Decimal;
}

/** A receipt that no ship notice has filled yet; or the one whose notice this one replaces. */
export function isFree(receipt: Receipt, replaces: string | undefined): boolean {
  return receipt.lines.every((line) => line.key === undefined || isOf(line.key, replaces));
}

export function isOf(lineKey: string, effectKey: string | undefined): boolean {
  return effectKey !== undefined && lineKey.startsWith(`${effectKey}_`);
}

/**
 * Puts what was shipped on the moves that expect it. A line goes to the first free receipt that expects it, else to one that
 * is announced already: then more comes than was ordered, and the warehouse sees it. Answers the parts, or the order line that no receipt expects.
 */
export function allocate(
  shipped: readonly ShippedLine[],
  receipts: readonly Receipt[],
  replaces: string | undefined,
): { readonly parts: readonly Part[] } | { readonly unexpected: string } {
  const inOrder = [...receipts].sort((a, b) => Number(!isFree(a, replaces)) - Number(!isFree(b, replaces)));
  const left = new Map<number, Decimal>();
  const parts: Part[] = [];
  for (const line of shipped) {
    const moves = movesFor(line.line, inOrder);
    if (moves.length === 0) return { unexpected: line.line };
    parts.push(...spread(line, moves, left));
  }
  return { parts };
}

function movesFor(line: string, receipts: readonly Receipt[]): readonly Move[] {
  const first = receipts.find((receipt) => receipt.moves.some((move) => move.orderLine === line));
  return first?.moves.filter((move) => move.orderLine === line) ?? [];
}

/** Fills one move after the other up to its demand; the last takes what is over. */
function spread(shipped: ShippedLine, moves: readonly Move[], left: Map<number, Decimal>): Part[] {
  const parts: Part[] = [];
  let rest = times(shipped.quantity, moves[0]?.perOrdered ?? zero);
  moves.forEach((move, index) => {
    const room = left.get(move.id) ?? move.demand;
    const isLast = index === moves.length - 1;
    const take = isLast || compare(rest, room) <= 0 ? rest : room;
    if (compare(take, zero) <= 0) return;
    left.set(move.id, minus(room, take));
    rest = minus(rest, take);
    parts.push({ move, shipped, quantity: take });
  });
  return parts;
}

/** Whether a receipt still expects more than its lines say: the rest is to go to a receipt of its own. */
export function hasRest(moves: readonly Move[]): boolean {
  const anything = moves.reduce((total, move) => plus(total, move.quantity), zero);
  return compare(anything, zero) > 0 && moves.some((move) => compare(move.quantity, move.demand) < 0);
}
