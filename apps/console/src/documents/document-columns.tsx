import { Link } from '@tanstack/react-router';
import type { Shapes } from '../api/client';
import type { Column } from '../parts/data-table';
import { Mark } from '../parts/mark';
import { When } from '../parts/when';
import { money } from '../words/numbers';
import { documentWord } from '../words/states';
import { typeWord } from '../words/types';

export type DocumentRow = Shapes['DocumentRow'];

/** The columns of documents, wherever documents are listed. */
export const documentColumns: readonly Column<DocumentRow>[] = [
  {
    title: 'Document',
    nowrap: true,
    cell: (row) => (
      <Link to="/documents/$id" params={{ id: row.id }}>
        {typeWord(row.type, row.setType)} {row.number}
      </Link>
    ),
  },
  { title: 'State', cell: (row) => <Mark is={documentWord(row)} />, nowrap: true },
  { title: 'Why', cell: (row) => <span title={row.reason ?? ''}>{row.reason}</span>, grow: true, from: 'wide' },
  { title: 'Partner', cell: (row) => row.partner.name, nowrap: true, from: 'medium' },
  {
    title: 'Order',
    nowrap: true,
    from: 'medium',
    cell: (row) =>
      row.orderNumber ? (
        <Link to="/orders/$number" params={{ number: row.orderNumber }} className="mono">
          {row.orderNumber}
        </Link>
      ) : null,
  },
  {
    title: 'Total',
    cell: (row) => (row.total ? money(row.total.amount, row.total.currency) : null),
    end: true,
    from: 'wide',
  },
  { title: 'Received', cell: (row) => <When at={row.receivedAt} />, end: true },
];

export const documentKey = (row: DocumentRow) => row.id;
