import { isAnswered, wholeAnswer } from './answer.js';
import type { Commitment, OrderChangeAcknowledgement } from './order-acknowledgement.js';

/** What of a line is no plain yes, as the supplier says it. */
const concerns: Partial<Record<Commitment['status'], string>> = {
  rejected: 'refuses',
  deleted: 'deletes',
  held: 'holds',
  pending: 'leaves open',
  substituted: 'replaces the item of',
  backordered: 'backorders',
  changed: 'changes',
  'quantity-changed': 'changes the quantity of',
  'price-changed': 'changes the price of',
  'date-changed': 'changes the date of',
};

/**
 * What somebody has to settle about an answer to a change of an order, as a sentence without its full stop; nothing where it
 * accepts. Its lines decide: one that refuses does so whatever the header says.
 */
export function changeConcern(document: OrderChangeAcknowledgement): string | undefined {
  const { purpose, response, orderNumber, lines } = document;
  if (purpose === 'change' || purpose === 'request') return `The supplier asks to change order ${orderNumber}`;
  if (response === 'rejected') return `The supplier refuses a change of order ${orderNumber}`;
  if (response === 'held') return `The supplier holds a change of order ${orderNumber}`;
  return lineConcern(document) ?? (lines.length === 0 ? headConcern(document) : undefined);
}

function lineConcern(document: OrderChangeAcknowledgement): string | undefined {
  for (const [index, line] of document.lines.entries()) {
    const name = `line ${line.number ?? index + 1} of order ${document.orderNumber}`;
    const said = line.commitments?.find(({ status }) => concerns[status] !== undefined);
    if (said) return `The supplier ${concerns[said.status]} ${name}`;
    // What the line says of itself is the change that was asked for, and answers nothing.
    if (!isAnswered(document, { ...line, action: undefined })) return `The supplier does not answer ${name}`;
  }
  return undefined;
}

function headConcern(document: OrderChangeAcknowledgement): string | undefined {
  const said = wholeAnswer(document);
  if (said === 'accepted' || said === 'received') return undefined;
  return `The supplier does not say whether the change of order ${document.orderNumber} is accepted`;
}
