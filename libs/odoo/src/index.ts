/**
 * Odoo behind the ERP port. `planEffects` says purely what a decision changes there; the ERP reads orders and applies one *effect*
 * after another, each once.
 */
export { planEffects } from './plan/plan-effects.js';
export { inspectOdoo, type OdooInspection } from './inspect.js';
export { odooDocuments, type MissingRight, type OdooDocument } from './rights.js';
export { type Recording } from './recording.js';
export { createOdoo, createOdooErp, type Odoo, type OdooErpOptions } from './odoo-erp.js';
