import { Link } from '@tanstack/react-router';
import type { Shapes } from '../api/client';

/** What waits, by its name, leading to its page. */
export function ExceptionTitle({ row }: { readonly row: Shapes['ExceptionRow'] }) {
  const { id, kind } = row.subject;
  switch (kind) {
    case 'document':
      return (
        <Link to="/documents/$id" params={{ id }}>
          {row.title}
        </Link>
      );
    case 'arrival':
      return (
        <Link to="/arrivals/$id" params={{ id }}>
          {row.title}
        </Link>
      );
    case 'file':
      return (
        <Link to="/files/$id" params={{ id }}>
          {row.title}
        </Link>
      );
    case 'channel':
      return <Link to="/channels">{row.title}</Link>;
    case 'order':
    case 'receipt':
    case 'outbound':
      return row.order === null ? (
        row.title
      ) : (
        <Link to="/orders/$number" params={{ number: row.order }}>
          {row.title}
        </Link>
      );
    case 'dispatch':
    case 'lane':
      return row.title;
  }
}
