import { readXml } from '@quayside/edi';
import { Refused } from '@quayside/exchange';
import { describe, expect, it } from 'vitest';
import { kindOfAnswer, readAnswer } from './answer.js';
import { bodyFrom, nameFrom, pathFrom } from './template.js';

const json = (text: string) => readAnswer('rest:test', 'json', Buffer.from(text), '/outbox');
const xml = (text: string) => readAnswer('rest:test', 'xml', Buffer.from(text), '/outbox');

describe('an answer in JSON', () => {
  it('gives what pointers lead to, as it was written', () => {
    const answer = json('{"data":{"a/b":1.50,"big":12345678901234567890,"on":true,"none":null,"text":"\\u00e9"},"":2}');
    expect(answer.text('/data/a~1b')).toBe('1.50');
    expect(answer.text('/data/big')).toBe('12345678901234567890');
    expect(answer.text('/data/on')).toBe('true');
    expect(answer.text('/data/text')).toBe('é');
    expect(answer.text('/data/none')).toBeUndefined();
    expect(answer.text('/data')).toBeUndefined();
    expect(answer.text('/nowhere/at/all')).toBeUndefined();
    expect(answer.text('/')).toBe('2');
  });

  it('cuts elements out byte for byte', () => {
    const elements = ['{ "id" : 1,\n "n":1.10, "ü":"\\u00fc" }', '[1,2]', '"x"'];
    const answer = json(`{"rows": [ ${elements.join(' ,\t')} ] }`);
    const cuts = answer.items('/rows')?.map((each) => each.cut());
    expect(cuts?.map((cut) => Buffer.from(cut?.bytes ?? []).toString())).toEqual(elements);
    expect(answer.items('/rows')?.[0]?.text('/id')).toBe('1');
    expect(json('[]').items('')).toEqual([]);
    expect(answer.items('/nothing')).toBeUndefined();
  });

  it('says which bytes of the answer an element was', () => {
    const bytes = Buffer.from('\ufeff{"é":[{"id":"ü"},{"id":2}]}');
    const items = readAnswer('rest:test', 'json', bytes, '/outbox').items('/é') ?? [];
    for (const each of items) {
      const cut = each.cut();
      expect(bytes.subarray(cut?.offset, (cut?.offset ?? 0) + (cut?.length ?? 0))).toEqual(cut?.bytes);
    }
    expect(items[1]?.cut()).toMatchObject({ offset: 22, length: 8 });
  });

  it.each([
    ['<html>', /did not answer with JSON/],
    ['{"a":1,}', /did not answer/],
    ['{"a":1} {"b":2}', /did not answer/],
    ['', /did not answer/],
    ['{"a":', /did not answer/],
    ['// x\n[]', /did not answer/],
    ['['.repeat(100_000), /nested/],
  ])('is refused in words when it is none: %.20s', (text, words) => {
    expect(() => json(text)).toThrow(words);
    expect(() => json(text)).toThrow(Refused);
  });

  it('is refused when it is not UTF-8', () => {
    expect(() => readAnswer('rest:test', 'json', Buffer.from([0x22, 0xff, 0x22]), '/outbox')).toThrow(/UTF-8/);
  });
});

describe('an answer in XML', () => {
  const feed = `<?xml version="1.0"?><f:feed xmlns:f="urn:f" next="c2"><f:entry id="007"><f:changed>2026-11-23</f:changed></f:entry><f:entry id="8"/></f:feed>`;

  it('gives elements and attributes by name', () => {
    const answer = xml(feed);
    expect(answer.text('/feed/@next')).toBe('c2');
    const items = answer.items('/feed/entry') ?? [];
    expect(items.map((each) => each.text('/@id'))).toEqual(['007', '8']);
    expect(items[0]?.text('/changed')).toBe('2026-11-23');
    expect(items[1]?.text('/changed')).toBeUndefined();
    expect(xml('<feed/>').items('/feed/entry')).toEqual([]);
    expect(xml('<feed><entry id="1"/></feed>').items('/feed/entry')).toHaveLength(1);
  });

  const cut = (text: string | Buffer, pointer: string) =>
    (readAnswer('rest:test', 'xml', Buffer.from(text as string), '/outbox').items(pointer) ?? []).map((each) =>
      each.cut(),
    );
  const texts = (text: string | Buffer, pointer: string) =>
    cut(text, pointer).map((each) => Buffer.from(each?.bytes ?? []).toString());

  it('cuts elements out as documents of their own, with the namespaces that were declared around them', () => {
    const list = `<?xml version="1.0"?>\r\n<l:list xmlns:l="urn:l" xmlns="urn:out" xmlns:cbc='urn:c' at="x xmlns:no='1'">
<!-- <l:row> is not one --><l:row><Order xmlns="urn:in"><cbc:ID a=">">1</cbc:ID><![CDATA[</Order>]]></Order></l:row>
<l:row xmlns:cbc="urn:other"><Order/>\r\n</l:row></l:list>`;
    expect(texts(list, '/list/row')).toEqual([
      `<l:row xmlns:l="urn:l" xmlns="urn:out" xmlns:cbc='urn:c'><Order xmlns="urn:in"><cbc:ID a=">">1</cbc:ID><![CDATA[</Order>]]></Order></l:row>`,
      `<l:row xmlns:l="urn:l" xmlns="urn:out" xmlns:cbc="urn:other"><Order/>\r\n</l:row>`,
    ]);
    expect(texts(list, '/list/row/Order')).toEqual([
      `<Order xmlns:l="urn:l" xmlns:cbc='urn:c' xmlns="urn:in"><cbc:ID a=">">1</cbc:ID><![CDATA[</Order>]]></Order>`,
      `<Order xmlns:l="urn:l" xmlns="urn:out" xmlns:cbc="urn:other"/>`,
    ]);
    const [first] = texts(list, '/list/row/Order');
    expect(readXml(Buffer.from(first ?? '')).root).toMatchObject({
      ...{ name: 'Order', namespace: 'urn:in' },
      children: [{ name: 'ID', namespace: 'urn:c', text: '1' }],
    });
    expect(cut(list, '/list/@at'), 'an attribute is no document').toEqual([undefined]);
  });

  it('says which bytes of the answer an element was, whatever its encoding', () => {
    const latin = Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><l><é>ü</é><r>\u00e4</r></l>', 'latin1');
    expect(texts(latin, '/l/r')).toEqual(['<r>ä</r>']);
    const [at] = cut(latin, '/l/r');
    expect(latin.subarray(at?.offset, (at?.offset ?? 0) + (at?.length ?? 0)).toString('latin1')).toBe('<r>\u00e4</r>');
  });

  it.each(['<feed>', 'no markup', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'])(
    'is refused when it is none: %s',
    (text) => {
      expect(() => xml(text)).toThrow(/did not answer with XML/);
    },
  );
});

describe('what an answer is in', () => {
  it.each([
    ['application/json; charset=utf-8', '<', 'json'],
    ['application/hal+json', '', 'json'],
    ['text/xml', '{', 'xml'],
    ['application/atom+xml;type=feed', '', 'xml'],
    ['text/plain', ' \n<a/>', 'xml'],
    ['application/octet-stream', '{"a":1}', 'json'],
    [undefined, '\ufeff<a/>', 'xml'],
    [undefined, '[]', 'json'],
    [undefined, '<html>', 'json'],
    ['text/html', '<p>', 'json'],
  ] as const)('is told by its type, and where that says nothing, by how it begins: %s', (type, text, kind) => {
    expect(kindOfAnswer(type, Buffer.from(text))).toBe(kind);
  });
});

describe('what is filled into paths and names', () => {
  it('cannot become another path', () => {
    expect(pathFrom('/outbox/{id}/content', { id: '../../admin?x=1#y' })).toBe(
      '/outbox/..%2F..%2Fadmin%3Fx%3D1%23y/content',
    );
    expect(pathFrom('/outbox/{id}', { id: '..' })).toBe('/outbox/%2E%2E');
    expect(pathFrom('/a/{other}', { id: 'x' })).toBe('/a/{other}');
  });

  it('cannot end the text that it stands in', () => {
    const values = { id: `"1" & <2>` };
    expect(bodyFrom('{"id":"{id}"}', values, 'application/json')).toBe('{"id":"\\"1\\" & <2>"}');
    expect(bodyFrom('<id>{id}</id>', values, 'application/xml')).toBe('<id>&#34;1&#34; &#38; &#60;2&#62;</id>');
    expect(bodyFrom('{id} {other}', values, 'text/plain')).toBe('"1" & <2> {other}');
  });

  it('cannot become a folder', () => {
    const item = json('{"file":"..\\\\..\\/etc/pass\\u0000wd"}');
    expect(nameFrom('{/file}', '1', item)).toBe('.._.._etc_pass_wd');
    expect(nameFrom('{id}.json', 'A/1', item)).toBe('A_1.json');
    expect(nameFrom('{/nothing}', '1', item)).toBe('unnamed');
  });
});
