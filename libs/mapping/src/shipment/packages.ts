import type { Pack, ToldPack } from '@quayside/canonical';
import type { Moves } from './moves.js';

/** The packages of a notice: those that levels are, each with a name of its own, and those that goods name themselves. */
export class Packages {
  readonly all: Pack[] = [];
  /** Levels of which it is not known which of several they stand in. */
  readonly unplaced: string[] = [];
  /** Of each level of the file the packages that it is. */
  private readonly byLevel = new Map<string, readonly string[]>();
  private readonly bySscc = new Map<string, string>();
  private readonly ids = new Set<string>();
  /** Of each package the place in the file's list that it was told at. */
  private readonly toldAt: number[] = [];

  constructor(
    told: readonly ToldPack[],
    private readonly moves: Moves,
  ) {
    for (const [index, pack] of told.entries()) this.addLevel(pack, index);
    for (const [at, pack] of this.all.entries()) if (pack.parent !== undefined) this.place(pack, pack.parent, at);
  }

  /** The packages that levels are, and those that are named by their SSCC. */
  of(levels: readonly string[], ssccs: readonly string[], toldAt: (sscc: string) => string | undefined): string[] {
    const within = levels.flatMap((level) => this.byLevel.get(level) ?? []);
    if (ssccs.length === 0) return within;
    return ssccs.map((sscc) => this.bySscc.get(sscc) ?? this.addNamed(sscc, within, toldAt(sscc)));
  }

  private addLevel(told: ToldPack, index: number): void {
    const { ssccs = [], holds: _, of: __, ...pack } = told;
    const own = pack.sscc ?? pack.name;
    const all = [...new Set([...(own === undefined ? [] : [own]), ...ssccs])];
    const isOne = all.length < 2;
    // What a level weighs, its packages weigh together.
    const { weight: ___, content: ____, trackingNumber: _____, sscc: ______, name: _______, ...each } = pack;
    const names = (isOne ? [own ?? all[0]] : all).map((number) => {
      const id = this.newId(pack.id);
      if (number !== undefined) this.bySscc.set(number, id);
      this.all.push({ ...(isOne ? pack : each), id, ...(number !== undefined && numbered(number)) });
      this.toldAt.push(index);
      this.note(index, isOne ? pack : each, number, told);
      return id;
    });
    this.byLevel.set(pack.id, [...(this.byLevel.get(pack.id) ?? []), ...names]);
  }

  private note(index: number, pack: object, number: string | undefined, { ssccs = [] }: ToldPack): void {
    const to = `/packs/${this.all.length - 1}`;
    for (const field of Object.keys(pack))
      if (field !== 'sscc' && field !== 'name' && field !== 'parent')
        this.moves.add(`/packs/${index}/${field}`, `${to}/${field}`);
    if (number === undefined) return;
    const [field] = Object.keys(numbered(number));
    const at = ssccs.indexOf(number);
    this.moves.add(at < 0 ? `/packs/${index}/${field}` : `/packs/${index}/ssccs/${at}`, `${to}/${field}`);
  }

  private place(pack: Pack, level: string, at: number): void {
    const above = this.byLevel.get(level) ?? [];
    const { parent: _, ...rest } = pack;
    if (above.length > 1) this.unplaced.push(pack.id);
    const [parent] = above.length === 1 ? above : [];
    this.all[at] = parent === undefined ? rest : { ...rest, parent };
    if (parent !== undefined) this.moves.add(`/packs/${this.toldAt[at]}/parent`, `/packs/${at}/parent`);
  }

  private addNamed(sscc: string, within: readonly string[], toldAt: string | undefined): string {
    const id = this.newId(sscc);
    const [parent] = within.length === 1 ? within : [];
    const own = numbered(sscc);
    if (toldAt !== undefined) this.moves.add(toldAt, `/packs/${this.all.length}/${Object.keys(own)[0]}`);
    this.all.push({ id, ...(parent !== undefined && { parent }), kind: 'other', ...own });
    this.bySscc.set(sscc, id);
    return id;
  }

  private newId(wanted: string): string {
    let id = wanted;
    for (let n = 2; this.ids.has(id); n++) id = `${wanted}/${n}`;
    this.ids.add(id);
    return id;
  }
}

/** What stands on a package: an SSCC, or a name of another form. */
function numbered(number: string): Pick<Pack, 'sscc'> | Pick<Pack, 'name'> {
  return /^\d{18}$/.test(number) ? { sscc: number } : { name: number };
}
