import { heardIn, type Heard } from '@quayside/matching';
import type { OutboundHead } from '../../model/outbound-row.js';
import type { OrderOfPartner } from '../../ports/outbound.js';
import type { Reads } from '../../ports/store.js';
import { nextVersion, toldOf, type NextVersion, type Reading, type Told } from './next-version.js';

type NextReads = Pick<Reads, 'outboundsOf' | 'outbound' | 'deliveredOn'>;

/** What its partner has of an order, and what is to be said now that it does not have. */
export interface NextOfOrder {
  readonly told: Told;
  readonly next: NextVersion;
  /** The number of the next version. */
  readonly version: number;
}

/** Compares an order as it was just read with what its partner has, and with what it said itself. Decides, and changes nothing. */
export async function nextOfOrder(
  reads: NextReads,
  of: OrderOfPartner,
  now: Pick<Reading, 'order' | 'date' | 'attachments'>,
): Promise<NextOfOrder> {
  const versions = await reads.outboundsOf(of);
  const told = await wholeTold(reads, versions);
  const version = versionAfter(versions);
  return { told, version, next: nextVersion(told, { ...now, version, heard: await heardOf(reads, of) }) };
}

/** What the partner said itself of the order, in answers that have reached the ERP. */
async function heardOf(reads: NextReads, { partner, usage, orderNumber }: OrderOfPartner): Promise<readonly Heard[]> {
  const delivered = await reads.deliveredOn(partner, usage, [orderNumber]);
  return heardIn(
    delivered.flatMap(({ type, decision }) => (type === 'order-acknowledgement' && decision ? [decision] : [])),
    orderNumber,
  );
}

export function versionAfter(versions: readonly OutboundHead[]): number {
  return Math.max(0, ...versions.map(({ version }) => version)) + 1;
}

export async function wholeTold(reads: NextReads, versions: readonly OutboundHead[]): Promise<Told> {
  const { had, pending } = toldOf(versions);
  const whole = await Promise.all(pending.map(({ id }) => reads.outbound(id)));
  return { had: had && (await reads.outbound(had.id)), pending: whole.flatMap((row) => row ?? []) };
}
