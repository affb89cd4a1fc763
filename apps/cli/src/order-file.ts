import { type Order, orderSchema } from '@quayside/canonical';
import { UsageError } from './output.js';
import { readJson } from './read-file.js';

/** The canonical order in a JSON file; of several the first. */
export function orderFromFile(file: string): Order {
  const json = readJson(file);
  const parsed = orderSchema.safeParse(Array.isArray(json) ? (json as unknown[])[0] : json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = `at /${issue?.path.join('/') ?? ''} ${issue?.message ?? ''}`;
  throw new UsageError(`${file} is not a canonical order: ${where}; "quayside schema order" shows the shape`);
}
