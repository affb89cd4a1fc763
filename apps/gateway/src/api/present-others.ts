import type { Order, OrderLine } from '@quayside/canonical';
import type { ArrivalRow, FileRow } from '@quayside/exchange';
import { demoConnection, type Runtime } from '@quayside/runtime';
import { decimalOf, sum, times, dividedBy, type Decimal } from '@quayside/std';
import {
  arrivalsOf,
  documentsWhere,
  fileListed,
  journalOf,
  openExceptionOf,
  orderNamedBy,
  orders,
  partsOf,
  systems,
  threadOfOrder,
  type OrderListed,
} from '@quayside/store';
import type { z } from 'zod';
import type { GatewayState } from '../gateway-state.js';
import { presentDispatch } from '../console-api/dispatches/present-dispatch.js';
import { party, priceWords } from '../console-api/documents/present-document.js';
import {
  choicesOf,
  partnerNames,
  presentDocument,
  presentException,
  presentFile,
  presentJournal,
  type PartnerNames,
} from './present-rows.js';
import { sourceOfArrival } from '../console-api/source/read-source.js';
import type { orderDetailShape, orderRowShape, settingsShape } from './more-shapes.js';
import type { arrivalDetailShape, fileDetailShape } from './shapes.js';

/** Everything that a file's page shows. */
export async function fileDetail(runtime: Runtime, id: string): Promise<z.input<typeof fileDetailShape> | undefined> {
  const { database, ports } = runtime;
  const listed = await fileListed(database, id);
  const file = await ports.store.file(id);
  if (!listed || !file) return undefined;
  const names = await partnerNames(ports.partners);
  const parent = file.parent === null ? undefined : await ports.store.file(file.parent);
  const open = await openExceptionOf(database, 'file', id);
  const arrivals: ArrivalRow[] = [];
  for (const arrival of await arrivalsOf(database, id))
    arrivals.push((await ports.store.arrival(arrival)) as ArrivalRow);
  return {
    row: presentFile(listed, names),
    findings: [...file.findings],
    exception: open ? presentException(open, names, { kind: 'file', row: file }) : null,
    choices: [...choicesOf({ kind: 'file', row: file })],
    parent: parent ? { id: parent.id, name: parent.name } : null,
    parts: (await partsOf(database, id)).map((each) => presentFile(each, names)),
    arrivals: await Promise.all(
      arrivals.map(async (each) => ({
        id: each.id,
        index: each.index,
        kind: each.kind,
        state: each.state,
        offset: each.offset,
        length: each.length,
        controlNumber: each.head?.controlNumber ?? null,
        findings: [...each.findings],
        documents: (await documentsWhere(database, 'arrival', each.id)).map((row) => presentDocument(row, names)),
      })),
    ),
    journal: presentJournal(await journalOf(database, [id, ...arrivals.map((each) => each.id)])),
  };
}

/** Everything that an arrival's page shows. */
export async function arrivalDetail(
  runtime: Runtime,
  id: string,
): Promise<z.input<typeof arrivalDetailShape> | undefined> {
  const { database, ports } = runtime;
  const row = await ports.store.arrival(id);
  const file = row && (await ports.store.file(row.file));
  if (!row || !file) return undefined;
  const names = await partnerNames(ports.partners);
  const open = await openExceptionOf(database, 'arrival', id);
  const answers = await ports.store.dispatchesAnswering(id);
  return {
    id,
    file: { id: file.id, name: file.name },
    index: row.index,
    kind: row.kind,
    state: row.state,
    partner: names(row.partner),
    usage: row.usage,
    sender: party(row.head?.sender),
    receiver: party(row.head?.receiver),
    controlNumber: row.head?.controlNumber ?? null,
    offset: row.offset,
    length: row.length,
    findings: [...row.findings],
    exception: open ? presentException(open, names, { kind: 'arrival', row }) : null,
    choices: [...choicesOf({ kind: 'arrival', row })],
    documents: (await documentsWhere(database, 'arrival', id)).map((each) => presentDocument(each, names)),
    answers: await Promise.all(answers.map((each) => presentDispatch(ports, each))),
    source: await sourceOfArrival(ports, file satisfies FileRow, row),
    journal: presentJournal(await journalOf(database, [id])),
  };
}

export function presentOrder(listed: OrderListed, names: PartnerNames): z.input<typeof orderRowShape> {
  const order = listed.order as Order;
  return {
    number: listed.number,
    partner: names(listed.partner),
    connection: listed.connection,
    state: order.state ?? null,
    acknowledged: order.acknowledged ?? false,
    lines: order.lines.length,
    total: { amount: totalOf(order), currency: order.currency ?? null },
    documents: listed.documents,
    held: listed.held,
    readAt: listed.readAt.toISOString(),
  };
}

type OrderShown = z.input<typeof orderDetailShape>;

/** An order as we last read it, with its thread. Nothing, if no document speaks of it either. */
export async function orderDetail(runtime: Runtime, number: string): Promise<OrderShown | undefined> {
  const { database, ports } = runtime;
  const [listed] = await orders(database, { number, limit: 1 });
  if (!listed) return orderNotRead(runtime, number);
  const names = await partnerNames(ports.partners);
  const order = listed.order as Order;
  return {
    ...{ number, namedBy: [], missing: null },
    row: presentOrder(listed, names),
    lines: order.lines.map(presentLine),
    thread: (await threadOfOrder(database, listed.partner, number)).map((each) => presentDocument(each, names)),
  };
}

/** An order that documents speak of, and of which nothing else is known. */
async function orderNotRead({ database, ports }: Runtime, number: string): Promise<OrderShown | undefined> {
  const by = await orderNamedBy(database, number);
  if (by.length === 0) return undefined;
  const names = await partnerNames(ports.partners);
  const threads = await Promise.all(by.map(({ partner }) => threadOfOrder(database, partner, number)));
  return {
    ...{ number, row: null, lines: [] },
    namedBy: by.map(({ partner }) => names(partner)),
    missing: by.some((each) => each.unknown) ? 'unknown' : 'unread',
    thread: threads.flat().map((each) => presentDocument(each, names)),
  };
}

function presentLine({ number, item, quantity, price, deliveryDate, received, billed }: OrderLine) {
  return {
    number,
    item: item.buyer ?? item.supplier ?? item.gtin ?? '',
    description: item.description ?? null,
    quantity: quantity.value,
    unit: quantity.unit ?? null,
    price: priceWords(price),
    deliveryDate: deliveryDate ?? null,
    received: received ?? null,
    billed: billed ?? null,
  };
}

function totalOf(order: Order): string {
  const one: Decimal = decimalOf('1');
  return sum(
    order.lines.map(({ quantity, price }) =>
      price ? dividedBy(times(quantity.value, price.amount), price.basis ?? one) : decimalOf('0'),
    ),
  );
}

export async function settings(runtime: Runtime, state: GatewayState): Promise<z.input<typeof settingsShape>> {
  const known = await systems(runtime.database);
  return {
    version: state.version,
    odoo: runtime.connections.map(({ name, url }) => {
      const system = known.find((each) => each.system === `odoo:${name}`);
      return {
        name,
        url: name === demoConnection ? 'the built-in stand-in' : url,
        demo: name === demoConnection,
        servedAt: system?.servedAt?.toISOString() ?? null,
        failingSince: system?.failingSince?.toISOString() ?? null,
        error: system?.error ?? null,
      };
    }),
    sftp: presentSftp(state),
  };
}

function presentSftp({ sftp }: GatewayState) {
  if (!sftp) return null;
  const { host, port, legacyPort, fingerprint, rsaFingerprint } = sftp;
  const legacy = legacyPort === undefined ? null : { port: legacyPort, hostKeyFingerprint: rsaFingerprint };
  return { host, port, legacy, hostKeyFingerprint: fingerprint };
}
