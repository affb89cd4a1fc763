import type { CanonicalDocument } from '@quayside/canonical';
import type { OutLoop, OutSegment } from './out-tree.js';

/** A row has no place for the name of a pack but its SSCC: packs that have one are named by it. */
export function withPacksBySscc(document: CanonicalDocument): CanonicalDocument {
  if (document.type !== 'ship-notice') return document;
  const names = new Map(document.packs.map((pack) => [pack.id, pack.sscc ?? pack.id]));
  const nameOf = (id: string) => names.get(id) ?? id;
  const packs = document.packs.map((pack) => ({
    ...pack,
    id: nameOf(pack.id),
    ...(pack.parent !== undefined && { parent: nameOf(pack.parent) }),
  }));
  const lines = document.lines.map((line) => ({
    ...line,
    ...(line.pack !== undefined && { pack: nameOf(line.pack) }),
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
