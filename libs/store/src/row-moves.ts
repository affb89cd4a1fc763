import { MovedMeanwhile, type MovingKind, type Patch, type Tx } from '@quayside/exchange';
import type { EntityManager, EntitySchema, ObjectLiteral } from 'typeorm';
import { arrivalEntity } from './arrivals/arrival-entity.js';
import { dispatchEntity } from './dispatches/dispatch-entity.js';
import { documentEntity } from './documents/document-entity.js';
import { fileEntity } from './files/file-entities.js';
import { writeJournal } from './journal/journal-lines.js';
import { outboundEntity } from './outbound/outbound-entities.js';

const entityOf: Record<MovingKind, EntitySchema<ObjectLiteral>> = {
  file: fileEntity,
  arrival: arrivalEntity,
  inbound: documentEntity,
  outbound: outboundEntity,
  dispatch: dispatchEntity,
};

/**
 * Moves and patches of rows, whatever their kind. A move is a compare-and-set: it throws MovedMeanwhile when the row is no longer
 * in the state that was seen, and then nothing of it is written.
 */
export function rowMoves(manager: EntityManager): Pick<Tx, 'move' | 'patch'> {
  return {
    async move(kind, row, to, { patch, what = to, actor = 'quayside', detail, audited } = {}) {
      const { affected } = await manager.update(
        entityOf[kind],
        { id: row.id, state: row.state },
        { ...patch, state: to },
      );
      if (affected !== 1) throw new MovedMeanwhile(kind, row.id, row.state);
      await writeJournal(manager, {
        ...{ kind, row: row.id, from: row.state, to, what, actor },
        ...{ partner: row.partner, detail, ...(audited && { audited }) },
      });
    },
    async patch<K extends MovingKind>(kind: K, id: string, patch: Patch<K>) {
      await manager.update(entityOf[kind], { id }, patch);
    },
  };
}
