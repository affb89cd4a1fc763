import type { DispatchRow } from '@quayside/exchange';
import type { z } from 'zod';
import type { supplierDispatch } from './dispatch-shapes.js';

/** Something that we send, for who fetches it. */
export function presentDispatch(row: DispatchRow, answers: string | null): z.input<typeof supplierDispatch> {
  const { id, type, name, size } = row;
  return {
    ...{ id, type, name, size, answers },
    status: row.state === 'ready' ? 'waiting' : 'fetched',
    createdAt: row.createdAt.toISOString(),
    fetchedAt: row.sentAt?.toISOString() ?? null,
    content: `/v1/dispatches/${id}/content`,
  };
}
