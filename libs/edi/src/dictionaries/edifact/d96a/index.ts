import type { EdifactDirectorySource } from '../../release-source.js';
import { codes } from './codes.js';
import { elements } from './elements.js';
import { messageAperak } from './message-aperak.js';
import { messageDesadv } from './message-desadv.js';
import { messageInvoic } from './message-invoic.js';
import { messageInvrpt } from './message-invrpt.js';
import { messageOrdchg } from './message-ordchg.js';
import { messageOrders } from './message-orders.js';
import { messageOrdrsp } from './message-ordrsp.js';
import { messagePricat } from './message-pricat.js';
import { messageRecadv } from './message-recadv.js';
import { messageRemadv } from './message-remadv.js';
import { composites, segments } from './segments.js';

/** Everything known of directory D.96A. */
export const directoryD96A: EdifactDirectorySource = {
  directory: 'D96A',
  elements,
  composites,
  segments,
  codes,
  messages: {
    APERAK: messageAperak,
    DESADV: messageDesadv,
    INVOIC: messageInvoic,
    INVRPT: messageInvrpt,
    ORDCHG: messageOrdchg,
    ORDERS: messageOrders,
    ORDRSP: messageOrdrsp,
    PRICAT: messagePricat,
    RECADV: messageRecadv,
    REMADV: messageRemadv,
  },
};
