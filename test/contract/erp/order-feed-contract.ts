import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import type { OrderFeed, SeenOrder } from '@quayside/exchange';
import { describe, expect, it } from 'vitest';
import { untilNextSecond } from '../../support/next-second.js';
import type { Stage } from './stage.js';
import { planned } from './world.js';

type Row = Record<string, unknown>;

/** The orders that are to be sent: found, and read whole. */
export function describeOrderFeed(stage: Stage): void {
  const feed = () => stage.world.odoo().orders({ connection: 'test' });
  const read = (number: string, of: OrderFeed = feed()) => of.orderToSend({ ref: stage.world.vendor.ref }, number);

  describe('an order to send', () => {
    it('says what the letter of a buyer would say', async () => {
      const { world } = stage;
      const number = await letter(stage);
      const order = await read(number);
      const company = await ownCompany(stage);
      const [buyer] = await buyerOf(stage, number);
      expect(order).toMatchObject({
        type: 'order',
        number,
        state: 'draft',
        kind: 'stand-alone',
        currency: 'EUR',
        deliveryDate: '2027-01-20',
        terms: [{ kind: 'basic', netDays: '30', description: '30 Days' }],
        deliveryTerms: { incoterm: 'DAP' },
        notes: ['Please quote our number.', 'R&D <lab>', 'As agreed by telephone'],
        lines: [
          {
            item: { buyer: world.bolt.code, supplier: world.bolt.supplierCode, description: 'Bolt' },
            quantity: { value: '100', unit: 'EA' },
            price: { amount: '1.25', unit: 'EA' },
            amount: '125',
            deliveryDate: '2027-01-20',
            notes: ['zinc plated', 'Not before noon'],
          },
          { item: { description: '[URGENT] Resin' }, amount: '184', notes: ['For the lab'] },
        ],
      });
      expect(order?.lines).toHaveLength(2);
      expect(order?.parties?.map(({ role }) => role)).toEqual(['buyer', 'seller', 'ship-to', 'bill-to']);
      expect(order?.parties?.[0]).toMatchObject({
        name: company['name'],
        identifiers: expect.arrayContaining([{ scheme: 'vat', value: company['vat'] }]) as unknown,
        address: { lines: [company['street']], city: company['city'], postalCode: company['zip'], country: 'BE' },
        contacts: [{ role: 'buyer', name: buyer?.['name'], email: buyer?.['email'] }],
      });
      expect(order?.parties?.[1]).toEqual({
        role: 'seller',
        name: `Vendor ${world.vendor.ref}`,
        identifiers: [{ scheme: 'buyer', value: world.vendor.ref }],
        address: {
          lines: ['Industriestrasse 14', 'Halle 3'],
          city: 'Stuttgart',
          postalCode: '70565',
          country: 'DE',
        },
        contacts: [{ role: 'sales', name: 'Eva Sauer', email: 'eva@vendor.example', phone: '+49 711 55' }],
      });
      expect(order?.taxes).toMatchObject([{ percent: '21', base: '309', amount: '64.89' }]);
      expect(order?.total).toBe('373.89');
    });

    it('goes where the buyer’s customer is, for the customer’s own order', async () => {
      const { raw } = stage.world;
      const number = await stage.threeLines();
      const customer = await raw.create('res.partner', {
        name: `Azure Interior ${number}`,
        is_company: true,
        phone: '+1 212 555 0100',
        street: '4557 De Silva St',
        city: 'New York',
        zip: '10001',
        state_id: await idOf(stage, 'res.country.state', 'NY'),
        country_id: await idOf(stage, 'res.country', 'US'),
      });
      await writeOrder(stage, number, { dest_address_id: customer, origin: 'S00012' });
      const order = await read(number);
      expect(order).toMatchObject({
        kind: 'drop-ship',
        state: 'confirmed',
        references: [{ kind: 'customer-order', value: 'S00012' }],
      });
      expect(order?.parties?.find(({ role }) => role === 'ship-to')).toEqual({
        role: 'ship-to',
        name: `Azure Interior ${number}`,
        address: { lines: ['4557 De Silva St'], city: 'New York', region: 'NY', postalCode: '10001', country: 'US' },
        contacts: [{ role: 'delivery', phone: '+1 212 555 0100' }],
      });
    });

    it('names what hangs on it, but not what was posted in its thread or put there by us', async () => {
      const { raw } = stage.world;
      const number = await stage.threeLines();
      const id = await stage.orderId(number);
      const made = async (name: string, text: string) =>
        raw.create('ir.attachment', {
          ...{ name, datas: Buffer.from(text).toString('base64'), mimetype: 'application/pdf' },
          ...{ res_model: 'purchase.order', res_id: id },
        });
      const drawing = await made('drawing.pdf', '%PDF-1.7 first');
      await made('nothing.pdf', '');
      const mailed = await made('mailed.pdf', '%PDF-1.7 letter');
      await raw.call('purchase.order', 'message_post', { ids: [id], body: 'See here', attachment_ids: [mailed] });
      await raw.call('ir.attachment', 'load', {
        fields: ['id', 'name', 'datas', 'res_model', 'res_id', 'mimetype'],
        data: [[`__quayside__.theirs_${number}`, 'ack.edi', 'aGk=', 'purchase.order', String(id), 'text/plain']],
      });
      const attached = async () => {
        const vendor = { ref: stage.world.vendor.ref };
        return (await feed().orderToSend(vendor, number, { attachments: true }))?.attachments ?? [];
      };
      const [first, ...others] = await attached();
      expect(others).toEqual([]);
      expect(first).toEqual({
        ...{ id: String(drawing), name: 'drawing.pdf', mediaType: 'application/pdf' },
        checksum: createHash('sha1').update('%PDF-1.7 first').digest('hex'),
      });
      expect(await read(number)).not.toHaveProperty('attachments');
      if (!first) return;
      expect(Buffer.from((await feed().attachment(first)) ?? []).toString()).toBe('%PDF-1.7 first');

      const datas = Buffer.from('%PDF-1.7 second').toString('base64');
      await raw.call('ir.attachment', 'write', { ids: [drawing], vals: { datas } });
      expect(await feed().attachment(first)).toBeUndefined();
      const [second] = await attached();
      expect(second?.checksum).not.toBe(first.checksum);
      await raw.call('ir.attachment', 'unlink', { ids: [drawing] });
      expect(second && (await feed().attachment(second))).toBeUndefined();
      expect(await attached()).toEqual([]);
    });

    it('says of each file that is more than goes along', async () => {
      const { raw } = stage.world;
      const number = await stage.threeLines();
      const on = { res_model: 'purchase.order', res_id: await stage.orderId(number), mimetype: 'text/plain' };
      for (let at = 0; at < 21; at += 1) {
        const datas = Buffer.from(`file ${at}`).toString('base64');
        await raw.create('ir.attachment', { ...on, name: `${at}.txt`, datas });
      }
      const large = Buffer.alloc(5 * 1024 * 1024 + 1, 'x').toString('base64');
      await raw.create('ir.attachment', { ...on, name: 'large.txt', datas: large });
      const vendor = { ref: stage.world.vendor.ref };
      const order = await feed().orderToSend(vendor, number, { attachments: true });
      expect(order?.attachments?.flatMap(({ name, stays }) => (stays ? [[name, stays]] : []))).toEqual([
        ['20.txt', 'too-many'],
        ['large.txt', 'too-large'],
      ]);
    });

    it('is read in any state, and only by its vendor', async () => {
      const number = await stage.threeLines();
      expect((await read(number))?.state).toBe('confirmed');
      await button(stage, number, 'button_cancel');
      expect((await read(number))?.state).toBe('cancelled');
      await button(stage, number, 'button_draft');
      expect((await read(number))?.state).toBe('draft');
      expect(await feed().orderToSend({ ref: stage.world.stranger.ref }, number)).toBeUndefined();
      expect(await read('P99999-NONE')).toBeUndefined();
    });

    it('has in its lines what an answer is matched with', async () => {
      const number = await stage.threeLines();
      const matched = await stage.erp.readOrder(number);
      const order = await read(number);
      const bare = order?.lines.map(({ amount: _amount, notes: _notes, ...line }) => line);
      const named = bare?.map((line, at) => ({
        ...line,
        item: { ...line.item, description: matched?.lines[at]?.item.description },
      }));
      expect(named).toEqual(matched?.lines);
    });

    it('costs few calls once its company is known', async () => {
      const calls: string[] = [];
      const counted = stage.world.odoo({ fetch: countedFetch(calls) });
      const vendor = { ref: stage.world.vendor.ref };
      const orders = counted.orders({ connection: 'test' });
      const erp = counted.erp({ connection: 'test', vendor });
      const number = await letter(stage);
      await read(number, orders);
      await erp.readOrder(number);
      calls.length = 0;
      await erp.readOrder(number);
      const matching = calls.length;
      calls.length = 0;
      await read(number, orders);
      expect(calls.length - matching).toBeLessThanOrEqual(1);
    });
  });

  describe('the feed of orders', () => {
    const changes = async (since: Date, of: OrderFeed = feed()) =>
      (await of.changedOrders([{ ref: 'NOBODY-KNOWS' }, { ref: stage.world.vendor.ref }], { since })).orders;
    const sawOf = async (number: string, since: Date) => (await changes(since)).find((each) => each.number === number);

    it('sees every change of an order or its lines in the second in which it was made', async () => {
      const { world } = stage;
      const number = await stage.threeLines();
      const [first, second] = (
        await world.raw.read('purchase.order.line', [['order_id.name', '=', number]], ['name'])
      ).map(({ id }) => id);
      const line = (id: unknown, vals: object) => () =>
        world.raw.call('purchase.order.line', 'write', { ids: [id], vals }, world.server.buyerKey);
      const steps: readonly (readonly [string, () => Promise<unknown>, SeenOrder['state']])[] = [
        ['the text of a line', line(second, { name: 'Other words' }), 'confirmed'],
        ['the date of a line', line(second, { date_planned: '2027-02-03 11:00:00' }), 'confirmed'],
        ['the date of the earliest', line(first, { date_planned: '2027-01-18 11:00:00' }), 'confirmed'],
        ['a price', line(first, { price_unit: 1.3 }), 'confirmed'],
        ['a quantity', line(second, { product_qty: 12, price_unit: 18.4, date_planned: planned }), 'confirmed'],
        ['cancelling', () => button(stage, number, 'button_cancel'), 'cancelled'],
        ['back to a draft', () => button(stage, number, 'button_draft'), 'draft'],
        ['confirming again', () => button(stage, number, 'button_confirm'), 'confirmed'],
      ];
      for (const [what, change, state] of steps) {
        const since = await untilNextSecond();
        expect(await sawOf(number, since), `before ${what}`).toBeUndefined();
        await change();
        expect(await sawOf(number, since), what).toEqual({
          number,
          vendor: 1,
          state,
          writtenAt: expect.any(Date) as Date,
        });
        expect((await sawOf(number, since))?.writtenAt.getTime(), what).toBeGreaterThanOrEqual(since.getTime());
      }
    });

    it('sees requests, also those to a contact of the vendor, and no orders of others', async () => {
      const since = await untilNextSecond();
      const number = await letter(stage);
      const others = await stage.world.order(
        [{ goods: stage.world.bolt, quantity: 1, price: 1 }],
        stage.world.stranger.id,
      );
      const found = await changes(since);
      expect(found.find((each) => each.number === number)).toMatchObject({ state: 'draft', vendor: 1 });
      expect(found.map((each) => each.number)).not.toContain(others);
    });

    it('answers in parts, each change in one of them', async () => {
      const since = await untilNextSecond();
      const numbers: string[] = [];
      for (let at = 0; at < 4; at += 1) numbers.push(await stage.threeLines());
      const narrow = stage.world.odoo({ most: { orders: 2, lines: 5 } }).orders({ connection: 'test' });
      const vendors = [{ ref: stage.world.vendor.ref }];
      const parts = await partsOf((after) => narrow.changedOrders(vendors, { since, ...after }));
      expect(parts.length).toBeGreaterThan(2);
      expect([...new Set(parts.flat().map((each) => each.number))].sort()).toEqual([...numbers].sort());
      for (const part of parts) expect(new Set(part.map((each) => each.number)).size).toBe(part.length);
    });

    it('lists all that are confirmed where no second is named', async () => {
      const confirmed = await stage.threeLines();
      const cancelled = await stage.threeLines();
      await button(stage, cancelled, 'button_cancel');
      const request = await letter(stage);
      const narrow = stage.world.odoo({ most: { orders: 3, lines: 3 } }).orders({ connection: 'test' });
      const vendors = [{ ref: stage.world.vendor.ref }];
      const parts = await partsOf((after) => narrow.changedOrders(vendors, after));
      const numbers = parts.flat().map((each) => each.number);
      expect(numbers).toContain(confirmed);
      expect(numbers).not.toContain(cancelled);
      expect(numbers).not.toContain(request);
      expect(new Set(numbers).size).toBe(numbers.length);
      expect(parts.flat().every((each) => each.state === 'confirmed')).toBe(true);
    });

    it('asks twice, for orders and for lines, once its vendors are known', async () => {
      const calls: string[] = [];
      const counted = stage.world.odoo({ fetch: countedFetch(calls) }).orders({ connection: 'test' });
      await stage.threeLines();
      const since = new Date(Date.now() - 60_000);
      await changes(since, counted);
      calls.length = 0;
      expect((await changes(since, counted)).length).toBeGreaterThan(0);
      expect(calls).toHaveLength(2);
      expect((await counted.changedOrders([{ ref: 'NOBODY-KNOWS' }], { since })).orders).toEqual([]);
    });
  });
}

function countedFetch(calls: string[]): typeof fetch {
  return (url, init) => {
    calls.push(url instanceof Request ? url.url : url.toString());
    return fetch(url, init);
  };
}

async function partsOf(
  ask: (page: { readonly after?: string }) => ReturnType<OrderFeed['changedOrders']>,
): Promise<(readonly SeenOrder[])[]> {
  const parts: (readonly SeenOrder[])[] = [];
  let after: string | undefined;
  do {
    const answer = await ask(after === undefined ? {} : { after });
    parts.push(answer.orders);
    after = answer.after;
  } while (after !== undefined && parts.length < 1000);
  return parts;
}

async function idOf(stage: Stage, model: string, code: string): Promise<unknown> {
  const [found] = await stage.world.raw.read(model, [['code', '=', code]], ['code']);
  if (!found) throw new Error(`no ${model} with the code ${code}`);
  return found['id'];
}

async function button(stage: Stage, number: string, method: string): Promise<void> {
  const { raw, server } = stage.world;
  await raw.call('purchase.order', method, { ids: [await stage.orderId(number)] }, server.buyerKey);
}

async function writeOrder(stage: Stage, number: string, vals: object): Promise<void> {
  await stage.world.raw.call('purchase.order', 'write', { ids: [await stage.orderId(number)], vals });
}

/** A request to a person at the vendor, with all that a buyer writes beside figures. */
async function letter(stage: Stage): Promise<string> {
  const { raw, server, vendor, bolt, resin, units } = stage.world;
  const older = server.version < 19;
  const address = { street: 'Industriestrasse 14', street2: 'Halle 3', city: 'Stuttgart', zip: '70565' };
  const country_id = await idOf(stage, 'res.country', 'DE');
  await raw.call('res.partner', 'write', { ids: [vendor.id], vals: { ...address, country_id } });
  const person = { name: 'Eva Sauer', email: 'eva@vendor.example', phone: '+49 711 55', parent_id: vendor.id };
  const contact = await raw.create('res.partner', { ...person, type: 'contact' });
  const tax = await domesticTax(stage);
  const goods = (of: typeof bolt, name: string, product_qty: number, price_unit: number) => ({
    ...{ product_id: of.id, name, product_qty, price_unit, date_planned: planned },
    [older ? 'product_uom' : 'product_uom_id']: units.unit,
    [stage.taxField]: [[6, 0, [tax]]],
  });
  const words = (display_type: string, name: string) => ({ display_type, name, product_qty: 0 });
  const lines = [
    words('line_note', 'As agreed by telephone'),
    goods(bolt, `[${bolt.supplierCode}] Bolt\nzinc plated`, 100, 1.25),
    words('line_note', 'Not before noon'),
    words('line_section', 'For the lab'),
    goods(resin, '[URGENT] Resin', 10, 18.4),
  ];
  const text = older
    ? { notes: 'Please quote our number.\nR&D <lab>' }
    : { note: '<p>Please quote our number.</p><ul><li>R&amp;D &lt;lab&gt;</li></ul>' };
  const id = await raw.create(
    'purchase.order',
    {
      ...{ partner_id: contact, ...text, incoterm_id: await idOf(stage, 'account.incoterms', 'DAP') },
      payment_term_id: await raw.reference('account', 'account_payment_term_30days'),
      order_line: lines.map((line, at) => [0, 0, { ...line, sequence: 10 + at }]),
    },
    server.buyerKey,
  );
  const [order] = await raw.read('purchase.order', [['id', '=', id]], ['name']);
  return String(order?.['name']);
}

/** A tax of 21 % that prices do not contain. */
async function domesticTax(stage: Stage): Promise<unknown> {
  const domain = [
    ['type_tax_use', '=', 'purchase'],
    ['amount', '=', 21],
    ['price_include', '=', false],
  ];
  const [tax] = await stage.world.raw.read('account.tax', domain, ['name']);
  return tax?.['id'];
}

async function ownCompany({ world: { raw } }: Stage): Promise<Row> {
  const [company] = await raw.read('res.company', [], ['partner_id']);
  const [id] = company?.['partner_id'] as [number];
  const [address] = await raw.read('res.partner', [['id', '=', id]], ['name', 'vat', 'street', 'city', 'zip']);
  return address ?? {};
}

async function buyerOf(stage: Stage, number: string): Promise<Row[]> {
  const { user_id: user } = await stage.orderRow(number, ['user_id']);
  const [found] = await stage.world.raw.read('res.users', [['id', '=', (user as [number])[0]]], ['partner_id']);
  const [id] = found?.['partner_id'] as [number];
  return stage.world.raw.read('res.partner', [['id', '=', id]], ['name', 'email']);
}
