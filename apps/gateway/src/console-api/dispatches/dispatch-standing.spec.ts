import { channelKinds } from '@quayside/exchange';
import { expect, it } from 'vitest';
import { dispatchStanding } from './dispatch-standing.js';

it('speaks of what the channel does, and of out/ and fetching only where there is such a thing', () => {
  const words = (state: 'ready' | 'sent') =>
    Object.fromEntries(channelKinds.map((channel) => [channel, dispatchStanding({ state, channel })]));
  expect(words('ready')).toEqual({
    'sftp-drop': 'ready in out/',
    'sftp-poll': "waits to be put on the partner's server",
    rest: 'ready at /v1/dispatches',
    'rest-poll': "waits to be sent to the partner's API",
  });
  expect(words('sent')).toEqual({
    'sftp-drop': 'fetched',
    'sftp-poll': "put on the partner's server",
    rest: 'fetched',
    'rest-poll': "taken by the partner's API",
  });
});

it('says what was withdrawn or may have been sent, whatever its channel', () => {
  expect(dispatchStanding({ state: 'uncertain', channel: 'rest' })).toBe('may have been sent');
  expect(dispatchStanding({ state: 'withdrawn', channel: 'rest' })).toBe('withdrawn');
});
