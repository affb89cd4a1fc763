import type { Shapes } from '../api/client';

type Provider = Shapes['SignInWays']['provider'];

/** What the gateway says with a word in the address when somebody comes back from the identity provider and is not let in. */
export function refusalWords(search: string, provider: Provider): string | undefined {
  const why = new URLSearchParams(search).get('sign-in');
  const name = provider?.name ?? 'the identity provider';
  const ask = provider?.ask ? `Ask ${provider.ask}.` : 'Ask your administrator.';
  switch (why) {
    case 'provider-away':
      return `${name} cannot be reached just now. Try again later, or sign in with your Quayside password.`;
    case 'not-proved':
      return `${name} did not confirm who you are. Try again.`;
    case 'too-late':
      return 'Signing in took too long, or was begun in another window. Try again.';
    case 'no-role':
      return `Nobody has given you a right to use Quayside. ${ask}`;
    case 'disabled':
      return `Your account is disabled. ${ask}`;
    case 'last-admin':
      return `${name} no longer makes you an administrator, and you are the last one. ${ask}`;
    case 'taken':
      return 'Not joined: your account, or who you are there, is joined already.';
    default:
      return undefined;
  }
}
