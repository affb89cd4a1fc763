import { Problem } from './problem.js';

/** Says that there were too many of something, and from when on it is worth to try again. */
export function tooMany(what: string, until: Date): Problem {
  const seconds = Math.max(1, Math.ceil((until.getTime() - Date.now()) / 1000));
  const detail = `Too many ${what}. Try again in ${seconds} s.`;
  return new Problem('too-many-requests', detail, { 'retry-after': String(seconds) });
}
