import type { Algorithms, NegotiatedAlgorithms } from 'ssh2';

/** What is offered to a server: what is safe today, or what old servers still need as well. */
export function algorithmsFor(which: 'modern' | 'legacy'): Algorithms {
  // Lists of what is added to and taken from the library's own; its types do not know `exact` subsets of names.
  return (which === 'modern' ? modern : legacy) as Algorithms;
}

/**
 * What our own server offers. ssh2 offers a group exchange as a server as well, but cannot do it. Without compression: a client could blow up a few bytes to as many as it likes, and files that
 * are worth compressing come compressed.
 */
export function serverAlgorithms(which: 'modern' | 'legacy'): Algorithms {
  const kex =
    which === 'modern'
      ? { remove: [...modern.kex.remove, 'diffie-hellman-group-exchange-sha256'] }
      : {
          append: legacy.kex.append.filter((each) => !each.includes('group-exchange')),
          remove: ['diffie-hellman-group-exchange-sha256'],
        };
  return { ...(which === 'modern' ? modern : legacy), kex, compress: ['none'] } as Algorithms;
}

/** What of a connection is not safe any more, by its names: "diffie-hellman-group1-sha1, hmac-md5". */
export function weakAlgorithms({ kex, serverHostKey, cs, sc }: NegotiatedAlgorithms): string | undefined {
  const used = [kex, serverHostKey, cs.cipher, cs.mac, sc.cipher, sc.mac].filter((each) => weak.has(each));
  return used.length > 0 ? [...new Set(used)].join(', ') : undefined;
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

const weak: ReadonlySet<string> = new Set([
  ...Object.values(modern).flatMap(({ remove }) => remove),
  ...Object.values(legacy).flatMap(({ append }) => append),
]);
