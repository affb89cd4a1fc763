import { type Order, orderSchema } from '@quayside/canonical';

/**
 * An order as an ERP has it: two lines that are wanted, one that is not any more, everything that a supplier is told, and what
 * only the buyer knows.
 */
export function workedOrder(more: object = {}): Order {
  return orderSchema.parse({
    type: 'order',
    number: 'P00042',
    date: '2026-12-01',
    currency: 'EUR',
    state: 'confirmed',
    acknowledged: false,
    parties: [
      {
        role: 'buyer',
        name: 'Dynamo Works GmbH',
        identifiers: [{ scheme: 'gln', value: '4012345000009' }],
        address: { lines: ['Werkstrasse 1'], city: 'Jena', postalCode: '07743', country: 'DE' },
        contacts: [{ role: 'order', name: 'Ann Buyer', email: 'ann@dynamo.example', phone: '+49 3641 1234' }],
      },
      {
        role: 'ship-to',
        name: 'Dynamo Plant 2',
        identifiers: [{ scheme: 'gln', value: '4012345000016' }],
        address: { lines: ['Hafenweg 7', 'Dock 4'], city: 'Erfurt', postalCode: '99084', country: 'DE' },
      },
    ],
    terms: [{ netDays: '30', description: '30 days net' }],
    deliveryTerms: { incoterm: 'DAP', place: 'Erfurt' },
    notes: ['Ring at gate 3\nNo deliveries on Fridays'],
    total: '1218.4',
    lines: [
      {
        number: '11',
        item: { buyer: 'BOLT-M8', supplier: 'S-100', gtin: '4006381333931', description: 'Bolt M8 x 40' },
        quantity: { value: '100', unit: 'EA' },
        price: { amount: '0.184' },
        deliveryDate: '2027-01-14',
        amount: '18.4',
        taxes: [{ percent: '19' }],
        notes: ['In bags of 25'],
        ...{ received: '0', billed: '0', announced: '0', tracking: 'lot', packs: [{ unit: 'XCS', contains: '50' }] },
      },
      {
        number: '12',
        item: { buyer: 'GEAR-20', supplier: 'S-200', description: 'Gear, 20 teeth' },
        quantity: { value: '24', unit: 'EA' },
        price: { amount: '50' },
        deliveryDate: '2027-01-21',
        amount: '1200',
        ...{ received: '0', billed: '0', isService: false, tracking: 'none' },
      },
      { number: '13', item: { buyer: 'CAP-1' }, quantity: { value: '0', unit: 'EA' }, price: { amount: '1' } },
    ],
    ...more,
  });
}
