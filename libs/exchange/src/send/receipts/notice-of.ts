import type { AdvisedReceipt } from '../../model/advised-receipt.js';
import type { Reads } from '../../ports/store.js';

/** The number of the ship notice that announced a receipt: the last one whose effects filled it. */
export async function noticeOf(
  reads: Pick<Reads, 'deliveredOn' | 'effectsOf'>,
  { partner, usage, orderNumber, key }: AdvisedReceipt,
): Promise<string | undefined> {
  const delivered = await reads.deliveredOn(partner, usage, [orderNumber]);
  for (const { type, number, id } of delivered.toReversed()) {
    if (type !== 'ship-notice' || number === null) continue;
    const effects = await reads.effectsOf(id);
    const records = effects.flatMap(({ applied }) => applied?.records ?? []);
    if (records.some((each) => `${each.model},${each.id}` === key)) return number;
  }
  return undefined;
}
