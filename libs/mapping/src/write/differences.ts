import type { CanonicalDocument, ShipNotice } from '@quayside/canonical';

/** JSON pointers of what the first document says and the second does not, or says otherwise. Names of packs are names only. */
export function differences(document: CanonicalDocument, again: CanonicalDocument): string[] {
  const found: string[] = [];
  compareAt(withPlainPacks(document), withPlainPacks(again), '', found);
  return found;
}

/** The same where packs have names that both know: one that is missing moves no other. */
export function differencesByPack(document: ShipNotice, again: CanonicalDocument): string[] {
  const found: string[] = [];
  const packs = again.type === 'ship-notice' ? again.packs : [];
  const known = new Map(packs.map((pack) => [pack.id, pack]));
  compareAt(document, { ...again, packs: document.packs.map(({ id }) => known.get(id)) }, '', found);
  return found;
}

/** Packs named by their position, so that two documents that mean the same are the same. */
export function withPlainPacks(document: CanonicalDocument): CanonicalDocument {
  if (document.type !== 'ship-notice') return document;
  const names = new Map(document.packs.map((pack, i) => [pack.id, `pack-${i + 1}`]));
  const nameOf = (id: string) => names.get(id) ?? id;
  return {
    ...document,
    packs: document.packs.map((pack) => ({
      ...pack,
      id: nameOf(pack.id),
      ...(pack.parent !== undefined && { parent: nameOf(pack.parent) }),
    })),
    lines: document.lines.map((line) => ({
      ...line,
      ...(line.pack !== undefined && { pack: nameOf(line.pack) }),
      ...(line.packs && { packs: line.packs.map(nameOf) }),
    })),
  };
}

function compareAt(one: unknown, other: unknown, pointer: string, found: string[]): void {
  if (one === undefined || one === other) return;
  if (!isStructure(one) || !isStructure(other)) {
    found.push(pointer);
    return;
  }
  for (const [key, value] of Object.entries(one)) {
    const beside = key === 'parties' ? inSequenceOf(value, other[key]) : other[key];
    compareAt(value, beside, `${pointer}/${key}`, found);
  }
  if (Array.isArray(one) && Array.isArray(other) && other.length > one.length) found.push(pointer);
}

/** Parties by their roles: where the format has a place for each, they are read in another sequence. */
function inSequenceOf(parties: unknown, again: unknown): unknown {
  if (!Array.isArray(parties) || !Array.isArray(again)) return again;
  const left = [...(again as readonly unknown[])];
  const found = (parties as readonly unknown[]).map((each) => {
    const at = left.findIndex((other) => roleOf(other) === roleOf(each));
    return at < 0 ? undefined : left.splice(at, 1)[0];
  });
  return [...found, ...left];
}

function roleOf(party: unknown): unknown {
  return isStructure(party) ? party['role'] : undefined;
}

function isStructure(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
