import type { Order } from '@quayside/canonical';
import { openSftpMailbox, type SftpMailbox } from '@quayside/channels';
import type { DocumentRow } from '@quayside/exchange';
import type { Partner } from '@quayside/partners';
import { simulate, type SimulatedFile } from '@quayside/simulator';
import { must } from '@quayside/std';
import { documentsWhere } from '@quayside/store';
import { z } from 'zod';
import type { OdooConnection } from '../config.js';
import { demoConnection } from '../erp-connections.js';
import type { Runtime } from '../open-runtime.js';
import { callDemoOdoo, orderFromDemoVendor } from './demo-odoo.js';
import { fetchedOrder, ordersGoOut } from './fetched-order.js';

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

/** Why the demo is not played. */
export function notPlayed(exposure: string): string {
  return `The demo is not played because ${exposure}: the passwords of its suppliers are published, and are refused. Play it where no Odoo is configured and everything listens on loopback.`;
}

type Say = (line: DemoLine) => void;

/** `usual`: every order goes through as ordered. `first` also shows a supplier that raises a price, so that something waits. */
export type Story = 'usual' | 'first';

/** Who plays what: a partner of each format, and what it is ordered. */
interface Part {
  readonly partner: string;
  readonly quantities: readonly number[];
  readonly raisesPrice: boolean;
}

/**
 * Plays the demo suppliers over our own SFTP server with real files, in X12, EDIFACT and CSV: orders are made in the demo Odoo and
 * go out, the suppliers fetch them, acknowledge, ship and bill, and what became of each is looked up where it must be: in `out/` and in the demo Odoo.
 */
export async function playDemo(runtime: Runtime, server: DemoServer, story: Story, say: Say): Promise<boolean> {
  const parts: readonly Part[] = [
    { partner: 'acme', quantities: [120, 8], raisesPrice: false },
    { partner: 'nordwind', quantities: [400, 2], raisesPrice: story === 'first' },
    { partner: 'kern', quantities: [500, 60], raisesPrice: false },
  ];
  try {
    let right = true;
    for (const part of parts) right = (await playSupplier(runtime, server, part, say)) && right;
    return right;
  } catch (error) {
    say({ kind: 'failed', text: error instanceof Error ? error.message : String(error) });
    return false;
  }
}

async function playSupplier(runtime: Runtime, server: DemoServer, part: Part, say: Say): Promise<boolean> {
  const id = part.partner;
  const odoo = runtime.connections.find((each) => each.name === demoConnection);
  const live = await runtime.ports.partners.byId(id);
  if (!odoo || !live)
    throw new Error(`the demo partner "${id}" has no live profile: is partner-profiles/${id}.yaml right?`);
  const { partner } = live;
  const { vendor } = partner.profile.odoo;
  await ordersGoOut(runtime, partner);
  const number = await orderFromDemoVendor(odoo, vendor.ref ?? '', part.quantities);
  const order = await runtime.ports
    .erp({ connection: demoConnection, vendor: { ref: vendor.ref ?? '' } })
    .readOrder(number);
  if (!order) throw new Error(`order ${number} is not in the demo Odoo`);
  const files = filesOf(partner, order, part);
  const formats = { x12: 'X12', edifact: 'EDIFACT', csv: 'CSV', xml: 'XML', json: 'JSON' };
  say({
    kind: 'scene',
    text: `${partner.name} gets and answers purchase order ${number} in ${formats[files[0]?.format ?? 'x12']}`,
  });
  const mailbox = await openMailbox(partner, server);
  try {
    const ordered = await fetchedOrder(runtime, mailbox, number);
    say({ kind: 'step', what: ordered, text: 'fetched from out/: the order, as it was confirmed in Odoo' });
    for (const { name, bytes } of files) {
      await mailbox.put('in', name, Buffer.from(bytes));
      say({ kind: 'step', what: name, text: 'dropped into in/, and the server said it is received' });
    }
    return await follow(runtime, mailbox, order, files, part, say);
  } finally {
    await mailbox.close();
  }
}

function filesOf(partner: Partner, order: Order, { raisesPrice }: Part): readonly SimulatedFile[] {
  const at = new Date();
  // Numbers that this supplier has not used yet, also when the demo is played again.
  const options = { at, controlNumber: Math.floor(at.getTime() / 100) % 900_000_000 };
  const files = must(simulate(partner, order, 'clean', options));
  if (!raisesPrice) return files;
  return [...must(simulate(partner, order, 'price-change', options)), ...files.slice(1)];
}

/** The password is the one that the demo profiles' comments name. */
function openMailbox(partner: Partner, { host, port, fingerprint }: DemoServer): Promise<SftpMailbox> {
  const login = partner.profile.channels.find((each) => each.kind === 'sftp-drop')?.login ?? partner.id;
  return openSftpMailbox({ host, port, login, password: `${partner.id}-demo`, fingerprint });
}

async function follow(
  runtime: Runtime,
  mailbox: SftpMailbox,
  order: Order,
  files: readonly SimulatedFile[],
  part: Part,
  say: Say,
): Promise<boolean> {
  const done = await settled(runtime, order.number, files.length);
  for (const row of done) {
    const what = `${row.type ?? row.setType} ${row.number ?? ''}`;
    say({ kind: 'step', what, text: wordsOf(row), link: `/console/documents/${row.id}` });
  }
  const answers = (await mailbox.list('out')).filter((each) =>
    files.some(({ controlNumber }) => new RegExp(`^(997|CONTRL)-${controlNumber}-`).test(each.name)),
  );
  for (const { name } of answers) {
    const text = (await mailbox.get('out', name)).toString('latin1');
    say({ kind: 'step', what: name, text: `fetched from out/: ${answerIn(text)}` });
  }
  const missing = await whatIsMissing(runtime, order, done, { files, answers: answers.length, part });
  for (const text of missing) say({ kind: 'failed', text });
  if (missing.length === 0) say({ kind: 'checked', text: `everything of ${order.number} is where it belongs` });
  return missing.length === 0;
}

/** What a 997 or a CONTRL says of the whole. */
function answerIn(text: string): string {
  const [, functional, syntax] = /AK9\W?(\w)|UCI[^']*\+(\d)'/.exec(text) ?? [];
  return functional === 'A' || syntax === '7' ? 'accepted' : 'see what it says';
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
      throw new Error(`after two minutes ${listed.length} of ${count} documents of ${order} have arrived; see the log`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const orderShape = z.array(
  z.object({ id: z.number(), partner_ref: z.union([z.string(), z.literal(false)]), picking_ids: z.array(z.number()) }),
);
const billShape = z.array(z.object({ state: z.string(), ref: z.union([z.string(), z.literal(false)]) }));

interface Played {
  readonly files: readonly SimulatedFile[];
  readonly answers: number;
  readonly part: Part;
}

/** Looks where it must have arrived: rows, `out/` and the demo Odoo itself. Answers what has not. */
async function whatIsMissing(
  { connections }: Runtime,
  order: Order,
  rows: readonly DocumentRow[],
  { files, answers, part: { raisesPrice } }: Played,
): Promise<readonly string[]> {
  const odoo = connections.find((each) => each.name === demoConnection);
  if (!odoo) return ['the demo Odoo is not there'];
  const wanted = (row: DocumentRow) => (raisesPrice && row.type === 'order-acknowledgement' ? 'held' : 'delivered');
  const answered = files.filter((each) => each.format !== 'csv').length;
  return [
    ...rows
      .filter((row) => row.state !== wanted(row))
      .map((row) => `${row.type ?? row.setType} is ${row.state}, expected ${wanted(row)}`),
    ...(answers < answered ? [`${answers} of ${answered} answers are in out/`] : []),
    ...(await missingOnOrder(odoo, order.number, raisesPrice)),
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
