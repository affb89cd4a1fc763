import type { Partner } from '@quayside/partners';
import { shown } from '@quayside/std';
import type { Ports } from '../ports/ports.js';
import type { NewDispatch, Tx } from '../ports/store.js';
import { wakeSending } from './wake-sending.js';

/** Why a dispatch is made: a line for the journal, and the step that made it. */
interface Made {
  readonly what: string;
  readonly actor: string;
  readonly detail?: unknown;
}

/**
 * Makes a dispatch as its partner gets it: signed by us and encrypted, where that was agreed. Row, journal line and job are
 * in the transaction of whoever answers.
 */
export async function makeDispatch(
  ports: Ports,
  tx: Tx,
  partner: Partner,
  dispatch: NewDispatch,
  content: Uint8Array,
  made: Made,
): Promise<void> {
  await insertSealed(ports, tx, partner, named(dispatch), content);
  await recordMade(tx, dispatch, made);
}

/** The same for what everybody may read, such as a receipt. */
export async function makePlainDispatch(tx: Tx, dispatch: NewDispatch, content: Uint8Array, made: Made): Promise<void> {
  await tx.insertDispatch(named(dispatch), content);
  await recordMade(tx, dispatch, made);
}

/** A name that comes from that of the partner's own file goes out shown: whoever lists it sees all of it. */
function named(dispatch: NewDispatch): NewDispatch {
  return { ...dispatch, name: shown(dispatch.name) };
}

/**
 * It is sealed once, and what is stored is what is sent: a repeated attempt sends the same bytes. What was sealed is kept
 * beside it: only the partner could open it again, and people want to see what was answered.
 */
async function insertSealed(
  ports: Ports,
  tx: Tx,
  { profile }: Partner,
  dispatch: NewDispatch,
  content: Uint8Array,
): Promise<void> {
  const { openpgp } = profile;
  if (!openpgp?.encrypt) return tx.insertDispatch(dispatch, content);
  const { name, bytes, key } = await ports.wrappers.seal({ name: dispatch.name, bytes: content, openpgp });
  await tx.insertDispatch({ ...dispatch, name }, bytes, { content, key });
}

async function recordMade(tx: Tx, dispatch: NewDispatch, made: Made): Promise<void> {
  await tx.journal({ kind: 'dispatch', row: dispatch.id, to: 'ready', partner: dispatch.partner, ...made });
  await wakeSending(tx, dispatch);
}
