import type { Order } from '@quayside/canonical';
import { asSent, outgoingFile, type Partner } from '@quayside/partners';
import { besideGateway, orderBeside, readConfig, StartupError } from '@quayside/runtime';
import type { Finding } from '@quayside/std';
import { findingLine, print, printJson, UsageError, withExitCode } from '../output.js';
import { orderFromFile } from '../order-file.js';
import { partnerFromFiles } from '../partners.js';
import { root } from '../root.js';

interface SendOptions {
  readonly partner: string;
  readonly dryRun?: true;
  readonly json?: true;
}

/**
 * Prints what would go to a partner of an order, by its profile as it is in the files: the bytes, and what the format cannot say.
 * Nothing is sent or stored. Exit code 1 where it would be held.
 */
export async function send(named: string, { partner: id, dryRun, json }: SendOptions): Promise<void> {
  await withExitCode(async () => {
    if (!dryRun) {
      throw new UsageError(
        'only --dry-run is done here: the gateway sends orders by itself, or from the page of the order',
      );
    }
    const partner = await partnerFromFiles(id);
    const order = named.endsWith('.json') ? orderFromFile(named) : await orderFromErp(partner, named);
    return show(written(partner, order), json);
  });
}

/** What goes out, or why it would be held. */
type Written =
  | { readonly name: string; readonly text: string; readonly findings: readonly Finding[] }
  | { readonly held: readonly Finding[] };

function written(partner: Partner, order: Order): Written {
  const document = asSent(partner, { kind: 'order', order });
  if (!document.ok) return { held: [document.error] };
  const sending = { from: 'us', controlNumber: 1, at: new Date(), usage: partner.stage } as const;
  const file = outgoingFile(partner, document.value, sending);
  if (!file.ok) return { held: file.error };
  const { set, ending, bytes, findings } = file.value;
  return { name: `${set}-${order.number}.${ending}`, text: textOf(bytes), findings };
}

/** UTF-8 where the bytes are that, else one character a byte. */
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return Buffer.from(bytes).toString('latin1');
  }
}

function show(result: Written, json: true | undefined): number {
  if (json) printJson(result);
  else if ('held' in result) {
    print('It would be held:');
    for (const finding of result.held) print(findingLine(finding));
  } else {
    print(result.text.trimEnd());
    for (const finding of result.findings) print(findingLine(finding));
  }
  return 'held' in result ? 1 : 0;
}

async function orderFromErp(partner: Partner, number: string): Promise<Order> {
  const address = partner.erp(partner.stage) ?? partner.erp('live');
  if (!address) throw new UsageError(`the profile of ${partner.id} names no Odoo connection`);
  const config = readConfig(process.env, root);
  if (!config.ok) throw new UsageError(config.error.join('\n'));
  const order = await besideGateway(config.value, (beside) => orderBeside(config.value, beside, address, number)).catch(
    (error: unknown) => {
      throw error instanceof StartupError ? new UsageError(error.message) : error;
    },
  );
  if (order) return order;
  throw new UsageError(`${partner.name} has no order ${number} in Odoo (connection ${address.connection})`);
}
