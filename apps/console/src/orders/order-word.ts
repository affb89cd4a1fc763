import type { Shapes } from '../api/client';
import type { StateWord } from '../words/states';
import { outboundWord } from './version-words';

/** How an order stands for its reader: what of it waits comes first. */
export function orderWord({ held, acknowledged, state, said, answeredAt }: Shapes['OrderRow']): StateWord {
  if (held > 0) return { word: `${held} held`, tone: 'amber', icon: 'wait' };
  if (said && (said.state === 'held' || said.state === 'rejected')) return outboundWord(said.state, true);
  if (said && answeredAt === null && state !== 'cancelled') return outboundWord(said.state, false);
  if (acknowledged) return { word: 'Acknowledged', tone: 'plain', icon: 'done' };
  return {
    word: state === null ? 'Not read yet' : state.charAt(0).toUpperCase() + state.slice(1),
    tone: 'plain',
    icon: 'run',
  };
}

/** How it stands with an order that documents speak of and that was never read. */
export function notReadWord(missing: Shapes['OrderDetail']['missing']): StateWord {
  return missing === 'unknown'
    ? { word: 'Not in Odoo', tone: 'amber', icon: 'wait' }
    : { word: 'Not read from Odoo', tone: 'plain', icon: 'off' };
}
