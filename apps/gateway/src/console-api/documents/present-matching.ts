import { itemName, type Order, orderLineName, type PlaceColumns } from '@quayside/canonical';
import { differenceKey, waysOf } from '@quayside/matching';
import type { DocumentHead } from '@quayside/store';
import type { z } from 'zod';
import { priceWords } from '../vocabulary/price-words.js';
import type { documentDetailShape } from './document-detail-shape.js';
import { placeOf } from './places.js';

type Matching = z.input<typeof documentDetailShape>['matching'];

/** What a document means for its order: the differences, and line by line what it speaks of. */
export function presentMatching(
  { decision }: DocumentHead,
  provenance: PlaceColumns,
  order: Order | undefined,
): Matching {
  if (!decision) return { outcome: null, discrepancies: [], lines: [] };
  return {
    outcome: decision.outcome,
    discrepancies: decision.discrepancies.map((each) => ({
      key: differenceKey(each),
      ways: [...waysOf(each)],
      settled: each.settled ?? null,
      kind: each.kind,
      pointer: each.pointer,
      withinTolerance: each.withinTolerance,
      owner: each.owner,
      message: each.message,
      orderNumber: each.orderNumber ?? null,
      orderLine: each.orderLine ?? null,
      ordered: each.ordered ?? null,
      said: each.said ?? null,
      difference: each.difference ?? null,
      place: placeOf(provenance.nearest(each.pointer)),
      explanation: each.explanation ? { ...each.explanation, rule: each.explanation.rule ?? null } : null,
    })),
    lines: decision.lines.map((line) => ({
      index: line.index,
      orderNumber: line.orderNumber,
      orderLine: line.orderLine,
      name: order ? orderLineName(order, line.orderLine) : line.orderLine,
      by: line.by,
      quantity: line.quantity ?? null,
      unit: line.unit ?? null,
      price: line.price ?? null,
      date: line.date ?? null,
      ordered: orderedOf(order, line.orderLine),
    })),
  };
}

function orderedOf(order: Order | undefined, number: string) {
  const line = order?.lines.find((each) => each.number === number);
  if (!line) return null;
  return {
    quantity: [line.quantity.value, line.quantity.unit].filter(Boolean).join(' '),
    price: priceWords(line.price),
    date: line.deliveryDate ?? null,
    item: itemName(line.item) ?? '',
  };
}
