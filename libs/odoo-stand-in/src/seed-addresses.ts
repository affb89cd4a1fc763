import type { Database } from './orm/database.js';
import { create, write } from './orm/orm.js';
import type { Values } from './orm/values.js';

const countries = [
  ['BE', 'Belgium'],
  ['CH', 'Switzerland'],
  ['DE', 'Germany'],
  ['NL', 'Netherlands'],
  ['NO', 'Norway'],
  ['US', 'United States'],
] as const;

const incoterms = [
  ['EXW', 'EX WORKS'],
  ['FCA', 'FREE CARRIER'],
  ['CIP', 'CARRIAGE AND INSURANCE PAID TO'],
  ['DAP', 'DELIVERED AT PLACE'],
  ['DDP', 'DELIVERED DUTY PAID'],
] as const;

type Address = readonly [street: string, zip: string, city: string, country: (typeof countries)[number][0]];

const vendors: Readonly<Record<string, Address>> = {
  ACME: ['Industriestrasse 14', '70565', 'Stuttgart', 'DE'],
  NORDWIND: ['Havnegata 9', '7010', 'Trondheim', 'NO'],
  KERN: ['Werkstrasse 3', '8400', 'Winterthur', 'CH'],
};

/** Who the orders are between, where the goods go, and what is booked where. */
export function seedAddresses(db: Database): void {
  for (const [code, name] of countries) create(db, 'res.country', { code, name });
  const us = idOf(db, 'US');
  create(db, 'res.country.state', { code: 'NY', name: 'New York', country_id: us });
  for (const [code, name] of incoterms) create(db, 'account.incoterms', { code, name });
  create(db, 'account.account', { code: '600000', name: 'Goods bought' });
  create(db, 'account.account', { code: '610000', name: 'Services and other goods' });
  for (const { id, days } of db.all('account.payment.term')) {
    create(db, 'account.payment.term.line', { payment_id: id, nb_days: days ?? 0 });
  }
  seedCompany(db);
  for (const { id, ref } of db.all('res.partner')) {
    const address = typeof ref === 'string' ? vendors[ref] : undefined;
    if (address) write(db, 'res.partner', id, placed(db, address));
  }
}

function seedCompany(db: Database): void {
  const own = db.all('res.partner')[0]?.id ?? 0;
  create(db, 'res.company', { name: 'Demo Works', partner_id: own });
  const numbers = { vat: 'BE0477472701', global_location_number: '5412345000013' };
  write(db, 'res.partner', own, { ...placed(db, ['Havenlaan 86', '1000', 'Brussels', 'BE']), ...numbers });
  const email = 'purchasing@demo-works.example';
  for (const { id, name } of db.all('res.users')) {
    const person = create(db, 'res.partner', { name: name ?? '', email, phone: '+32 2 555 01 00' });
    write(db, 'res.users', id, { partner_id: person.id });
  }
}

function placed(db: Database, [street, zip, city, country]: Address): Values {
  return { street, zip, city, country_id: idOf(db, country) };
}

function idOf(db: Database, country: string): number {
  return db.all('res.country').find((each) => each['code'] === country)?.id ?? 0;
}
