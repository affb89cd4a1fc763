import { PlaceColumns } from '@quayside/canonical';
import type { ReadDocument, ReadEvent } from '@quayside/exchange';

type SetEvent = Extract<ReadEvent, { kind: 'set' }>;

/** A document as it crosses from one thread to the other: what grows with it is bytes, which nobody copies. */
type DocumentHandedOver = Omit<ReadDocument, 'provenance'> & { readonly provenance: Uint8Array<ArrayBuffer> };

/** An event as it crosses. */
export type HandedOver =
  Exclude<ReadEvent, SetEvent> | (Omit<SetEvent, 'documents'> & { readonly documents: readonly DocumentHandedOver[] });

export function handedOver(event: ReadEvent): HandedOver {
  if (event.kind !== 'set') return event;
  return { ...event, documents: event.documents.map((each) => ({ ...each, provenance: each.provenance.toBytes() })) };
}

/** The memory of an event that changes hands instead of being copied. */
export function transferred(event: HandedOver): ArrayBuffer[] {
  if (event.kind !== 'set') return [];
  return event.documents.flatMap(({ document, leftovers, provenance }) => [
    document.buffer,
    leftovers.buffer,
    provenance.buffer,
  ]);
}

export function takenOver(event: HandedOver): ReadEvent {
  if (event.kind !== 'set') return event;
  return {
    ...event,
    documents: event.documents.map((each) => ({ ...each, provenance: new PlaceColumns(each.provenance) })),
  };
}

/** Lets go of what an event carried, once it is recorded: left to the garbage collector, 64 MB of it may pile up first. */
export function letGo(event: HandedOver): void {
  for (const buffer of transferred(event)) buffer.transfer(0);
}
