import { MovedMeanwhile, type Claim, type ControlNumber, type Reads, type Tx } from '@quayside/exchange';
import { MoreThan } from 'typeorm';
import { managerOf, type Connection } from '../database/connection.js';
import { defineCommand } from '../database/define-query.js';
import { sql } from '../database/statement.js';
import { controlNumberEntity } from './number-entities.js';

/** Reads of the control numbers that senders have used. */
export function claimReads(connection: Connection): Pick<Reads, 'claimOf'> {
  return {
    async claimOf({ sender, receiver, usage, number }, since) {
      const found = await managerOf(connection).findOneBy(controlNumberEntity, {
        ...{ sender, receiver, usage, number },
        claimedAt: MoreThan(since),
      });
      return found ? { arrival: found.arrival, sha256: found.sha256 } : undefined;
    },
  };
}

type NewClaim = ControlNumber & Claim & { readonly at: Date; readonly since: Date; readonly over: string };

// Cost (test/store/costs.spec.ts): 3 pages to look, 18 to claim, 2 to give back, after 2,000 and after 20,000 numbers. Who claims a
// number that another transaction has just claimed waits for the end of that one.
const claim = defineCommand(sql<NewClaim>`
  insert into control_number as old (sender, receiver, usage, number, arrival, sha256, claimed_at)
  values (${'sender'}, ${'receiver'}, ${'usage'}, ${'number'}, ${'arrival'}, ${'sha256'}, ${'at'})
  on conflict (sender, receiver, usage, number) do update
    set arrival = excluded.arrival, sha256 = excluded.sha256, claimed_at = excluded.claimed_at
    where old.arrival in (excluded.arrival, ${'over'}::uuid) or old.claimed_at <= ${'since'}`);

/** Throws MovedMeanwhile when another arrival has the number and its claim holds. */
export function claimWrites(connection: Connection): Pick<Tx, 'claim' | 'releaseClaims'> {
  return {
    async claim(number, { arrival, sha256 }, { at, since, over = arrival }) {
      const claimed = await claim(connection, { ...number, arrival, sha256, at, since, over });
      if (claimed === 0) throw new MovedMeanwhile('control number', number.number, 'unclaimed');
    },
    async releaseClaims(arrival) {
      await managerOf(connection).delete(controlNumberEntity, { arrival });
    },
  };
}
