import type { SaidLine } from '../find-lines.js';
import type { Explanation } from './explanation.js';

/** What carriage and deposits are called, in the languages that invoices here come in. */
const words = {
  freight:
    /\b(freight|carriage|shipping|postage|haulage|fracht|frachtkosten|versand|versandkosten|porto|transport|transportkosten|frais de port|verzendkosten|spese di trasporto|gastos de envío|portes)\b/iu,
  'a deposit': /\b(deposit|pfand|leergut|consigne|statiegeld|cauzione|pallet deposit)\b/iu,
} as const;

/** A line that is on no order because nobody orders it: it can be billed as a charge. */
export function explainOtherLine({ item }: SaidLine): Explanation | undefined {
  const description = item?.description;
  if (description === undefined) return undefined;
  for (const [name, pattern] of Object.entries(words)) {
    const found = pattern.exec(description)?.[0];
    if (found === undefined) continue;
    return {
      cause: 'freight',
      message: `If “${description}” is ${name}, it stands on no order, and can be billed as a charge.`,
      rule: { setting: 'lines', yaml: `other: [{ description: [${JSON.stringify(`*${found}*`)}], as: charge }]` },
    };
  }
  return undefined;
}
