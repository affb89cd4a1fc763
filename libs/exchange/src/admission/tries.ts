import type { ChannelPorts } from '../ports/ports.js';
import type { Tx } from '../ports/store.js';
import { placeOf, tryRow, type Door, type Place, type Try } from './try-place.js';

interface Patience {
  /** Tries under one name from one address that cost nothing; each further one locks for twice as long. */
  readonly tries: number;
  /** Names that may be tried in vain from one address; each further one locks the address for twice as long. */
  readonly names: number;
  readonly firstMs: number;
  readonly longestMs: number;
}

const patience: Readonly<Record<Door, Patience>> = {
  sftp: { tries: 4, names: 20, firstMs: 30_000, longestMs: 3600_000 },
  // A person waits in front of the page.
  console: { tries: 4, names: 20, firstMs: 5_000, longestMs: 900_000 },
  // Keys have no names and cannot be guessed: what is limited is the work that wrong ones make.
  rest: { tries: 30, names: 20, firstMs: 10_000, longestMs: 300_000 },
};

const hourMs = 3600_000;
const dayMs = 24 * hourMs;
/** Tries are forgotten when none came for so long. */
const rememberedMs = dayMs;
/** An address from which somebody came in is known for so long. */
const knownMs = 30 * dayMs;
/** Wrong tries under one name from everywhere, beyond which an address that is not known has no free ones. */
const siege = 50;
const everywhere = 'everywhere';
/**
 * Counts a try as wrong before anybody has looked at it: however many come at one moment, no more than the free ones are looked
 * at. Returns until when nothing from there is looked at, or nothing where this one may be. Names that nobody has are counted
 * alike, so that a lock does not tell which exist; and nothing here ever closes a name: what is locked is where the tries come
 * from.
 */
export async function takeTry(ports: Pick<ChannelPorts, 'store' | 'clock'>, attempt: Try): Promise<Date | undefined> {
  const now = ports.clock.now();
  const row = tryRow(attempt.door, attempt.name);
  const [own, names] = await Promise.all([
    ports.store.loginLock(row, attempt.address),
    attempt.ownAddress ? undefined : ports.store.loginLock(tryRow(attempt.door, ''), attempt.address),
  ]);
  const locked = latest([own?.lockedUntil, names?.lockedUntil].filter((each) => each && each > now));
  return locked ?? (await ports.store.commit((tx) => take(tx, attempt, now)));
}

async function take(tx: Tx, attempt: Try, now: Date): Promise<Date | undefined> {
  const place = await placeOf(tx, attempt);
  const crowd = attempt.ownAddress ? undefined : await tx.loginLock(tryRow(attempt.door, ''), place.address);
  if (crowd?.lockedUntil && crowd.lockedUntil > now) return crowd.lockedUntil;
  const besieged = await isBesieged(tx, attempt, place, now);
  const failures = await tx.countTry(place.row, place.address, now, since(now));
  // Locked by another one a moment ago.
  if (failures === undefined) return (await tx.loginLock(place.row, place.address))?.lockedUntil ?? now;
  const beyond = failures - (besieged ? 0 : freeAt(attempt.door, place));
  if (beyond > 0) await tx.lockLogin(place.row, place.address, lockEnd(attempt.door, now, beyond, besieged));
  return undefined;
}

function freeAt(door: Door, { isCrowd }: Place): number {
  return isCrowd ? patience[door].names : patience[door].tries;
}

/** Who shows the right thing has done nothing wrong there, and is known there from now on. */
export async function forgiveTries(tx: Tx, attempt: Try, now: Date): Promise<void> {
  const { row, address } = await placeOf(tx, attempt);
  await tx.letIn(row, address, now);
}

/** What was wrong after all: says how many there were from there, and until when no more of them are looked at. */
export async function countWrong(
  tx: Tx,
  attempt: Try,
  now: Date,
): Promise<{ readonly failures: number; readonly until: Date | undefined }> {
  const { row, address, isCrowd } = await placeOf(tx, attempt);
  const lock = await tx.loginLock(row, address);
  const failures = lock?.failures ?? 1;
  // What is counted of an address is how many names are tried at it: one program with an old password is no stranger.
  if (failures === 1 && !isCrowd) await countName(tx, attempt.door, address, now);
  if (attempt.exists) await tx.countTry(row, everywhere, now, since(now));
  const until = lock?.lockedUntil ?? undefined;
  return { failures, until: until && until > now ? until : undefined };
}

/** Tries that count no more. */
export async function forgetOldTries(ports: Pick<ChannelPorts, 'store' | 'clock'>): Promise<void> {
  const now = ports.clock.now();
  await ports.store.commit((tx) => tx.forgetTriesBefore(since(now), new Date(now.getTime() - knownMs)));
}

async function countName(tx: Tx, door: Door, address: string, now: Date): Promise<void> {
  const row = tryRow(door, '');
  const names = (await tx.countTry(row, address, now, since(now))) ?? 0;
  const beyond = names - patience[door].names;
  if (beyond > 0) await tx.lockLogin(row, address, lockEnd(door, now, beyond, false));
}

/** Whether somebody guesses this name from everywhere, and nothing tells that it is not this address. */
async function isBesieged(tx: Tx, { exists }: Try, { row, address }: Place, now: Date): Promise<boolean> {
  if (!exists || (await tx.loginLock(row, address))?.cameInAt) return false;
  const all = await tx.loginLock(row, everywhere);
  return all !== undefined && all.failures > siege && all.failedAt > since(now);
}

function since(now: Date): Date {
  return new Date(now.getTime() - rememberedMs);
}

function lockEnd(door: Door, now: Date, beyond: number, besieged: boolean): Date {
  const { firstMs, longestMs } = patience[door];
  const first = besieged ? hourMs : firstMs;
  return new Date(now.getTime() + Math.min(Math.max(longestMs, first), first * 2 ** Math.min(beyond - 1, 20)));
}

function latest(times: readonly (Date | null | undefined)[]): Date | undefined {
  return times.reduce<Date | undefined>((last, each) => (each && (!last || each > last) ? each : last), undefined);
}
