import net from 'node:net';

/**
 * A header of the PROXY protocol, as a proxy sends it before the first byte of the client. Source: HAProxy, "The PROXY protocol,
 * versions 1 & 2" (2020/03/05), sections 2.1 and 2.2.
 */
export type ProxyHeader =
  /** More bytes are needed to say what it is. */
  | { readonly is: 'incomplete' }
  /** It is none: whoever speaks here is not the proxy that was agreed. */
  | { readonly is: 'none' }
  /** It takes so many bytes. Without a source the proxy speaks for itself, as when it looks whether we are there. */
  | { readonly is: 'header'; readonly length: number; readonly source: string | undefined };

const incomplete: ProxyHeader = { is: 'incomplete' };
const none: ProxyHeader = { is: 'none' };

/** The longest line of version 1, with its end. */
const longestLine = 107;
/** Addresses and what is said beside them; a proxy has no use for more. */
const longestBlock = 2_048;

const signature = Buffer.from('\r\n\r\n\0\r\nQUIT\n', 'latin1');
const word = Buffer.from('PROXY ', 'latin1');
/** Signature, version and command, family, length of what follows. */
const fixedLength = 16;

/** Reads a header from the first bytes of a connection. Never looks at more than a header can be. */
export function proxyHeader(bytes: Buffer): ProxyHeader {
  if (begins(bytes, signature)) return bytes.length < fixedLength ? incomplete : binary(bytes);
  if (begins(bytes, word)) return bytes.length < word.length ? incomplete : line(bytes);
  return none;
}

function begins(bytes: Buffer, with_: Buffer): boolean {
  const length = Math.min(bytes.length, with_.length);
  return bytes.subarray(0, length).equals(with_.subarray(0, length));
}

// PROXY TCP4 192.0.2.7 198.51.100.1 56324 22\r\n
function line(bytes: Buffer): ProxyHeader {
  const end = bytes.subarray(0, longestLine).indexOf('\r\n', 0, 'latin1');
  if (end < 0) return bytes.length < longestLine ? incomplete : none;
  const length = end + 2;
  const [, family = '', source = '', destination = '', ...ports] = bytes.toString('latin1', 0, end).split(' ');
  if (family === 'UNKNOWN') return { is: 'header', length, source: undefined };
  const version = { TCP4: 4, TCP6: 6 }[family];
  const fits = [source, destination].every((each) => net.isIP(each) === version);
  if (!fits || ports.length !== 2 || !ports.every(isPort)) return none;
  return { is: 'header', length, source };
}

function isPort(text: string): boolean {
  return /^(0|[1-9]\d{0,4})$/.test(text) && Number(text) <= 65_535;
}

function binary(bytes: Buffer): ProxyHeader {
  const [versionAndCommand = 0, family = 0] = bytes.subarray(12, 14);
  const length = fixedLength + bytes.readUInt16BE(14);
  const command = versionAndCommand & 0x0f;
  if (versionAndCommand >> 4 !== 2 || command > 1 || length > fixedLength + longestBlock) return none;
  if (bytes.length < length) return incomplete;
  // LOCAL: the proxy itself, and whatever stands in the rest is to be passed over.
  if (command === 0) return { is: 'header', length, source: undefined };
  return withSource(family, bytes.subarray(fixedLength, length), length);
}

function withSource(family: number, addresses: Buffer, length: number): ProxyHeader {
  switch (family) {
    case 0x11:
      return addresses.length < 12 ? none : { is: 'header', length, source: [...addresses.subarray(0, 4)].join('.') };
    case 0x21:
      return addresses.length < 36 ? none : { is: 'header', length, source: ipv6(addresses) };
    default:
      // Of a family that has no address for us.
      return { is: 'header', length, source: undefined };
  }
}

function ipv6(addresses: Buffer): string {
  return Array.from({ length: 8 }, (_, n) => addresses.readUInt16BE(2 * n).toString(16)).join(':');
}
