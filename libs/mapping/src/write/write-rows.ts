import type { CanonicalDocument, OrderAcknowledgement, ShipNotice } from '@quayside/canonical';
import type { OutLoop, OutSegment } from './out-tree.js';

/** A document as rows can say it: a row for each part of a line, and packs by their SSCC. */
export function rowwise(document: CanonicalDocument): CanonicalDocument {
  if (document.type === 'order-acknowledgement') return withRowEachCommitment(document);
  return document.type === 'ship-notice' ? withPacksBySscc(document) : document;
}

function withRowEachCommitment(document: OrderAcknowledgement): OrderAcknowledgement {
  const lines = document.lines.flatMap((line) => {
    const { commitments = [] } = line;
    return commitments.length < 2 ? [line] : commitments.map((each) => ({ ...line, commitments: [each] }));
  });
  return { ...document, lines };
}

/** Packs called by their SSCC: where only lines name a pack, there is no place for another name of it. */
export function withPacksBySscc(document: ShipNotice): ShipNotice {
  const names = new Map(document.packs.map((pack) => [pack.id, pack.sscc ?? pack.name ?? pack.id]));
  const nameOf = (id: string) => names.get(id) ?? id;
  const packs = document.packs.map((pack) => ({
    ...pack,
    id: nameOf(pack.id),
    ...(pack.parent !== undefined && { parent: nameOf(pack.parent) }),
  }));
  const lines = document.lines.map((line) => ({
    ...line,
    ...(line.pack !== undefined && { pack: nameOf(line.pack) }),
    ...(line.packs && { packs: line.packs.map(nameOf) }),
  }));
  return { ...document, packs, lines };
}

/**
 * Where a file has one kind of row, what the document says once was written to a row of its own: it goes into the row of each
 * line instead.
 */
export function repeatOnRows(root: OutLoop): void {
  const rows = root.children.filter((child): child is OutSegment => child.kind === 'segment' && child.tag === 'row');
  const [head, ...lines] = rows;
  if (!head || lines.length === 0) return;
  for (const line of lines) {
    for (const [i, text] of head.elements.entries()) {
      while (line.elements.length <= i) line.elements.push('');
      if (line.elements[i] === '') line.elements[i] = text;
    }
  }
  root.children.splice(root.children.indexOf(head), 1);
}
