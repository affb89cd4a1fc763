import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mutated, random } from '@quayside/samples/interchanges';
import { unstorableIn } from '@quayside/std';
import { expect, it } from 'vitest';
import { readJson } from '../json/read-json.js';
import { readXml, type XmlReading } from './read-xml.js';
import type { XmlElement } from './xml-element.js';

const xml = readFileSync(join(import.meta.dirname, '../../../../mappings/ubl/examples/Invoice.xml'));
const json = Buffer.from(JSON.stringify({ a: ['ä', 1.5, null, { b: 'x\n"' }], c: { d: true } }, null, 1));

/** Every place of a reading lies within its bytes. */
function placesIn({ root, findings }: XmlReading, size: number): void {
  const visit = (element: XmlElement): void => {
    for (const { offset = 0, length = 0 } of [element.place(), ...element.attributes.map((each) => each.place())]) {
      expect(offset).toBeGreaterThanOrEqual(0);
      expect(offset + length).toBeLessThanOrEqual(size);
    }
    element.children.forEach(visit);
  };
  if (root) visit(root);
  else expect(findings.length).toBeGreaterThan(0);
}

it.each([1, 2, 3])('reads damaged XML and JSON to values or to a finding, and never fails (%i)', (seed) => {
  const next = random(seed);
  for (let run = 0; run < 80; run++) {
    const damaged = mutated(xml, next);
    placesIn(readXml(damaged), damaged.length);
    const { value, findings } = readJson(mutated(json, next));
    expect(value !== undefined || findings.length > 0).toBe(true);
    expect(unstorableIn([value, findings])).toBeUndefined();
  }
});

const hostile = ['\\u0000', '\\ud800', '\\udc00x', '\0', '&#0;', '&#xD800;', '&#xFFFE;', '\u202e'];

it.each(hostile)('takes %j for a fault of the file, or for a text that can be kept', (text) => {
  for (const at of [1, 8, 30, 40, 60, 100]) {
    const json = `{"a${at === 30 ? text : ''}": ["${at < 30 ? text : 'b'}", {"${at > 40 ? text : 'c'}": "${text}"}]}`;
    const { value, findings } = readJson(Buffer.from(json));
    expect(unstorableIn([value, findings])).toBeUndefined();
    const { root, findings: told } = readXml(Buffer.from(`<a b="${at < 30 ? text : ''}">${text}<c>${text}</c></a>`));
    expect(unstorableIn([root?.text, root?.attributes.map((each) => each.value), told])).toBeUndefined();
    expect(root !== undefined || told.length > 0).toBe(true);
  }
});
