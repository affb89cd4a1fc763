import type { Pack, ShipNotice, ToldPack, ToldShipNotice } from '@quayside/canonical';

/** A ship notice as trees of levels can say it: packages that share their goods are one level with several numbers. */
export function merged(document: ShipNotice): ToldShipNotice {
  const sharing = new Map(document.lines.flatMap(({ packs }) => (packs ? [[packs.join('\n'), packs] as const] : [])));
  if (sharing.size === 0) return document;
  const levels = new Map<string, ToldPack>();
  const first = new Map<string, string>();
  for (const [key, ids] of sharing) {
    const level = levelOf(ids, document);
    if (!level) continue;
    first.set(key, level.id);
    for (const id of ids) levels.set(id, level);
  }
  return {
    ...document,
    packs: document.packs.flatMap((pack) => {
      const level = levels.get(pack.id);
      return level === undefined ? [pack] : level.id === pack.id ? [level] : [];
    }),
    lines: document.lines.map(({ packs, ...line }) => {
      const pack = packs && first.get(packs.join('\n'));
      return pack === undefined ? { ...line, ...(packs && { packs }) } : { ...line, pack };
    }),
  };
}

/** The level that packages are together; nothing where one of them says something of its own. */
function levelOf(ids: readonly string[], { packs, lines }: ShipNotice): ToldPack | undefined {
  const all = ids.flatMap((id) => packs.find((pack) => pack.id === id) ?? []);
  const [first] = all;
  if (!first || all.length < ids.length || all.some((pack) => !isLike(pack, first))) return undefined;
  const key = ids.join('\n');
  const isOwn = (pack: string | undefined) => pack !== undefined && ids.includes(pack);
  const isElsewhere = lines.some(
    (line) => isOwn(line.pack) || (line.packs && line.packs.join('\n') !== key && line.packs.some(isOwn)),
  );
  if (isElsewhere || packs.some((pack) => isOwn(pack.parent))) return undefined;
  const { sscc: _, ...level } = first;
  return { ...level, ssccs: all.flatMap(({ sscc }) => sscc ?? []) };
}

function isLike(pack: Pack, first: Pack): boolean {
  const isBare = pack.weight === undefined && pack.content === undefined && pack.trackingNumber === undefined;
  return isBare && pack.sscc !== undefined && pack.kind === first.kind && pack.parent === first.parent;
}
