import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Shapes } from '../api/client';
import { channelsQuery } from '../api/queries';
import { DataTable, type Column } from '../parts/data-table';
import { Empty } from '../parts/empty';
import { Loading } from '../parts/loading';
import { Mark } from '../parts/mark';
import { Page } from '../parts/page';
import { Problem } from '../parts/problem';
import { When } from '../parts/when';

type Row = Shapes['ChannelRow'];

const columns: readonly Column<Row>[] = [
  {
    title: 'Account',
    cell: ({ account, partner }) => (
      <Link to="/partners/$partner" params={{ partner: partner.id }} className="mono">
        {account}
      </Link>
    ),
  },
  { title: 'Partner', cell: ({ partner }) => partner.name },
  { title: 'Kind', cell: ({ kind }) => kind, from: 'medium' },
  { title: 'Last login', cell: (row) => <When at={row.lastLoginAt} />, end: true, from: 'medium' },
  { title: 'Last received', cell: (row) => <When at={row.lastReceivedAt} />, end: true },
  { title: 'Last fetched', cell: (row) => <When at={row.lastFetchedAt} />, end: true, from: 'wide' },
  { title: 'Files, 7 days', cell: (row) => row.files7d.toLocaleString(), end: true, from: 'medium' },
  { title: 'In out/', cell: (row) => row.waitingToBeFetched.toLocaleString(), end: true, from: 'wide' },
  { title: 'Refused', cell: (row) => (row.lastRefusal ? <Refusal {...row.lastRefusal} /> : ''), from: 'medium' },
];

function Refusal({ at, what }: { readonly at: string; readonly what: string }) {
  return (
    <>
      <Mark is={{ word: what, tone: 'plain', icon: 'off' }} /> <When at={at} />
    </>
  );
}

/** The agreed ways in and out, and when each was last used. */
export function ChannelsPage() {
  const { data, error, refetch } = useQuery(channelsQuery);
  const list = () => {
    if (!data)
      return error ? <Problem error={error} what="The list" again={() => void refetch()} /> : <Loading rows={4} />;
    if (data.rows.length === 0) {
      return (
        <Empty title="No channel is agreed with anybody yet.">
          <p>Channels stand in the profiles of the partners.</p>
        </Empty>
      );
    }
    return (
      <DataTable label="Channels" columns={columns} rows={data.rows} rowKey={(row) => `${row.kind} ${row.account}`} />
    );
  };
  return (
    <Page title="Channels" sub="Ways in and out, and when each was last used.">
      {list()}
    </Page>
  );
}
