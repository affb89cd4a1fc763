import { liveChannels, type Ports } from '@quayside/exchange';
import { idOfKey, isPublished, provesKey, publishedIn, publishedWords } from '@quayside/partners';
import type { JWTPayload } from 'jose';
import type { Caller, RestChannel } from './caller.js';
import { isOver } from './expiry.js';
import { Problem } from '../../server/problem.js';
import type { TokenVerifier } from './token-verifier.js';

/** What a request shows to say whose it is. */
export interface Shown {
  readonly authorization: string | undefined;
  readonly apiKey: string | undefined;
  /** What to do about it where it shows nothing, or nothing of ours. */
  readonly howTo: string;
}

/** How a key is shown on most roads. */
export const inHeaders = 'Send your key as "Authorization: Bearer qsk_..." or as "X-API-Key: qsk_...".';

/** By what it is told whose a request is. */
export interface AuthPorts extends Pick<Ports, 'partners' | 'clock'> {
  /** Why what everybody can read opens nothing here. */
  readonly exposure: string | undefined;
}

/** Whose request it is. Throws a Problem that says what to do. */
export async function authenticate(
  ports: AuthPorts,
  tokens: TokenVerifier | undefined,
  { authorization, apiKey, howTo }: Shown,
): Promise<Caller> {
  const bearer = /^bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
  const shown = apiKey ?? bearer ?? keyInBasic(authorization);
  if (shown === undefined) throw notSignedIn(howTo);
  const id = idOfKey(shown);
  if (id !== undefined) return byKey(ports, shown, id);
  if (!tokens || apiKey !== undefined) throw notSignedIn(`This is no key of ours. ${howTo}`);
  const verified = await tokens(shown);
  if ('refused' in verified) throw notSignedIn(`The token is not valid: ${verified.refused}.`);
  return byClient(ports, verified.claims);
}

/** Of programs that know nothing but a login and a password: the key is the password, or the login. */
function keyInBasic(authorization: string | undefined): string | undefined {
  const pair = /^basic +([A-Za-z0-9+/=]+)$/i.exec(authorization ?? '')?.[1];
  if (pair === undefined) return undefined;
  const [login = '', password = ''] = Buffer.from(pair, 'base64').toString('utf8').split(/:(.*)/s);
  return password === '' ? login : password;
}

async function byKey(ports: AuthPorts, shown: string, id: string): Promise<Caller> {
  for (const channel of await restChannels(ports)) {
    const key = channel.settings.keys.find((each) => each.id === id);
    if (!key || !provesKey(shown, key)) continue;
    if (ports.exposure !== undefined && isPublished(key.sha256)) throw await published(ports, channel);
    if (isOver(key.expires, ports.clock.now())) {
      throw new Problem('key-expired', `The key ${id} was valid until ${key.expires}. Ask the buyer for a new one.`);
    }
    return callerOn(ports, channel, key.scopes, key);
  }
  throw notSignedIn(unknownKey);
}

const unknownKey = 'The key is not known, or not any more. Ask the buyer for a new one.';

/** Answered like any key that is not known; the journal says where it stands. */
async function published({ partners }: AuthPorts, channel: RestChannel): Promise<Problem> {
  const live = await partners.byId(channel.partner);
  const place = live && publishedIn(live.sources).find(({ what }) => what === 'the API key');
  return notSignedIn(unknownKey, place && publishedWords(place));
}

async function byClient(ports: Pick<Ports, 'partners'>, claims: JWTPayload): Promise<Caller> {
  for (const channel of await restChannels(ports)) {
    const client = channel.settings.clients.find(({ claim, is }) => claims[claim] === is);
    if (client) return callerOn(ports, channel, client.scopes, undefined);
  }
  throw notSignedIn('The token is valid, but its client belongs to no partner here. Tell the buyer its "sub" claim.');
}

async function callerOn(
  { partners }: Pick<Ports, 'partners'>,
  channel: RestChannel,
  scopes: Caller['scopes'],
  key: Caller['key'],
): Promise<Caller> {
  const live = await partners.byId(channel.partner);
  if (!live) throw notSignedIn('The partner of this key is not live any more.');
  return { live, channel, scopes, key };
}

async function restChannels({ partners }: Pick<Ports, 'partners'>): Promise<readonly RestChannel[]> {
  return (await liveChannels(partners)).filter((each): each is RestChannel => each.settings.kind === 'rest');
}

function notSignedIn(detail: string, aside?: string): Problem {
  return new Problem('not-signed-in', detail, { 'www-authenticate': 'Bearer realm="quayside"' }, aside);
}
