/** The longest code that a table of bytes can hold; most are of two or three characters. */
const longest = 4;

/** The codes of a list by their bytes, so that a value is found among them without becoming a text. */
export class CodeBytes {
  /** An open hash table; 0 is an empty slot, since no code is of zero bytes. */
  private readonly slots: Int32Array;
  private readonly shift: number;

  constructor(codes: ReadonlySet<string>) {
    const bits = Math.max(4, Math.ceil(Math.log2(codes.size * 3)));
    this.slots = new Int32Array(1 << bits);
    this.shift = 32 - bits;
    for (const code of codes) if (/^[!-~]{1,4}$/.test(code)) this.add(keyOfText(code));
  }

  /** True when the bytes are one of the codes; false for any that is longer than such a table holds. */
  has(bytes: Uint8Array, from: number, to: number): boolean {
    if (to - from > longest) return false;
    let key = 0;
    for (let at = to - 1; at >= from; at--) key = (key << 8) | (bytes[at] as number);
    return this.slots[this.slotOf(key)] === key;
  }

  private add(key: number): void {
    this.slots[this.slotOf(key)] = key;
  }

  /** Where a key is, or the empty slot where it would be. */
  private slotOf(key: number): number {
    const { slots } = this;
    let slot = Math.imul(key, 0x9e3779b1) >>> this.shift;
    while (slots[slot] !== 0 && slots[slot] !== key) slot = (slot + 1) & (slots.length - 1);
    return slot;
  }
}

function keyOfText(code: string): number {
  let key = 0;
  for (let at = code.length - 1; at >= 0; at--) key = (key << 8) | code.charCodeAt(at);
  return key;
}
