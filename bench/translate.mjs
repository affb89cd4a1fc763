// What translating costs, against full validation of the same bytes (EDI) or their bare parse (records of CSV; fast-xml-parser with
// its validator), in the same round: CPU time of this process, which has one thread at work. Translation is from a set that was read
// to a document with the place of every field and what was left over; of CSV and XML it is from bytes to documents, the parse in it.
// Usage: npm run bench:translate -- [ROUNDS]
import path from 'node:path';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { createInterchangeReader, readCsv } from '../dist/libs/edi/src/index.js';
import { compileMapping, readXmlFile } from '../dist/libs/mapping/src/index.js';
import { compilePartner, loadPartnerFolder } from '../dist/libs/partners/src/index.js';
import { handOver } from './hand-over.mjs';
import { chunksOf, x12Input, x12ShipNotices } from './input.mjs';
import {
  catalogue,
  edifactInvoices,
  rowsOfOrders,
  shipNotice,
  standardMapping,
  ublInvoice,
  x12Invoices,
} from './translate-input.mjs';

const root = path.resolve(import.meta.dirname, '..');
const rounds = Number(process.argv[2] ?? 5);
const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];

/** Milliseconds of CPU that something takes, once it is warm. */
async function cpu(run, times = 1) {
  const from = process.cpuUsage();
  for (let n = 0; n < times; n++) await run();
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1000 / times;
}

const { sources } = await loadPartnerFolder(path.join(root, 'partner-profiles'), path.join(root, 'mappings'));
const partners = new Map(
  sources.map((each) => {
    const compiled = compilePartner(each);
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
    return [compiled.value.id, compiled.value];
  }),
);

function compiled(name, release) {
  const { mapping, findings } = compileMapping(standardMapping(name), {
    release,
    settings: { timeZone: 'Europe/Berlin', amounts: { impliedDecimals: 'standard' } },
    tables: standardMapping(`${name.split('/')[0]}/tables`),
  });
  if (!mapping) throw new Error(JSON.stringify(findings));
  return mapping;
}

function read(bytes, onSet) {
  const reader = createInterchangeReader({ onSet });
  for (const chunk of chunksOf(bytes)) reader.push(chunk);
  if (!reader.end().complete) throw new Error('the input was not read');
}

/** Sets of EDI: what full validation takes, and what translating the sets takes after it. */
function sets(name, release, bytes) {
  const mapping = compiled(name, release);
  const all = [];
  read(bytes, (set) => all.push(set));
  const translate = () => {
    for (const set of all)
      if (mapping.read(set).documents[0].provenance.size === 0) throw new Error('nothing was read');
  };
  return { yardstick: () => read(bytes, () => undefined), run: translate, target: 8 };
}

/** The same sets translated: what it takes to hand them over and to make them ready to store. */
function handed(name, release, bytes) {
  const mapping = compiled(name, release);
  const all = [];
  read(bytes, ({ tree: _tree, content: _content, ...set }) => all.push(set));
  let translations = [];
  // What is handed over is gone: each round has its own.
  const prepare = () => {
    translations = [];
    read(bytes, (set) => translations.push(mapping.read(set)));
  };
  const run = () => {
    for (const [n, set] of all.entries()) handOver({ set, translation: { findings: [], ...translations[n] } });
  };
  return { yardstick: () => read(bytes, () => undefined), prepare, run, target: 2 };
}

// eslint-disable-next-line @typescript-eslint/require-await -- as a store gives them
async function* streamed(bytes) {
  yield* chunksOf(bytes);
}

function rows(partner, bytes) {
  const run = async () => {
    let count = 0;
    for await (const event of partner.csv.read(streamed(bytes), 0)) if (event.kind === 'set') count++;
    if (count === 0) throw new Error('the input was not read');
  };
  const yardstick = async () => {
    const events = readCsv(streamed(bytes), partner.csv.agreed);
    for (let next = await events.next(); !next.done; next = await events.next());
  };
  return { yardstick, run, target: 1.5 };
}

function elements(name, bytes) {
  const mapping = compiled(name, '');
  const run = async () => {
    const { sets: found } = await readXmlFile(streamed(bytes), [mapping]);
    if (!found[0]?.translation.documents[0]) throw new Error('the input was not read');
  };
  // As our reader asks for it: values as they are written, with their places.
  const options = {
    ...{ preserveOrder: true, captureMetaData: true, ignoreAttributes: false, attributeNamePrefix: '' },
    ...{ trimValues: false, parseTagValue: false, parseAttributeValue: false, processEntities: false },
  };
  const yardstick = () => {
    const text = bytes.toString('utf8');
    XMLValidator.validate(text);
    new XMLParser(options).parse(text);
  };
  return { yardstick, run, target: 2.5 };
}

const cases = [
  ['X12 855, 200 lines', 'full validation', sets('x12/855', '004010', x12Input(3e5))],
  ['X12 856, 100 packs', 'full validation', sets('x12/856', '004010', x12ShipNotices(3e5))],
  ['X12 810, 100 lines', 'full validation', sets('x12/810', '004010', x12Invoices(3e5))],
  ['EDIFACT INVOIC, 100 lines', 'full validation', sets('edifact/INVOIC', 'D:96A:UN', edifactInvoices(3e5))],
  ['CSV, 20 rows', 'its parse', rows(partners.get('kern'), rowsOfOrders(100))],
  ['UBL Invoice, 100 lines', 'its parse', elements('ubl/Invoice', ublInvoice(100))],
];

for (const [name, ...input] of [
  ['X12 855', 'x12/855', '004010', x12Input(3e5)],
  ['X12 856', 'x12/856', '004010', x12ShipNotices(3e5)],
  ['X12 810', 'x12/810', '004010', x12Invoices(3e5)],
  ['EDIFACT INVOIC', 'edifact/INVOIC', 'D:96A:UN', edifactInvoices(3e5)],
]) {
  cases.push([`${name}, handed over and ready`, 'full validation', handed(...input)]);
}

console.log(`medians of ${rounds} rounds, Node ${process.version}, CPU time\n`);
for (const [name, against, { yardstick, prepare, run, target }] of cases) {
  // A gateway runs for days: both are measured warm.
  for (const each of [yardstick, run]) {
    for (let spent = 0; spent < 1000;) {
      prepare?.();
      spent += await cpu(each);
    }
  }
  const measured = [];
  for (let round = 0; round < rounds; round++) {
    prepare?.();
    const base = await cpu(yardstick, 3);
    // Several passes: one of 50 ms holds a collection of garbage, or none.
    measured.push([(await cpu(run, prepare ? 1 : 5)) / base, base]);
  }
  const ratio = median(measured.map(([each]) => each));
  const verdict = ratio <= target ? '' : `, ${(ratio - target).toFixed(1)} more than wanted`;
  console.log(`${name.padEnd(28)} ${ratio.toFixed(1).padStart(5)} times ${against} (at most ${target}${verdict})`);
}

console.log('');
for (const [name, type, make, most] of [
  ['ship notice', 'x12/856', shipNotice, 5000],
  ['price catalogue', 'x12/832', catalogue, 20_000],
]) {
  const mapping = compiled(type, '004010');
  const sizes = [most / 4, most / 2, most];
  const inputs = sizes.map((size) => make(size));
  const measured = sizes.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const [n, bytes] of inputs.entries()) {
      measured[n].push(await cpu(() => read(bytes, (set) => mapping.read(set))));
    }
  }
  const times = measured.map(median);
  const factors = times.map((time) => `${time.toFixed(0)} ms (${(time / times[0]).toFixed(1)})`);
  console.log(`${name}, ${sizes.join(', ')} lines, read and translated: ${factors.join(', ')}`);
}
