/**
 * `exchange` with a store, an ERP, channels and wrappers in memory, for its unit tests. `profiles/` has the partners: acme comes to
 * our SFTP server, kern drops CSV files there, delta and a VAN are polled. `openHeart` opens it; what partners send is written out.
 */
export { openHeart, type Heart, type HeartOptions } from './heart.js';
export { Saboteur } from './saboteur.js';
export { ErpDouble } from './erp-double.js';
export { livePartners } from './partners.js';
export { order, orderedLines } from './orders.js';
export { acknowledgement, interchange, invoice, shipNotice } from '../x12.js';
