import { useState } from 'react';
import { steady, type SteadyRows } from './steady-rows';

/** Steady rows of a list; `show` takes the latest ones over. Another `list` (other filters) starts afresh. */
export function useSteadyRows<Row>(
  list: string,
  latest: readonly Row[] | undefined,
  keyOf: (row: Row) => string,
): SteadyRows<Row> & { readonly show: () => void } {
  const [anchor, setAnchor] = useState<{ list: string; rows: readonly Row[] }>({ list, rows: [] });
  const shown = anchor.list === list ? anchor.rows : [];
  const found = steady(shown, latest ?? [], keyOf);
  const grown = found.rows.length !== shown.length || anchor.list !== list;
  if (latest && grown) setAnchor({ list, rows: found.rows });
  return { ...found, show: () => setAnchor({ list, rows: latest ?? [] }) };
}
