import type { Claim, ControlNumber } from '@quayside/exchange';
import { EntitySchema } from 'typeorm';
import { instant, key, named, size, text, uuid, type Stored } from '../database/columns.js';

/** A control number that a sender has used, and the arrival that it belongs to. */
export const controlNumberEntity = new EntitySchema<Stored<ControlNumber & Claim> & { claimedAt: Date }>({
  name: 'control_number',
  columns: {
    sender: key(text),
    receiver: key(text),
    usage: key(text),
    number: key(text),
    arrival: uuid,
    sha256: text,
    claimedAt: named('claimed_at', instant),
  },
});

/** The last number that we gave to what we send. */
export const ownNumberEntity = new EntitySchema<{ partner: string; scope: string; last: number }>({
  name: 'own_number',
  columns: { partner: key(text), scope: key(text), last: size },
});
