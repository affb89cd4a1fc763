import { z } from 'zod';

/**
 * The named shapes of the suppliers' interface, apart from those of the console. Its OpenAPI document is generated from them, and
 * a client may be: they change by the policy of docs/rest-api.md only.
 */
export const supplierShapes = z.registry<{ id: string; description?: string }>();

// Fields that many of them have.
export const instant = z.iso.datetime().meta({ description: 'UTC' });
export const uuid = z.uuid();
export const length = z.number().int().meta({ description: 'In bytes' });
