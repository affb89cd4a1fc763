import { isFatal } from '@quayside/std';
import { describe, expect, it } from 'vitest';
import { compileMapping } from '../compile-mapping.js';
import type { ElementMapping } from './element-file.js';
import { type JsonAgreement, readJsonFile } from './read-json-file.js';
import { readXmlFile } from './read-xml-file.js';

const settings = { timeZone: 'Europe/Berlin', amounts: { impliedDecimals: 'standard' as const } };

function mapping(text: string): ElementMapping {
  const { mapping, findings } = compileMapping({ file: 'own.yaml', text }, { release: '', settings });
  expect(findings).toEqual([]);
  if (!mapping?.elements) throw new Error('no elements');
  return { ...mapping, elements: mapping.elements };
}

function faultsOf(text: string): string[] {
  return compileMapping({ file: 'own.yaml', text }, { release: '', settings }).findings.map((each) => each.message);
}

async function* chunks(text: string | Uint8Array) {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += 7) yield await Promise.resolve(bytes.subarray(at, at + 7));
}

const canonical: JsonAgreement = { mappings: [], canonical: true };
const json = (value: unknown, agreed = canonical) => readJsonFile(chunks(JSON.stringify(value, null, 1)), agreed);

const notice = {
  type: 'ship-notice',
  number: 'L-1',
  packs: [],
  lines: [{ item: { buyer: 'A' }, quantity: { value: '1.5' } }],
};

describe('our own JSON', () => {
  it('is read as it is, one document, a list of them, or a list in documents', async () => {
    for (const [value, many] of [
      [notice, 1],
      [[notice, { ...notice, number: 'L-2' }], 2],
      [{ documents: [notice] }, 1],
    ] as const) {
      const { sets, findings } = await json(value);
      expect(findings).toEqual([]);
      expect(sets).toHaveLength(many);
      expect(sets[0]?.translation.documents[0]?.document).toEqual(notice);
      expect(sets[0]?.set).toMatchObject({ type: 'JSON', reference: 'L-1', index: 0, verdict: 'accepted' });
    }
  });

  it('leads from each field to its bytes', async () => {
    const text = JSON.stringify([notice], null, 2);
    const { sets } = await readJsonFile(chunks(text), canonical);
    const place = sets[0]?.translation.documents[0]?.provenance.origin('/lines/0/quantity/value');
    expect(place).toMatchObject({ path: '/0/lines/0/quantity/value' });
    expect(text.slice(place?.offset, (place?.offset ?? 0) + (place?.length ?? 0))).toBe('1.5');
  });

  it('takes numbers without quotes as the decimals that they are', async () => {
    const { sets } = await readJsonFile(
      chunks('{"type":"ship-notice","number":"1","packs":[],"lines":[{"quantity":{"value":0.10000000000000000001}}]}'),
      canonical,
    );
    expect(sets[0]?.translation.documents[0]?.document).toMatchObject({
      lines: [{ quantity: { value: '0.10000000000000000001' } }],
    });
  });

  it('says what does not fit, with the place, and keeps what it does not know', async () => {
    const wrong = { ...notice, shippedAt: 'soon', colour: { of: ['red', 'blue'] } };
    const [document] = (await json(wrong)).sets[0]?.translation.documents ?? [];
    expect(document?.leftovers.map(({ path, text }) => [path, text])).toEqual([
      ['/colour/of/0', 'red'],
      ['/colour/of/1', 'blue'],
    ]);
    expect(document?.findings).toMatchObject([
      { code: 'document-invalid', severity: 'fatal', path: '/shippedAt', row: 15 },
    ]);
    const { documents, findings } = (await json({ number: '1' })).sets[0]?.translation ?? {
      documents: [],
      findings: [],
    };
    expect(documents).toEqual([]);
    expect(findings).toMatchObject([
      { code: 'document-invalid', message: expect.stringContaining('ship-notice') as string },
    ]);
    expect((await json([])).findings).toMatchObject([{ code: 'set-not-agreed' }]);
    expect((await json('text')).findings).toMatchObject([{ code: 'set-not-agreed' }]);
  });

  it('is not fooled by names that mean something in JavaScript', async () => {
    const text = '{"__proto__":{"type":"invoice"},"type":"ship-notice","number":"1","packs":[],"lines":[]}';
    const { sets } = await readJsonFile(chunks(text), canonical);
    const [document] = sets[0]?.translation.documents ?? [];
    expect(document?.document.type).toBe('ship-notice');
    expect(({} as { type?: string }).type).toBeUndefined();
  });
});

describe("a partner's own files", () => {
  const orders = mapping(`document: order
json: { holds: po }
fields: { number: po, lines: [] }
`);
  const notices = mapping(`document: ship-notice
json: { holds: shipment/number }
fields: { number: shipment/number, lines: [], packs: [] }
`);

  it('are told apart by what they hold', async () => {
    const agreed = { mappings: [orders, notices], canonical: false };
    const { sets } = await json({ shipment: { number: 7 } }, agreed);
    expect(sets[0]?.translation.documents[0]?.document).toMatchObject({ type: 'ship-notice', number: '7' });
    const { findings } = await json({ other: 1 }, agreed);
    expect(findings).toMatchObject([
      {
        code: 'set-not-agreed',
        message: 'The file has the members other. Agreed were order with po; ship-notice with shipment/number.',
      },
    ]);
  });

  it('of XML are told apart by root, namespace and what they hold', async () => {
    const one = mapping(`document: order
xml: { root: Order, namespaces: { default: urn:a }, holds: Head/No }
fields: { number: Head/No, lines: [] }
`);
    const read = (text: string) => readXmlFile(chunks(text), [one]);
    expect(
      (await read('<x:Order xmlns:x="urn:a"><x:Head><x:No>7</x:No></x:Head></x:Order>')).sets[0]?.set,
    ).toMatchObject({
      ...{ type: 'No', release: 'XML', reference: '7' },
    });
    expect((await read('<Order><Head><No>7</No></Head></Order>')).findings[0]?.message).toBe(
      'The file is a Order, which holds Head/No. Agreed were Order with Head/No of urn:a.',
    );
    expect((await read('<Order xmlns="urn:a"/>')).findings).toMatchObject([{ code: 'set-not-agreed', row: 1 }]);
  });

  it('are written in the order of their outline, whatever the order of the fields', () => {
    const own = mapping(`document: order
xml:
  root: Order
  outline: { Order: [Day, No, Line], Line: [Qty, Item] }
fields:
  number: No
  date: Day
  lines:
    each: Line
    fields: { number: { at: '@pos' }, item: { buyer: Item }, quantity: { value: Qty, unit: Qty/@unit } }
`);
    const lines = [{ number: '1', item: { buyer: 'A' }, quantity: { value: '2', unit: 'H87' } }];
    const written = own.write({ type: 'order', number: 'P1', date: '2026-11-23', lines } as never);
    expect(written.text).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<Order>
  <Day>2026-11-23</Day>
  <No>P1</No>
  <Line pos="1">
    <Qty unit="H87">2</Qty>
    <Item>A</Item>
  </Line>
</Order>
`);
    expect(written.findings).toEqual([]);
  });

  it('say where a mapping of them is wrong', () => {
    expect(
      faultsOf(`document: order
xml: { root: Order, outline: { Order: [No, Line], Line: [Item] }, rot: 1 }
fields: { number: Nr, lines: { each: Line, fields: { number: ../../No, item: { buyer: Itm }, quantity: { value: 'a//b' } } } }
`),
    ).toEqual(['own.yaml:2:67: xml.rot: unknown key "rot"; did you mean "root"?']);
    expect(
      faultsOf(`document: order
xml: { root: Order, outline: { Order: [No, Line], Line: [Item] } }
fields: { number: Nr, lines: { each: Line, fields: { number: ../../No, item: { buyer: Itm }, quantity: { value: 'a//b' } } } }
`),
    ).toEqual([
      'own.yaml:3:19: fields.number: "Nr" has no place in Order; did you mean "No"?',
      expect.stringMatching(/^own\.yaml:3:62: .*goes up beyond/),
      'own.yaml:3:87: fields.lines.fields.item.buyer: "Itm" has no place in Line; did you mean "Item"?',
      expect.stringMatching(/^own\.yaml:3:113: .*"a\/\/b" is not a path/),
    ]);
    expect(faultsOf('document: order\nxml: { vocabulary: ulb, root: Order }\nfields: { number: a }\n')[0]).toMatch(
      /did you mean "ubl"/,
    );
    expect(faultsOf('document: order\nxml: { vocabulary: ubl, root: Ordre }\nfields: { number: a }\n')[0]).toMatch(
      /no document "Ordre"; did you mean "Order"/,
    );
    expect(faultsOf('document: order\nxml: {}\nfields: { number: a }\n')[0]).toMatch(/expected root/);
  });

  it('read days and times with their zone, and numbers with exponents', async () => {
    const own = mapping(`document: ship-notice
json: {}
fields:
  number: no
  createdAt: [at, { date: day, time: time }]
  shippedAt: { at: sent, as: date-time }
  packs: []
  lines: { each: lines, fields: { quantity: { value: qty } } }
`);
    const agreed = { mappings: [own], canonical: false };
    const read = async (value: object) => {
      const [document] = (await json({ no: '1', lines: [], ...value }, agreed)).sets[0]?.translation.documents ?? [];
      expect(document?.findings.filter(isFatal)).toEqual([]);
      return document?.document;
    };
    expect(await read({ at: '2026-07-01T10:00:00Z' })).toMatchObject({ createdAt: '2026-07-01T10:00:00+00:00' });
    expect(await read({ at: '2026-07-01T10:00:00.123' })).toMatchObject({ createdAt: '2026-07-01T10:00:00+02:00' });
    expect(await read({ day: '2026-12-01', time: '08:30' })).toMatchObject({ createdAt: '2026-12-01T08:30:00+01:00' });
    // At five in the morning of the next day in the zone of the partner.
    expect(await read({ sent: '2026-12-01T23:00:00-05:00' })).toMatchObject({ shippedAt: '2026-12-02' });
    expect(await read({ sent: '2026-12-01T00:00:00-05:00' })).toMatchObject({ shippedAt: '2026-12-01' });
    const numbers = await readJsonFile(chunks('{"no":"1","lines":[{"qty":1.5e3},{"qty":25E-1}]}'), agreed);
    expect(numbers.sets[0]?.translation.documents[0]?.document).toMatchObject({
      lines: [{ quantity: { value: '1500' } }, { quantity: { value: '2.5' } }],
    });
    const written = own.write({
      type: 'ship-notice',
      number: '1',
      shippedAt: '2026-12-01',
      packs: [],
      lines: [],
    } as never);
    expect(JSON.parse(written.text ?? '')).toEqual({ no: '1', sent: '2026-12-01T00:00:00+01:00' });
  });
});

it('does not call left over what a finding is about', async () => {
  const own = mapping(`document: order-acknowledgement
json: {}
fields:
  number: id
  orderNumber: po
  date: day
  lines:
    each: items
    fields:
      number: line
      commitments:
        - { status: { always: accepted }, quantity: { value: qty, unit: unit }, date: deliver }
`);
  const item = { line: '1', qty: 'hundred', unit: 'EA', deliver: 'soon', colour: 'red' };
  const read = await json(
    { id: 'C-1', po: 'P1', day: '2026-11-20', items: [item] },
    { mappings: [own], canonical: false },
  );
  const [document] = read.sets[0]?.translation.documents ?? [];
  expect(document?.findings).toMatchObject([
    { code: 'field-invalid', field: '/lines/0/commitments/0/quantity/value', path: '/items/0/qty' },
    { code: 'field-invalid', field: '/lines/0/commitments/0/date', path: '/items/0/deliver' },
  ]);
  expect(document?.leftovers.map(({ text }) => text)).toEqual(['red']);
});

it('says of a document everything that is missing beside what cannot be read', async () => {
  const own = mapping(`document: order-acknowledgement
json: {}
fields: { number: id, orderNumber: po, date: day, lines: { each: items, fields: { number: line } } }
`);
  const read = await json({ day: 'soon' }, { mappings: [own], canonical: false });
  const [document] = read.sets[0]?.translation.documents ?? [];
  expect(document?.findings.map(({ code, field }) => [code, field])).toEqual([
    ['field-invalid', '/date'],
    ['field-missing', '/number'],
    ['field-missing', '/orderNumber'],
  ]);
});

it('shows nobody a shared secret as something that was left over', async () => {
  const own = mapping(`document: order-acknowledgement
xml: { root: Answer }
fields: { number: Number, orderNumber: Number, lines: [] }`);
  const text = '<Answer><Number>1</Number><SharedSecret>of ours</SharedSecret><Colour>red</Colour></Answer>';
  const { sets } = await readXmlFile(chunks(text), [own]);
  const [read] = sets[0]?.translation.documents ?? [];
  expect(read?.leftovers.map((each) => each.text)).toEqual(['red']);
});
