import { createSplitter, type Piece } from '@quayside/edi';
import type { ArrivalRow, FileRow } from '../model/rows.js';
import type { Ports } from '../ports/ports.js';
import type { NewArrival } from '../ports/store.js';
import { firstBytes } from '../step/payload-bytes.js';
import { wakeReading } from '../step/turns.js';
import { moveToWait } from '../step/waiting.js';
import { formatOfFile } from './file-format.js';
import { refuseKind } from './refuse-kind.js';
import { unwrap } from './unwrap.js';

type Stored = FileRow & { readonly state: 'stored' };

/** Step 2. One file becomes N arrivals that tile it, each with its own job. An empty file is an unreadable file. */
export async function splitFile(ports: Ports, id: string): Promise<void> {
  const file = await ports.store.file(id);
  if (file?.state !== 'stored') return;
  const stored = { ...file, state: file.state };
  if (await refuseKind(ports, stored)) return;
  if (await unwrap(ports, stored)) return;
  const pieces = await withoutEnvelope(ports, stored, await piecesOf(ports, stored));
  if (pieces.length === 0) return setAsideEmptyFile(ports, stored);
  const arrivals = pieces.map((piece, index) => arrivalOf(ports, stored, piece, index));
  await ports.store.commit(async (tx) => {
    await tx.move('file', stored, 'split', { what: `${pieces.length} arrival${pieces.length === 1 ? '' : 's'}` });
    await tx.insertArrivals(arrivals);
    await wakeReading(tx, arrivals);
  });
}

async function piecesOf({ store }: Ports, file: FileRow): Promise<readonly Piece[]> {
  const splitter = createSplitter();
  const pieces: Piece[] = [];
  for await (const chunk of store.payloads.read(file.payload)) pieces.push(...splitter.push(chunk));
  return [...pieces, ...splitter.end()];
}

type ArrivalPiece = Omit<Piece, 'kind'> & Pick<ArrivalRow, 'kind'>;

/** A file in which no interchange begins is one of XML, JSON or CSV, where such files were agreed. */
async function withoutEnvelope(
  ports: Ports,
  file: FileRow,
  pieces: readonly Piece[],
): Promise<readonly ArrivalPiece[]> {
  const [first] = pieces;
  const live = first && (await ports.partners.byId(file.partner));
  if (first?.kind !== 'unreadable' || !live) return pieces;
  const whole = { offset: 0, length: file.size };
  const kind = formatOfFile(live.partner, await firstBytes(ports.store.payloads, file, whole), pieces.length === 1);
  return kind ? [{ ...whole, kind }] : pieces;
}

function arrivalOf(ports: Ports, file: FileRow, piece: ArrivalPiece, index: number): NewArrival {
  return {
    id: ports.id(),
    file: file.id,
    filePlace: file.place,
    index,
    offset: piece.offset,
    length: piece.length,
    kind: piece.kind,
    state: 'received',
    partner: file.partner,
    findings: [],
    receivedAt: file.receivedAt,
  };
}

async function setAsideEmptyFile(ports: Ports, file: Stored): Promise<void> {
  const message = `${file.name} is empty: a file of 0 bytes was received. The sender should send it again.`;
  const why = { owner: 'operations', code: 'file-empty', message } as const;
  const finding = { code: why.code, severity: 'fatal', message, offset: 0, length: 0 } as const;
  await ports.store.commit((tx) => moveToWait(ports, tx, 'file', file, 'unreadable', why, { findings: [finding] }));
}
