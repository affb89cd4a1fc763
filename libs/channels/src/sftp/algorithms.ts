import type { Algorithms } from 'ssh2';

/** What is offered to a server: what is safe today, or what old servers still need as well. */
export function algorithmsFor(which: 'modern' | 'legacy'): Algorithms {
  // Lists of what is added to and taken from the library's own; its types do not know `exact` subsets of names.
  return (which === 'modern' ? modern : legacy) as Algorithms;
}

const modern = {
  kex: { remove: ['diffie-hellman-group14-sha1'] },
  serverHostKey: { remove: ['ssh-rsa', 'ssh-dss'] },
  hmac: { remove: ['hmac-sha1', 'hmac-sha1-etm@openssh.com'] },
};

const legacy = {
  kex: {
    append: ['diffie-hellman-group-exchange-sha1', 'diffie-hellman-group14-sha1', 'diffie-hellman-group1-sha1'],
  },
  serverHostKey: { append: ['ssh-rsa', 'ssh-dss'] },
  cipher: { append: ['aes256-cbc', 'aes192-cbc', 'aes128-cbc', '3des-cbc'] },
  hmac: { append: ['hmac-sha1', 'hmac-md5'] },
};
