// What it costs to hand a document over to the main thread and to make it ready for the database, against full validation of the same
// bytes in the same round: CPU time of one thread, medians. Handing over is what the thread that reads makes of a translated document
// (JSON text, hash, places in bytes, mentions), and the message with all that it carries, written and read; ready to store is the
// statement's parameters as they go to PostgreSQL. `npm run bench:translate` prints the ratios too.
// Usage: npm run build && node bench/hand-over.mjs [ROUNDS]
import { createRequire } from 'node:module';
import path from 'node:path';
import { createInterchangeReader } from '../dist/libs/edi/src/index.js';
import { readDocument } from '../dist/libs/exchange/src/read/read-document.js';
import { compilePartner, loadPartnerFolder } from '../dist/libs/partners/src/index.js';
import { handedOver, takenOver, transferred } from '../dist/libs/runtime/src/handed-over.js';
import { chunksOf } from './input.mjs';
import { acknowledgements, catalogue, invoices, shipNotice } from './translate-input.mjs';

const { serialize } = createRequire(import.meta.resolve('pg'))('pg-protocol');
const root = path.resolve(import.meta.dirname, '..');
const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];

function cpuMs(run) {
  const before = process.threadCpuUsage();
  run();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}

/** Reads with full validation; what comes out of it, `onSet` hears. */
function validate(partner, bytes, onSet) {
  const reader = createInterchangeReader({ validation: partner.validation, onSet });
  for (const chunk of chunksOf(bytes)) reader.push(chunk);
  if (!reader.end().complete) throw new Error('the input was not read');
}

/** What one set costs behind its translation. Returns how many bytes the database gets. */
function handOver({ set, translation }) {
  const { documents, findings } = translation;
  const event = handedOver({ kind: 'set', set, documents: documents.map(readDocument), findings });
  const taken = takenOver(structuredClone(event, { transfer: transferred(event) }));
  return taken.documents.reduce((sum, each) => {
    const { document, leftovers, provenance, orders, answers, names, contentHash, number } = each;
    const texts = [orders, answers, names].map((list) => `{${list.map((text) => JSON.stringify(text)).join(',')}}`);
    const large = [document, leftovers, provenance.toBytes()].map((bytes) =>
      Buffer.from(bytes.buffer, 0, bytes.length),
    );
    const values = [...large, ...texts, JSON.stringify(each.findings), contentHash, number];
    return sum + serialize.bind({ values }).length;
  }, 0);
}

/** Both in turns, so many times: the medians of the ratio and of the bytes for each byte that came. */
export function handOverRatio(partner, bytes, rounds) {
  const measured = [];
  for (let round = 0; round < rounds + 2; round++) {
    const translated = [];
    validate(partner, bytes, ({ tree, ...set }) =>
      translated.push({ set, translation: partner.translate({ ...set, tree }) }),
    );
    const validation = cpuMs(() => validate(partner, bytes, () => undefined));
    let stored = 0;
    const handing = cpuMs(() => {
      for (const each of translated) stored += handOver(each);
    });
    // The first rounds are for the compiler.
    if (round >= 2) measured.push({ ratio: handing / validation, stored: stored / bytes.length });
  }
  return {
    ratio: median(measured.map(({ ratio }) => ratio)),
    stored: median(measured.map(({ stored }) => stored)),
  };
}

async function main(rounds) {
  const { sources } = await loadPartnerFolder(path.join(root, 'partner-profiles'), path.join(root, 'mappings'));
  const partners = new Map(
    sources.map((each) => {
      const compiled = compilePartner(each);
      if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
      return [compiled.value.id, compiled.value];
    }),
  );
  console.log(`handing over and making ready to store, medians of ${rounds} rounds, Node ${process.version}\n`);
  for (const [name, id, bytes] of [
    ['X12 855, 200 lines', 'acme', acknowledgements()],
    ['X12 856, 5,000 lines', 'acme', shipNotice(5000)],
    ['X12 832, 20,000 lines', 'acme', catalogue(20_000)],
    ['EDIFACT INVOIC, 100 lines', 'nordwind', invoices()],
  ]) {
    const { ratio, stored } = handOverRatio(partners.get(id), bytes, rounds);
    console.log(
      `${name.padEnd(28)} ${ratio.toFixed(2).padStart(6)} times its full validation (at most 2), ${stored.toFixed(1)} bytes for the database for each byte`,
    );
  }
}

if (process.argv[1] === import.meta.filename) await main(Number(process.argv[2] ?? 5));
