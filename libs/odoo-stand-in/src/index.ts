/**
 * A small Odoo 19 over HTTP, for the demo and for tests (or 14, as far as tests need). It answers JSON-2 (JSON-RPC) at the addresses, with the statuses and in the words
 * of an Odoo, as far as Quayside talks to one. A *model* has fields, methods and hooks; its *records* are kept where the caller
 * wants them, one transaction a call. The *seed* is what the demo begins with: vendors, goods and confirmed orders.
 */
export { startStandIn, type StandIn, type StandInOptions } from './server.js';
export { seedStandIn } from './seed.js';
export { memoryRecords, type MemoryRecords } from './orm/memory-records.js';
export type { StandInRecords, StandInRow, StandInTransaction } from './orm/records.js';
