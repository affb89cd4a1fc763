// How many documents a second are read to canonical with provenance, against the bare parse of the same bytes (segments with every
// text; records of CSV) in the same round; and whether a long document takes longer than its length.
// Usage: npm run bench:translate -- [ROUNDS]
import path from 'node:path';
import { createInterchangeReader, createSegmentReader, readCsv } from '../dist/libs/edi/src/index.js';
import { compilePartner, loadPartnerFolder } from '../dist/libs/partners/src/index.js';
import { chunksOf } from './input.mjs';
import { acknowledgements, catalogue, invoices, rowsOfOrders, shipNotice } from './translate-input.mjs';

const root = path.resolve(import.meta.dirname, '..');
const rounds = Number(process.argv[2] ?? 5);
const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];

async function seconds(run) {
  const from = process.hrtime.bigint();
  await run();
  return Number(process.hrtime.bigint() - from) / 1e9;
}

const { sources } = await loadPartnerFolder(path.join(root, 'partner-profiles'), path.join(root, 'mappings'));
const partners = new Map(
  sources.map((each) => {
    const compiled = compilePartner(each);
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
    return [compiled.value.id, compiled.value];
  }),
);

/** The documents of an interchange, each with the place of every field. */
function documentsOf(partner, bytes) {
  let count = 0;
  const reader = createInterchangeReader({
    validation: partner.validation,
    onSet: (set) => {
      for (const { document, provenance } of partner.translate(set).documents) {
        if (!document || provenance.size === 0) throw new Error('a document was not read');
        count++;
      }
    },
  });
  for (const chunk of chunksOf(bytes)) reader.push(chunk);
  if (!reader.end().complete || count === 0) throw new Error('the input was not read');
  return count;
}

function segmentsOf(bytes) {
  const reader = createSegmentReader();
  for (const chunk of chunksOf(bytes)) for (const segment of reader.push(chunk)) segment.texts();
  reader.end();
}

// eslint-disable-next-line @typescript-eslint/require-await -- as a store gives them
async function* streamed(bytes) {
  yield* chunksOf(bytes);
}

async function rowsOf(partner, bytes) {
  let count = 0;
  for await (const event of partner.csv.read(streamed(bytes), 0)) if (event.kind === 'set') count++;
  if (count === 0) throw new Error('the input was not read');
  return count;
}

async function recordsOf(partner, bytes) {
  const events = readCsv(streamed(bytes), partner.csv.agreed);
  for (let next = await events.next(); !next.done; next = await events.next());
}

const formats = [
  ['X12 855, 200 lines', 'acme', acknowledgements(), documentsOf, (_, bytes) => segmentsOf(bytes)],
  ['EDIFACT INVOIC, 100 lines', 'nordwind', invoices(), documentsOf, (_, bytes) => segmentsOf(bytes)],
  ['CSV, 20 rows', 'kern', rowsOfOrders(500), rowsOf, recordsOf],
];

console.log(`medians of ${rounds} rounds, Node ${process.version}\n`);
for (const [name, id, bytes, read, parse] of formats) {
  const partner = partners.get(id);
  const count = await read(partner, bytes);
  await parse(partner, bytes);
  const measured = [];
  for (let round = 0; round < rounds; round++) {
    const whole = await seconds(() => read(partner, bytes));
    measured.push([whole, whole / (await seconds(() => parse(partner, bytes)))]);
  }
  const speed = count / median(measured.map(([whole]) => whole));
  const ratio = median(measured.map(([, ratio]) => ratio));
  console.log(
    `${name.padEnd(28)} ${speed.toFixed(0).padStart(6)} documents/s   ${ratio.toFixed(1)} times the bare parse`,
  );
}

console.log('');
for (const [name, make, most] of [
  ['ship notice', shipNotice, 5000],
  ['price catalogue', catalogue, 20_000],
]) {
  const sizes = [most / 4, most / 2, most];
  const inputs = sizes.map((size) => make(size));
  const measured = sizes.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const [n, bytes] of inputs.entries()) {
      measured[n].push(await seconds(() => documentsOf(partners.get('acme'), bytes)));
    }
  }
  const times = measured.map(median);
  const factors = times.map((time) => `${(time * 1000).toFixed(0)} ms (${(time / times[0]).toFixed(1)})`);
  console.log(`${name}, ${sizes.join(', ')} lines: ${factors.join(', ')}`);
}
