import type { Scorecard } from '@quayside/store';
import type { z } from 'zod';
import type { PartnerNames } from '../vocabulary/partner-ref.js';
import type { Days } from './scorecard-reads.js';
import type { scorecardShape } from './scorecard-shapes.js';

/** How a partner did, with its hours to a tenth. */
export function presentScorecard(
  card: Scorecard,
  { partner, days, names }: { readonly partner: string; readonly days: Days; readonly names: PartnerNames },
): z.input<typeof scorecardShape> {
  const { deliveries, documents, answers, changes, reasons } = card;
  return {
    ...{ partner: names(partner), from: days.from, until: days.until, deliveries, changes },
    documents: {
      documents: documents.reduce((sum, each) => sum + each.documents, 0),
      right: documents.reduce((sum, each) => sum + each.right, 0),
      types: [...documents],
    },
    answers: { ...answers, medianHours: tenths(answers.medianHours), p90Hours: tenths(answers.p90Hours) },
    reasons: [...reasons],
  };
}

function tenths(hours: number | null): number | null {
  return hours === null ? null : Math.round(hours * 10) / 10;
}
