import type { InterchangeHead } from '../reading.js';

/** The head of an interchange whose first segment cannot be read. */
export function unknownHead(syntax: InterchangeHead['syntax'], offset: number): InterchangeHead {
  const nobody = { qualifier: '', id: '' };
  const rest = { controlNumber: '', usage: 'test' as const, version: '', date: '', time: '' };
  return { syntax, offset, sender: nobody, receiver: nobody, acknowledgementRequested: false, ...rest };
}
