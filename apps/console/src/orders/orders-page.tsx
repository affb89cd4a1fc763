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
import { useSteadyRows } from '../parts/use-steady-rows';
import { When } from '../parts/when';
import { money, plural } from '../words/numbers';
import { OrderFilters } from './order-filters';
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
  { title: 'Ordered by', cell: (row) => row.buyer ?? '', from: 'wide' },
  { title: 'Ordered', cell: (row) => row.orderedOn ?? '', end: true, nowrap: true, from: 'wide' },
  { title: 'Due', cell: (row) => row.dueOn ?? '', end: true, nowrap: true, from: 'medium' },
  {
    title: 'Not billed since',
    cell: (row) => (row.unbilledSince ? <When at={row.unbilledSince} /> : ''),
    end: true,
    from: 'wide',
  },
  { title: 'Total', cell: (row) => (row.total ? money(row.total.amount, row.total.currency) : ''), end: true },
  {
    title: 'Answered',
    cell: (row) => (row.answeredAt ? <When at={row.answeredAt} /> : 'not yet'),
    end: true,
    from: 'medium',
  },
  { title: 'Read from Odoo', cell: (row) => <When at={row.readAt} />, end: true, from: 'wide' },
];

/** Orders of partners, as last read from Odoo. The filters are the address. */
export function OrdersPage() {
  const filter = route.useSearch();
  const choice = useColumnChoice('orders', columns);
  const { data, error, refetch } = useQuery(ordersQuery(filter));
  const { rows, news, show } = useSteadyRows(JSON.stringify(filter), data?.rows, keyOf);
  const list = () => {
    if (!data)
      return error ? <Problem error={error} what="The list" again={() => void refetch()} /> : <Loading rows={8} />;
    if (rows.length === 0) return <NoOrders filtered={Object.keys(filter).length > 0} />;
    return <DataTable label="Orders" columns={choice.shown} rows={rows} rowKey={keyOf} news={newsButton(news, show)} />;
  };
  return (
    <Page
      title="Orders"
      sub={`${data ? `${ordersWord(data.total)}. ` : ''}Purchase orders of partners: what was said of them, and where they stand.`}
      actions={<ColumnMenu {...choice} />}
    >
      <OrderFilters filter={filter} />
      {list()}
    </Page>
  );
}

/** Beyond so many nobody counts. */
const mostCounted = 10_000;

function ordersWord(total: number): string {
  return total < mostCounted ? plural(total, 'order', 'orders') : `${total.toLocaleString()} orders or more`;
}

function NoOrders({ filtered }: { readonly filtered: boolean }) {
  return (
    <Empty title={filtered ? 'No order is like that.' : 'There are no orders yet.'}>
      <p>Orders appear here when they go out to a supplier, or when one speaks of them. All of them are in Odoo.</p>
    </Empty>
  );
}
