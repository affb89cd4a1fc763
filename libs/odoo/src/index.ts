export { planEffects } from './plan/plan-effects.js';
export { createOdooErp, type OdooErpOptions } from './odoo-erp.js';
export { startStandIn, type StandIn } from './stand-in/server.js';
export { seedStandIn } from './stand-in/seed.js';
export { memoryRecords, type StandInRecords, type StandInRow, type StandInTransaction } from './stand-in/records.js';
