import { Link } from '@tanstack/react-router';
import type { LeadsTo } from './measures';

/** A link to the list that a number is counted from. */
export function MeasureLink({ to }: { readonly to: LeadsTo }) {
  return to.list === 'orders' ? (
    <Link to="/orders" search={to.search}>
      {to.label}
    </Link>
  ) : (
    <Link to="/documents" search={to.search}>
      {to.label}
    </Link>
  );
}
