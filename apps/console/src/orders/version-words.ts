import type { Shapes } from '../api/client';
import type { StateWord } from '../words/states';

type Version = Shapes['OrderVersion'];

const kinds: Readonly<Record<Version['kind'], string>> = {
  order: 'Order',
  'order-change': 'Change of the order',
  'order-cancellation': 'Cancellation',
};

export function kindWord(kind: Version['kind']): string {
  return kinds[kind];
}

/** How far something that we say of an order has come, in the words of who waits for it. */
export function outboundWord(state: Version['state'], waits: boolean): StateWord {
  if (waits && state !== 'held' && state !== 'rejected') return { word: 'Stopped', tone: 'red', icon: 'fail' };
  return words[state];
}

const words: Readonly<Record<Version['state'], StateWord>> = {
  drafted: { word: 'Waits to go out', tone: 'plain', icon: 'run' },
  held: { word: 'Not sent', tone: 'amber', icon: 'wait' },
  enveloped: { word: 'Ready to be sent', tone: 'plain', icon: 'run' },
  sent: { word: 'Sent', tone: 'plain', icon: 'done' },
  received: { word: 'Has arrived', tone: 'plain', icon: 'done' },
  acknowledged: { word: 'Understood', tone: 'plain', icon: 'done' },
  rejected: { word: 'Refused', tone: 'red', icon: 'fail' },
  rehearsed: { word: 'Rehearsed, not sent', tone: 'plain', icon: 'lab' },
  superseded: { word: 'Replaced', tone: 'plain', icon: 'swap' },
  withdrawn: { word: 'Withdrawn', tone: 'plain', icon: 'off' },
};

const questions: Readonly<Record<Shapes['OrderQuestion'], string>> = {
  unanswered: 'Unanswered',
  'due-soon': 'Due in the next 7 days',
  overdue: 'Overdue',
  changed: 'Changed after sending',
  'partly-received': 'Partly received',
  unbilled: 'Received, not billed',
  'not-sent': 'Not sent, or refused',
};

export const orderQuestions = Object.entries(questions).map(([value, label]) => ({ value, label }));

/** A question that orders are asked by, as the list has it. */
export function questionWord(question: keyof typeof questions): string {
  return questions[question];
}
