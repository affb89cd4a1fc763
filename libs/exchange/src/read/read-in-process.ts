import { createInterchangeReader, type SetReading } from '@quayside/edi';
import { settleTranslation } from '@quayside/mapping';
import { compilePartner, type Partner, type ProfileSources } from '@quayside/partners';
import type { FileFormat, Reading, ReadEvent, ReadRequest } from '../ports/reading.js';

/**
 * Reading in this very thread: what the reading pool runs inside a worker, and what the command line uses. Sets are
 * translated as they are completed and handed on chunk by chunk, so that memory holds one chunk's worth of them.
 */
export function readInProcess(): Reading {
  const compiled = new Map<string, Partner>();
  return {
    async *read(request: ReadRequest): AsyncIterable<ReadEvent> {
      const partner = compiled.get(request.hash) ?? compiledPartner(request.sources);
      compiled.set(request.hash, partner);
      if (request.format !== undefined) {
        yield* documentsOf(partner, request.format, request);
        return;
      }
      let ready: ReadEvent[] = [];
      const reader = createInterchangeReader({
        fileOffset: request.fileOffset,
        validation: partner.validation,
        agreed: (set) => partner.agrees(set),
        ...(request.only === undefined ? {} : { only: request.only }),
        onSet: (set: SetReading) => ready.push(eventOf(partner, set)),
      });
      for await (const chunk of request.chunks) {
        reader.push(chunk);
        const full = ready;
        ready = [];
        yield* settled(full);
      }
      const reading = reader.end();
      yield* settled(ready);
      yield { kind: 'end', reading };
    },
  };
}

async function* documentsOf(
  partner: Partner,
  format: FileFormat,
  { chunks, fileOffset, only }: ReadRequest,
): AsyncGenerator<ReadEvent> {
  const files = partner[format];
  if (!files) throw new TypeError(`the release of ${partner.id} has no ${format.toUpperCase()} documents`);
  for await (const event of files.read(chunks, fileOffset)) {
    if (event.kind !== 'set' || only === undefined || event.set.index === only) yield event;
  }
}

async function* settled(events: readonly ReadEvent[]): AsyncGenerator<ReadEvent> {
  for (const event of events) {
    yield event.kind === 'set' ? { ...event, translation: await settleTranslation(event.translation) } : event;
  }
}

function eventOf(partner: Partner, set: SetReading): ReadEvent {
  const { content: _content, ...summary } = set;
  return { kind: 'set', set: summary, translation: partner.translate(set) };
}

function compiledPartner(sources: ProfileSources): Partner {
  const compiled = compilePartner(sources);
  if (!compiled.ok) {
    throw new TypeError(`release does not compile: ${compiled.error.map((each) => each.message).join('; ')}`);
  }
  return compiled.value;
}
