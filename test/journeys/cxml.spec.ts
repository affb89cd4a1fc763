import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import path from 'node:path';
import { readCxmlResponse, readXml } from '@quayside/edi';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoKeys } from '../support/api-key.js';
import { demoOrder } from '../support/demo-order.js';
import { adminPassword, root, testGateway, type TestGateway } from '../support/gateway.js';
import type { components } from '../support/supplier-api.gen.js';
import { waitFor } from '../support/wait-for.js';
import type { Line } from '../support/x12.js';

// A supplier that speaks cXML, over SFTP and over the REST interface.

let test: TestGateway;
beforeAll(async () => {
  test = await testGateway();
  const file = path.join(test.profiles, 'kern.yaml');
  const profile = await readFile(file, 'utf8');
  const agreed = `documents:
  order-acknowledgement: [{ format: xml, set: 'cxml:ConfirmationRequest' }, { format: json }]
  ship-notice: { format: xml, set: 'cxml:ShipNoticeRequest' }
  invoice: { format: xml, set: 'cxml:InvoiceDetailRequest' }
`;
  const other = profile
    .replace(/documents:\n( {2}.*\n)+/, agreed)
    .replace('identifiers: {}', "identifiers: { cxml: [{ domain: DUNS, identity: '123456789' }] }");
  expect(other).not.toBe(profile);
  await writeFile(file, other);
  await waitFor('the profile with cXML to be live', async () => {
    const live = await test.gateway.runtime.ports.partners.byId('kern');
    return live?.partner.profile.identifiers.cxml?.length === 1;
  });
});
afterAll(() => test.stop());

async function example(name: string): Promise<string> {
  return readFile(path.join(root, 'mappings/cxml/examples', `${name}.xml`), 'utf8');
}

/** The example's confirmation, about the lines of another order. */
async function confirmation(order: string, lines: readonly Line[]): Promise<string> {
  const items = lines.map(
    ({ number, quantity }) =>
      `<ConfirmationItem lineNumber="${number}" quantity="${quantity}"><UnitOfMeasure>EA</UnitOfMeasure><ConfirmationStatus quantity="${quantity}" type="accept"><UnitOfMeasure>EA</UnitOfMeasure></ConfirmationStatus></ConfirmationItem>`,
  );
  return (await example('ConfirmationRequest'))
    .replace(/<ConfirmationItem[\s\S]*<\/ConfirmationItem>/, items.join('\n'))
    .replace('orderID="P00001"', `orderID="${order}"`)
    .replace(/ type="detail"/, ' type="accept"')
    .replace('C-4711', `C-${order}`);
}

function post(body: string): Promise<Response> {
  const headers = { authorization: `Bearer ${demoKeys.kern}`, 'content-type': 'text/xml', prefer: 'wait=20' };
  return fetch(`${test.url}/v1/files`, { method: 'POST', headers, body });
}

it('confirms an order in Odoo by a ConfirmationRequest that was dropped', async () => {
  const { number, lines } = await demoOrder(test, 'KERN');
  const dropped = await test.drop('confirmation.xml', Buffer.from(await confirmation(number, lines)), 'kern');
  expect(dropped.arrivals).toMatchObject([{ state: 'read' }]);
  expect(dropped.documents).toMatchObject([{ state: 'delivered', number: `C-${number}` }]);
  expect((await test.order(number, 'KERN')).acknowledged).toBe(true);
});

it('takes a ship notice over the REST interface, and says what became of it', async () => {
  const { number, lines } = await demoOrder(test, 'KERN');
  const [first] = lines;
  const notice = (await example('ShipNoticeRequest'))
    .replace('orderID="P00001"', `orderID="${number}"`)
    .replace(/<ShipNoticeItem quantity="2"[\s\S]*?<\/ShipNoticeItem>/, '')
    .replace('quantity="100" lineNumber="1"', `quantity="${first?.quantity}" lineNumber="${first?.number}"`)
    .replace('<SupplierPartID>AC-8801</SupplierPartID>', '')
    .replace('BOLT-M8', first?.item ?? '');
  const file = (await (await post(notice)).json()) as components['schemas']['File'];
  expect(file).toMatchObject({ status: 'accepted', interchanges: [{ syntax: 'xml' }] });
  expect(file.interchanges[0]?.documents).toMatchObject([
    { type: 'ship-notice', number: 'ASN-4712', orders: [number] },
  ]);
});

it('takes test traffic for what it says that it is', async () => {
  const { number, lines } = await demoOrder(test, 'KERN');
  const text = (await confirmation(number, lines)).replace('deploymentMode="production"', 'deploymentMode="test"');
  const file = (await (await post(text)).json()) as components['schemas']['File'];
  expect(file.status).toBe('test');
  expect((await test.order(number, 'KERN')).acknowledged).toBe(false);
});

it('keeps back what another sender than the partner has sent', async () => {
  const { number, lines } = await demoOrder(test, 'KERN');
  const text = (await confirmation(number, lines)).replaceAll('123456789', '555555555');
  const dropped = await test.drop('stranger.xml', Buffer.from(text), 'kern');
  expect(dropped.arrivals).toMatchObject([{ state: 'quarantined' }]);
  expect(dropped.exceptions).toMatchObject([{ owner: 'onboarding' }]);
});

/** What /v1/cxml says to a document. */
async function asked(body: string | Buffer, headers: Record<string, string> = {}) {
  const answer = await fetch(`${test.url}/v1/cxml`, { method: 'POST', headers, body });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('text/xml; charset=utf-8');
  const { root: said } = readXml(Buffer.from(await answer.arrayBuffer()));
  return said && readCxmlResponse(said);
}

async function signedIn(): Promise<Record<string, string>> {
  const answer = await fetch(`${test.url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'admin', password: adminPassword }),
  });
  return { cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '' };
}

/** The document with this secret of its sender. */
function withSecret(text: string, secret: string): string {
  return text.replace(
    /(<Sender>\s*<Credential[^>]*>\s*<Identity>[^<]*<\/Identity>)/,
    `$1<SharedSecret>${secret}</SharedSecret>`,
  );
}

it('takes the key as SharedSecret of the sender, keeps the bytes, and shows the key to nobody', async () => {
  const { number, lines } = await demoOrder(test, 'KERN');
  // More than is looked at for the header, so that the rest comes from the stream.
  const text = withSecret(await confirmation(number, lines), demoKeys.kern).replace(
    '</cXML>',
    `<!-- ${'long '.repeat(40_000)}--></cXML>`,
  );
  const taken = await asked(text);
  expect(taken).toMatchObject({ code: 200 });
  const id = /^Received as (.+)$/.exec(taken?.message ?? '')?.[1] ?? '';
  const settled = await test.settled(id);
  expect(settled.documents).toMatchObject([{ state: 'delivered' }]);
  const file = await test.gateway.runtime.ports.store.file(id);
  expect(file).toMatchObject({ size: text.length, sha256: createHash('sha256').update(text).digest('hex') });
  const [document] = settled.documents;
  const shown = await (await fetch(`${test.url}/api/documents/${document?.id}`, { headers: await signedIn() })).text();
  expect(shown).toContain('SharedSecret');
  expect(shown).not.toContain(demoKeys.kern);
});

it('refuses a secret that is no key of ours, a document without one, and trusts a header first', async () => {
  const { number, lines } = await demoOrder(test, 'KERN');
  const text = await confirmation(number, lines);
  expect(await asked(withSecret(text, 'qsk_0badc0de_only-for-the-demo-partners-no-secret-at-all'))).toMatchObject({
    code: 401,
  });
  expect(await asked(withSecret(text, 'open sesame'))).toMatchObject({ code: 401 });
  expect((await asked(text))?.message).toContain('Header/Sender/Credential/SharedSecret');
  expect(await asked(Buffer.from(withSecret(text, demoKeys.kern), 'utf16le'))).toMatchObject({ code: 401 });
  const both = await asked(withSecret(text, demoKeys.kern), { authorization: 'Bearer nobody' });
  expect(both).toMatchObject({ code: 401 });
});

it('leaves the connection as good as before, also with a body that nobody has read', async () => {
  const { number, lines } = await demoOrder(test, 'KERN');
  const long = `${await confirmation(number, lines)}${' '.repeat(2_000_000)}`;
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const codes: (string | undefined)[] = [];
  for (const [body, headers] of [
    [long, {}],
    [withSecret(long, demoKeys.kern), { 'content-digest': 'sha-256=:no:' }],
    [withSecret(long, demoKeys.kern), {}],
  ] as const) {
    codes.push(/Status code="(\d+)"/.exec(await onConnection(agent, body, headers))?.[1]);
  }
  agent.destroy();
  expect(codes).toEqual(['401', '400', '200']);
});

/** The answer to a document that is sent on the one connection of an agent. */
function onConnection(agent: Agent, body: string, headers: Record<string, string>): Promise<string> {
  return new Promise((resolve, reject) => {
    const sent = request(`${test.url}/v1/cxml`, { method: 'POST', agent, headers }, (answer) => {
      let said = '';
      answer.on('data', (part: Buffer) => (said += part.toString()));
      answer.on('end', () => resolve(said));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

it('answers at /v1/cxml as cXML has it, whether it was taken or not', async () => {
  const { number, lines } = await demoOrder(test, 'KERN');
  const ask = (authorization: string, body: string) => asked(body, { authorization });
  const basic = `Basic ${Buffer.from(`kern:${demoKeys.kern}`).toString('base64')}`;
  const taken = await ask(basic, await confirmation(number, lines));
  expect(taken).toMatchObject({ code: 200, text: 'OK' });
  const file = /^Received as (.+)$/.exec(taken?.message ?? '')?.[1] ?? '';
  expect((await test.settled(file)).documents).toMatchObject([{ state: 'delivered' }]);
  expect(await ask('Bearer nobody', 'x')).toMatchObject({ code: 401, text: 'Not signed in' });
  expect(await ask(basic, '')).toMatchObject({ code: 400, text: 'There is no body' });
});

it('takes our own JSON, without a mapping', async () => {
  const { number, lines } = await demoOrder(test, 'KERN');
  const document = {
    type: 'order-acknowledgement',
    number: `A-${number}`,
    orderNumber: number,
    lines: lines.map((line) => ({
      number: line.number,
      commitments: [{ status: 'accepted', quantity: { value: line.quantity, unit: 'EA' } }],
    })),
  };
  const file = (await (await post(JSON.stringify(document))).json()) as components['schemas']['File'];
  expect(file).toMatchObject({ status: 'accepted', interchanges: [{ syntax: 'json' }] });
});
