import type { Preview } from '@quayside/exchange';
import { waysOf } from '@quayside/matching';
import type { ExceptionListed, Handled, QueueCounts, QueuePage, Waiting } from '@quayside/store';
import type { z } from 'zod';
import { presentExceptions } from '../exceptions/present-exception.js';
import { exceptionWithoutPrices } from '../vocabulary/classified.js';
import { ownerShape } from '../vocabulary/owner-shape.js';
import type { PartnerNames } from '../vocabulary/partner-ref.js';
import type { handledShape, workPreviewShape, workShape } from './work-shapes.js';

interface Around {
  readonly counts: QueueCounts;
  readonly waiting: readonly Waiting[];
  readonly names: PartnerNames;
  readonly prices: boolean;
}

/** What waits, by cause, and how much there is of what may be asked for more closely. */
export function presentQueue(
  { causes, causeTotal, total }: QueuePage,
  { counts, waiting, names, prices }: Around,
): z.input<typeof workShape> {
  const shown = causes.map(({ first }) => (prices ? first : exceptionWithoutPrices(first)));
  const rows = presentExceptions(shown, names);
  const of = (kind: Waiting['kind']) => waiting.filter((each) => each.kind === kind);
  return {
    causes: causes.flatMap(({ key, count, ids }, at) => {
      const row = rows[at];
      return row ? [{ key, count, ids: [...ids], row }] : [];
    }),
    causeTotal,
    total,
    scopes: counts,
    owners: of('owner').map(({ name, open }) => ({ owner: ownerShape.parse(name), open })),
    partners: of('partner').map(({ name, open }) => ({ partner: names(name), open })),
    codes: of('code').map(({ name, open }) => ({ code: name, open })),
  };
}

interface Previewed {
  readonly row: ExceptionListed;
  readonly preview: Preview | string;
}

/** What accepting each would do, or why it cannot be accepted. */
export function presentPreviews(previews: readonly Previewed[], names: PartnerNames): z.input<typeof workPreviewShape> {
  const titles = presentExceptions(
    previews.map(({ row }) => row),
    names,
  );
  return {
    rows: previews.map(({ row: { id }, preview }, at) => ({
      ...{ id, title: titles[at]?.title ?? '' },
      ...(typeof preview === 'string' ? notPossible(preview) : effectsOf(preview)),
    })),
  };
}

type Row = Omit<z.input<typeof workPreviewShape>['rows'][number], 'id' | 'title'>;

function notPossible(holds: string): Row {
  return { holds, takable: false, changes: [], warnings: [] };
}

function effectsOf({ decision, effects, warnings }: Preview): Row {
  const takable = decision.discrepancies.some(
    (each) => !each.withinTolerance && each.change?.field !== 'order' && waysOf(each).includes('take'),
  );
  return {
    holds: decision.outcome === 'hold' ? decision.reason : null,
    takable,
    changes: effects.flatMap(({ title, changes = [] }) => (changes.length > 0 ? changes : [title])),
    warnings: [...warnings],
  };
}

export function presentHandled(before: readonly Handled[], message: string): z.input<typeof handledShape> {
  return {
    message,
    before: before.map(({ id, assignee, putOffUntil }) => ({
      ...{ id, assignee },
      putOffUntil: putOffUntil?.toISOString() ?? null,
    })),
  };
}
