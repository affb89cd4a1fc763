import type { Model } from '../orm/model.js';
import { baseModels } from './base.js';
import { billModels } from './bill.js';
import { chatterMethods, mailModels } from './mail.js';
import { purchaseModels } from './purchase.js';
import { stockBackModels } from './stock-back.js';
import { stockModels } from './stock.js';

const withChatter = new Set(['purchase.order', 'stock.picking', 'account.move', 'res.partner']);

/** All models of the stand-in, by name. */
export const registry: ReadonlyMap<string, Model> = new Map(
  [...baseModels, ...purchaseModels, ...stockModels, ...stockBackModels, ...billModels, ...mailModels].map((model) => [
    model.name,
    withChatter.has(model.name) ? { ...model, methods: { ...chatterMethods(model.name), ...model.methods } } : model,
  ]),
);
