import type { Order } from '@quayside/canonical';
import { nextOfOrder } from '@quayside/exchange';
import { dayIn, ordersOutOf, type Partner } from '@quayside/partners';
import {
  besideGateway,
  orderBeside,
  readConfig,
  StartupError,
  type BesideGateway,
  type Config,
} from '@quayside/runtime';
import { findingLine, print, printJson, UsageError, withExitCode } from '../output.js';
import { orderFromFile } from '../order-file.js';
import { partnerFromFiles } from '../partners.js';
import { root } from '../root.js';
import { asNew, asNext, type WouldGo } from '../what-would-go.js';

interface SendOptions {
  readonly partner: string;
  readonly dryRun?: true;
  readonly json?: true;
}

/**
 * Prints what would go to a partner of an order now, by its profile as it is in the files: of an order that it has, what is different
 * since; the bytes, and what the format cannot say. An order in a file is taken as a new one. Nothing is sent or stored. Exit code 1
 * where it would be held.
 */
export async function send(named: string, { partner: id, dryRun, json }: SendOptions): Promise<void> {
  await withExitCode(async () => {
    if (!dryRun) {
      throw new UsageError(
        'only --dry-run is done here: the gateway sends orders by itself, or from the page of the order',
      );
    }
    const partner = await partnerFromFiles(id);
    const wouldGo = named.endsWith('.json') ? asNew(partner, orderFromFile(named)) : await ofErp(partner, named);
    return show(wouldGo, partner, json);
  });
}

function show(result: WouldGo, partner: Partner, json: true | undefined): number {
  if (json) printJson(result);
  else for (const line of linesOf(result, partner)) print(line);
  return 'held' in result ? 1 : 0;
}

const kinds = { order: 'the order', 'order-change': 'a change of it', 'order-cancellation': 'its cancellation' };

function linesOf(result: WouldGo, { name }: Partner): readonly string[] {
  const { has, differs = [] } = result;
  const sent = has?.sentAt ? `sent ${has.sentAt.toISOString()}` : has?.state;
  const before = has ? [`${name} has version ${has.version} of it: ${kinds[has.kind]}, ${sent ?? ''}.`] : [];
  if ('nothing' in result) return [...before, `Nothing would go. ${result.nothing}`];
  const different = differs.length > 0 ? ['Different since:', ...differs.map((each) => `  ${each}`), ''] : [];
  const body =
    'held' in result
      ? ['It would be held:', ...result.held.map(findingLine)]
      : [result.text.trimEnd(), ...result.findings.map(findingLine)];
  return [...before, ...different, ...body];
}

async function ofErp(partner: Partner, number: string): Promise<WouldGo> {
  const config = readConfig(process.env, root);
  if (!config.ok) throw new UsageError(config.error.join('\n'));
  return besideGateway(config.value, (beside) => compared(config.value, beside, partner, number)).catch(
    (error: unknown) => {
      throw error instanceof StartupError ? new UsageError(error.message) : error;
    },
  );
}

/** The order as it is in Odoo, against what the partner has of it. */
async function compared(config: Config, beside: BesideGateway, partner: Partner, number: string): Promise<WouldGo> {
  const address = partner.erp(partner.stage) ?? partner.erp('live');
  if (!address) throw new UsageError(`the profile of ${partner.id} names no Odoo connection`);
  const going = ordersOutOf(partner)?.attachments ?? { order: false, change: false };
  const order = await orderBeside(config, beside, address, { number, attachments: going.order });
  const of = { partner: partner.id, usage: partner.stage, orderNumber: order?.number ?? number };
  const date = dayIn(partner.profile.timeZone, new Date());
  const next = await nextOfOrder(beside.store, of, { order, date, attachments: going.change });
  if (!order && !next.told.had) {
    throw new UsageError(`${partner.name} has no order ${number} in Odoo (connection ${address.connection})`);
  }
  return asNext(partner, next, { order, earlier: await isEarlier(beside, partner, order) });
}

async function isEarlier({ store }: BesideGateway, partner: Partner, order: Order | undefined): Promise<boolean> {
  const [watched] = order ? await store.watchedOrders(partner.id, partner.stage, [order.number]) : [];
  return watched?.earlier ?? false;
}
