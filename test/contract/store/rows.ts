import { noPlaces } from '@quayside/canonical';
import { jsonText, type FileId } from '@quayside/exchange';
import type { BusinessKey } from '@quayside/exchange';
import type { Account } from '@quayside/partners';
import { randomUUID } from 'node:crypto';
import type {
  ArrivalRow,
  DispatchRow,
  DocumentRow,
  FileRow,
  NewArrival,
  NewDocument,
  NewDispatch,
  NewFile,
  OutboundRow,
  Store,
} from '@quayside/exchange';
import type { StoreUnderTest } from './store-under-test.js';

/** A moment of the suite, so many seconds after it began. */
export function at(seconds: number): Date {
  return new Date(Date.UTC(2026, 10, 23, 10, 0, seconds));
}

/** A name that nothing else in the suite has: its tests share one store. */
export function fresh(word: string): string {
  return `${word}-${randomUUID().slice(0, 8)}`;
}

/** A payload that no upload has any more, as that of a file. */
export async function newPayload({ store, uploads }: StoreUnderTest, name = fresh('payload')): Promise<string> {
  const upload = {
    partner: 'acme',
    channel: 'sftp-drop',
    account: fresh('acme') as Account,
    name,
    usage: null,
  } as const;
  const { id, payload } = await uploads.open(upload);
  await store.commit((tx) => tx.forgetUpload(id));
  return payload;
}

export async function newFile(given: StoreUnderTest, values: Partial<NewFile> = {}): Promise<NewFile> {
  return {
    id: randomUUID() as FileId,
    partner: 'acme',
    channel: 'sftp-drop',
    account: 'acme' as Account,
    name: 'order.x12',
    payload: await newPayload(given),
    size: 100,
    sha256: 'ab12',
    usage: null,
    receivedAt: at(0),
    ...values,
  };
}

export async function insertFile(given: StoreUnderTest, values: Partial<NewFile> = {}): Promise<FileRow> {
  const row = await newFile(given, values);
  return given.store.commit((tx) => tx.insertFile(row));
}

export function newArrival(file: FileRow, values: Partial<NewArrival> = {}): NewArrival {
  return {
    id: randomUUID(),
    file: file.id,
    filePlace: file.place,
    index: 0,
    offset: 0,
    length: 100,
    kind: 'x12',
    state: 'received',
    partner: file.partner,
    findings: [],
    receivedAt: file.receivedAt,
    ...values,
  };
}

/** An arrival of a file that is split already. */
export async function insertArrival(
  given: StoreUnderTest,
  values: Partial<NewArrival> & { readonly of?: FileRow } = {},
): Promise<ArrivalRow> {
  const { of, ...rest } = values;
  const file = of ?? (await insertFile(given, rest.partner === undefined ? {} : { partner: rest.partner }));
  const row = newArrival(file, rest);
  await given.store.commit(async (tx) => {
    if (!of) await tx.move('file', { ...file, state: 'stored' }, 'split');
    await tx.insertArrivals([row]);
  });
  return found(await given.store.arrival(row.id));
}

export function newDocument(arrival: ArrivalRow, values: Partial<DocumentRow> = {}): DocumentRow {
  return {
    id: randomUUID(),
    arrival: arrival.id,
    filePlace: arrival.filePlace,
    arrivalIndex: arrival.index,
    setIndex: 0,
    partIndex: 0,
    partner: arrival.partner,
    release: randomUUID(),
    usage: 'live',
    state: 'accepted',
    setType: '855',
    setRelease: '004010',
    setReference: '0001',
    group: null,
    offset: 0,
    length: 100,
    segments: 8,
    verdict: 'accepted',
    type: 'order-acknowledgement',
    number: 'SO-1',
    orderNumber: 'P00001',
    orders: ['P00001'],
    answers: [],
    names: ['P00001', 'SO-1'],
    document: null,
    provenance: noPlaces,
    leftovers: [],
    findings: [],
    businessKey: fresh('key') as BusinessKey,
    version: 1,
    contentHash: 'cd34',
    lane: fresh('lane'),
    acceptedAsIs: false,
    settlement: null,
    decision: null,
    preview: null,
    replaces: null,
    receivedAt: arrival.receivedAt,
    ...values,
  };
}

/** A document as it is recorded. */
export function recorded(row: DocumentRow): NewDocument {
  return {
    ...row,
    document: row.document && jsonText(JSON.stringify(row.document)),
    leftovers: jsonText(JSON.stringify(row.leftovers)),
  };
}

/** A document of an arrival that is read already. */
export async function insertDocument(
  given: StoreUnderTest,
  values: Partial<DocumentRow> & { readonly of?: ArrivalRow } = {},
): Promise<DocumentRow> {
  const { of, ...rest } = values;
  const arrival = of ?? (await insertArrival(given, rest.partner === undefined ? {} : { partner: rest.partner }));
  const row = newDocument(arrival, rest);
  await given.store.commit(async (tx) => {
    if (!of) await tx.move('arrival', { ...arrival, state: 'received' }, 'read');
    await tx.insertDocument(recorded(row));
  });
  return found(await given.store.document(row.id));
}

export function newDispatch(values: Partial<NewDispatch> = {}): NewDispatch {
  return {
    id: randomUUID(),
    partner: 'acme',
    channel: 'sftp-poll',
    account: fresh('box') as Account,
    type: '997',
    name: '997-1.edi',
    arrival: null,
    createdAt: at(0),
    ...values,
  };
}

export async function insertDispatch(
  { store }: Pick<StoreUnderTest, 'store'>,
  values: Partial<NewDispatch> = {},
): Promise<DispatchRow> {
  const row = newDispatch(values);
  await store.commit((tx) => tx.insertDispatch(row, Buffer.from('ISA*00*')));
  return found(await store.dispatch(row.id));
}

/** What is said of an order that has no lines. */
export function newOutbound(values: Partial<OutboundRow> = {}): OutboundRow {
  const orderNumber = values.orderNumber ?? fresh('P');
  const order = { type: 'order', number: orderNumber, currency: 'EUR', lines: [] } as const;
  return {
    ...{
      id: randomUUID(),
      partner: 'acme',
      release: randomUUID(),
      usage: 'live',
      connection: 'default',
      company: null,
    },
    ...{ orderNumber, version: 1, kind: 'order', state: 'drafted' },
    document: { ...order, lines: [] },
    order: { ...order, lines: [] },
    ...{ contentHash: 'a', predecessor: null, waitsFor: 'sent', findings: [], dispatch: null },
    ...{ interchangeNumber: null, functionalId: null, groupNumber: null, setType: null, setReference: null },
    ...{ actor: null, reason: null, createdAt: at(0), sentAt: null, settledAt: null, verdicts: [] },
    ...values,
  };
}

export async function insertOutbound(
  { store }: Pick<StoreUnderTest, 'store'>,
  values: Partial<OutboundRow> = {},
): Promise<OutboundRow> {
  const row = newOutbound(values);
  await store.commit((tx) => tx.insertOutbound(row));
  return found(await store.outbound(row.id));
}

export async function bytesIn({ payloads }: Store, payload: string, offset?: number, length?: number): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of payloads.read(payload, offset, length)) parts.push(part);
  return Buffer.concat(parts);
}

function found<Row>(row: Row | undefined): Row {
  if (row === undefined) throw new Error('a row that was inserted is not there');
  return row;
}
