// What it costs to hand a document over to the main thread and to make it ready for the database. Handing over is what the thread that
// reads makes of a translated document (JSON text, hash, places in bytes, mentions), and the message with all that it carries, written
// and read; ready to store is the statement's parameters as they go to PostgreSQL. `npm run bench:translate` measures it.
import { createRequire } from 'node:module';
import { readDocument } from '../dist/libs/exchange/src/read/read-document.js';
import { handedOver, takenOver, transferred } from '../dist/libs/runtime/src/handed-over.js';

const { serialize } = createRequire(import.meta.resolve('pg'))('pg-protocol');

/** Hands over what a set was translated to. Returns how many bytes the database gets. */
export function handOver({ set, translation }) {
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
