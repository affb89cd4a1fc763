import type { OutboundReads, OutboundWrites } from '@quayside/exchange';
import { managerOf, type Connection } from '../database/connection.js';
import { raw, type Statement } from '../database/statement.js';
import { partnerPauseEntity } from './outbound-entities.js';

/** That nobody has paused what goes out to the partner of this row. */
export function partnerNotPaused(partner: string): Statement<object> {
  return raw(`not exists (select from partner_pause pp where pp.partner = ${partner})`);
}

export function partnerPauseReads(connection: Connection): Pick<OutboundReads, 'partnerPause'> {
  return {
    partnerPause: async (partner) =>
      (await managerOf(connection).findOneBy(partnerPauseEntity, { partner })) ?? undefined,
  };
}

export function partnerPauseWrites(connection: Connection): Pick<OutboundWrites, 'setPartnerPause'> {
  return {
    async setPartnerPause(partner, pause) {
      const manager = managerOf(connection);
      if (pause) await manager.upsert(partnerPauseEntity, { ...pause, partner }, ['partner']);
      else await manager.delete(partnerPauseEntity, { partner });
    },
  };
}
