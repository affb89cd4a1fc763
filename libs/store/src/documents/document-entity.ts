import { PlaceColumns, placesFromJson, type ProvenanceJson } from '@quayside/canonical';
import type { DocumentRow } from '@quayside/exchange';
import { EntitySchema, type ValueTransformer } from 'typeorm';
import {
  bytes,
  flag,
  id,
  instant,
  int,
  json,
  named,
  nullable,
  sequences,
  size,
  text,
  texts,
  uuid,
  type Stored,
} from '../database/columns.js';

/**
 * A document as it is stored. Places that were recorded by processes of the release before are in `provenance`, as JSON; later ones
 * are in `places`.
 */
export type StoredDocument = Omit<Stored<DocumentRow>, 'provenance'> & {
  places: PlaceColumns | null;
  provenance: ProvenanceJson;
};

/** A copy: what the driver gives is a part of all that it received. */
export function storedPlaces(stored: Uint8Array): PlaceColumns {
  return new PlaceColumns(new Uint8Array(stored));
}

const places: ValueTransformer = {
  to: (columns: PlaceColumns | null) => columns?.toBytes() ?? null,
  from: (stored: Uint8Array | null) => stored && storedPlaces(stored),
};

export const documentEntity = new EntitySchema<StoredDocument>({
  name: 'document',
  columns: {
    id,
    arrival: uuid,
    filePlace: named('file_place', sequences),
    arrivalIndex: named('arrival_index', int),
    setIndex: named('set_index', int),
    partIndex: named('part_index', int),
    partner: text,
    release: uuid,
    usage: text,
    state: text,
    setType: named('set_type', text),
    setRelease: named('set_release', text),
    setReference: named('set_reference', text),
    group: nullable(json),
    offset: size,
    length: size,
    segments: int,
    verdict: text,
    type: nullable(text),
    number: nullable(text),
    orderNumber: named('order_number', nullable(text)),
    orders: texts,
    answers: texts,
    names: texts,
    document: nullable(json),
    places: nullable({ ...bytes, transformer: places }),
    provenance: json,
    leftovers: json,
    findings: json,
    businessKey: named('business_key', nullable(text)),
    version: int,
    contentHash: named('content_hash', nullable(text)),
    lane: nullable(text),
    acceptedAsIs: named('accepted_as_is', flag),
    settlement: nullable(json),
    decision: nullable(json),
    preview: nullable(json),
    replaces: nullable(uuid),
    receivedAt: named('received_at', instant),
  },
});

/** A document as everybody else knows it. */
export function documentRow({ places, provenance, ...row }: StoredDocument): DocumentRow {
  return { ...row, provenance: places ?? placesFromJson(provenance) };
}
