import { PlaceColumns } from '@quayside/canonical';
import type { ReadEvent } from '@quayside/exchange';

type SetEvent = Extract<ReadEvent, { kind: 'set' }>;
type Translated = SetEvent['translation']['documents'][number];

/** An event as it crosses from one thread to the other: places as bytes, which nobody copies. */
export type HandedOver =
  | Exclude<ReadEvent, SetEvent>
  | (Omit<SetEvent, 'translation'> & {
      readonly translation: Omit<SetEvent['translation'], 'documents'> & {
        readonly documents: readonly (Omit<Translated, 'provenance'> & {
          readonly provenance: Uint8Array<ArrayBuffer>;
        })[];
      };
    });

export function handedOver(event: ReadEvent): HandedOver {
  if (event.kind !== 'set') return event;
  const documents = event.translation.documents.map((each) => ({ ...each, provenance: each.provenance.toBytes() }));
  return { ...event, translation: { ...event.translation, documents } };
}

/** The memory of an event that changes hands instead of being copied. */
export function transferred(event: HandedOver): ArrayBuffer[] {
  return event.kind === 'set' ? event.translation.documents.map((each) => each.provenance.buffer) : [];
}

export function takenOver(event: HandedOver): ReadEvent {
  if (event.kind !== 'set') return event;
  const documents = event.translation.documents.map((each) => ({
    ...each,
    provenance: new PlaceColumns(each.provenance),
  }));
  return { ...event, translation: { ...event.translation, documents } };
}
