import type { Model } from '../orm/model.js';

/** The models as users in another zone meet them. */
export function inZone(models: ReadonlyMap<string, Model>, zone: string | undefined): ReadonlyMap<string, Model> {
  const users = models.get('res.users');
  if (zone === undefined || !users) return models;
  const before = users.methods?.['context_get'];
  const context_get: typeof before = (env, args) => ({ ...(before?.(env, args) as object), tz: zone });
  return new Map([...models, ['res.users', { ...users, methods: { ...users.methods, context_get } }]]);
}
