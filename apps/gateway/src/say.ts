import { shownLines } from '@quayside/std';

/** Says something to whoever started the process. */
export type Say = (text: string) => void;

/** What of a process can be written to. */
interface Stream {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/**
 * As it is on standard output where somebody reads along, else on standard error: standard output is the log then, a line of
 * JSON each. What is said is in no file: the first password is among it.
 */
export function sayOn({ stdout, stderr }: { readonly stdout: Stream; readonly stderr: Stream }): Say {
  const out = stdout.isTTY === true ? stdout : stderr;
  return (text) => void out.write(`${shownLines(text)}\n`);
}
