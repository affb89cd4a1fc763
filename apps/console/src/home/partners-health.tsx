import { Link } from '@tanstack/react-router';
import type { Shapes } from '../api/client';
import { DataTable, type Column } from '../parts/data-table';
import { Empty } from '../parts/empty';
import { When } from '../parts/when';
import styles from './home-page.module.css';

type Row = Shapes['Home']['partners'][number];

const columns: readonly Column<Row>[] = [
  {
    title: 'Partner',
    cell: ({ partner }) => (
      <Link to="/partners/$partner" params={{ partner: partner.id }}>
        {partner.name}
      </Link>
    ),
  },
  { title: 'Stage', cell: ({ stage }) => stage, from: 'medium' },
  { title: 'Last received', cell: ({ lastReceivedAt }) => <When at={lastReceivedAt} />, end: true },
  { title: 'Documents, 7 days', cell: ({ documents7d }) => documents7d.toLocaleString(), end: true, from: 'medium' },
  { title: 'Held', cell: ({ held }) => (held > 0 ? <b className={styles['amber']}>{held}</b> : 0), end: true },
  {
    title: 'Rejected, 7 days',
    cell: (row) => (row.rejected7d > 0 ? <b className={styles['red']}>{row.rejected7d}</b> : 0),
    end: true,
    from: 'medium',
  },
];

export function PartnersHealth({ rows }: { readonly rows: readonly Row[] }) {
  if (rows.length === 0) {
    return (
      <Empty title="There is no partner yet.">
        <p>
          A partner is a YAML file in <code>partner-profiles</code>; it goes live when it is saved.
        </p>
      </Empty>
    );
  }
  return <DataTable label="Partners" columns={columns} rows={rows} rowKey={({ partner }) => partner.id} />;
}
