import { outgoingFile, receiptAdvice, type OutgoingFile, type Unsayable } from '@quayside/partners';
import type { AdvisedReceipt } from '../../model/advised-receipt.js';
import { ownScope } from '../../model/control-number.js';
import { Refused } from '../../model/errors.js';
import { sentUncertain } from '../../model/sent-uncertain.js';
import type { Ports } from '../../ports/ports.js';
import type { ReceivedOfOrder } from '../../ports/receipt-feed.js';
import type { NewDispatch, Tx } from '../../ports/store.js';
import type { Why } from '../../step/waiting.js';
import { makeDispatch } from '../make-dispatch.js';
import { type OutgoingChannel, usableChannels } from '../orders/outgoing-channel.js';
import { outgoingName } from '../orders/outgoing-name.js';
import { companyOf } from '../informed-partners.js';
import { receiptWatch, type ReceivingPartner } from './receiving-partners.js';
import { noticeOf } from './notice-of.js';

const actor = 'adviseReceipt';

/** Whoever fails in the middle is tried again after so long, and keeps no other one waiting meanwhile. */
const againMs = 5 * 60_000;

/**
 * Tells a partner what was received, once: reads it, takes a control number, writes it and stores its bytes, all that is kept in one
 * commit. What cannot be said waits in front of who can do something about it.
 */
export async function adviseReceipt(ports: Ports, partner: ReceivingPartner, id: string): Promise<void> {
  const row = await ports.store.advisedReceipt(id);
  if (!row?.dueAt || row.dispatch !== null) return;
  await ports.store.commit((tx) => tx.setReceipt(id, { dueAt: new Date(ports.clock.now().getTime() + againMs) }));
  if (await isInDoubt(ports, partner, row)) return ports.store.commit((tx) => hold(ports, tx, row, uncertain(row)));
  const received = await readReceived(ports, partner, row);
  if (received instanceof Refused) return ports.store.commit((tx) => hold(ports, tx, row, refused(row, received)));
  const channel = await channelFor(ports, partner);
  await ports.store.commit(async (tx) => {
    await tx.lockKey(['receipt', row.partner, row.usage, row.connection, row.key].join('|'));
    const now = await tx.advisedReceipt(id);
    if (!now?.dueAt || now.dispatch !== null) return;
    // It is gone, or was of no order after all.
    if (!received) return tx.setReceipt(id, { dueAt: null });
    await tell(ports, tx, { row: now, partner, channel, received });
  });
}

/** What Odoo refuses to tell, a person has to look at; one that is away is asked again. */
async function readReceived(ports: Ports, partner: ReceivingPartner, row: AdvisedReceipt) {
  try {
    const received = await ports.receipts(companyOf(partner)).adviceOf(partner.address.vendor, row);
    const shipNoticeNumber = received && (await noticeOf(ports.store, row));
    if (!received || shipNoticeNumber === undefined) return received;
    return { ...received, advice: { ...received.advice, shipNoticeNumber } };
  } catch (error) {
    if (error instanceof Refused) return error;
    throw error;
  }
}

interface Telling {
  readonly row: AdvisedReceipt;
  readonly partner: ReceivingPartner;
  readonly channel: OutgoingChannel | undefined;
  readonly received: ReceivedOfOrder;
}

async function tell(ports: Ports, tx: Tx, telling: Telling): Promise<void> {
  const { row, partner, channel, received } = telling;
  if (!channel) return hold(ports, tx, row, unsayable(row, [noChannel]));
  const { partner: profile } = partner.live;
  const { usage } = row;
  const at = ports.clock.now();
  const controlNumber = await tx.nextControlNumber(profile.id, ownScope(usage), profile.profile.controlNumbers.start);
  const said = receiptAdvice(profile, received.advice, received.order);
  const file = outgoingFile(profile, said, { from: 'us', controlNumber, at, usage });
  if (!file.ok) return hold(ports, tx, row, unsayable(row, file.error));
  await store(ports, tx, { ...telling, channel }, file.value);
}

async function store(
  ports: Ports,
  tx: Tx,
  { row, partner, channel }: Telling & { readonly channel: OutgoingChannel },
  { set, ending, bytes }: OutgoingFile,
): Promise<void> {
  const { live, agreed } = partner;
  const createdAt = ports.clock.now();
  const name = outgoingName(agreed.fileName, {
    ...{ type: set.replace(/^.*:/, ''), order: row.orderNumber, version: row.number },
    ...{ ending, partner: row.partner },
  });
  const dispatch: NewDispatch = {
    ...{ id: ports.id(), createdAt, partner: row.partner, ...channel },
    ...{ type: set, name, arrival: null },
  };
  const what = `${name}: receipt ${row.number} of order ${row.orderNumber}`;
  await makeDispatch(ports, tx, live.partner, dispatch, bytes, { what, actor, detail: { receipt: row.id } });
  if (row.usage === 'test' && agreed.inTest === 'show') await keep(tx, dispatch.id);
  await tx.setReceipt(row.id, { dispatch: dispatch.id, toldAt: createdAt, dueAt: null });
  await tx.journal({ kind: 'receipt', row: row.id, to: 'told', what, actor, partner: row.partner });
}

/** Its bytes are looked at only. */
async function keep(tx: Tx, id: string): Promise<void> {
  const made = await tx.dispatch(id);
  if (made?.state !== 'ready') return;
  const what = 'is kept and not sent: the partner is in test';
  await tx.move('dispatch', { ...made, state: made.state }, 'withdrawn', { what, actor });
}

/** The one that the profile names, or the first one that anything goes out by. */
async function channelFor(
  { partners }: Ports,
  { live: { partner }, usage, agreed }: ReceivingPartner,
): Promise<OutgoingChannel | undefined> {
  const usable = await usableChannels(partners, partner, usage);
  return agreed.channel === undefined ? usable[0] : usable.find(({ account }) => account === agreed.channel);
}

/** It was done before a backup was restored that knows nothing of it: the process of then may have told it. */
async function isInDoubt(ports: Ports, { address }: ReceivingPartner, row: AdvisedReceipt): Promise<boolean> {
  const watch = await ports.store.orderWatch(receiptWatch(address));
  const until = watch?.uncertainUntil;
  return until != null && !row.certain && row.doneAt.getTime() <= until.getTime() + ports.orderSearch.overlapMs;
}

async function hold({ clock }: Ports, tx: Tx, row: AdvisedReceipt, { owner, code, message }: Why): Promise<void> {
  const about = { subjectKind: 'receipt', subject: row.id, partner: row.partner } as const;
  await tx.openException({ ...about, owner, code, message }, clock.now());
}

const noChannel: Unsayable = {
  ...{ severity: 'fatal', owner: 'onboarding', code: 'channel-missing' },
  message: 'The profile has no channel by which receiving advices could go out',
};

const most = 3;

function unsayable(row: AdvisedReceipt, faults: readonly Unsayable[]): Why {
  const [first = noChannel] = faults;
  const said = faults.slice(0, most).map(({ message }) => message.replace(/[.]$/, ''));
  return {
    ...{ owner: first.owner, code: first.code },
    message: `${titleOf(row)} cannot be told: ${said.join('; ')}. Correct the profile or the mapping, then choose "process again".`,
  };
}

function refused(row: AdvisedReceipt, { message }: Refused): Why {
  return { owner: 'operations', code: 'receipt-unreadable', message: `${titleOf(row)} cannot be read: ${message}.` };
}

function uncertain(row: AdvisedReceipt): Why {
  return {
    ...{ owner: 'operations', code: sentUncertain },
    message: `${titleOf(row)} was done before a backup was restored and may have been told since that was taken. Only the partner knows: choose "process again" to send it, or "withdraw" where the partner has it.`,
  };
}

function titleOf({ number, orderNumber }: AdvisedReceipt): string {
  return `Receipt ${number} of order ${orderNumber}`;
}
