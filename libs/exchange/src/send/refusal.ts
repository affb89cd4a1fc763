import { cxmlPayloadId } from '@quayside/edi';
import {
  answerOf,
  type AnswerAgreement,
  outgoingFile,
  type Partner,
  refusalAdvice,
  refusalText,
  type Refused,
  type Unsayable,
} from '@quayside/partners';
import { fail, ok, type Result } from '@quayside/std';
import { firstBytes } from '../step/payload-bytes.js';
import type { ArrivalRow, DocumentRow, FileRow } from '../model/rows.js';
import type { Usage } from '../model/usage.js';
import type { Ports } from '../ports/ports.js';
import type { NewDispatch } from '../ports/store.js';
import { type OutgoingChannel, usableChannels } from './orders/outgoing-channel.js';
import { outgoingName } from './orders/outgoing-name.js';
import { ownFile, refusedCsv } from './refused-csv.js';

/** What a partner is told of a document that a person refuses. */
export interface Refusal {
  readonly text: string;
  /**
   * Nothing where the partner has not agreed to hear of it, or where nothing goes out to it. Its own file takes no number.
   */
  readonly way: (OutgoingChannel & { readonly partner: Partner; readonly firstNumber: number | null }) | undefined;
  /** The answer as it goes; the same writing always gives the same bytes. */
  write(writing: Writing): Result<RefusalFile, readonly Unsayable[]>;
}

export interface Writing {
  readonly id: string;
  readonly at: Date;
  readonly controlNumber: number;
  readonly usage: Usage;
}

export interface RefusalFile {
  readonly set: string;
  readonly dispatch: NewDispatch;
  readonly bytes: Uint8Array;
}

/** By the profile as it is now. */
export async function refusalOf(ports: Ports, row: DocumentRow, reason: string): Promise<Refusal> {
  const arrival = await ports.store.arrival(row.arrival);
  const file = arrival && (await ports.store.file(arrival.file));
  if (!file) throw new TypeError(`document ${row.id} has no arrival`);
  const live = await ports.partners.byId(row.partner);
  if (!live) return { text: reason, way: undefined, write: () => fail([]) };
  const { partner } = live;
  const payloadId = await payloadIdOf(ports, arrival, file);
  const refused = refusedOf(row, arrival, { reason, payloadId });
  const agreed = answerOf(partner, { type: row.type, cameAs: arrival.kind, payloadId });
  const channel = await channelFor(ports, { partner, agreed, file, usage: row.usage });
  const text = refusalText(partner, refused);
  if (!channel) return { text, way: undefined, write: () => fail([]) };
  if (agreed) {
    const way = { ...channel, partner, firstNumber: partner.profile.controlNumbers.start };
    return { text, way, write: (writing) => written(partner, refused, { agreed, channel, row, ...writing }) };
  }
  const bytes = await refusedCsv(ports, partner, { row, arrival, file, refused });
  if (!bytes) return { text, way: undefined, write: () => fail([]) };
  const way = { ...channel, partner, firstNumber: null };
  return { text, way, write: (writing) => ok(ownFile(bytes, { channel, row, file, ...writing })) };
}

/** By which name a cXML document came. */
async function payloadIdOf({ store }: Ports, arrival: ArrivalRow, file: FileRow): Promise<string | undefined> {
  if (arrival.kind !== 'xml') return undefined;
  return cxmlPayloadId(await firstBytes(store.payloads, file, arrival));
}

interface Said {
  readonly reason: string;
  readonly payloadId: string | undefined;
}

function refusedOf(row: DocumentRow, { head, kind }: ArrivalRow, { reason, payloadId }: Said): Refused {
  const { type, document, number, orderNumber, setType, setReference, group, findings } = row;
  const carrier = head
    ? {
        ...{ set: setType, setControl: setReference, interchange: head.controlNumber },
        ...(group && { group: group.controlNumber }),
      }
    : { set: setType, ...(payloadId !== undefined && { interchange: payloadId }) };
  const discrepancies = row.decision?.discrepancies ?? [];
  return { type, document, number, orderNumber, cameAs: kind, carrier, reason, discrepancies, findings };
}

interface Going {
  readonly partner: Partner;
  readonly agreed: AnswerAgreement | undefined;
  readonly file: FileRow;
  readonly usage: Usage;
}

/** The one that was agreed; else the one that the document came through, or the first one where nothing goes out by that. */
async function channelFor(
  { partners }: Ports,
  { partner, agreed, file, usage }: Going,
): Promise<OutgoingChannel | undefined> {
  const usable = await usableChannels(partners, partner, usage);
  if (agreed?.channel !== undefined) return usable.find(({ account }) => account === agreed.channel);
  return usable.find(({ account }) => account === file.account) ?? usable[0];
}

interface ToWrite extends Writing {
  readonly agreed: AnswerAgreement;
  readonly channel: OutgoingChannel;
  readonly row: DocumentRow;
}

function written(
  partner: Partner,
  refused: Refused,
  { agreed, channel, row, id, at, controlNumber, usage }: ToWrite,
): Result<RefusalFile, readonly Unsayable[]> {
  const number = String(controlNumber);
  const advice = refusalAdvice(partner, refused, { ...agreed, at, number });
  const file = outgoingFile(partner, advice, { from: 'us', controlNumber, at, usage, format: agreed.format });
  if (!file.ok) return file;
  const { ending, bytes } = file.value;
  const name = outgoingName('{type}-{order}-{version}.{ending}', {
    ...{ type: agreed.set.replace(/^.*:/, ''), order: row.number ?? row.setReference, version: number },
    ...{ ending, partner: partner.id },
  });
  const dispatch = { id, createdAt: at, partner: partner.id, ...channel, type: agreed.set, name, arrival: row.arrival };
  return ok({ set: agreed.set, dispatch, bytes });
}
