import { raw } from '../database/statement.js';

/** A document `d` by which a partner is measured: of live business, as it came first, and decided upon. */
export const measuredTypes = raw(`d.usage = 'live' and d.replaces is null
  and d.state in ('delivered', 'held', 'rejected', 'refused', 'superseded')
  and d.type in ('order-acknowledgement', 'order-change-acknowledgement', 'ship-notice', 'invoice', 'credit-note')`);

/** It was delivered without anybody being asked. */
export const wentRight = raw(`d.state = 'delivered'
  and not exists (select from exception e where e.subject_kind = 'inbound' and e.subject_id = d.id)`);
