import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readXml } from './read-xml.js';
import { writeXml, type XmlOut } from './write-xml.js';
import { unknownCharacter } from './xml-characters.js';
import type { XmlElement } from './xml-element.js';

const leaf = (name: string, text: string): XmlOut => ({ name, text, attributes: [], children: [] });

it('writes declaration, document type, namespaces and elements, each on a line', () => {
  const root: XmlOut = {
    name: 'a:order',
    attributes: [['number', '1 "2" <3> & 4']],
    text: '',
    children: [leaf('id', 'A & B'), leaf('empty', '')],
  };
  const written = writeXml(root, {
    namespaces: [
      ['', 'urn:b'],
      ['a', 'urn:a'],
    ],
    doctype: '<!DOCTYPE order SYSTEM "order.dtd">',
  });
  expect(written).toEqual({
    ok: true,
    value: `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE order SYSTEM "order.dtd">
<a:order xmlns="urn:b" xmlns:a="urn:a" number="1 &quot;2&quot; &lt;3&gt; &amp; 4">
  <id>A &amp; B</id>
  <empty/>
</a:order>
`,
  });
});

it('says which character XML cannot carry', () => {
  expect(writeXml(leaf('a', 'x\u0001'), { namespaces: [] })).toEqual({
    ok: false,
    error: 'XML cannot carry the character U+0001',
  });
  expect(writeXml(leaf('a', '\uD800'), { namespaces: [] })).toEqual({
    ok: false,
    error: 'XML cannot carry the character U+D800',
  });
});

const text = fc.string({ unit: 'binary', maxLength: 12 });
const isXml = (value: string) => unknownCharacter(value) === undefined;

it('writes what is read again to the same texts, whatever stands in them', () => {
  fc.assert(
    fc.property(text.filter(isXml), text.filter(isXml), (value, attribute) => {
      const root: XmlOut = { name: 'a', attributes: [['b', attribute]], text: '', children: [leaf('c', value)] };
      const written = writeXml(root, { namespaces: [] });
      const read: XmlElement | undefined = written.ok ? readXml(Buffer.from(written.value)).root : undefined;
      expect(read?.children[0]?.text).toBe(value);
      expect(read?.attributes[0]?.value).toBe(attribute);
    }),
  );
});
