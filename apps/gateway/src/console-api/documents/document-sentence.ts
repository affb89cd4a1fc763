import type { DocumentHead, DocumentListed } from '@quayside/store';
import { typeWord } from '../vocabulary/document-words.js';
import type { PartnerNames } from '../vocabulary/partner-ref.js';
import { reasonOf } from './present-document-row.js';
import { isKept } from './present-timeline.js';

/** One sentence that says what this is and how it stands. */
export function sentenceOf(listed: DocumentListed, row: DocumentHead, names: PartnerNames): string {
  const what = `${typeWord(row.type, row.setType)}${row.number ? ` ${row.number}` : ''} from ${names(row.partner).name}`;
  const order = row.orderNumber ? ` for ${row.orderNumber}` : '';
  const total = listed.total === null ? '' : `, ${money(listed.total)}${listed.currency ? ` ${listed.currency}` : ''}`;
  return `${what}${order}${total}: ${standing(listed, row)}`;
}

function standing(listed: DocumentListed, row: DocumentHead): string {
  switch (row.state) {
    case 'held':
      return listed.waitsFor ? `held for ${listed.waitsFor}, ${lowerFirst(reasonOf(listed) ?? '')}` : 'held';
    case 'accepted':
      return listed.waitsFor ? `stopped, ${lowerFirst(listed.reason ?? '')}` : 'on its way into Odoo';
    case 'delivered':
      return deliveredWords(row);
    case 'rehearsed':
      return 'test traffic, planned but not delivered';
    case 'rejected':
      return `refused, ${lowerFirst(reasonOf(listed) ?? 'it breaks the standard')}`;
    case 'duplicate':
      return 'a duplicate of one that came before';
    case 'refused':
      return 'refused by a person';
    case 'superseded':
      return 'replaced by a newer reading of the same set';
  }
}

function deliveredWords(row: DocumentHead): string {
  if (isKept(row)) return 'kept for reference, it changes nothing in Odoo';
  if (row.decision?.outcome !== 'deliver-with-changes') return 'delivered to Odoo';
  if (row.decision.discrepancies.some(({ settled }) => settled?.way === 'attach')) {
    return 'attached to the bill that was in Odoo already';
  }
  const isCancelled = row.decision.discrepancies.some(
    ({ settled, change }) => settled?.way === 'take' && change?.field === 'order',
  );
  if (isCancelled) return 'refused by the supplier, and the order cancelled';
  const taken = row.decision.discrepancies.some(({ settled }) => settled?.by === 'person' && settled.way === 'take');
  const what = row.type === 'price-catalogue' ? 'the price list' : 'the order';
  return taken ? `delivered, with differences taken into ${what}` : untakenWords(row);
}

function untakenWords({ type }: DocumentHead): string {
  if (type === 'price-catalogue') return 'settled, with the price list left as it is';
  return 'delivered, with differences noted in Odoo';
}

function lowerFirst(text: string): string {
  // An identifier at the start keeps its case.
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

/** 1234.5 as "1,234.50": grouped, with at least two digits, no digit lost. */
function money(amount: string): string {
  const [whole = '0', fraction = ''] = amount.split('.');
  return `${whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',')}.${fraction.padEnd(2, '0')}`;
}
