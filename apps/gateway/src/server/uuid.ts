import { Problem } from './problem.js';

/** An id as it stands in an address; what cannot be one names nothing. */
export function uuidOf(text: string): string {
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)) return text.toLowerCase();
  throw new Problem('not-found', `"${text}" is no id of ours.`);
}
