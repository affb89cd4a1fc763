import { Alert } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { Shapes } from '../api/client';
import { useMay } from '../api/may';
import { billsOfOrderQuery, orderQuery } from '../api/queries';
import { ExceptionList } from '../exceptions/exception-list';
import { DataTable, type Column } from '../parts/data-table';
import { Empty } from '../parts/empty';
import { Loading } from '../parts/loading';
import { Page, Section } from '../parts/page';
import { Problem } from '../parts/problem';
import { Mark } from '../parts/mark';
import { Standing } from '../parts/standing';
import { When } from '../parts/when';
import { decimal, money, plural } from '../words/numbers';
import { OrderBills, paidOn } from './order-bills';
import { OrderThread } from './order-thread';
import { notReadWord, orderWord } from './order-word';
import { Only } from '../parts/only';
import { SendOrder } from './send-order';

type Detail = Shapes['OrderDetail'];
type Line = Detail['lines'][number];
const route = getRouteApi('/orders/$number');

const figure = (text: string | null, atLeast = 0) => (text === null ? '' : decimal(text, atLeast));
const columnsWith = (bills: Shapes['OrderBills'] | undefined): readonly Column<Line>[] => [
  { title: 'Item', cell: (line) => <Item line={line} />, grow: true },
  { title: 'Ordered', cell: (line) => `${decimal(line.quantity)} ${line.unit ?? ''}`, end: true, nowrap: true },
  { title: 'Price', cell: (line) => figure(line.price, 2), end: true, from: 'wide' },
  { title: 'Wanted by', cell: (line) => line.deliveryDate ?? '', end: true, nowrap: true, from: 'medium' },
  { title: 'Promised', cell: (line) => <Promised line={line} />, end: true, nowrap: true },
  { title: 'Shipped', cell: (line) => figure(line.shipped), end: true, from: 'medium' },
  { title: 'Received', cell: (line) => figure(line.received), end: true, from: 'medium' },
  { title: 'Billed', cell: (line) => figure(line.billed), end: true, from: 'medium' },
  { title: 'Paid', cell: (line) => paidOn(bills, line.number), end: true, nowrap: true, from: 'wide' },
  { title: 'Open', cell: (line) => figure(line.open), end: true },
];

function Item({ line: { item, description } }: { readonly line: Line }) {
  const name = description?.split('\n', 1)[0]?.replace(/^\[[^\]]*\]\s*/, '') ?? item;
  return (
    <>
      {name} {item !== '' && item !== name ? <span className="mono">{item}</span> : null}
    </>
  );
}

/** What the supplier promised, marked where that is not what is wanted. */
function Promised({ line: { promised, differs, quantity } }: { readonly line: Line }) {
  if (!promised) return <>not yet</>;
  const words = [decimal(promised.quantity), promised.date].filter(Boolean).join(' on ');
  if (!differs) return <>{words}</>;
  const more = promised.quantity === quantity ? 'another day' : 'another quantity';
  return <Mark is={{ word: `${words}, ${more}`, tone: 'amber', icon: 'wait' }} />;
}

/** One order: line by line how it stands, and everything that both sides have said of it. */
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
  const { number, row, lines, thread, versions, receipts, waits } = detail;
  const seesBills = useMay('getBillsOfOrder');
  const {
    data: bills,
    error,
    refetch,
  } = useQuery({ ...billsOfOrderQuery(number), enabled: row !== null && seesBills });
  return (
    <Page
      title={`Order ${number}`}
      sub={row ? <AsRead row={row} /> : <NotRead detail={detail} />}
      actions={
        row && isUnsent(detail) ? (
          <Only may="sendOrder">
            <SendOrder number={number} partner={row.partner} />
          </Only>
        ) : null
      }
    >
      <Paused detail={detail} />
      <Waits rows={waits} />
      <Section title="How it stands">
        {row ? (
          <DataTable
            label="Lines of the order"
            columns={columnsWith(bills)}
            rows={lines}
            rowKey={(line) => line.number}
            opens={false}
          />
        ) : (
          <NoOrder detail={detail} />
        )}
      </Section>
      {row && seesBills ? (
        <Section title="Bills">
          <OrderBills bills={bills} error={error} again={() => void refetch()} />
        </Section>
      ) : null}
      <Section title="What was said">
        <OrderThread partner={row?.partner} versions={versions} documents={thread} receipts={receipts} />
      </Section>
    </Page>
  );
}

function Paused({ detail: { paused, row } }: { readonly detail: Detail }) {
  return paused ? (
    <Alert color="yellow" title={`Nothing goes out to ${row?.partner.name ?? 'this partner'}`}>
      {paused.by} has paused it: {paused.reason}
    </Alert>
  ) : null;
}

/** Confirmed, and nothing of it has gone out from here. */
function isUnsent({ row, versions }: Detail): boolean {
  return versions.length === 0 && (row?.state === 'confirmed' || row?.state === 'locked');
}

function Waits({ rows }: { readonly rows: Detail['waits'] }) {
  if (rows.length === 0) return null;
  return (
    <Section title="What waits for a person">
      <ExceptionList rows={rows} />
    </Section>
  );
}

function AsRead({ row }: { readonly row: NonNullable<Detail['row']> }) {
  return (
    <Standing word={orderWord(row)}>
      {row.partner.name}, {row.total ? `${money(row.total.amount, row.total.currency)}, ` : ''}
      {plural(row.lines, 'line')}
      {row.buyer ? `, ordered by ${row.buyer}` : ''}
      {row.orderedOn ? ` on ${row.orderedOn}` : ''}; read from Odoo <When at={row.readAt} />.
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
