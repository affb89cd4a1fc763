import { readInProcess, ReadingLimit } from '@quayside/exchange';
import { parentPort, type MessagePort } from 'node:worker_threads';
import { type HandedOver, handedOver, transferred } from './handed-over.js';
import type { FromWorker, ToWorker } from './reading-protocol.js';

const port = parentPort;
if (!port) throw new TypeError('the reading worker runs in a worker thread only');
serve(port);

/** Reads one interchange after another, for as long as the thread lives. */
function serve(port: MessagePort): void {
  const reading = readInProcess();
  const waiting: ((message: ToWorker) => void)[] = [];
  const next = () => new Promise<ToWorker>((resolve) => waiting.push(resolve));
  const say = (message: FromWorker) =>
    port.postMessage(message, 'events' in message ? message.events.flatMap(transferred) : []);

  port.on('message', (message: ToWorker) => {
    if (message.kind === 'start') void read(message.request);
    else waiting.shift()?.(message);
  });

  async function read(request: Extract<ToWorker, { kind: 'start' }>['request']): Promise<void> {
    let events: HandedOver[] = [];
    const handOver = () => {
      const out = events;
      events = [];
      return out;
    };
    async function* chunks(): AsyncIterable<Uint8Array> {
      for (;;) {
        say({ kind: 'more', events: handOver() });
        const message = await next();
        if (message.kind !== 'chunk') return;
        yield message.bytes;
      }
    }
    try {
      for await (const event of reading.read({ ...request, chunks: chunks() })) events.push(handedOver(event));
      say({ kind: 'done', events: handOver() });
    } catch (error) {
      if (error instanceof ReadingLimit) return say({ kind: 'beyond-limit', code: error.code, limit: error.limit });
      const { message, stack } = error instanceof Error ? error : new Error(String(error));
      say({ kind: 'broken', message, stack });
    }
  }
}
