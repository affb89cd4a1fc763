/** How much a state wants of the reader: nothing, a person's decision, or repair. Green is for what a person just did. */
export type Tone = 'plain' | 'amber' | 'red' | 'green';

export interface StateWord {
  readonly word: string;
  readonly tone: Tone;
  readonly icon: IconName;
}

export type IconName = 'done' | 'wait' | 'fail' | 'run' | 'copy' | 'off' | 'lab' | 'swap';

const words: Readonly<Record<string, StateWord>> = {
  accepted: { word: 'On its way', tone: 'plain', icon: 'run' },
  held: { word: 'Held', tone: 'amber', icon: 'wait' },
  duplicate: { word: 'Duplicate', tone: 'plain', icon: 'copy' },
  rejected: { word: 'Rejected', tone: 'red', icon: 'fail' },
  delivered: { word: 'Delivered', tone: 'plain', icon: 'done' },
  rehearsed: { word: 'Rehearsed', tone: 'plain', icon: 'lab' },
  refused: { word: 'Refused', tone: 'plain', icon: 'off' },
  superseded: { word: 'Replaced', tone: 'plain', icon: 'swap' },
  stored: { word: 'Stored', tone: 'plain', icon: 'run' },
  split: { word: 'Split', tone: 'plain', icon: 'done' },
  unreadable: { word: 'Unreadable', tone: 'red', icon: 'fail' },
  discarded: { word: 'Discarded', tone: 'plain', icon: 'off' },
  received: { word: 'Received', tone: 'plain', icon: 'run' },
  read: { word: 'Read', tone: 'plain', icon: 'done' },
  quarantined: { word: 'Quarantined', tone: 'amber', icon: 'wait' },
  ready: { word: 'Ready', tone: 'plain', icon: 'run' },
  sent: { word: 'Sent', tone: 'plain', icon: 'done' },
  withdrawn: { word: 'Withdrawn', tone: 'plain', icon: 'off' },
  planned: { word: 'Planned', tone: 'plain', icon: 'run' },
  applied: { word: 'Applied', tone: 'plain', icon: 'done' },
};

/** The word, icon and tone of a state; an unknown one shows as it is called. */
export function stateWord(state: string): StateWord {
  return words[state] ?? { word: state, tone: 'plain', icon: 'run' };
}

/** A document that goes on by itself but has an open exception is stopped, whatever its row says. */
export function documentWord(row: { readonly state: string; readonly waitsFor: string | null }): StateWord {
  if (row.waitsFor === null) return stateWord(row.state);
  if (row.state === 'held') return { word: `Held for ${row.waitsFor}`, tone: 'amber', icon: 'wait' };
  return { word: `Stopped, ${row.waitsFor}`, tone: 'red', icon: 'fail' };
}

export const documentStates = [
  'held',
  'accepted',
  'delivered',
  'rejected',
  'duplicate',
  'refused',
  'superseded',
  'rehearsed',
] as const;
