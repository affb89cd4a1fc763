import type { z } from 'zod';
import type { scorecardShape } from './scorecard-shapes.js';

type Card = z.input<typeof scorecardShape>;
type Row = readonly [measure: string, of: string, value: number | null, outOf: number | null];

/** A scorecard for a spreadsheet: one line a measure, so that those of several partners and periods go below each other. */
export function scorecardCsv(card: Card): string {
  const head = ['partner', 'from', 'until', 'measure', 'of', 'value', 'out_of'];
  const rows = rowsOf(card).map((row) => [card.partner.id, card.from, card.until, ...row]);
  return [head, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function rowsOf({ deliveries, documents, answers, changes, reasons }: Card): readonly Row[] {
  const { lines } = deliveries;
  return [
    ['on-time', 'lines', deliveries.onTime, lines],
    ['in-full', 'lines', deliveries.inFull, lines],
    ['on-time-in-full', 'lines', deliveries.onTimeInFull, lines],
    ['first-time-right', 'documents', documents.right, documents.documents],
    ...documents.types.map(({ type, right, documents: n }): Row => ['first-time-right', type, right, n]),
    ['answered', 'orders and changes', answers.answered, answers.sent],
    ['answer-hours-median', 'orders and changes', answers.medianHours, null],
    ['answer-hours-p90', 'orders and changes', answers.p90Hours, null],
    ['changed', 'orders', changes.changed, changes.orders],
    ['changes', 'orders', changes.changes, changes.orders],
    ...reasons.map(({ code, documents: n, others }): Row => ['exceptions', code, n + others, null]),
  ];
}

/** Names and codes are ours and hold nothing that a spreadsheet would run; they are quoted where CSV asks for it. */
function cell(value: string | number | null): string {
  const text = value === null ? '' : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
