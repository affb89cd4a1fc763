import type { Preview } from '@quayside/exchange';
import { differenceKey, type Discrepancy, waysOf } from '@quayside/matching';
import type { z } from 'zod';
import type { previewShape } from './preview-shape.js';

/** What accepting a document with a settlement would do: its differences with the way that each goes, and each change. */
export function presentPreview({ decision, effects, warnings }: Preview): z.input<typeof previewShape> {
  return {
    holds: decision.outcome === 'hold' ? decision.reason : null,
    differences: decision.discrepancies.map((each) => ({
      key: differenceKey(each),
      message: each.message,
      about: aboutOf(each),
      ways: [...waysOf(each)],
      way: each.settled?.way ?? null,
      withinTolerance: each.withinTolerance,
    })),
    effects: effects.map(({ title, changes = [] }) => ({ title, changes: [...changes] })),
    warnings: [...warnings],
  };
}

function aboutOf({ kind, bill, change }: Discrepancy): z.input<typeof previewShape>['differences'][number]['about'] {
  if (bill) return 'bill';
  if (change?.field === 'order') return 'cancellation';
  return kind === 'catalogue' ? 'price-list' : 'order';
}
