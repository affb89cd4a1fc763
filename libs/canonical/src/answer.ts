import type { AcknowledgedLine, OrderAcknowledgement } from './order-acknowledgement.js';
import { lineIsPromised, promisesDay } from './promise.js';

type Answer = Pick<OrderAcknowledgement, 'response' | 'dates'>;

const accepting: ReadonlySet<OrderAcknowledgement['response']> = new Set([
  'accepted',
  'accepted-with-changes',
  'changes-only',
]);

/**
 * Whether an answer says what becomes of a line: by a status, by what the line says of itself, by a day that is promised, or by a
 * header that accepts or refuses all of them. A line that only repeats the order answers nothing.
 */
export function isAnswered(document: Answer, line: AcknowledgedLine): boolean {
  const { action, commitments = [] } = line;
  if (commitments.length > 0 || lineIsPromised(line)) return true;
  return (action !== undefined && action !== 'pending') || answersAll(document);
}

function answersAll(document: Answer): boolean {
  const { response } = document;
  return accepting.has(response) || response === 'rejected' || response === 'held' || promisesDay(document);
}

/** What an answer without lines says of the order: that it is accepted as it is, or no more than what is left to say. */
export type WholeAnswer = 'accepted' | 'rejected' | 'held' | 'received' | 'changes-unsaid' | 'unsaid';

/** By its header alone. That there are changes is no answer where nobody says which. */
export function wholeAnswer(document: Answer): WholeAnswer {
  const { response } = document;
  if (response === 'rejected' || response === 'held') return response;
  if (response === 'accepted' || response === 'changes-only' || promisesDay(document)) return 'accepted';
  if (response === 'accepted-with-changes') return 'changes-unsaid';
  return response === 'received' ? 'received' : 'unsaid';
}
