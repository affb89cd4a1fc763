import { Unavailable, type Effect } from '@quayside/exchange';
import type { Invoice } from '@quayside/canonical';
import { decimalOf, localDateOf, sum } from '@quayside/std';
import { describe, expect, it } from 'vitest';
import { applyAll, invoice, lineNumber, plan, readOrder, source } from './documents.js';
import type { Stage } from './stage.js';

/** What an invoice or a credit note does in the ERP. */
export function describeInvoice(stage: Stage): void {
  describe('an invoice', () => {
    const said = [
      { of: 0, quantity: '100', price: '1.25' },
      { of: 1, quantity: '10', price: '18.4' },
    ];
    const withTax = (untaxed: number, rate: number) => String(Math.round(untaxed * (100 + rate)) / 100);
    /** The tax of the order's lines is the server's own: its rate is read, not assumed. */
    const rateOf = async (number: string) => {
      const [line] = await stage.world.raw.read('purchase.order.line', [['order_id.name', '=', number]], ['tax_ids']);
      const [tax] = await stage.world.raw.read('account.tax', [['id', 'in', line?.['tax_ids']]], ['amount']);
      return Number(tax?.['amount'] ?? 0);
    };

    it('becomes a draft bill on the order’s lines, with their taxes, never posted', async () => {
      const number = await stage.threeLines();
      const order = await readOrder(stage.erp, number);
      const rate = await rateOf(number);
      const document = invoice(order, said, withTax(309, rate), {
        terms: [{ dueDate: localDateOf('2027-03-01') }],
      });
      const effects = plan(document, order, said);
      expect(effects.map((each) => each.action)).toEqual(['create', 'write', 'attach', 'note']);
      await applyAll(stage.erp, effects);
      const [bill, ...none] = await stage.billsOf(document.number);
      expect(none).toEqual([]);
      expect(bill).toMatchObject({
        state: 'draft',
        move_type: 'in_invoice',
        amount_untaxed: 309,
        amount_total: Number(withTax(309, rate)),
        invoice_date: '2027-01-21',
        invoice_date_due: '2027-03-01',
      });
      const lines = await stage.world.raw.read(
        'account.move.line',
        [['id', 'in', bill?.['invoice_line_ids']]],
        ['purchase_line_id', 'quantity', 'price_unit', 'tax_ids'],
      );
      expect(lines.map((line) => String((line['purchase_line_id'] as [number])[0]))).toEqual([
        lineNumber(order, 0),
        lineNumber(order, 1),
      ]);
      expect(lines.map((line) => [line['quantity'], line['price_unit']])).toEqual([
        [100, 1.25],
        [10, 18.4],
      ]);
      expect((await readOrder(stage.erp, number)).lines.map((line) => line.billed)).toEqual(['100', '10', '0']);
      const { notes, attachments, activities } = await stage.hangingOn('account.move', bill?.['id']);
      expect([notes.length, attachments.length, activities.length]).toEqual([1, 1, 0]);
    });

    it('is told of with what is paid of it, and not once it is cancelled', async () => {
      const number = await stage.threeLines();
      const order = await readOrder(stage.erp, number);
      const total = withTax(309, await rateOf(number));
      const document = invoice(order, said, total);
      expect(await stage.erp.billsOn(number)).toEqual([]);
      await applyAll(stage.erp, plan(document, order, said));
      const [bill] = await stage.billsOf(document.number);
      const [draft, ...more] = await stage.erp.billsOn(number);
      expect(more).toEqual([]);
      expect(draft).toMatchObject({
        ...{ kind: 'bill', number: document.number, state: 'draft', date: '2027-01-21', currency: 'EUR' },
        ...{ total, paid: '0', record: { model: 'account.move', id: bill?.['id'] } },
      });
      expect(draft?.lines.map(({ orderLine }) => orderLine)).toEqual([lineNumber(order, 0), lineNumber(order, 1)]);
      expect(sum(draft?.lines.map(({ amount }) => amount) ?? [])).toBe(total);
      await stage.post(bill?.['id']);
      await stage.pay(bill?.['id'], 100);
      expect(await stage.erp.billsOn(number)).toMatchObject([{ state: 'posted', total, paid: '100' }]);
      await stage.pay(bill?.['id'], Number(total) - 100);
      expect(await stage.erp.billsOn(number)).toMatchObject([{ paid: total }]);
      expect(await stage.erp.billsOn('P99999-NONE')).toEqual([]);

      const again = { ...document, number: `${document.number}-2` };
      await applyAll(stage.erp, plan(again, order, said));
      const [other] = await stage.billsOf(again.number);
      expect(await stage.erp.billsOn(number)).toHaveLength(2);
      await stage.world.raw.call('account.move', 'button_cancel', { ids: [other?.['id']] });
      expect(await stage.erp.billsOn(number)).toHaveLength(1);
    });

    it('bills charges and allowances as lines of their own, and leaves out what is not to be paid', async () => {
      const number = await stage.threeLines();
      const order = await readOrder(stage.erp, number);
      const rate = await rateOf(number);
      const document = invoice(order, said, withTax(309 + 25 - 9, rate), {
        allowances: [
          { kind: 'charge', method: 'off-invoice', description: 'Freight', amount: decimalOf('25') },
          { kind: 'allowance', method: 'off-invoice', description: 'Rebate', amount: decimalOf('9') },
          { kind: 'allowance', method: 'bill-back', description: 'Promotion', amount: decimalOf('50') },
        ],
      });
      await applyAll(stage.erp, plan(document, order, said));
      const [bill] = await stage.billsOf(document.number);
      const lines = await stage.world.raw.read(
        'account.move.line',
        [['id', 'in', bill?.['invoice_line_ids']]],
        ['name', 'price_unit', 'purchase_line_id'],
      );
      expect(lines.slice(2).map((line) => [line['name'], line['price_unit'], line['purchase_line_id']])).toEqual([
        ['Freight', 25, false],
        ['Rebate', -9, false],
      ]);
      expect(bill?.['amount_total']).toBe(Number(withTax(325, rate)));
    });

    it('takes the terms of the order, else those of the vendor, and its own day before both', async () => {
      const { raw, vendor } = stage.world;
      const [inTwoWeeks, inAMonth] = [
        await raw.reference('account', 'account_payment_term_15days'),
        await raw.reference('account', 'account_payment_term_30days'),
      ];
      const billOf = async (more: Parameters<typeof invoice>[3], term?: number) => {
        const number = await stage.threeLines();
        const vals = { payment_term_id: term ?? false };
        await raw.call('purchase.order', 'write', { ids: [await stage.orderId(number)], vals });
        const order = await readOrder(erp, number);
        const document = invoice(order, said, withTax(309, await rateOf(number)), more);
        await applyAll(erp, plan(document, order, said));
        const [bill] = await stage.billsOf(document.number);
        const fields = ['invoice_payment_term_id', 'invoice_date_due', 'payment_reference'];
        const [read] = await raw.read('account.move', [['id', '=', bill?.['id']]], fields);
        const term_ = read?.['invoice_payment_term_id'] as [number] | false;
        return [term_ && term_[0], read?.['invoice_date_due'], read?.['payment_reference'] || false];
      };
      const ofVendor = (term: number | false) =>
        raw.call('res.partner', 'write', {
          ids: [vendor.id],
          vals: { property_supplier_payment_term_id: term },
        });
      await ofVendor(inAMonth);
      // What the vendor's bills have is kept for some minutes.
      const erp = stage.world.erp();
      try {
        expect(await billOf({}, inTwoWeeks)).toEqual([inTwoWeeks, '2027-02-05', false]);
        expect(await billOf({})).toEqual([inAMonth, '2027-02-20', false]);
        const own = { dueDate: localDateOf('2027-03-31'), references: [{ kind: 'payment', value: 'RF18 5390' }] };
        expect(await billOf(own, inTwoWeeks)).toEqual([false, '2027-03-31', 'RF18 5390']);
      } finally {
        await ofVendor(false);
      }
    });

    it('goes to the vendor’s contact for invoices, in the words of the order', async () => {
      const { raw, vendor } = stage.world;
      const contact = await raw.create('res.partner', { name: 'Billing', type: 'invoice', parent_id: vendor.id });
      try {
        const erp = stage.world.erp();
        const number = await stage.threeLines();
        const order = await readOrder(erp, number);
        const document = invoice(order, said, withTax(309, await rateOf(number)));
        await applyAll(erp, plan(document, order, said));
        const [bill] = await stage.billsOf(document.number);
        expect((bill?.['partner_id'] as [number])[0]).toBe(contact);
        const lines = await raw.read('account.move.line', [['id', 'in', bill?.['invoice_line_ids']]], ['name']);
        expect(lines.map(({ name }) => name)).toEqual(order.lines.slice(0, 2).map(({ item }) => item.description));
      } finally {
        await raw.call('res.partner', 'write', { ids: [contact], vals: { type: 'other' } });
      }
    });

    it('knows prices that contain their tax: as ordered they are without it, and the bill comes to the same', async () => {
      const { raw } = stage.world;
      const included = await stage.includedTax();
      const number = await stage.threeLines();
      const [line] = (await readOrder(stage.erp, number)).lines;
      await raw.call('purchase.order.line', 'write', {
        ids: [Number(line?.number)],
        vals: { price_unit: 1.1, [stage.taxField]: [[6, 0, [included]]] },
      });
      const order = await readOrder(stage.erp, number);
      expect(order.lines[0]).toMatchObject({ price: { amount: '1' }, taxes: [{ percent: '10' }] });
      const one = [{ of: 0, quantity: '100', price: '1' }];
      const document = invoice(order, one, '110');
      await applyAll(stage.erp, plan(document, order, one));
      expect(await stage.billsOf(document.number)).toMatchObject([{ amount_untaxed: 100, amount_total: 110 }]);
    });

    it('is refused with what is wrong and what to do, however often, while its currency is not active', async () => {
      const number = await stage.threeLines();
      const order = await readOrder(stage.erp, number);
      const document = invoice(order, said, '373.89', { currency: 'CHF' });
      const [create] = plan(document, order, said);
      for (let attempt = 0; attempt < 3; attempt += 1) {
        await expect(stage.erp.apply(create as Effect, source)).rejects.toThrow(/currency CHF is not active in Odoo/);
      }
      expect(await stage.billsOf(document.number)).toEqual([]);
    });

    it('keeps fine prices and bills in the unit of the order', async () => {
      const number = await stage.world.order([
        { goods: stage.world.bolt, quantity: 4000, price: 0.0375 },
        { goods: stage.world.bolt, quantity: 5, price: 15, unit: stage.world.units.dozen },
      ]);
      const order = await readOrder(stage.erp, number);
      const fine = [
        { of: 0, quantity: '1000', price: '0.0375' },
        { of: 1, quantity: '2', price: '15' },
      ];
      const document = invoice(order, fine, withTax(67.5, await rateOf(number)));
      await applyAll(stage.erp, plan(document, order, fine));
      const [bill] = await stage.billsOf(document.number);
      expect(bill?.['amount_untaxed']).toBe(67.5);
      const lines = await stage.world.raw.read(
        'account.move.line',
        [['id', 'in', bill?.['invoice_line_ids']]],
        ['price_unit'],
      );
      expect(lines.map((line) => line['price_unit'])).toEqual([0.0375, 15]);
      expect((await readOrder(stage.erp, number)).lines.map((line) => line.billed)).toEqual(['1000', '2']);
    });

    it('comes to the supplier’s total when only cents are between them', async () => {
      const number = await stage.threeLines();
      const order = await readOrder(stage.erp, number);
      const total = (Math.round(309 * (100 + (await rateOf(number)))) + 2) / 100;
      const document = invoice(order, said, String(total));
      await applyAll(stage.erp, plan(document, order, said));
      const [bill] = await stage.billsOf(document.number);
      expect(bill).toMatchObject({ amount_total: total, amount_untaxed: 309, state: 'draft' });
      expect((await stage.hangingOn('account.move', bill?.['id'])).activities).toEqual([]);
    });

    it('asks a person when the totals are further apart', async () => {
      const number = await stage.threeLines();
      const order = await readOrder(stage.erp, number);
      const document = invoice(order, said, '999.99');
      const effects = plan(document, order, said);
      await applyAll(stage.erp, effects);
      await applyAll(stage.erp, effects);
      const [bill] = await stage.billsOf(document.number);
      expect(bill).toMatchObject({ amount_untaxed: 309 });
      const { activities } = await stage.hangingOn('account.move', bill?.['id']);
      expect(activities).toMatchObject([{ summary: 'EDI: total differs' }]);
      expect(String(activities[0]?.['note'])).toContain('999.99');
    });

    it('is refused in plain words when Odoo has that vendor’s bill already', async () => {
      const number = await stage.threeLines();
      const order = await readOrder(stage.erp, number);
      const document = invoice(order, said, '373.89');
      await stage.world.raw.create('account.move', {
        move_type: 'in_invoice',
        partner_id: stage.world.vendor.id,
        ref: document.number,
        invoice_date: '2027-01-02',
      });
      await expect(applyAll(stage.erp, plan(document, order, said))).rejects.toThrow(
        /already has a bill of this vendor/,
      );
      expect(await stage.billsOf(document.number)).toHaveLength(1);
    });

    describe('that somebody has typed by hand', () => {
      const typed = async (number: string, vals: object) => {
        const line = Number(lineNumber(await readOrder(stage.erp, number), 0));
        return stage.world.raw.create('account.move', {
          ...{ move_type: 'in_invoice', partner_id: stage.world.vendor.id, invoice_date: '2027-01-02', ...vals },
          invoice_line_ids: [
            [0, 0, { name: 'Bolts', quantity: 100, price_unit: 1.25, purchase_line_id: line, tax_ids: [[6, 0, []]] }],
          ],
        });
      };
      const bolts = [{ of: 0, quantity: '100', price: '1.25' }];
      const sought = ({ number, orderNumber = '' }: Invoice, total = '125') =>
        ({ type: 'invoice', number, total: decimalOf(total), orders: [orderNumber] }) as const;

      it('is found by its number, however that is typed, and by amount and order; ours is not', async () => {
        const number = await stage.threeLines();
        const order = await readOrder(stage.erp, number);
        const document = invoice(order, bolts, '125');
        expect(await stage.erp.typedBills(sought(document))).toEqual([]);
        const id = await typed(number, { ref: document.number.toLowerCase().replace('-', ' ') });
        const lines = [{ orderLine: lineNumber(order, 0), quantity: '100' }];
        const money = { currency: 'EUR', untaxed: '125', total: '125' };
        const found = [{ ...{ id: String(id), state: 'draft', date: '2027-01-02' }, ...money, lines }];
        expect(await stage.erp.typedBills(sought(document, '99'))).toMatchObject(found);
        const other = invoice(order, bolts, '125');
        expect(await stage.erp.typedBills(sought(other))).toMatchObject(found);
        expect(await stage.erp.typedBills(sought(other, '99'))).toEqual([]);
        await stage.world.raw.call('account.move', 'button_cancel', { ids: [id] });
        expect(await stage.erp.typedBills(sought(document))).toEqual([]);
        const [create] = plan(document, order, bolts);
        await stage.erp.apply(create as Effect, source);
        expect(await stage.erp.typedBills(sought(document))).toEqual([]);
      });

      it('is never doubled where more look like it than are read', async () => {
        const number = await stage.threeLines();
        const order = await readOrder(stage.erp, number);
        const document = invoice(order, bolts, '125');
        await typed(number, { ref: document.number });
        for (let n = 0; n < 20; n++) await typed(number, { ref: `${number}/${n}` });
        expect(await stage.erp.typedBills(sought(document))).toHaveLength(20);
        await expect(applyAll(stage.erp, plan(document, order, bolts))).rejects.toThrow(/already has a bill/);
      });

      it('gets the document and a note, once, and no second bill beside it', async () => {
        const number = await stage.threeLines();
        const order = await readOrder(stage.erp, number);
        const document = invoice(order, bolts, '125');
        const id = await typed(number, { ref: document.number });
        const bill = { id: String(id), name: 'the bill', isSame: true, figures: ['total: 125.00 EUR on both'] };
        const difference = { kind: 'bill', pointer: '/number', withinTolerance: false, owner: 'finance' } as const;
        const settled = { by: 'person', way: 'attach' } as const;
        const effects = plan(document, order, bolts, {
          discrepancies: [{ ...difference, message: 'typed', bill, settled }],
        });
        expect(effects.map(({ action }) => action)).toEqual(['attach', 'note']);
        await applyAll(stage.erp, effects);
        expect(await applyAll(stage.erp, effects)).toEqual({ attach: 'found', note: 'found' });
        expect(await stage.billsOf(document.number)).toMatchObject([{ state: 'draft', amount_total: 125 }]);
        const { attachments } = await stage.hangingOn('account.move', id);
        expect(attachments).toHaveLength(1);
        await stage.world.raw.call('account.move', 'button_cancel', { ids: [id] });
        const again = plan(document, order, bolts, { discrepancies: [{ ...difference, message: '', bill, settled }] });
        await expect(applyAll(stage.world.erp(), again)).rejects.toThrow(/no longer in Odoo/);
      });
    });

    it('becomes a draft refund of its invoice when it is a credit note', async () => {
      const number = await stage.threeLines();
      const order = await readOrder(stage.erp, number);
      const rate = await rateOf(number);
      const billed = invoice(order, said, withTax(309, rate));
      await applyAll(stage.erp, plan(billed, order, said));
      const back = [{ of: 0, quantity: '20', price: '1.25' }];
      const credit = {
        ...invoice(order, back, withTax(25, rate)),
        type: 'credit-note' as const,
        invoiceNumber: billed.number,
      };
      await applyAll(stage.erp, plan(credit, order, back));
      const [refund] = await stage.billsOf(credit.number);
      const [bill] = await stage.billsOf(billed.number);
      expect(refund).toMatchObject({
        move_type: 'in_refund',
        state: 'draft',
        amount_untaxed: 25,
        amount_total: Number(withTax(25, rate)),
      });
      expect((refund?.['reversed_entry_id'] as [number])[0]).toBe(bill?.['id']);
      expect((await readOrder(stage.erp, number)).lines[0]?.billed).toBe('80');
    });

    it('makes one bill when two processes create it at the same moment', async () => {
      const number = await stage.threeLines();
      const order = await readOrder(stage.erp, number);
      const document = invoice(order, said, '373.89');
      const [create] = plan(document, order, said);
      const attempts = await Promise.allSettled([1, 2, 3].map(() => stage.world.erp().apply(create as Effect, source)));
      const failures = attempts.flatMap((each) => (each.status === 'rejected' ? [each.reason as unknown] : []));
      for (const failure of failures) expect(failure).toBeInstanceOf(Unavailable);
      expect((await stage.erp.apply(create as Effect, source)).how).toBe('found');
      expect(await stage.billsOf(document.number)).toHaveLength(1);
    });

    it('books charges as the article or on the account that was agreed, and as before where none was', async () => {
      const { raw } = stage.world;
      const freight = `FREIGHT-${Date.now()}`;
      await raw.create('product.product', { name: 'Freight', default_code: freight, type: 'service' });
      const context = { allowed_company_ids: [1] };
      const query = { domain: [['code', '=', '610000']], fields: ['code'], context };
      const [account] = (await raw.call('account.account', 'search_read', query)) as Record<string, unknown>[];
      expect(account).toBeDefined();
      const number = await stage.world.order([{ goods: stage.world.bolt, quantity: 100, price: 1.25 }]);
      const order = await readOrder(stage.erp, number);
      const said = [{ of: 0, quantity: '100', price: '1.25' }];
      const charge = (description: string) =>
        ({ kind: 'charge', method: 'off-invoice', amount: decimalOf('10'), description }) as const;
      const allowances = [charge('Freight'), charge('Customs'), charge('Handling')];
      const document = invoice(order, said, '155', { allowances });
      const charges = [
        { pointer: '/allowances/0', product: freight },
        { pointer: '/allowances/1', account: '610000' },
      ];
      const [create] = plan(document, order, said, { charges });
      expect((await stage.erp.apply(create as Effect, source)).how).toBe('done');
      expect((await stage.erp.apply(create as Effect, source)).how).toBe('found');
      const [bill] = await stage.billsOf(document.number);
      const fields = ['name', 'product_id', 'account_id', 'price_unit'];
      const lines = await raw.read('account.move.line', [['id', 'in', bill?.['invoice_line_ids']]], fields);
      const named = (words: string) => lines.find((line) => String(line['name']).startsWith(words));
      expect(String((named('Freight')?.['product_id'] as [number, string])[1])).toContain(freight);
      expect(named('Customs')).toMatchObject({ product_id: false, price_unit: 10 });
      const accountOf = (words: string) => (named(words)?.['account_id'] as readonly unknown[])[0];
      expect(accountOf('Customs')).toBe(account?.['id']);
      expect(accountOf('Handling')).not.toBe(account?.['id']);

      const missing = invoice(order, said, '135', { allowances: [charge('Freight')] });
      const [nowhere] = plan(missing, order, said, { charges: [{ pointer: '/allowances/0', account: 'NO-SUCH' }] });
      await expect(stage.erp.apply(nowhere as Effect, source)).rejects.toThrow(/no account NO-SUCH/);
      expect(await stage.billsOf(missing.number)).toEqual([]);
    });

    it('taxes a charge with its own rate: by the company’s tax of that rate that is charged, or not at all', async () => {
      const { raw } = stage.world;
      const shares = (...parts: number[]) => [
        [0, 0, { repartition_type: 'base', factor_percent: 100 }],
        ...parts.map((factor_percent) => [0, 0, { repartition_type: 'tax', factor_percent }]),
      ];
      const sevens = async (sequence: number, ...parts: number[]) =>
        raw.create('account.tax', {
          ...{ name: `7 % ${sequence} ${Date.now()}`, amount: 7, type_tax_use: 'purchase', sequence },
          invoice_repartition_line_ids: shares(...parts),
          refund_repartition_line_ids: shares(...parts),
        });
      await sevens(0, 100, -100);
      await sevens(1, 100);
      const number = await stage.world.order([{ goods: stage.world.bolt, quantity: 100, price: 1.25 }]);
      const order = await readOrder(stage.erp, number);
      const rate = await rateOf(number);
      const said = [{ of: 0, quantity: '100', price: '1.25' }];
      const charge = (description: string, percent: string) => ({
        ...({ kind: 'charge', method: 'off-invoice', amount: decimalOf('10'), description } as const),
        taxes: [{ percent: decimalOf(percent) }],
      });
      const allowances = [charge('Freight', '7'), charge('Customs', '0'), charge('Handling', String(rate))];
      const tax = Math.round(135 * rate + 70) / 100;
      const document = invoice(order, said, String(155 + tax), { allowances });
      await applyAll(stage.erp, plan(document, order, said));
      const [bill] = await stage.billsOf(document.number);
      expect(bill).toMatchObject({ amount_untaxed: 155, amount_tax: tax, amount_total: 155 + tax });

      const wrong = invoice(order, said, '136.3', { allowances: [charge('Freight', '13')] });
      const effects = plan(wrong, order, said);
      const told = '"Freight" is taxed with 13 %, and Odoo has no tax on purchases of 13 %';
      expect(await stage.erp.foresee(effects)).toEqual([expect.stringContaining(told)]);
      await expect(applyAll(stage.erp, effects)).rejects.toThrow(told);
      expect(await stage.billsOf(wrong.number)).toEqual([]);
    });

    it('drafts bills of several vendors that come at the same moment', async () => {
      const { world } = stage;
      const goods = [{ goods: world.bolt, quantity: 100, price: 1.25 }];
      const vendors = [world.vendor, world.stranger];
      const odoo = world.odoo();
      const bills = await Promise.all(
        vendors.map(async ({ id, ref }) => {
          const erp = odoo.erp({ connection: 'test', vendor: { ref } });
          const order = await readOrder(erp, await world.order(goods, id));
          const document = invoice(order, [{ of: 0, quantity: '100', price: '1.25' }], '125');
          const [create] = plan(document, order, [{ of: 0, quantity: '100', price: '1.25' }]);
          return { erp, create: create as Effect, number: document.number };
        }),
      );
      const made = await Promise.all(bills.map(({ erp, create }) => erp.apply(create, source)));
      expect(made.map(({ how }) => how)).toEqual(bills.map(() => 'done'));
      for (const { number } of bills) expect(await stage.billsOf(number)).toHaveLength(1);
    });

    it('makes one bill when every answer is lost after the ERP committed', async () => {
      const number = await stage.threeLines();
      const order = await readOrder(stage.erp, number);
      const total = (Math.round(309 * (100 + (await rateOf(number)))) + 1) / 100;
      const document = invoice(order, said, String(total));
      const effects = plan(document, order, said);
      await stage.applyThroughCuts(effects);
      expect(await applyAll(stage.erp, effects)).toEqual({
        create: 'found',
        write: 'found',
        attach: 'found',
        note: 'found',
      });
      const bills = await stage.billsOf(document.number);
      expect(bills).toMatchObject([{ state: 'draft', amount_total: total }]);
      expect(bills[0]?.['invoice_line_ids']).toHaveLength(2);
      const { notes, attachments } = await stage.hangingOn('account.move', bills[0]?.['id']);
      expect([notes.length, attachments.length]).toEqual([1, 1]);
    });
  });
}
