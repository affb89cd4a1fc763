import type { Wrappers } from '@quayside/exchange';
import type { Secrets } from '../secrets.js';
import { gzipEntries } from './gzip.js';
import { openpgpEntries } from './openpgp.js';
import { sealed } from './seal.js';
import { tarEntries } from './tar.js';
import { zipEntries } from './zip.js';

/** Every kind of wrapper that files may come in, behind the one port. */
export function openWrappers({ secrets }: { readonly secrets: Secrets }): Wrappers {
  return {
    seal: (outgoing) => sealed(outgoing, secrets),
    open(wrapper) {
      switch (wrapper.kind) {
        case 'zip':
          return zipEntries(wrapper);
        case 'gzip':
          return gzipEntries(wrapper);
        case 'tar':
          return tarEntries(wrapper);
        case 'openpgp':
          return openpgpEntries(wrapper, secrets);
      }
    },
  };
}
