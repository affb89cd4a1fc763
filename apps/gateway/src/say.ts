/** Says something to whoever started the process. */
export type Say = (text: string) => void;

/**
 * On standard output: as it is where somebody reads along, else as a line of JSON like those of the log, which are there too.
 * What is said is in no file: the first password is among it.
 */
export function sayOn(out: { readonly isTTY?: boolean; write(text: string): unknown }): Say {
  if (out.isTTY === true) return (text) => void out.write(`${text}\n`);
  return (text) => {
    const line = { level: 30, time: Date.now(), pid: process.pid, event: 'said', msg: text.trim() };
    out.write(`${JSON.stringify(line)}\n`);
  };
}
