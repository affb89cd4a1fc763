import { Button, Group } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { DocumentFilter } from '../api/queries';
import { documentsQuery } from '../api/queries';
import { useColumnChoice } from '../parts/column-choice';
import { ColumnMenu } from '../parts/column-menu';
import { DataTable, type Column } from '../parts/data-table';
import { Empty } from '../parts/empty';
import { Loading } from '../parts/loading';
import { newsButton } from '../parts/news-button';
import { Page } from '../parts/page';
import { Problem } from '../parts/problem';
import { useSteadyRows } from '../parts/use-steady-rows';
import { documentColumns, documentKey, type DocumentRow } from './document-columns';
import { DocumentFilters } from './document-filters';
import { IncomingTabs } from './incoming-tabs';

const route = getRouteApi('/documents');

/** What came in, newest first. The filters are the address. */
export function DocumentsPage() {
  const filter = route.useSearch();
  const columns = useColumnChoice('documents', documentColumns);
  const actions = (
    <Group gap={8}>
      <ColumnMenu {...columns} />
      <IncomingTabs at="documents" />
    </Group>
  );
  return (
    <Page title="Documents" actions={actions}>
      <DocumentFilters filter={filter} />
      <DocumentList filter={filter} columns={columns.shown} />
    </Page>
  );
}

interface ListProps {
  readonly filter: DocumentFilter;
  readonly columns: readonly Column<DocumentRow>[];
}

function DocumentList({ filter, columns }: ListProps) {
  const asked = useInfiniteQuery(documentsQuery(filter));
  const latest = asked.data?.pages.flatMap((page) => page.rows);
  const { rows, news, show } = useSteadyRows(JSON.stringify(filter), latest, documentKey);
  if (asked.error && !asked.data)
    return <Problem error={asked.error} what="The list" again={() => void asked.refetch()} />;
  if (!asked.data) return <Loading rows={12} />;
  if (rows.length === 0) return <NoDocuments filtered={Object.keys(filter).length > 0} />;
  return (
    <>
      <DataTable label="Documents" columns={columns} rows={rows} rowKey={documentKey} news={newsButton(news, show)} />
      {asked.hasNextPage ? (
        <Button variant="default" loading={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>
          Show older
        </Button>
      ) : null}
    </>
  );
}

function NoDocuments({ filtered }: { readonly filtered: boolean }) {
  const navigate = route.useNavigate();
  if (filtered) {
    return (
      <Empty title="No document is like that.">
        <p>Each filter narrows the list; the search looks at numbers, orders and partners.</p>
        <Button variant="default" onClick={() => void navigate({ search: {} })}>
          Show all documents
        </Button>
      </Empty>
    );
  }
  return (
    <Empty title="No document has come in yet.">
      <p>
        Documents appear here as soon as a partner drops a file. To see one now, run <code>npm run demo</code>.
      </p>
    </Empty>
  );
}
