import { answered, api, type Shapes } from './client';

const of = (account: string) => ({ params: { path: { account } } });

/** Connects, lists, writes and removes a probe. */
export function testChannel(account: string): Promise<Shapes['ChannelTest']> {
  return answered(api.POST('/api/channels/{account}/test', of(account)));
}

export function pauseChannel(account: string): Promise<Shapes['Chosen']> {
  return answered(api.POST('/api/channels/{account}/pause', of(account)));
}

export function resumeChannel(account: string): Promise<Shapes['Chosen']> {
  return answered(api.POST('/api/channels/{account}/resume', of(account)));
}

/** Lets a login try its password again, from everywhere. */
export function unlockLogin(account: string): Promise<Shapes['Chosen']> {
  return answered(api.POST('/api/channels/{account}/unlock', of(account)));
}

/** Says yes to the key that the person has seen, and to no other. */
export function approveHostKey(account: string, fingerprint: string): Promise<Shapes['Chosen']> {
  return answered(api.POST('/api/channels/{account}/approve-host-key', { ...of(account), body: { fingerprint } }));
}
