import type { AccessLog } from '../../apps/gateway/src/console-api/session/access-log.js';

/** An access log that a test can read. */
export function notedAccess(): AccessLog & { readonly noted: string[] } {
  const noted: string[] = [];
  return {
    noted,
    note: ({ account }, { action, subject }) =>
      Promise.resolve(void noted.push(`${account} ${action} ${subject.kind} ${subject.id}`)),
    original: ({ account }, file) => Promise.resolve(void noted.push(`${account} original ${file}`)),
    bankDetails: ({ account }, kind, id) => Promise.resolve(void noted.push(`${account} bank-details ${kind} ${id}`)),
  };
}
