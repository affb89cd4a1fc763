import type { RestAuth } from '@quayside/partners';
import type { Secrets } from '../secrets.js';
import type { Authorization, Tokens } from './tokens.js';

/** Reads the secrets anew: a new one needs no restart. */
export async function authorizationOf(auth: RestAuth, secrets: Secrets, tokens: () => Tokens): Promise<Authorization> {
  switch (auth.by) {
    case 'none':
      return fixed({}, []);
    case 'basic': {
      const password = await secrets(auth.password.secret);
      const pair = Buffer.from(`${auth.login}:${password}`).toString('base64');
      return fixed({ authorization: `Basic ${pair}` }, [password, pair]);
    }
    case 'bearer': {
      const token = await secrets(auth.token.secret);
      return fixed({ authorization: `Bearer ${token}` }, [token]);
    }
    case 'api-key': {
      const key = await secrets(auth.key.secret);
      return fixed({ [auth.header.toLowerCase()]: key }, [key]);
    }
    case 'oauth2':
      return tokens().authorization({ ...auth, secret: await secrets(auth.clientSecret.secret) });
  }
}

function fixed(headers: Readonly<Record<string, string>>, secrets: readonly string[]): Authorization {
  return { headers: async () => headers, renew: () => false, secrets };
}
