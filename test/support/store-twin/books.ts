import { type Books, isOrderWrite } from '@quayside/exchange';
import { arrivals } from './arrivals.js';
import { inOrder } from './database/in-order.js';
import type { Rows } from './database/rows.js';
import { keyed } from './database/table.js';
import { dispatches } from './dispatches.js';
import { documents } from './documents.js';
import { ledger } from './effects.js';
import { hasOpenException } from './exceptions.js';
import { files } from './files.js';
import { outbounds } from './outbound.js';
import { chunks } from './payload-rows.js';

export function booksOf(rows: Rows): Books {
  return {
    files: async ({ since, after, limit }) => {
      const ofPage = rows.all(
        files,
        (each) => Number(each.seq) > Number(after?.seq ?? 0) && isSince(each.receivedAt, since),
      );
      return inOrder(ofPage, ({ seq }) => [Number(seq)])
        .slice(0, limit)
        .map((file) => {
          const parts = rows.all(files, ({ parent }) => parent === file.id);
          return {
            ...file,
            kept: keptOf(rows, file.payload),
            parts: parts.length,
            lastPart: Math.max(-1, ...parts.map(({ entry }) => entry ?? 0)),
            waits: hasOpenException(rows, 'file', file.id),
          };
        });
    },
    arrivals: async (file, { after, limit }) => {
      const ofPage = rows.all(arrivals, (each) => each.file === file && each.index > (after?.index ?? -1));
      return inOrder(ofPage, ({ index }) => [index])
        .slice(0, limit)
        .map((arrival) => ({ ...arrival, waits: hasOpenException(rows, 'arrival', arrival.id) }));
    },
    documents: async (arrival, { after, limit }) => {
      const all = inOrder(
        rows.all(documents, (each) => each.arrival === arrival),
        ({ setIndex, id }) => [setIndex, id],
      );
      const from = after ? all.findIndex(({ id }) => id === after.id) + 1 : 0;
      return all.slice(from, from + limit).map((document) => ({
        ...document,
        waits: hasOpenException(rows, 'inbound', document.id),
        unapplied:
          document.state === 'delivered'
            ? rows.all(ledger, (each) => each.document === document.id && each.appliedAt === null).length
            : 0,
      }));
    },
    outbounds: async ({ since, after, limit }) => {
      const all = rows.all(outbounds, ({ id, createdAt }) => id > (after?.id ?? '') && isSince(createdAt, since));
      return inOrder(all, ({ id }) => [id])
        .slice(0, limit)
        .map((each) => ({
          ...each,
          waits: hasOpenException(rows, 'outbound', each.id),
          dispatchState: each.dispatch === null ? null : (rows.get(dispatches, keyed(each.dispatch))?.state ?? null),
        }));
    },
    dispatches: async ({ since, after, limit }) => {
      const all = rows.all(dispatches, ({ id, createdAt }) => id > (after?.id ?? '') && isSince(createdAt, since));
      return inOrder(all, ({ id }) => [id])
        .slice(0, limit)
        .map((each) => ({
          ...each,
          kept: keptOf(rows, each.payload),
          waits: hasOpenException(rows, 'dispatch', each.id),
        }));
    },
    ledger: async ({ since, after, limit }) => {
      const applied = rows.all(ledger, ({ appliedAt }) => appliedAt !== null && isSince(appliedAt, since));
      const keys = [...new Set(applied.map(({ businessKey }) => businessKey))].sort();
      return keys
        .filter((key) => key > (after?.businessKey ?? ''))
        .slice(0, limit)
        .flatMap((businessKey) => {
          const last = inOrder(
            rows.all(ledger, (each) => each.businessKey === businessKey && each.appliedAt !== null),
            ({ version, index }) => [version, index],
          ).at(-1);
          return rows
            .all(documents, ({ id }) => id === last?.document)
            .map((document) => ({ ...document, businessKey, document: document.id }));
        });
    },
    orderWrites: async ({ partner, usage, numbers }) => {
      const said = rows.all(documents, (each) => each.partner === partner && each.usage === usage);
      const ids = new Set(
        said.flatMap(({ id, orders }) => (orders.some((each) => numbers.includes(each)) ? [id] : [])),
      );
      const written = rows.all(
        ledger,
        ({ document, effect, appliedAt }) =>
          appliedAt !== null && ids.has(document) && isOrderWrite(effect) && numbers.includes(effect.target),
      );
      return inOrder(written, ({ appliedAt, version, index }) => [Number(appliedAt), version, index]);
    },
    // The audit log is Postgres's alone.
    audit: async () => [],
  };
}

function isSince(at: Date, since: Date | null): boolean {
  return since === null || at >= since;
}

function keptOf(rows: Rows, payload: string): number {
  return rows.all(chunks, (each) => each.payload === payload).reduce((sum, { bytes }) => sum + bytes.length, 0);
}
