import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { Shapes } from '../api/client';
import { orderQuery } from '../api/queries';
import { documentColumns, documentKey } from '../documents/document-columns';
import { DataTable, type Column } from '../parts/data-table';
import { Empty } from '../parts/empty';
import { Loading } from '../parts/loading';
import { Page, Section } from '../parts/page';
import { Problem } from '../parts/problem';
import { Standing } from '../parts/standing';
import { When } from '../parts/when';
import { decimal, money, plural } from '../words/numbers';
import { notReadWord, orderWord } from './order-word';

type Detail = Shapes['OrderDetail'];
type Line = Detail['lines'][number];
const route = getRouteApi('/orders/$number');

const figure = (text: string | null, atLeast = 0) => (text === null ? '' : decimal(text, atLeast));
/** Whose order it is, and which one, stands at the top of the page. */
const ownColumns = documentColumns.filter(({ title }) => title !== 'Partner' && title !== 'Order');

const columns: readonly Column<Line>[] = [
  { title: 'Line', cell: (line) => line.number },
  { title: 'Item', cell: (line) => line.description ?? line.item },
  { title: 'Quantity', cell: (line) => `${decimal(line.quantity)} ${line.unit ?? ''}`, end: true },
  { title: 'Price', cell: (line) => figure(line.price, 2), end: true },
  { title: 'Delivery', cell: (line) => line.deliveryDate ?? '', end: true, from: 'medium' },
  { title: 'Received', cell: (line) => figure(line.received), end: true, from: 'medium' },
  { title: 'Billed', cell: (line) => figure(line.billed), end: true, from: 'medium' },
];

/** One order: what was ordered, and everything its supplier said about it. */
export function OrderPage() {
  const { number } = route.useParams();
  const { data, error, refetch } = useQuery(orderQuery(number));
  if (data) return <Shown detail={data} />;
  return (
    <Page title={`Order ${number}`}>
      {error ? <Problem error={error} what="The order" again={() => void refetch()} /> : <Loading rows={6} />}
    </Page>
  );
}

function Shown({ detail }: { readonly detail: Detail }) {
  const { number, row, lines, thread } = detail;
  return (
    <Page title={`Order ${number}`} sub={row ? <AsRead row={row} /> : <NotRead detail={detail} />}>
      <Section title="What the supplier sent">
        {thread.length > 0 ? (
          <DataTable
            label="Documents of the order"
            columns={row ? ownColumns : documentColumns}
            rows={thread}
            rowKey={documentKey}
          />
        ) : (
          <Empty title="Nothing has come for this order yet." />
        )}
      </Section>
      <Section title="What was ordered">
        {row ? (
          <DataTable
            label="Lines of the order"
            columns={columns}
            rows={lines}
            rowKey={(line) => line.number}
            opens={false}
          />
        ) : (
          <NoOrder detail={detail} />
        )}
      </Section>
    </Page>
  );
}

function AsRead({ row }: { readonly row: NonNullable<Detail['row']> }) {
  return (
    <Standing word={orderWord(row)}>
      {row.partner.name}, {money(row.total.amount, row.total.currency)}, {plural(row.lines, 'line')}; read from Odoo{' '}
      <When at={row.readAt} />.
    </Standing>
  );
}

function NotRead({ detail: { namedBy, thread, missing } }: { readonly detail: Detail }) {
  const whose = namedBy.map((each) => each.name).join(' and ');
  return (
    <Standing word={notReadWord(missing)}>
      {plural(thread.length, 'document')} of {whose} {thread.length === 1 ? 'speaks' : 'speak'} of it.
    </Standing>
  );
}

/** Documents speak of an order that is not there to be shown: why, and what to do. */
function NoOrder({ detail: { number, missing } }: { readonly detail: Detail }) {
  if (missing === 'unknown') {
    return (
      <Empty title={`Odoo has no order ${number}.`}>
        <p>
          It was asked for when a document came, and is asked for again and again: as soon as the order is there, the
          document goes on by itself. If the number is wrong, reject the document and ask the supplier for a new one.
        </p>
      </Empty>
    );
  }
  return (
    <Empty title={`Order ${number} was not read from Odoo.`}>
      <p>
        An order is read when an acknowledgement, a ship notice or an invoice is compared with it, and none has come.
        What speaks of it so far is kept without asking Odoo: look there whether the order exists.
      </p>
    </Empty>
  );
}
