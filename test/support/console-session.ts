import type { Account, Role } from '@quayside/accounts';
import { hashPassword } from '@quayside/runtime';
import type { TestGateway } from './gateway.js';

// People at the console, as a browser has them: a cookie, and the token that each change shows.

export interface ConsoleAnswer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface ConsoleSession {
  ask(method: string, path: string, body?: object): Promise<ConsoleAnswer>;
  readonly cookie: string;
  readonly csrf: string;
}

/** Of everybody who is made here. */
export const visitorPassword = 'seven wrens in a kettle';
let hash: Promise<string> | undefined;

interface Person extends Partial<Pick<Account, 'partners' | 'companies'>> {
  readonly name: string;
  readonly roles: readonly Role[];
}

/** Makes an account and signs in with it. */
export async function signedInAs(test: TestGateway, person: Person): Promise<ConsoleSession> {
  const { people } = test.gateway.runtime.people;
  hash ??= hashPassword(visitorPassword);
  const terms = { displayName: person.name, email: null, partners: null, companies: null };
  await people.add({ ...terms, ...person, passwordHash: await hash }, 'test');
  return signInAt(test.url, { name: person.name, password: visitorPassword });
}

export async function signInAt(
  url: string,
  shown: { readonly name: string; readonly password: string; readonly code?: string },
): Promise<ConsoleSession> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${url}/api/session`, { method: 'POST', headers, body: JSON.stringify(shown) });
  if (answer.status !== 200) throw new Error(`${shown.name} was not let in: ${answer.status} ${await answer.text()}`);
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const { csrf } = (await answer.json()) as { csrf: string };
  return {
    ...{ cookie, csrf },
    async ask(method, path, body) {
      const sends = { cookie, 'x-quayside-csrf': csrf, ...(body && headers) };
      const said = await fetch(`${url}${path}`, {
        method,
        headers: sends,
        ...(body && { body: JSON.stringify(body) }),
      });
      const text = await said.text();
      const isJson = said.headers.get('content-type')?.includes('json') ?? false;
      return { status: said.status, body: isJson ? (JSON.parse(text) as Record<string, unknown>) : { text } };
    },
  };
}
