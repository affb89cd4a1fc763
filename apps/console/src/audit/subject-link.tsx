import { Link } from '@tanstack/react-router';
import type { Shapes } from '../api/client';

type Subject = Shapes['AuditEntry']['subject'];

/** What it was done to; where it has a page, the way there. */
export function SubjectLink({ subject: { kind, id } }: { readonly subject: Subject }) {
  switch (kind) {
    case 'inbound':
      return (
        <Link to="/documents/$id" params={{ id }}>
          Document
        </Link>
      );
    case 'file':
      return (
        <Link to="/files/$id" params={{ id }}>
          File
        </Link>
      );
    case 'arrival':
      return (
        <Link to="/arrivals/$id" params={{ id }}>
          Interchange
        </Link>
      );
    case 'partner':
    case 'release':
      return (
        <Link to="/partners/$partner" params={{ partner: id }}>
          {kind === 'release' ? `Profile of ${id}` : id}
        </Link>
      );
    case 'channel':
    case 'login':
      return <Link to="/channels">{id}</Link>;
    case 'account':
      return <Link to="/people">{accountName(id)}</Link>;
    default:
      return (
        <>
          {words[kind] ?? kind} <span className="mono">{/^[0-9a-f-]{36}$/.test(id) ? id.slice(0, 8) : ''}</span>
        </>
      );
  }
}

const words: Readonly<Record<string, string>> = {
  outbound: 'Order sent to a partner',
  dispatch: 'Dispatch',
  order: 'Order',
  receipt: 'Receipt',
  exception: 'Exception',
  system: 'This installation',
};

/** Accounts are rows of the journal as "console:ines"; strangers are "console:". */
function accountName(row: string): string {
  return row.replace(/^console:/, '') || 'nobody known';
}
