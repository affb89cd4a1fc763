import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { callDemoOdoo, orderFromDemoVendor } from '@quayside/runtime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { testGateway, type TestGateway } from '../support/gateway.js';
import { waitFor } from '../support/wait-for.js';
import { acknowledgement, interchange, invoice, type Line } from '../support/x12.js';

// Every bad input ends in the state that the design gives it, with a finding that says what and where, and its bytes kept.

let test: TestGateway;
let next = 200;
const control = () => String(next++).padStart(9, '0');

beforeAll(async () => {
  test = await testGateway();
});
afterAll(() => test.stop());

async function linesOf(order: string): Promise<Line[]> {
  const { lines } = await test.order(order);
  return lines.map((line) => ({
    number: line.number,
    item: line.item.buyer ?? '',
    quantity: line.quantity.value,
    price: line.price?.amount ?? '0',
  }));
}

async function freshOrder(): Promise<{ number: string; lines: Line[] }> {
  const demo = test.gateway.runtime.connections.find((each) => each.name === 'demo');
  if (!demo) throw new Error('no demo connection');
  const number = await orderFromDemoVendor(demo, 'ACME', [40, 5]);
  return { number, lines: await linesOf(number) };
}

async function outgoing(prefix: string): Promise<string[]> {
  const box = await test.mailbox();
  try {
    const names = (await box.list('out')).map((each) => each.name).filter((name) => name.startsWith(prefix));
    return await Promise.all(names.map(async (name) => (await box.get('out', name)).toString('latin1')));
  } finally {
    await box.close();
  }
}

describe('what is no interchange', () => {
  it('keeps an empty file as unreadable, in front of operations', async () => {
    const dropped = await test.drop('empty.x12', Buffer.alloc(0));
    expect(dropped.file).toMatchObject({ state: 'unreadable', findings: [{ code: 'file-empty' }] });
    expect(dropped.exceptions).toMatchObject([{ code: 'file-empty', owner: 'operations' }]);
  });

  it('keeps garbage as one unreadable arrival, in front of onboarding', async () => {
    const dropped = await test.drop('holiday.jpg', Buffer.from('\u00ff\u00d8 this is no EDI at all', 'latin1'));
    expect(dropped.file.state).toBe('split');
    expect(dropped.arrivals).toMatchObject([{ state: 'unreadable', findings: [{ code: 'not-an-interchange' }] }]);
    expect(dropped.exceptions).toMatchObject([{ owner: 'onboarding' }]);
  });

  it('keeps garbage between two good interchanges, and reads both', async () => {
    const { number, lines } = await freshOrder();
    const good = (reference: string) =>
      interchange([acknowledgement(number, lines, reference)], { control: control() });
    const bytes = Buffer.concat([good('SO-A'), Buffer.from('!!! garbage !!!\n'), good('SO-B')]);
    const dropped = await test.drop('mixed.x12', bytes);
    expect(dropped.arrivals.map((each) => each.state)).toEqual(['read', 'unreadable', 'read']);
    const spans = await test.database.query<{ offset: string; length: string }>(
      'select "offset", length from arrival where file = $1 order by index',
      [dropped.file.id],
    );
    let at = 0;
    for (const { offset, length } of spans) {
      expect(Number(offset)).toBe(at);
      at += Number(length);
    }
    expect(at).toBe(bytes.length);
  });

  it('refuses every set of a truncated interchange, and gives its number back', async () => {
    const { number, lines } = await freshOrder();
    const used = control();
    const whole = interchange([acknowledgement(number, lines)], { control: used });
    const cut = await test.drop('cut.x12', whole.subarray(0, whole.indexOf('GE*')));
    expect(cut.arrivals).toMatchObject([{ state: 'read' }]);
    expect(cut.documents).toMatchObject([{ state: 'rejected' }]);
    const again = await test.drop('whole.x12', whole);
    expect(again.documents).toMatchObject([{ state: 'delivered' }]);
  });
});

describe('who sent it', () => {
  it('quarantines an unknown sender', async () => {
    const dropped = await test.drop(
      'stranger.x12',
      interchange([['855', 'BAK*00*AC*P00001*20261123']], { sender: 'STRANGER', control: control() }),
    );
    expect(dropped.arrivals).toMatchObject([{ state: 'quarantined', findings: [{ code: 'partner-unknown' }] }]);
    expect(dropped.exceptions).toMatchObject([{ owner: 'onboarding' }]);
  });

  it('quarantines an interchange whose envelope names another partner than its mailbox', async () => {
    const dropped = await test.drop(
      'lost.x12',
      interchange([['855', 'BAK*00*AC*P00001*20261123']], { control: control() }),
      'nordwind',
    );
    expect(dropped.arrivals).toMatchObject([{ state: 'quarantined', findings: [{ code: 'partner-mismatch' }] }]);
  });

  it('quarantines an interchange that is addressed to somebody else', async () => {
    const dropped = await test.drop(
      'other.x12',
      interchange([['855', 'BAK*00*AC*P00001*20261123']], { receiver: 'SOMEBODY', control: control() }),
    );
    expect(dropped.arrivals).toMatchObject([{ state: 'quarantined', findings: [{ code: 'receiver-unknown' }] }]);
  });

  it('only rehearses test traffic, and shows what it would do', async () => {
    const { number, lines } = await freshOrder();
    const bytes = interchange([acknowledgement(number, lines)], { usage: 'T', control: control() });
    const dropped = await test.drop('test.x12', bytes);
    expect(dropped.documents).toMatchObject([{ state: 'rehearsed' }]);
    const effects = await test.database.query('select key from effect where document = $1 and applied is null', [
      dropped.documents[0]?.id,
    ]);
    expect(effects.length).toBeGreaterThan(0);
    expect((await test.order(number)).supplierReference).toBeUndefined();
  });
});

describe('what it says', () => {
  it('refuses a set that breaks the standard, and says in a 997 where', async () => {
    const used = control();
    const dropped = await test.drop(
      'broken.x12',
      interchange([['855', 'BAK*00*AC', 'PO1*1*10*EA*abc**BP*X']], { control: used }),
    );
    expect(dropped.documents).toMatchObject([{ state: 'rejected' }]);
    const [text] = await waitFor('the 997', async () => {
      const found = await outgoing(`997-${used}`);
      return found.length > 0 && found;
    });
    expect(text).toMatch(/AK3\*BAK\*2/);
    expect(text).toMatch(/AK4\*3\*\d+\*1/);
    expect(text).toMatch(/AK5\*R/);
  });

  it('holds a document whose order Odoo does not know, and goes on by itself when it appears', async () => {
    const demo = test.gateway.runtime.connections.find((each) => each.name === 'demo');
    if (!demo) throw new Error('no demo connection');
    const orders = z.array(z.object({ name: z.string() }));
    const [last] = await callDemoOdoo(
      demo,
      'purchase.order',
      'search_read',
      { domain: [], fields: ['name'], order: 'id desc', limit: 1 },
      orders,
    );
    const number = `P${String(Number(last?.name.slice(1)) + 1).padStart(5, '0')}`;
    const bytes = interchange([['855', `BAK*00*AT*${number}*20261123`, 'REF*VN*SO-EARLY']], { control: control() });
    const early = await test.drop('early.x12', bytes);
    expect(early.documents).toMatchObject([{ state: 'held' }]);
    expect(early.exceptions).toMatchObject([{ code: 'order-unknown', owner: 'procurement' }]);

    expect(await orderFromDemoVendor(demo, 'ACME', [10, 2])).toBe(number);
    await waitFor('the order feed to put it back', async () => {
      const [row] = await test.database.query<{ state: string }>('select state from document where id = $1', [
        early.documents[0]?.id,
      ]);
      return row?.state === 'delivered';
    });
    expect((await test.order(number)).supplierReference).toBe('SO-EARLY');
  });

  it('holds a line that is not on the order', async () => {
    const { number, lines } = await freshOrder();
    const strange: Line = { number: '999', item: 'NOT-OURS', quantity: '7', price: '1.00' };
    const bytes = interchange([acknowledgement(number, [...lines, strange])], { control: control() });
    const dropped = await test.drop('line.x12', bytes);
    expect(dropped.documents).toMatchObject([{ state: 'held' }]);
    expect(dropped.exceptions[0]?.message).toMatch(/NOT-OURS|999/);
  });
});

describe('what came before', () => {
  it('ends the arrivals of a repeated file as duplicate, and sends the same 997 again', async () => {
    const { number, lines } = await freshOrder();
    const used = control();
    const bytes = interchange([acknowledgement(number, lines)], { control: used });
    const first = await test.drop('again.x12', bytes);
    const second = await test.drop('again.x12', bytes);
    expect(first.documents).toMatchObject([{ state: 'delivered' }]);
    expect(second.arrivals).toMatchObject([{ state: 'duplicate' }]);
    expect(second.documents).toEqual([]);
    const dispatches = await test.database.query<{ payload: string }>(
      'select payload from dispatch where name like $1',
      [`997-${used}-%`],
    );
    expect(dispatches).toHaveLength(2);
    expect(new Set(dispatches.map((each) => each.payload)).size).toBe(1);
  });

  it('quarantines a control number that comes again with other bytes', async () => {
    const { number, lines } = await freshOrder();
    const used = control();
    await test.drop('one.x12', interchange([acknowledgement(number, lines, 'SO-1')], { control: used }));
    const other = await test.drop('two.x12', interchange([acknowledgement(number, lines, 'SO-2')], { control: used }));
    expect(other.arrivals).toMatchObject([{ state: 'quarantined', findings: [{ code: 'control-number-reused' }] }]);
    expect(other.exceptions).toMatchObject([{ owner: 'operations' }]);
  });

  it('ends the same document under another control number as a duplicate, and a changed one as a revision', async () => {
    const { number, lines } = await freshOrder();
    await test.drop('a.x12', interchange([acknowledgement(number, lines, 'SO-1')], { control: control() }));
    const same = await test.drop(
      'b.x12',
      interchange([acknowledgement(number, lines, 'SO-1')], { control: control() }),
    );
    expect(same.documents).toMatchObject([{ state: 'duplicate' }]);
    const changed = await test.drop(
      'c.x12',
      interchange([acknowledgement(number, lines, 'SO-9')], { control: control() }),
    );
    expect(changed.documents).toMatchObject([{ state: 'delivered', version: 2 }]);
    expect((await test.order(number)).supplierReference).toBe('SO-9');
  });

  it('holds an invoice number that was used before with other content, in front of finance', async () => {
    const { number, lines } = await freshOrder();
    const [first] = lines;
    if (!first) throw new Error('no line');
    const one = [{ ...first, quantity: '10' }];
    const cents = (quantity: number) => String(Math.round(quantity * Number(first.price) * 100));
    const bill = `INV-${number}`;
    const sent = await test.drop(
      'i1.x12',
      interchange([invoice(bill, number, one, cents(10))], { control: control() }),
    );
    expect(sent.documents).toMatchObject([{ state: 'delivered' }]);
    const more = [{ ...first, quantity: '20' }];
    const again = await test.drop(
      'i2.x12',
      interchange([invoice(bill, number, more, cents(20))], { control: control() }),
    );
    expect(again.documents).toMatchObject([{ state: 'held' }]);
    expect(again.exceptions).toMatchObject([{ code: 'number-reused', owner: 'finance' }]);
  });
});

describe('a profile that is edited', () => {
  it('takes a valid edit live without a restart, and keeps the last good release over a broken one', async () => {
    const file = path.join(test.profiles, 'acme.yaml');
    const good = await readFile(file, 'utf8');
    await writeFile(file, good.replace(/^name: .*$/m, 'name: Acme Renamed'));
    await waitFor(
      'the new release',
      async () => (await test.gateway.runtime.ports.partners.byId('acme'))?.partner.name === 'Acme Renamed',
    );
    await writeFile(file, good.replace(/^stage: .*$/m, 'stage: lvie'));
    const problem = await waitFor(
      'the problem to be noted',
      async () => (await test.gateway.runtime.releases.problems())[0],
    );
    expect(problem.findings[0]).toMatchObject({ severity: 'fatal' });
    expect(problem.findings[0]?.row).toBeGreaterThan(0);
    expect(problem.findings[0]?.message).toMatch(/live/);
    expect((await test.gateway.runtime.ports.partners.byId('acme'))?.partner.name).toBe('Acme Renamed');
  });
});
