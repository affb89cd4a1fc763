import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { documentSchema, type Order, orderSchema } from '@quayside/canonical';
import { readCxmlHead, readXml } from '@quayside/edi';
import { compilePartner, outgoingFile, type Partner } from '@quayside/partners';
import { must } from '@quayside/std';
import { expect, it } from 'vitest';
import { scenarioNames } from './scenarios.js';
import { simulate } from './simulate.js';

const mappings = join(import.meta.dirname, '../../../mappings');
const source = (file: string) => [file, { file, text: readFileSync(join(mappings, file), 'utf8') }] as const;
const files = ['ConfirmationRequest', 'ShipNoticeRequest', 'InvoiceDetailRequest', 'tables'].map(
  (name) => `cxml/${name}.yaml`,
);

function partner(more: object = {}): Partner {
  const profile = {
    ...{ partner: 'globex', name: 'Globex', stage: 'live', odoo: { vendor: { ref: 'GLOBEX' } } },
    us: { cxml: [{ domain: 'NetworkID', identity: 'AN01' }] },
    identifiers: { duns: '123456789' },
    documents: {
      'order-acknowledgement': { format: 'xml', set: 'cxml:ConfirmationRequest' },
      'ship-notice': { format: 'xml', set: 'cxml:ShipNoticeRequest' },
      invoice: { format: 'xml', set: 'cxml:InvoiceDetailRequest' },
    },
    ...more,
  };
  const text = JSON.stringify(profile);
  return must(
    compilePartner({ profile: { file: 'globex.yaml', text }, mappings: Object.fromEntries(files.map(source)) }),
  );
}

const invoice = (number: string) =>
  documentSchema.parse({
    ...{ type: 'invoice', number, date: '2026-12-10', orderNumber: 'P1', currency: 'EUR', total: '35' },
    lines: [
      {
        ...{ number: '1', orderNumber: 'P1', item: { supplier: '08-15', description: 'Sechskantschraube' } },
        ...{ quantity: { value: '100', unit: 'EA' }, price: { amount: '0.35' } },
      },
    ],
  });

const sending = {
  from: 'partner' as const,
  at: new Date('2026-12-10T09:30:15.250Z'),
  controlNumber: 7,
  usage: 'live' as const,
};
const written = (by: Partner, number = 'R-1', how: Partial<typeof sending> | { usage: 'test' } = {}) =>
  Buffer.from(must(outgoingFile(by, invoice(number), { ...sending, ...how })).bytes);
const headOf = (bytes: Uint8Array) => {
  const { root } = readXml(bytes);
  return root && readCxmlHead(root);
};

async function read(by: Partner, bytes: Uint8Array) {
  async function* chunks() {
    yield await Promise.resolve(bytes);
  }
  const found = [];
  for await (const event of by.xml?.read(chunks(), 0) ?? []) {
    if (event.kind === 'set') found.push(...event.translation.documents);
    else expect(event.findings).toEqual([]);
  }
  return found;
}

it('writes a whole cXML document, which says who sends it to whom', async () => {
  const globex = partner();
  const bytes = written(globex);
  expect(headOf(bytes)).toEqual({
    payloadId: expect.stringMatching(/^7\.[0-9a-f]{16}@123456789$/) as string,
    timestamp: '2026-12-10T09:30:15+00:00',
    from: [{ domain: 'DUNS', identity: '123456789' }],
    to: [{ domain: 'NetworkID', identity: 'AN01' }],
    sender: [{ domain: 'DUNS', identity: '123456789' }],
    usage: 'live',
    content: 'InvoiceDetailRequest',
  });
  const text = bytes.toString();
  expect(text).toContain('<UserAgent>Quayside</UserAgent>');
  expect(text).toContain('<Request deploymentMode="production">');
  expect(text).toContain('<Description xml:lang="en">Sechskantschraube</Description>');
  expect(text).toContain('<OrderIDInfo orderID="P1"/>');
  const [document] = await read(globex, bytes);
  expect(document?.leftovers).toEqual([]);
  expect(document?.document).toEqual(invoice('R-1'));
});

it('gives the same document the same bytes, and another one another payloadID', () => {
  const globex = partner();
  expect(written(globex)).toEqual(written(partner()));
  const id = headOf(written(globex))?.payloadId;
  expect(headOf(written(globex, 'R-1', { at: new Date('2026-12-11T00:00:00Z') }))?.payloadId).toBe(id);
  expect(headOf(written(globex, 'R-2'))?.payloadId).not.toBe(id);
  expect(headOf(written(globex, 'R-1', { controlNumber: 8 }))?.payloadId).not.toBe(id);
});

it('says of a test that it is one, and of texts in which language they are', () => {
  const globex = partner({ cxml: { language: 'de' } });
  const bytes = written(globex, 'R-1', { usage: 'test' });
  expect(globex.xml?.usageOf?.(bytes)).toBe('test');
  expect(bytes.toString()).toContain('<Description xml:lang="de">');
  expect(globex.xml?.usageOf?.(written(globex))).toBeUndefined();
});

it('prefers the identity that the profile has for cXML, and sends nothing without one', () => {
  const both = { duns: '123456789', cxml: [{ domain: 'NetworkID', identity: 'AN 02' }] };
  const head = headOf(written(partner({ identifiers: both })));
  expect(head?.sender).toEqual([{ domain: 'NetworkID', identity: 'AN 02' }]);
  expect(head?.payloadId).toMatch(/@AN-02$/);
  const nobody = outgoingFile(partner({ us: {} }), invoice('R-1'), sending);
  expect(nobody).toMatchObject({ ok: false, error: [{ code: 'not-writable', severity: 'fatal' }] });
});

const order: Order = orderSchema.parse({
  ...{ type: 'order', number: 'P00042', currency: 'EUR' },
  lines: [
    {
      ...{ number: '1', item: { buyer: 'BOLT-M8', supplier: 'S-1' }, quantity: { value: '100', unit: 'EA' } },
      ...{ price: { amount: '18.4', basis: '100', unit: 'EA' }, deliveryDate: '2026-12-07', tracking: 'lot' },
    },
    { number: '2', item: { supplier: 'GEAR-20' }, quantity: { value: '24', unit: 'EA' }, price: { amount: '50' } },
  ],
});

it.each(scenarioNames.filter((name) => name !== 'broken-envelope'))('plays %s in cXML', async (name) => {
  const globex = partner();
  for (const { bytes } of must(simulate(globex, order, name, { at: sending.at, controlNumber: 7 }))) {
    const [document] = await read(globex, bytes);
    expect(document?.findings.filter(({ severity }) => severity === 'fatal')).toEqual([]);
    expect(document?.leftovers).toEqual([]);
  }
});
