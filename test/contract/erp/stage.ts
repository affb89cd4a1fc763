import { Unavailable, type Effect, type Erp } from '@quayside/exchange';
import { expect } from 'vitest';
import { startCutProxy } from '../../support/cut-proxy.js';
import { source } from './documents.js';
import type { PortStage } from './port-contract.js';
import { makeWorld, type Server, type World } from './world.js';

type Row = Record<string, unknown>;

/** The port under test, the world behind it, and that world read back without the adapter. Set before the first test. */
export class Stage {
  world!: World;
  erp!: Erp;

  async set(server: Server): Promise<void> {
    this.world = await makeWorld(server);
    this.erp = this.world.erp();
  }

  /** An order of one line each of what is tracked not at all, by lot and by serial number; answers its number. */
  threeLines(): Promise<string> {
    const { world } = this;
    return world.order([
      { goods: world.bolt, quantity: 100, price: 1.25 },
      { goods: world.resin, quantity: 10, price: 18.4 },
      { goods: world.pump, quantity: 3, price: 240 },
    ]);
  }

  /** The port, and the world as far as the port alone shows it. */
  port(): PortStage {
    return {
      erp: this.erp,
      order: () => this.threeLines(),
      cancel: async (number) => {
        await this.world.raw.call('purchase.order', 'button_cancel', { ids: [await this.orderId(number)] });
      },
    };
  }

  /** What the server calls the taxes of an order's line. */
  get taxField(): string {
    return this.world.server.version >= 19 ? 'tax_ids' : 'taxes_id';
  }

  async hasField(model: string, field: string): Promise<boolean> {
    const fields = await this.world.raw.call(model, 'fields_get', { attributes: ['type'] });
    return field in (fields as object);
  }

  /** A tax of 10 % that prices contain. */
  async includedTax(): Promise<number> {
    return this.world.raw.create('account.tax', {
      name: `10 % included ${Date.now()}`,
      amount: 10,
      type_tax_use: 'purchase',
      ...((await this.hasField('account.tax', 'price_include_override'))
        ? { price_include_override: 'tax_included' }
        : { price_include: true }),
    });
  }

  async orderRow(number: string, fields: string[]): Promise<Row> {
    return (await this.world.raw.read('purchase.order', [['name', '=', number]], fields))[0] ?? {};
  }

  async orderId(number: string): Promise<number> {
    return Number((await this.orderRow(number, ['name']))['id']);
  }

  async receiptsOf(number: string): Promise<Row[]> {
    const fields = ['name', 'state', 'scheduled_date', 'carrier_tracking_ref', 'backorder_id'];
    return this.world.raw.read('stock.picking', [['purchase_id', '=', await this.orderId(number)]], fields);
  }

  movesOf(picking: unknown): Promise<Row[]> {
    const fields = ['product_id', 'product_uom_qty', 'quantity', 'state'];
    return this.world.raw.read('stock.move', [['picking_id', '=', picking]], fields);
  }

  moveLinesOf(picking: unknown): Promise<Row[]> {
    const fields = ['product_id', 'quantity', 'lot_name', 'result_package_id', 'picked'];
    return this.world.raw.read('stock.move.line', [['picking_id', '=', picking]], fields);
  }

  billsOf(ref: string): Promise<Row[]> {
    const of = ['state', 'move_type', 'partner_id', 'currency_id', 'invoice_line_ids', 'reversed_entry_id'];
    const amounts = ['amount_untaxed', 'amount_tax', 'amount_total', 'invoice_date', 'invoice_date_due'];
    return this.world.raw.read('account.move', [['ref', '=', ref]], [...of, ...amounts]);
  }

  /** Posts a bill, as an accountant does. What stands in for Odoo knows one user, who may not. */
  async post(bill: unknown): Promise<void> {
    const { raw, server } = this.world;
    if (server.adminKey !== server.apiKey) await raw.call('account.move', 'action_post', { ids: [bill] });
    else await raw.call('account.move', 'write', { ids: [bill], vals: { state: 'posted' } });
  }

  /** Pays so much of a posted bill. */
  async pay(bill: unknown, amount: number): Promise<void> {
    const { raw } = this.world;
    const context = { active_model: 'account.move', active_ids: [bill] };
    const register = await raw.call('account.payment.register', 'create', { vals_list: [{ amount }], context });
    await raw.call('account.payment.register', 'action_create_payments', { ids: register, context });
  }

  /** Our notes, the attachments and the activities of a record. */
  async hangingOn(model: string, id: unknown): Promise<{ notes: Row[]; attachments: Row[]; activities: Row[] }> {
    const { raw } = this.world;
    const of = [
      ['res_model', '=', model],
      ['res_id', '=', id],
    ];
    const messages = await raw.read(
      'mail.message',
      [
        ['model', '=', model],
        ['res_id', '=', id],
      ],
      ['body'],
    );
    return {
      notes: messages.filter(({ body }) => /<table|agrees with the order/.test(String(body))),
      attachments: await raw.read('ir.attachment', of, ['name', 'datas']),
      activities: await raw.read('mail.activity', of, ['summary', 'note']),
    };
  }

  /** Applies each effect until it comes through, swallowing the first answer to every call on the way. */
  async applyThroughCuts(effects: readonly Effect[]): Promise<void> {
    const proxy = await startCutProxy(this.world.server.url);
    try {
      for (const effect of effects) {
        proxy.cutEachPathOnce();
        await untilThrough(this.world.erp({ url: proxy.url }), effect);
        expect(proxy.stop().length).toBeGreaterThan(0);
      }
    } finally {
      await proxy.close();
    }
  }
}

async function untilThrough(through: Erp, effect: Effect): Promise<void> {
  for (let attempt = 0; attempt < 30; attempt += 1) {
    const failure = await through.apply(effect, source).then(
      () => undefined,
      (error: unknown) => error,
    );
    if (failure === undefined) return;
    expect(failure).toBeInstanceOf(Unavailable);
  }
  throw new Error(`"${effect.title}" did not come through`);
}
