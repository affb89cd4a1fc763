import type { AuditAct, AuditAction } from '@quayside/exchange';
import type { AuditLog } from '@quayside/store';
import type { Signed } from './current-session.js';
import type { RowKind } from '../rights/rights.js';

/** What of ours somebody looks at. */
export interface Accessed {
  readonly action: AuditAction;
  readonly subject: AuditAct['subject'];
  readonly partner: string | null;
  readonly changed: AuditAct['changed'];
}

/** Writes down who gets what is classified, before they get it. */
export interface AccessLog {
  /** One entry. */
  note(session: Signed, accessed: Accessed): Promise<void>;
  /**
   * That a row is shown with its bank accounts: one entry for a session and row in ten minutes, since a page asks several times for
   * what a person opens once.
   */
  bankDetails(session: Signed, kind: RowKind, id: string): Promise<void>;
  /** That a file is given away byte by byte. */
  original(session: Signed, file: string): Promise<void>;
}

export const ACCESS_LOG = Symbol('access log');

const againMs = 10 * 60_000;
/** Beyond so many sessions and rows the oldest are told anew. */
const mostRemembered = 10_000;

export interface AccessParts {
  readonly log: Pick<AuditLog, 'note'>;
  partnerOf(kind: RowKind, id: string): Promise<string | undefined>;
  now(): Date;
}

export function accessLog({ log, partnerOf, now }: AccessParts): AccessLog {
  const told = new Map<string, number>();
  const note = (session: Signed, accessed: Accessed) => log.note({ actor: session.account, ...accessed });
  return {
    note,
    async original(session, id) {
      const partner = (await partnerOf('file', id)) ?? null;
      await note(session, { action: 'access.original', subject: { kind: 'file', id }, partner, changed: {} });
    },
    async bankDetails(session, kind, id) {
      const key = `${session.id}|${kind}|${id}`;
      const at = now().getTime();
      if (at - (told.get(key) ?? -Infinity) < againMs) return;
      const partner = (await partnerOf(kind, id)) ?? null;
      await note(session, { action: 'access.bank-details', subject: { kind, id }, partner, changed: {} });
      told.delete(key);
      told.set(key, at);
      if (told.size > mostRemembered) told.delete(told.keys().next().value ?? '');
    },
  };
}
