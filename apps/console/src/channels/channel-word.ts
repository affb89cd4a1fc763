import type { Shapes } from '../api/client';
import type { StateWord } from '../words/states';

/** How a channel stands, by its word and an icon. */
export function channelWord(state: Shapes['ChannelRow']['state']): StateWord {
  switch (state) {
    case 'working':
      return { word: 'Working', tone: 'plain', icon: 'done' };
    case 'paused':
      return { word: 'Paused', tone: 'amber', icon: 'off' };
    case 'failing':
      return { word: 'Failing', tone: 'red', icon: 'fail' };
    case 'approval':
      return { word: 'Waits for your yes', tone: 'amber', icon: 'wait' };
    case 'unused':
      return { word: 'Not used yet', tone: 'plain', icon: 'run' };
  }
}
