import { createInterchangeReader, readAcknowledgement, type SetReading, type SetSummary } from '@quayside/edi';
import { settleTranslation, type Translation } from '@quayside/mapping';
import { compilePartner, type Partner, type ProfileSources } from '@quayside/partners';
import { ReadingLimit } from '../model/errors.js';
import type { FileFormat, Reading, ReadEvent, ReadRequest } from '../ports/reading.js';
import { readDocument } from './read-document.js';

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
      let ready: Ready[] = [];
      const reader = createInterchangeReader({
        fileOffset: request.fileOffset,
        ...partner.reading,
        agreed: (set) => partner.agrees(set),
        ...(request.only === undefined ? {} : { only: request.only }),
        onSet: (set: SetReading) => ready.push(readyOf(partner, set, request)),
      });
      for await (const chunk of request.chunks) {
        reader.push(chunk);
        const full = ready;
        ready = [];
        for (const event of full) yield await event();
      }
      const reading = reader.end();
      for (const event of ready) yield await event();
      yield { kind: 'end', reading };
    },
  };
}

async function* documentsOf(
  partner: Partner,
  format: FileFormat,
  { chunks, fileOffset, only, mostLines }: ReadRequest,
): AsyncGenerator<ReadEvent> {
  const files = partner[format];
  if (!files) throw new TypeError(`the release of ${partner.id} has no ${format.toUpperCase()} documents`);
  for await (const event of files.read(chunks, fileOffset)) {
    if (event.kind !== 'set') yield event;
    else if (only === undefined || event.set.index === only) yield eventOf(event.set, event.translation, { mostLines });
  }
}

/** The event of a set. Where an expression is still open, it is evaluated when the event is asked for. */
type Ready = () => ReadEvent | Promise<ReadEvent>;

function readyOf(partner: Partner, reading: SetReading, limits: Limits): Ready {
  const { content: _content, ...set } = reading;
  const translation = partner.translate(reading);
  if (translation.documents.some(({ open }) => open)) {
    return async () => eventOf(set, await settleTranslation(translation), limits);
  }
  const acknowledges = readAcknowledgement(reading);
  const event = { ...eventOf(set, translation, limits), ...(acknowledges && { acknowledges }) };
  return () => event;
}

interface Limits {
  readonly mostLines?: number | undefined;
}

function eventOf(set: SetSummary, { documents, findings }: Translation, { mostLines = Infinity }: Limits): ReadEvent {
  for (const { document } of documents) {
    const lists = Object.values(document).filter((each) => Array.isArray(each));
    if (lists.some(({ length }) => length > mostLines)) throw new ReadingLimit('reading-lines', mostLines);
  }
  return { kind: 'set', set, documents: documents.map(readDocument), findings };
}

function compiledPartner(sources: ProfileSources): Partner {
  const compiled = compilePartner(sources);
  if (!compiled.ok) {
    throw new TypeError(`release does not compile: ${compiled.error.map((each) => each.message).join('; ')}`);
  }
  return compiled.value;
}
