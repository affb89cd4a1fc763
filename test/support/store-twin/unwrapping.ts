import type { FileRow, WrapperReads, WrapperWrites } from '@quayside/exchange';
import type { Rows } from './database/rows.js';
import { keyed, table } from './database/table.js';
import type { Transaction } from './database/transaction.js';
import { files } from './files.js';
import { forgetPayloads, newPayload } from './payload-rows.js';

interface Unwrapping {
  readonly file: string;
  readonly entry: number;
  readonly payload: string;
}

export const unwrappings = table<Unwrapping>('unwrapping', ({ file, entry }) => [file, entry]);

export function wrapperReads(rows: Rows): WrapperReads {
  return {
    async wrappersAround(file) {
      const up: Pick<FileRow, 'id' | 'wrapper' | 'size'>[] = [];
      for (let at = rows.get(files, keyed(file)); at; at = rows.get(files, keyed(at.parent ?? ''))) {
        up.push({ id: at.id, wrapper: at.wrapper, size: at.size });
      }
      return up;
    },
    async unwrappedFrom(file) {
      const inside = insideOf(rows, file);
      return { files: inside.length, bytes: inside.reduce((sum, { size }) => sum + size, 0) };
    },
  };
}

function insideOf(rows: Rows, file: string): readonly FileRow[] {
  return rows.all(files, ({ parent }) => parent === file).flatMap((child) => [child, ...insideOf(rows, child.id)]);
}

export function wrapperWrites(tx: Transaction): WrapperWrites {
  return {
    async beginEntry(file, entry) {
      const earlier = await tx.remove(unwrappings, (each) => each.file === file && each.entry === entry);
      await forgetPayloads(tx, earlier);
      const payload = await newPayload(tx);
      await tx.insert(unwrappings, { file, entry, payload });
      return payload;
    },
    async endUnwrapping(file, bytes) {
      const ended = await tx.remove(unwrappings, (each) => each.file === file);
      if (bytes === 'forgotten') await forgetPayloads(tx, ended);
    },
  };
}
