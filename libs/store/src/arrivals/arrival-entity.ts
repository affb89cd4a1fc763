import type { ArrivalRow } from '@quayside/exchange';
import { EntitySchema } from 'typeorm';
import {
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
  uuid,
  type Stored,
} from '../database/columns.js';

export const arrivalEntity = new EntitySchema<Stored<ArrivalRow>>({
  name: 'arrival',
  columns: {
    id,
    file: uuid,
    filePlace: named('file_place', sequences),
    index: int,
    offset: size,
    length: size,
    kind: text,
    state: text,
    partner: text,
    release: nullable(uuid),
    head: nullable(json),
    usage: nullable(text),
    sha256: nullable(text),
    findings: json,
    reuseAccepted: named('reuse_accepted', flag),
    receivedAt: named('received_at', instant),
  },
});
