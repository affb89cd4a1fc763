import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { Shapes } from '../api/client';
import { ordersQuery } from '../api/queries';
import { useColumnChoice } from '../parts/column-choice';
import { ColumnMenu } from '../parts/column-menu';
import { DataTable, type Column } from '../parts/data-table';
import { Empty } from '../parts/empty';
import { Loading } from '../parts/loading';
import { Mark } from '../parts/mark';
import { newsButton } from '../parts/news-button';
import { Page } from '../parts/page';
import { Problem } from '../parts/problem';
import { SearchField } from '../parts/search-field';
import { useSteadyRows } from '../parts/use-steady-rows';
import { When } from '../parts/when';
import { money } from '../words/numbers';
import { orderWord } from './order-word';

type Row = Shapes['OrderRow'];
const route = getRouteApi('/orders');
const keyOf = (row: Row) => `${row.connection} ${row.number}`;

const columns: readonly Column<Row>[] = [
  {
    title: 'Order',
    cell: (row) => (
      <Link to="/orders/$number" params={{ number: row.number }} className="mono">
        {row.number}
      </Link>
    ),
  },
  { title: 'State', cell: (row) => <Mark is={orderWord(row)} />, nowrap: true },
  { title: 'Partner', cell: (row) => row.partner.name, from: 'medium' },
  { title: 'Lines', cell: (row) => row.lines, end: true, from: 'wide' },
  { title: 'Total', cell: (row) => money(row.total.amount, row.total.currency), end: true },
  { title: 'Documents', cell: (row) => row.documents, end: true, from: 'medium' },
  { title: 'Read from Odoo', cell: (row) => <When at={row.readAt} />, end: true, from: 'wide' },
];

/** Orders that documents have spoken of, as last read from Odoo. */
export function OrdersPage() {
  const { q = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const choice = useColumnChoice('orders', columns);
  const { data, error, refetch } = useQuery(ordersQuery(q));
  const { rows, news, show } = useSteadyRows(q, data?.rows, keyOf);
  const list = () => {
    if (!data)
      return error ? <Problem error={error} what="The list" again={() => void refetch()} /> : <Loading rows={8} />;
    if (rows.length === 0) return <NoOrders q={q} />;
    return <DataTable label="Orders" columns={choice.shown} rows={rows} rowKey={keyOf} news={newsButton(news, show)} />;
  };
  return (
    <Page
      title="Orders"
      sub="Purchase orders that suppliers have answered, as last read from Odoo."
      actions={<ColumnMenu {...choice} />}
    >
      <div style={{ maxWidth: 360 }}>
        <SearchField
          label="Search orders"
          placeholder="Order number"
          value={q}
          onChange={(text) => void navigate({ search: text ? { q: text } : {}, replace: true })}
        />
      </div>
      {list()}
    </Page>
  );
}

function NoOrders({ q }: { readonly q: string }) {
  return (
    <Empty title={q ? `No order is called ${q}.` : 'No document has spoken of an order yet.'}>
      <p>Orders appear here when a supplier first answers one. All of them are in Odoo.</p>
    </Empty>
  );
}
