import { z } from 'zod';
import type { Connection } from './connection.js';
import type { Query, Specification } from './dialect/read-tree.js';
import { shaped } from './wire/transport.js';

interface Wanted<T> {
  readonly query: Query;
  readonly specification: Specification;
  readonly schema: z.ZodType<T>;
}

/** Records of a model with all that hangs on them, in as few calls as the version allows. */
export async function readTree<T>(
  { transport, dialect }: Pick<Connection, 'transport' | 'dialect'>,
  model: string,
  { query, specification, schema }: Wanted<T>,
): Promise<readonly T[]> {
  const rows = await dialect.readTree(transport, model, query, specification);
  return shaped(transport.system, model, rows, z.array(schema));
}
