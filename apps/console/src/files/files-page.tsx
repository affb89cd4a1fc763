import { Button, Group } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { Shapes } from '../api/client';
import { filesQuery } from '../api/queries';
import { IncomingTabs } from '../documents/incoming-tabs';
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
import { bytes } from '../words/numbers';
import { stateWord } from '../words/states';

type Row = Shapes['FileRow'];
const route = getRouteApi('/files');

const columns: readonly Column<Row>[] = [
  {
    title: 'File',
    cell: (row) => (
      <Link to="/files/$id" params={{ id: row.id }}>
        {row.name}
      </Link>
    ),
  },
  {
    title: 'State',
    nowrap: true,
    cell: (row) => (
      <Mark
        is={row.waiting > 0 ? { word: `${row.waiting} waiting`, tone: 'amber', icon: 'wait' } : stateWord(row.state)}
      />
    ),
  },
  { title: 'Partner', cell: (row) => row.partner.name || row.account, from: 'medium' },
  { title: 'Channel', cell: (row) => `${row.channel} ${row.account}`, from: 'wide' },
  { title: 'Arrivals', cell: (row) => row.arrivals, end: true, from: 'wide' },
  { title: 'Documents', cell: (row) => row.documents, end: true, from: 'medium' },
  { title: 'Size', cell: (row) => bytes(row.size), end: true, from: 'medium' },
  { title: 'Received', cell: (row) => <When at={row.receivedAt} />, end: true },
];

/** The bytes as they came, newest first. */
export function FilesPage() {
  const filter = route.useSearch();
  const navigate = route.useNavigate();
  const choice = useColumnChoice('files', columns);
  const asked = useInfiniteQuery(filesQuery(filter));
  const latest = asked.data?.pages.flatMap((page) => page.rows);
  const { rows, news, show } = useSteadyRows(JSON.stringify(filter), latest, (row) => row.id);
  const list = () => {
    if (!asked.data)
      return asked.error ? (
        <Problem error={asked.error} what="The list" again={() => void asked.refetch()} />
      ) : (
        <Loading rows={12} />
      );
    if (rows.length === 0) return filter.q === undefined ? <NoFiles /> : <Empty title="No file is called that." />;
    return (
      <DataTable
        label="Files"
        columns={choice.shown}
        rows={rows}
        rowKey={(row) => row.id}
        news={newsButton(news, show)}
      />
    );
  };
  return (
    <Page
      title="Files"
      sub="The bytes as they came, never changed."
      actions={
        <Group gap={8}>
          <ColumnMenu {...choice} />
          <IncomingTabs at="files" />
        </Group>
      }
    >
      <SearchField
        label="Search files"
        placeholder="File name or control number"
        value={filter.q ?? ''}
        onChange={(q) =>
          void navigate({ search: ({ q: _, ...others }) => (q === '' ? others : { ...others, q }), replace: true })
        }
      />
      {list()}
      {asked.hasNextPage ? (
        <Button variant="default" loading={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>
          Show older
        </Button>
      ) : null}
    </Page>
  );
}

function NoFiles() {
  return (
    <Empty title="No file has come in yet.">
      <p>
        Partners drop files into <code>in/</code> of their mailbox; the address is in{' '}
        <Link to="/settings">Settings</Link>.
      </p>
    </Empty>
  );
}
