import { Refused, type OpenWrapper, type Wrappers } from '@quayside/exchange';
import { isPublished } from '@quayside/partners';
import type { Secrets } from '@quayside/channels';

/** The same secrets, but for those that everybody has: where outsiders come in they are as good as none. */
export function withoutPublished(secrets: Secrets, exposure: string | undefined): Secrets {
  if (exposure === undefined) return secrets;
  return async (name) => {
    const value = await secrets(name);
    if (!isPublished(value)) return value;
    const why = `the secret "${name}" is published with Quayside, and is refused because ${exposure}: set one of your own`;
    throw new Refused('secrets', why);
  };
}

/** The same wrappers, which take a signature by a key that everybody has for one by nobody that was agreed. */
export function withoutPublishedKeys(wrappers: Wrappers, exposure: string | undefined): Wrappers {
  if (exposure === undefined) return wrappers;
  const own = <T extends OpenWrapper['openpgp']>(openpgp: T): T =>
    openpgp && { ...openpgp, partnerKeys: openpgp.partnerKeys.filter((key) => !isPublished(key)) };
  return {
    open: (wrapper) => wrappers.open({ ...wrapper, openpgp: own(wrapper.openpgp) }),
    seal: (outgoing) => wrappers.seal({ ...outgoing, openpgp: own(outgoing.openpgp) }),
  };
}
