import type { Model } from './model.js';
import { baseModels } from './models/base.js';
import { billModels } from './models/bill.js';
import { chatterMethods, mailModels } from './models/mail.js';
import { purchaseModels } from './models/purchase.js';
import { stockModels } from './models/stock.js';

const withChatter = new Set(['purchase.order', 'stock.picking', 'account.move', 'res.partner']);

/** All models of the stand-in, by name. */
export const registry: ReadonlyMap<string, Model> = new Map(
  [...baseModels, ...purchaseModels, ...stockModels, ...billModels, ...mailModels].map((model) => [
    model.name,
    withChatter.has(model.name) ? { ...model, methods: { ...chatterMethods(model.name), ...model.methods } } : model,
  ]),
);
