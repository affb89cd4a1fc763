import { createHash } from 'node:crypto';
import type { Tx } from '../ports/store.js';

/** Where something can be guessed; each counts by itself. */
export type Door = 'sftp' | 'console' | 'rest';

/** Somebody who wants to prove who it is, before anybody has looked. */
export interface Try {
  readonly door: Door;
  /** As it was shown: nobody may have it. */
  readonly name: string;
  /** What counts as one address: see `networkOf`. */
  readonly address: string;
  /** Whether somebody has this name. */
  readonly exists: boolean;
  /** Whether it was agreed that this name comes from there: then names that others try at it do not lock it. */
  readonly ownAddress?: boolean;
}

/** The row of a name. Logins of our SFTP server have no colon in them. */
export function tryRow(door: Door, name: string): string {
  return door === 'sftp' ? name : `${door}:${name}`;
}

/** Rows that are kept for themselves. Of addresses beyond, those of one of 64 groups count as one. */
const mostRows = 10_000;
const groups = 64;

/** Where a try is counted. */
export interface Place {
  readonly row: string;
  readonly address: string;
  /** Whether it is where all names that nobody has are counted. */
  readonly isCrowd: boolean;
}

/**
 * However many names and addresses somebody has, the table stays small: beyond its bound addresses are counted in groups, and
 * names that nobody has as one. What is counted for itself already stays so, and with it every address that is known.
 */
export async function placeOf(tx: Tx, { door, name, address, exists }: Try): Promise<Place> {
  const own = { row: tryRow(door, name), address, isCrowd: false };
  if (await tx.loginLock(own.row, address)) return own;
  if (!(await tx.countsAtLeast(mostRows))) return own;
  const group = (createHash('sha256').update(address).digest()[0] ?? 0) % groups;
  return { row: exists ? own.row : tryRow(door, ''), address: `others/${group}`, isCrowd: !exists };
}
