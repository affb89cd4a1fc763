import { type EdiFinding, finding } from './findings/edi-finding.js';
import { latin1 } from './lexer/text.js';

/** What stands where no interchange begins: in words what it seems to be, as far as its first bytes show it. */
export function noInterchange(bytes: Uint8Array, offset: number, length: number): EdiFinding {
  return finding('not-an-interchange', 'fatal', messageOf(bytes, length), { offset, length });
}

const begins = 'an X12 interchange begins with ISA, an EDIFACT one with UNA or UNB';

function messageOf(bytes: Uint8Array, length: number): string {
  const start = latin1(bytes, 0, Math.min(bytes.length, 64));
  const [, meant] = seeming.find(([pattern]) => pattern.test(start)) ?? [];
  if (meant !== undefined) return meant;
  return `${length} bytes that belong to no interchange: ${begins}.`;
}

/** How an interchange begins that somebody wrote in another way. */
const seeming: readonly (readonly [pattern: RegExp, message: string])[] = [
  [/^(?:\xff\xfe|\xfe\xff|\0?(?:I\0S\0A|U\0N\0[AB]))/, wrongBytes('UTF-16, with two bytes for each character')],
  [/^(?:\xc9\xe2\xc1|\xe4\xd5[\xc1\xc2])/, wrongBytes('EBCDIC')],
  [
    /^(?:una|unb)/i,
    'This begins like EDIFACT, but UNA is not followed by its service characters and UNB, or UNB by UNOA to UNOY and its version, all in capital letters.',
  ],
];

function wrongBytes(encoding: string): string {
  return `The file is in ${encoding}: ${begins}, in ASCII. Send it in ASCII, UTF-8 or ISO 8859-1.`;
}
