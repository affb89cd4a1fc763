import type { Order } from '@quayside/canonical';
import { openSftpMailbox, type SftpMailbox } from '@quayside/channels';
import type { DocumentRow } from '@quayside/exchange';
import type { Partner } from '@quayside/partners';
import { decimalOf } from '@quayside/std';
import { documentsWhere } from '@quayside/store';
import { z } from 'zod';
import type { OdooConnection } from '../config.js';
import { demoConnection } from '../erp-connections.js';
import type { Runtime } from '../open-runtime.js';
import { callDemoOdoo, orderFromDemoVendor } from './demo-odoo.js';
import { acknowledgementOf, interchangeOf, invoiceOf, shipNoticeOf, type Answers } from './demo-supplier.js';

/** A line of the play, for the terminal. */
export type DemoLine =
  | { readonly kind: 'scene'; readonly text: string }
  | { readonly kind: 'step'; readonly what: string; readonly text: string; readonly link?: string }
  | { readonly kind: 'checked'; readonly text: string }
  | { readonly kind: 'failed'; readonly text: string };

export interface DemoServer {
  readonly host: string;
  readonly port: number;
  readonly fingerprint: string;
}

type Say = (line: DemoLine) => void;

/** `usual`: one order goes through as ordered. `first` also shows a supplier that raises a price, so that something waits. */
export type Story = 'usual' | 'first';

/**
 * Plays a demo supplier over our own SFTP server with real files: orders are made in the demo Odoo, the supplier answers with
 * 855, 856 and 810, and what became of each is looked up where it must be: in `out/` and in the demo Odoo.
 */
export async function playDemo(runtime: Runtime, server: DemoServer, story: Story, say: Say): Promise<boolean> {
  try {
    let right = await playSupplier(runtime, server, 'acme', [120, 8], {}, say);
    if (story === 'first') {
      const raised = { priceOfSecondLine: decimalOf('1.06') };
      right = (await playSupplier(runtime, server, 'nordwind', [400, 2], raised, say)) && right;
    }
    return right;
  } catch (error) {
    say({ kind: 'failed', text: error instanceof Error ? error.message : String(error) });
    return false;
  }
}

async function playSupplier(
  runtime: Runtime,
  server: DemoServer,
  id: string,
  quantities: readonly number[],
  twist: Partial<Answers>,
  say: Say,
): Promise<boolean> {
  const odoo = runtime.connections.find((each) => each.name === demoConnection);
  const live = await runtime.ports.partners.byId(id);
  if (!odoo || !live)
    throw new Error(`the demo partner "${id}" has no live profile: is partner-profiles/${id}.yaml right?`);
  const { partner } = live;
  const { vendor } = partner.profile.odoo;
  const number = await orderFromDemoVendor(odoo, vendor.ref ?? '', quantities);
  say({ kind: 'scene', text: `${partner.name} answers purchase order ${number}` });
  const order = await runtime.ports
    .erp({ connection: demoConnection, vendor: { ref: vendor.ref ?? '' } })
    .readOrder(number);
  if (!order) throw new Error(`order ${number} is not in the demo Odoo`);
  const mailbox = await openMailbox(partner, server);
  try {
    const sent = await drop(mailbox, partner, order, twist);
    for (const { name } of sent)
      say({ kind: 'step', what: name, text: 'dropped into in/, and the server said it is received' });
    return await follow(runtime, mailbox, order, sent, twist, say);
  } finally {
    await mailbox.close();
  }
}

/** The password is the one that the demo profiles' comments name. */
function openMailbox(partner: Partner, { host, port, fingerprint }: DemoServer): Promise<SftpMailbox> {
  const login = partner.profile.channels.find((each) => each.kind === 'sftp-drop')?.login ?? partner.id;
  return openSftpMailbox({ host, port, login, password: `${partner.id}-demo`, fingerprint });
}

interface Dropped {
  readonly name: string;
  readonly controlNumber: string;
}

async function drop(
  mailbox: SftpMailbox,
  partner: Partner,
  order: Order,
  twist: Partial<Answers>,
): Promise<readonly Dropped[]> {
  const digits = order.number.replace(/\D/g, '');
  const at = new Date();
  // The supplier's own day: its documents name no zone.
  const today = at.toLocaleDateString('en-CA', { timeZone: partner.profile.timeZone });
  const answers = {
    supplierReference: `SO-${digits}`,
    shipNotice: `ASN-${digits}`,
    invoice: `INV-${digits}`,
    ...twist,
  };
  // Numbers that this supplier has not used yet, also when the demo is played again.
  const first = Math.floor(at.getTime() / 100) % 900_000_000;
  const documents = [
    ['855', acknowledgementOf(order, today, answers)],
    ['856', shipNoticeOf(order, today, at, answers)],
    ['810', invoiceOf(order, today, answers)],
  ] as const;
  const sent: Dropped[] = [];
  for (const [index, [set, document]] of documents.entries()) {
    const name = `${set}-${order.number}.x12`;
    await mailbox.put('in', name, interchangeOf(partner, document, first + index, at));
    sent.push({ name, controlNumber: String(first + index).padStart(9, '0') });
  }
  return sent;
}

async function follow(
  runtime: Runtime,
  mailbox: SftpMailbox,
  order: Order,
  sent: readonly Dropped[],
  twist: Partial<Answers>,
  say: Say,
): Promise<boolean> {
  const done = await settled(runtime, order.number, sent.length);
  for (const row of done) {
    const what = `${row.setType}-${order.number}.x12`;
    say({ kind: 'step', what, text: wordsOf(row), link: `/console/documents/${row.id}` });
  }
  const answers = (await mailbox.list('out')).filter((each) =>
    sent.some(({ controlNumber }) => each.name.startsWith(`997-${controlNumber}-`)),
  );
  for (const { name } of answers) {
    const text = (await mailbox.get('out', name)).toString('latin1');
    say({
      kind: 'step',
      what: name,
      text: `fetched from out/: ${/AK9\W?(\w)/.exec(text)?.[1] === 'A' ? 'accepted' : 'see AK9'}`,
    });
  }
  const missing = await whatIsMissing(runtime, order, done, answers.length, twist.priceOfSecondLine !== undefined);
  for (const text of missing) say({ kind: 'failed', text });
  if (missing.length === 0) say({ kind: 'checked', text: `everything of ${order.number} is where it belongs` });
  return missing.length === 0;
}

function wordsOf(row: DocumentRow): string {
  const way = 'received, read, matched';
  if (row.state === 'delivered') {
    const noted = row.decision?.discrepancies.length ?? 0;
    return `${way}, delivered to Odoo${noted > 0 ? ` with ${noted} differences noted` : ''}`;
  }
  return row.decision?.outcome === 'hold'
    ? `${way}, held for ${row.decision.owner}: ${row.decision.reason}`
    : `is ${row.state}`;
}

/** Waits until every document of the order is at its end, or two minutes have passed. */
async function settled(runtime: Runtime, order: string, count: number): Promise<readonly DocumentRow[]> {
  const until = Date.now() + 120_000;
  for (;;) {
    const listed = await documentsWhere(runtime.database, 'order', order);
    if (listed.length >= count && listed.every((each) => each.state !== 'accepted')) {
      const rows = await Promise.all(listed.map((each) => runtime.ports.store.document(each.id)));
      return rows.filter((each) => each !== undefined);
    }
    if (Date.now() > until)
      throw new Error(
        `after two minutes ${listed.length} of ${count} documents of ${order} have arrived; see quayside.log`,
      );
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const orderShape = z.array(
  z.object({ id: z.number(), partner_ref: z.union([z.string(), z.literal(false)]), picking_ids: z.array(z.number()) }),
);
const billShape = z.array(z.object({ state: z.string(), ref: z.union([z.string(), z.literal(false)]) }));

/** Looks where it must have arrived: rows, `out/` and the demo Odoo itself. Answers what has not. */
async function whatIsMissing(
  { connections }: Runtime,
  order: Order,
  rows: readonly DocumentRow[],
  answers: number,
  raised: boolean,
): Promise<readonly string[]> {
  const odoo = connections.find((each) => each.name === demoConnection);
  if (!odoo) return ['the demo Odoo is not there'];
  const wanted = (row: DocumentRow) => (raised && row.setType === '855' ? 'held' : 'delivered');
  return [
    ...rows
      .filter((row) => row.state !== wanted(row))
      .map((row) => `${row.setType} is ${row.state}, expected ${wanted(row)}`),
    ...(answers < rows.length ? [`${answers} of ${rows.length} 997 are in out/`] : []),
    ...(await missingOnOrder(odoo, order.number, raised)),
    ...(await missingBill(odoo, `INV-${order.number.replace(/\D/g, '')}`)),
  ];
}

async function missingOnOrder(odoo: OdooConnection, number: string, raised: boolean): Promise<readonly string[]> {
  const query = { domain: [['name', '=', number]], fields: ['partner_ref', 'picking_ids'] };
  const [found] = await callDemoOdoo(odoo, 'purchase.order', 'search_read', query, orderShape);
  if (!found) return [`${number} is gone from the demo Odoo`];
  return [
    ...(!raised && found.partner_ref === false ? [`${number} has no vendor reference in Odoo`] : []),
    ...(found.picking_ids.length === 0 ? [`${number} has no receipt in Odoo`] : []),
  ];
}

async function missingBill(odoo: OdooConnection, ref: string): Promise<readonly string[]> {
  const query = { domain: [['ref', '=', ref]], fields: ['state', 'ref'] };
  const bills = await callDemoOdoo(odoo, 'account.move', 'search_read', query, billShape);
  if (bills.length !== 1) return [`${bills.length} bills with reference ${ref} in Odoo, expected one`];
  return bills.filter((each) => each.state !== 'draft').map(() => `the bill ${ref} is not a draft`);
}
