import { newApiKey, restScopes, type RestScope } from '@quayside/partners';
import { print, UsageError, withExitCode } from '../output.js';

export interface KeyOptions {
  readonly scopes?: string;
  readonly expires?: string;
}

/** Makes a key for a partner's programs and shows it once, with the line that its profile needs. */
export async function newKey({ scopes, expires }: KeyOptions): Promise<void> {
  await withExitCode(() => {
    const allowed = scopesOf(scopes);
    if (expires !== undefined && !isDay(expires))
      throw new UsageError(`--expires ${expires}: expected a day such as 2027-06-30`);
    const { key, hash } = newApiKey();
    const more = [
      allowed.length === restScopes.length ? '' : `, scopes: [${allowed.join(', ')}]`,
      expires === undefined ? '' : `, expires: ${expires}`,
    ].join('');
    print('Give this key to the partner, by a safe way. It cannot be shown again:');
    print(`\n  ${key}\n`);
    print("Put this into the partner's profile, below `keys` of its channel of kind `rest`:");
    print(`\n  - { id: ${hash.id}, sha256: ${hash.sha256}${more} }\n`);
    print('While it replaces another one, list both; take the old one out when it is not used any more.');
    return 0;
  });
}

function scopesOf(text: string | undefined): readonly RestScope[] {
  if (text === undefined) return restScopes;
  return text.split(',').map((each) => {
    const scope = restScopes.find((known) => known === each.trim());
    if (!scope) throw new UsageError(`--scopes ${text}: "${each.trim()}" is none of ${restScopes.join(', ')}`);
    return scope;
  });
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
}
