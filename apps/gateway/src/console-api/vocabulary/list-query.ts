import { z } from 'zod';

// What lists are asked by.

export const limit = z.coerce.number().int().min(1).max(200).default(50);
export const text = z.string().max(200).optional();

/** Leaves out what was not asked for: an absent filter is no filter. */
export function given<T extends object>(query: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined && value !== '')) as never;
}
