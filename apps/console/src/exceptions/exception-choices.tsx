import type { Subject } from '../api/choose';
import type { Shapes } from '../api/client';
import { ChoiceButtons } from '../parts/choice-buttons';

type Row = Shapes['ExceptionRow'];

/** What can be decided about one thing that waits, where it is one of several on show. */
export function ExceptionChoices({ row }: { readonly row: Row }) {
  const { title, partner, choices, owner } = row;
  return <ChoiceButtons compact subject={settledBy(row)} {...{ title, partner, choices, owner }} />;
}

/** What is late, and a step of an order, is settled by itself: its row may wait for something else as well. */
function settledBy({ id, subject, choices }: Row): Subject {
  const isOwn = subject.kind === 'order' || choices.includes('snooze');
  return isOwn ? { kind: 'exception', id } : subject;
}
