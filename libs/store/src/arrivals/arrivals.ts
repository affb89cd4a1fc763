import type { ArrivalRow, Reads, Tx, FileId } from '@quayside/exchange';
import { Any } from 'typeorm';
import { managerOf, type Connection, type Database } from '../database/connection.js';
import { arrivalEntity } from './arrival-entity.js';

/** Reads of interchanges. */
export function arrivalReads(connection: Connection): Pick<Reads, 'arrival'> {
  const manager = managerOf(connection);
  return { arrival: async (id) => (await manager.findOneBy(arrivalEntity, { id })) ?? undefined };
}

/** A statement takes at most 65,535 values: so many rows stay far below. */
const atOnce = 500;

/** An arrival that the file has already, by its index, breaks the transaction: a file is split once. */
export function arrivalWrites(connection: Connection): Pick<Tx, 'insertArrivals'> {
  return {
    async insertArrivals(list) {
      const fresh = { release: null, head: null, usage: null, sha256: null, reuseAccepted: false };
      for (let at = 0; at < list.length; at += atOnce) {
        const some = list.slice(at, at + atOnce).map((row) => ({ ...row, ...fresh }));
        await managerOf(connection).insert(arrivalEntity, some);
      }
    },
  };
}

/** The first arrivals of these files, file by file and in the order in which they tile each; and how many there are. */
export async function arrivalsIn(
  database: Database,
  files: readonly FileId[],
  limit: number,
): Promise<{ readonly arrivals: readonly ArrivalRow[]; readonly total: number }> {
  const [arrivals, total] = await managerOf(database).findAndCount(arrivalEntity, {
    where: { file: Any(files) },
    order: { filePlace: 'ASC', index: 'ASC' },
    take: limit,
  });
  return { arrivals, total };
}
