export { planEffects } from './plan/plan-effects.js';
export { createOdooErp, type OdooErpOptions } from './odoo-erp.js';
export type { UnitOverrides } from './units.js';
export { startStandIn, type StandIn, type StandInOptions } from './stand-in/server.js';
export { seedStandIn, type SeedOptions } from './stand-in/seed.js';
export { memoryRecords, type StandInRecords, type StandInRow, type StandInTransaction } from './stand-in/records.js';
