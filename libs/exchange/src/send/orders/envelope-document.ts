import { functionalIdOf } from '@quayside/edi';
import {
  type Attachment,
  outgoingFile,
  type OutgoingFile,
  type OutgoingNumbers,
  type Unsayable,
} from '@quayside/partners';
import { ownScope } from '../../model/control-number.js';
import type { OutboundRow, SentNumbers } from '../../model/outbound-row.js';
import type { Ports } from '../../ports/ports.js';
import type { NewDispatch, Patch, Tx } from '../../ports/store.js';
import { makeDispatch } from '../make-dispatch.js';
import { attachmentsOf } from './attachments-of.js';
import { holdDraft, whyHeld } from './hold-outbound.js';
import { orderKey } from './order-key.js';
import { orderingPartner, type OrderingPartner } from './ordering-partners.js';
import { outgoingChannel, type OutgoingChannel } from './outgoing-channel.js';
import { outgoingName } from './outgoing-name.js';

const actor = 'envelopeDocument';

type Drafted = OutboundRow & { readonly state: 'drafted' };

/**
 * The third step of orders out: takes a control number, writes the interchange and stores its bytes under the name that they go
 * out by, all in one commit. What is sent from then on is what is stored: nothing is ever written a second time. Of a partner in
 * test the bytes are kept and not sent, unless that was agreed.
 */
export async function envelopeDocument(ports: Ports, id: string): Promise<void> {
  if (await ports.store.gatewayPause()) return;
  const head = await ports.store.outbound(id);
  const live = head && (await ports.partners.byId(head.partner));
  if (!head || head.state !== 'drafted') return;
  const partner = live && orderingPartner(live);
  const channel = partner && (await outgoingChannel(ports.partners, partner));
  const attachments = partner && (await mayFollow(ports.store, head)) ? await attachmentsOf(ports, partner, head) : [];
  await ports.store.commit(async (tx) => {
    await tx.lockKey(orderKey({ ...head, number: head.orderNumber }));
    const row = await tx.outbound(id);
    if (row?.state !== 'drafted' || !(await mayFollow(tx, row))) return;
    const drafted = { ...row, state: row.state };
    if (!partner || partner.usage !== row.usage) return hold(ports, tx, drafted, [notAgreed]);
    await envelope(ports, tx, drafted, { ordering: partner, channel, attachments });
  });
}

const onboarding = { severity: 'fatal', owner: 'onboarding' } as const;
const notAgreed: Unsayable = {
  ...{ ...onboarding, code: 'set-not-agreed' },
  message: 'The profile has no order that goes out any more',
};
const noChannel: Unsayable = {
  ...{ ...onboarding, code: 'channel-missing' },
  message: 'The profile has no channel by which orders could go out',
};

/** Nothing of one order overtakes: its predecessor is where it must be also now that nobody else can move it. */
async function mayFollow(tx: Pick<Tx, 'outbound'>, { predecessor, waitsFor }: OutboundRow): Promise<boolean> {
  const before = predecessor === null ? undefined : await tx.outbound(predecessor);
  if (!before) return true;
  const enough: readonly string[] = ['acknowledged', 'rehearsed', ...(waitsFor === 'sent' ? ['sent', 'received'] : [])];
  return enough.includes(before.state);
}

async function hold(ports: Ports, tx: Tx, row: Drafted, faults: readonly Unsayable[]): Promise<void> {
  await holdDraft(ports, tx, row, whyHeld(row, faults), faults);
}

/** How a document goes: to whom, by which channel, and what goes along. */
interface Going {
  readonly ordering: OrderingPartner;
  readonly channel: OutgoingChannel | undefined;
  readonly attachments: readonly Attachment[];
}

async function envelope(ports: Ports, tx: Tx, row: Drafted, going: Going): Promise<void> {
  const { ordering, channel } = going;
  const isShown = row.usage === 'test' && ordering.agreed.inTest === 'show';
  if (!channel && !isShown) return hold(ports, tx, row, [noChannel]);
  const file = await written(ports, tx, row, going);
  if (!file.ok) return hold(ports, tx, row, file.error);
  const dispatch = channel && (await store(ports, tx, { row, ordering, channel, file: file.value }));
  const patch: Patch<'outbound'> = {
    ...{ release: ordering.live.release, findings: file.value.findings, dispatch: dispatch?.id ?? null },
    ...numbersOf(file.value),
  };
  if (isShown) return rehearse(tx, row, patch);
  const what = 'has its numbers, its bytes and its name';
  await tx.move('outbound', row, 'enveloped', { what, actor, patch });
}

/** With the next control number: one that a held document took is not given again, and nobody misses it. */
async function written(ports: Ports, tx: Tx, row: Drafted, { ordering, attachments }: Going) {
  const { partner } = ordering.live;
  const { usage, document } = row;
  const { start } = partner.profile.controlNumbers;
  const controlNumber = await tx.nextControlNumber(partner.id, ownScope(usage), start);
  const previous = await numbersBefore(tx, row);
  const sending = {
    from: 'us',
    controlNumber,
    at: ports.clock.now(),
    usage,
    attachments,
    ...(previous && { previous }),
  } as const;
  return outgoingFile(partner, document, sending);
}

/** By which numbers the partner has the version that this one takes the place of: cXML names it. */
async function numbersBefore(tx: Tx, { kind, predecessor }: Drafted): Promise<OutgoingNumbers | undefined> {
  // An order that was cancelled and is wanted again takes the place of none.
  const before = kind === 'order' || predecessor === null ? undefined : await tx.outbound(predecessor);
  if (!before?.interchangeNumber || !before.setReference) return undefined;
  return { interchange: before.interchangeNumber, set: before.setReference };
}

/** Its bytes are looked at only. */
async function rehearse(tx: Tx, row: Drafted, patch: Patch<'outbound'>): Promise<void> {
  const what = 'is kept and not sent: the partner is in test';
  const dispatch = patch.dispatch ? await tx.dispatch(patch.dispatch) : undefined;
  if (dispatch?.state === 'ready') {
    await tx.move('dispatch', { ...dispatch, state: dispatch.state }, 'withdrawn', { what, actor });
  }
  await tx.move('outbound', row, 'rehearsed', { what, actor, patch });
  await tx.enqueue({ queue: 'outbound', whose: row.partner });
}

interface Stored {
  readonly row: Drafted;
  readonly ordering: OrderingPartner;
  readonly channel: OutgoingChannel;
  readonly file: OutgoingFile;
}

async function store(ports: Ports, tx: Tx, { row, ordering, channel, file }: Stored): Promise<NewDispatch> {
  const { live, agreed } = ordering;
  const { set } = file;
  const name = outgoingName(agreed.fileName, {
    ...{ type: set.replace(/^.*:/, ''), order: row.orderNumber, version: String(row.version) },
    ...{ ending: file.ending, partner: row.partner },
  });
  const dispatch: NewDispatch = {
    ...{ id: ports.id(), createdAt: ports.clock.now(), partner: row.partner, ...channel },
    ...{ type: set, name, arrival: null },
  };
  await makeDispatch(ports, tx, live.partner, dispatch, file.bytes, {
    what: `${name}: version ${row.version} of order ${row.orderNumber}`,
    actor,
    detail: { outbound: row.id },
  });
  return dispatch;
}

const noNumbers: SentNumbers = {
  ...{ interchangeNumber: null, functionalId: null, groupNumber: null, setType: null, setReference: null },
};

function numbersOf({ format, set, numbers }: OutgoingFile): SentNumbers {
  if (!numbers) return noNumbers;
  return {
    interchangeNumber: numbers.interchange,
    functionalId: format === 'x12' ? (functionalIdOf(set) ?? null) : null,
    groupNumber: numbers.group ?? null,
    setType: set,
    setReference: numbers.set,
  };
}
