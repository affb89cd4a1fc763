import type { ArrivalEntry, Books, DocumentEntry, FileEntry } from '../ports/books.js';
import { nameOf } from './document-name.js';
import { pageSize, rowsOf } from './pages.js';
import { settle } from './settle.js';
import type { Hole } from '../model/statement.js';
import type { Tally } from './tally.js';

const limit = pageSize;

/** Files against outcomes: every byte that came has one disposition. */
export async function checkFiles(books: Books, since: Date | null, tally: Tally): Promise<void> {
  for await (const file of rowsOf<FileEntry>((after) => books.files({ since, after, limit }))) {
    await checkFile(books, file, tally);
  }
}

async function checkFile(books: Books, file: FileEntry, tally: Tally): Promise<void> {
  // The bytes of what came out of a wrapper came with the wrapper.
  if (file.parent === null) tally.countBytes(file.size);
  const { id, partner, name, size, kept } = file;
  const hole = (code: Hole['code'], message: string) => tally.hole({ code, kind: 'file', id, partner, message });
  settle('file', file, `File ${name}`, tally);
  if (kept !== size) {
    hole(
      'bytes-lost',
      `File ${name}: ${size} bytes were received and ${kept} are kept. Put them back from a backup, or ask the partner to send the file again.`,
    );
  }
  if (file.state !== 'split') return;
  if (file.wrapper === null) return checkTiles(books, file, tally);
  if (file.parts === 0 || file.lastPart !== file.parts - 1) {
    hole(
      'parts-lost',
      `File ${name}: ${file.lastPart + 1} files came out of it and ${file.parts} are there. Ask the partner to send it again.`,
    );
  }
}

/** Arrivals tile their file: each begins where the one before it ends, and the last one ends with the file. */
async function checkTiles(books: Books, file: FileEntry, tally: Tally): Promise<void> {
  const gap = (from: number, to: number) => {
    const { id, partner, name } = file;
    const stretch = from < to ? `no interchange has bytes ${from} to ${to}` : `two interchanges have byte ${to}`;
    const message = `File ${name}: ${stretch}. Restore it from a backup, or ask the partner to send the file again.`;
    tally.hole({ code: 'not-tiled', kind: 'file', id, partner, message });
  };
  let end = 0;
  for await (const arrival of rowsOf<ArrivalEntry>((after) => books.arrivals(file.id, { after, limit }))) {
    if (arrival.offset !== end) gap(end, arrival.offset);
    end = arrival.offset + arrival.length;
    settle('arrival', arrival, `Interchange ${arrival.index + 1} of file ${file.name}`, tally);
    if (arrival.state === 'read') await checkSets(books, file, arrival, tally);
  }
  if (end !== file.size) gap(end, file.size);
}

/** Each set of an interchange that was read has a document at least, and each document an end or an owner. */
async function checkSets(books: Books, file: FileEntry, arrival: ArrivalEntry, tally: Tally): Promise<void> {
  const where = `interchange ${arrival.index + 1} of file ${file.name}`;
  let next = 0;
  for await (const document of rowsOf<DocumentEntry>((after) => books.documents(arrival.id, { after, limit }))) {
    if (document.setIndex > next) {
      const { id, partner } = arrival;
      const message = `Sets ${next + 1} to ${document.setIndex} of ${where} have no outcome. Restore them from a backup, or ask the partner to send them again.`;
      tally.hole({ code: 'set-lost', kind: 'arrival', id, partner, message });
    }
    next = document.setIndex + 1;
    checkDocument(document, `${nameOf(document)} (set ${next} of ${where})`, tally);
  }
}

function checkDocument(document: DocumentEntry, what: string, tally: Tally): void {
  const { id, partner, state, lane, waits, unapplied } = document;
  const hole = (code: Hole['code'], message: string) => tally.hole({ code, kind: 'document', id, partner, message });
  if (state === 'accepted' && lane === null && !waits) {
    return hole('nobody-has-it', `${what} is in no lane: nothing delivers it. Report this as a fault of Quayside.`);
  }
  settle('document', document, what, tally);
  if (state === 'delivered' && unapplied > 0) {
    hole(
      'not-applied',
      `${what} counts as delivered, but ${unapplied === 1 ? '1 planned change was' : `${unapplied} planned changes were`} not made in Odoo. Look at it in the console and process it again.`,
    );
  }
}
