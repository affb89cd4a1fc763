import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { readXml, type XmlReading } from './read-xml.js';
import type { XmlElement } from './xml-element.js';

const bytesOf = (text: string) => Buffer.from(text, 'utf8');
const read = (text: string) => readXml(bytesOf(text));

/** Code, line and column of the only finding. */
function faultOf({ root, findings }: XmlReading): string {
  expect(root).toBeUndefined();
  expect(findings).toHaveLength(1);
  const [first] = findings;
  return `${first?.code} ${first?.row ?? ''}:${first?.column ?? ''} ${first?.message}`;
}

function rootOf({ root, findings }: XmlReading): XmlElement {
  expect(findings).toEqual([]);
  if (!root) throw new Error('no root');
  return root;
}

describe('an XML file', () => {
  it('is read to elements with their namespaces, attributes and texts', () => {
    const root = rootOf(
      read(`<?xml version="1.0"?>
<a:order xmlns:a="urn:a" xmlns="urn:b" number="7" xml:lang="de">
  <id a:kind="x">P &amp; Q&#252;</id><!-- not said -->
  <note><![CDATA[<b>]]> &lt;end</note>
  <empty/>
</a:order>`),
    );
    expect(root).toMatchObject({ name: 'order', namespace: 'urn:a' });
    expect(root.attributes.map(({ name, namespace, value }) => [name, namespace, value])).toEqual([
      ['number', '', '7'],
      ['lang', 'http://www.w3.org/XML/1998/namespace', 'de'],
    ]);
    expect(root.children.map(({ name, namespace, text }) => [name, namespace, text])).toEqual([
      ['id', 'urn:b', 'P & Qü'],
      ['note', 'urn:b', '<b> <end'],
      ['empty', 'urn:b', ''],
    ]);
    expect(root.children[0]?.attributes[0]).toMatchObject({ name: 'kind', namespace: 'urn:a', value: 'x' });
  });

  it('may declare a prefix anew: inside it means the new namespace, behind it the old one again', () => {
    const root = rootOf(
      read('<x:a xmlns:x="urn:1"><x:b xmlns:x="urn:2" x:c="1"><x:b/></x:b><x:b/><b xmlns="urn:3"/><b/></x:a>'),
    );
    const [inner, behind, other, none] = root.children;
    expect(root.namespace).toBe('urn:1');
    expect([inner, inner?.attributes[0], inner?.children[0]].map((each) => each?.namespace)).toEqual(
      Array.from({ length: 3 }, () => 'urn:2'),
    );
    expect([behind, other, none].map((each) => each?.namespace)).toEqual(['urn:1', 'urn:3', '']);
  });

  it.each([
    ['UTF-8 without a mark', (text: string) => Buffer.from(text)],
    ['UTF-8 with its mark', (text: string) => Buffer.from(`\uFEFF${text}`)],
    [
      'UTF-16 with its mark',
      (text: string) => iconv.encode(text.replace('UTF-8', 'UTF-16'), 'utf-16le', { addBOM: true }),
    ],
    [
      'UTF-16BE with its mark',
      (text: string) => iconv.encode(text.replace('UTF-8', 'UTF-16'), 'utf-16be', { addBOM: true }),
    ],
    ['UTF-16 without a mark', (text: string) => iconv.encode(text.replace('UTF-8', 'UTF-16'), 'utf-16le')],
    ['ISO-8859-1', (text: string) => iconv.encode(text.replace('UTF-8', 'ISO-8859-1'), 'latin1')],
    ['windows-1252', (text: string) => iconv.encode(text.replace('UTF-8', 'windows-1252'), 'windows-1252')],
  ])('in %s gives texts whose bytes are found again', (_, encoded) => {
    const text = '<?xml version="1.0" encoding="UTF-8"?>\r\n<o>\r\n <ü a="1" b=\'größe\'>\r\n Straße </ü>\r\n</o>';
    const bytes = encoded(text);
    const root = rootOf(readXml(Buffer.concat([Buffer.alloc(10), bytes]).subarray(10), 10));
    const [line] = root.children;
    const cut = ({ offset = 0, length = 0 } = {}) => bytes.subarray(offset - 10, offset - 10 + length);
    const decoded = (part: Buffer) => {
      for (const name of ['utf-16le', 'utf-16be', 'utf-8', 'windows-1252']) {
        const found = iconv.decode(part, name);
        if (['Straße', 'größe'].includes(found)) return found;
      }
      return part.toString('hex');
    };
    expect(line?.text.trim()).toBe('Straße');
    expect(decoded(cut(line?.place()))).toBe('Straße');
    expect(line?.place()).toMatchObject({ row: 4, column: 2 });
    expect(decoded(cut(line?.attributes[1]?.place()))).toBe('größe');
    expect(line?.attributes[1]?.place()).toMatchObject({ row: 3 });
  });

  it('may begin with the document type of cXML, which is not fetched', () => {
    const doctype = '<!DOCTYPE cXML SYSTEM "http://xml.cxml.org/schemas/cXML/1.2.014/cXML.dtd">';
    const reading = read(`<?xml version="1.0"?>\n${doctype}\n<cXML payloadID="1"/>`);
    expect(rootOf(reading).place()).toMatchObject({ row: 3, column: 1 });
    expect(reading.doctype).toBe(doctype);
  });

  it.each([
    ['<a><b></a></b>', /xml-syntax 1:\d+ .*closing tag/],
    ['<a>', /xml-syntax .*Unclosed/],
    ['<a></a><b/>', /xml-syntax 1:8 A second root/],
    ['<a/>junk', /xml-syntax 1:5 Text stands behind/],
    ['junk<a/>', /xml-syntax 1:1 This is no XML: expected "<", found /],
    ['{}', /xml-syntax 1:1 This is no XML: expected "<", found /],
    ['', /xml-syntax .*no element/],
    [' {"a": 1}', /xml-syntax 1:2 This is no XML: expected "<", found "\{"a":"$/],
    ['<!-- a -->', /xml-syntax .*no element/],
    ['<a b="1" b="2"/>', /xml-syntax .*'b'/],
    ['<a b=1/>', /xml-syntax .*'b'/],
    ['<a b="<"/>', /xml-syntax 1:7 A "<" within a tag/],
    ['<a>\n x & y</a>', /xml-syntax 2:4 An "&"/],
    ['<a>&nbsp;</a>', /xml-syntax 1:4 "&nbsp;" is no reference/],
    ['<a b="&x;"/>', /xml-syntax 1:7 "&x;" is no reference/],
    ['<a>&#0;</a>', /xml-syntax 1:4 "&#0;"/],
    ['<a>&#xD800;</a>', /xml-syntax 1:4/],
    ['<a>]]></a>', /xml-syntax 1:4 Text holds/],
    ['<a>\u0001</a>', /xml-syntax 1:4 XML knows no character U\+0001/],
    ['<a><!-- -- --></a>', /xml-syntax 1:9 A comment/],
    ['<a><!-- </a>', /xml-syntax 1:4 A comment is never closed/],
    ['<a b="></a>', /xml-syntax 1:1 A tag is never closed/],
    ['<![CDATA[x]]><a/>', /xml-syntax 1:1 A CDATA/],
    ['<x:a/>', /xml-namespace 1:1 The prefix "x"/],
    ['<a x:b="1"/>', /xml-namespace 1:1 The prefix "x"/],
    ['<a><__proto__>1</__proto__></a>', /xml-syntax/],
    ['<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', /xml-doctype 1:1 .*internal subset/],
    ['<!DOCTYPE a [<!ENTITY % b SYSTEM "file:///etc/passwd"> %b;]><a/>', /xml-doctype 1:1/],
    ['<a><!DOCTYPE a></a>', /xml-doctype 1:4/],
    ['<a><!ELEMENT a></a>', /xml-syntax 1:4/],
  ])('that says %s is refused', (text, says) => {
    expect(faultOf(read(text))).toMatch(says);
  });

  it('is refused when its bytes are not in the encoding that it says, with the first byte that is not', () => {
    const text = '<?xml version="1.0" encoding="UTF-8"?><a>Größe</a>';
    const [fault] = readXml(iconv.encode(text, 'latin1'), 100).findings;
    expect(fault).toMatchObject({ code: 'xml-encoding', offset: 100 + text.indexOf('ö') });
    expect(faultOf(readXml(bytesOf('<?xml version="1.0" encoding="UTF-16"?><a/>')))).toMatch(
      /one byte for a character/,
    );
    expect(faultOf(readXml(bytesOf('<?xml version="1.0" encoding="x-none"?><a/>')))).toMatch(/"x-none"; read are/);
  });

  it('is refused beyond each limit, and does not take long for it', () => {
    const started = performance.now();
    expect(faultOf(read(`${'<a>'.repeat(65)}${'</a>'.repeat(65)}`))).toMatch(/xml-limit .*64 elements within/);
    expect(rootOf(read(`${'<a>'.repeat(64)}${'</a>'.repeat(64)}`)).name).toBe('a');
    const attributes = Array.from({ length: 100_000 }, (_, i) => `a${i}="1"`).join(' ');
    expect(faultOf(read(`<a ${attributes}/>`))).toMatch(/xml-limit .*64 attributes/);
    const small = { bytes: 100, depth: 5, elements: 3, attributes: 2 };
    expect(faultOf(readXml(bytesOf('<a><b/><b/><b/></a>'), 0, small))).toMatch(/xml-limit .*3 elements/);
    expect(faultOf(readXml(bytesOf(`<a>${'x'.repeat(100)}</a>`), 0, small))).toMatch(/xml-limit .*107 bytes/);
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it('takes no longer for long texts and blanks than for others', () => {
    const started = performance.now();
    expect(rootOf(read(`<a>x${' '.repeat(300_000)}y</a>`)).place()).toMatchObject({ offset: 3, length: 300_002 });
    expect(rootOf(read(`<a>${' '.repeat(300_000)}</a>`)).place()).toMatchObject({ offset: 0, length: 3 });
    expect(performance.now() - started).toBeLessThan(3000);
  });

  it('never expands what a document type declares, and does not hang on it', () => {
    const laughs = Array.from({ length: 20 }, (_, i) => `<!ENTITY l${i + 1} "&l${i};&l${i};">`).join('');
    expect(faultOf(read(`<!DOCTYPE a [<!ENTITY l0 "ha">${laughs}]><a>&l20;</a>`))).toMatch(/xml-doctype/);
    const long = `<!ENTITY x "${'x'.repeat(50_000)}">`;
    expect(faultOf(read(`<!DOCTYPE a [${long}]><a>${'&x;'.repeat(10_000)}</a>`))).toMatch(/xml-doctype/);
  });
});
