import { decimal, ok, type Decimal, type Result, sum } from '@quayside/std';
import type { Frame } from './frame.js';
import type { Lookup } from './lookup.js';
import type { Reading } from './reading.js';
import { firstText, readFrom, type Source } from './source.js';
import type { TextAt } from './text-at.js';
import type { When } from './when.js';

/** Amounts that are added up, where all of them are there. */
export class SumSource implements Source {
  constructor(
    private readonly ats: readonly TextAt[],
    readonly when: When | undefined,
  ) {}

  get paths(): string[] {
    return this.ats.map((at) => at.path);
  }

  get lookups(): Lookup[] {
    return this.ats.map((at) => at.lookup);
  }

  find(frame: Frame, reading: Reading): Result<string> | undefined {
    const links = this.ats.map((at) => firstText(at, frame, reading));
    if (links.some((link) => link < 0)) return undefined;
    reading.spots.clear();
    const amounts: Decimal[] = [];
    for (const [i, at] of this.ats.entries()) {
      const link = links[i] as number;
      at.textFrom(link, reading);
      const amount = decimal(reading.text.replace(',', '.'));
      readFrom(at, link, reading);
      if (!amount.ok) return amount;
      amounts.push(amount.value);
    }
    return ok(sum(amounts));
  }
}
