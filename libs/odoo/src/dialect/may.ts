import { z } from 'zod';
import type { Transport } from '../wire/transport.js';

/** Whether the user of the key may read, write, create or remove records of a model. Asking leaves no trace. */
export type May = (transport: Transport, model: string, operation: string) => Promise<boolean>;

/** From Odoo 18. */
export const hasAccess: May = (transport, model, operation) =>
  transport.call(model, 'has_access', { ids: [], operation }, z.boolean());

/** Up to Odoo 17. */
export const checkAccessRights: May = (transport, model, operation) =>
  transport.call(model, 'check_access_rights', { operation, raise_exception: false }, z.boolean());
