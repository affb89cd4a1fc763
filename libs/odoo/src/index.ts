export { planEffects } from './plan/plan-effects.js';
export { createOdooErp, type OdooErpOptions } from './odoo-erp.js';
