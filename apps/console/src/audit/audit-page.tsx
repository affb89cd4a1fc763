import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { auditQuery, type AuditFilter } from '../api/queries';
import { DataTable } from '../parts/data-table';
import { Empty } from '../parts/empty';
import { Loading } from '../parts/loading';
import { Page } from '../parts/page';
import { Problem } from '../parts/problem';
import { writeSearch } from '../search-params';
import { auditColumns } from './audit-columns';
import { AuditFilters } from './audit-filters';
import { ChainState } from './chain-state';

/** Who did what, newest first, and whether the log is as it was written. */
export function AuditPage() {
  const filter: AuditFilter = useSearch({ strict: false });
  const asked = useAudit(filter);
  const [first] = asked.data?.pages ?? [];
  return (
    <Page
      title="Audit log"
      sub={first ? <ChainState chain={first.chain} /> : null}
      actions={
        <Button
          component="a"
          variant="default"
          href={`/api/audit.csv${writeSearch({ ...filter })}`}
          download="audit.csv"
        >
          Export as CSV
        </Button>
      }
    >
      <AuditFilters filter={filter} />
      <Entries asked={asked} filtered={Object.keys(filter).length > 0} />
    </Page>
  );
}

interface EntriesProps {
  readonly asked: ReturnType<typeof useAudit>;
  readonly filtered: boolean;
}

function useAudit(filter: AuditFilter) {
  return useInfiniteQuery(auditQuery(filter));
}

function Entries({ asked, filtered }: EntriesProps) {
  if (asked.error && !asked.data)
    return <Problem error={asked.error} what="The audit log" again={() => void asked.refetch()} />;
  if (!asked.data) return <Loading rows={12} />;
  const rows = asked.data.pages.flatMap((page) => page.rows);
  if (rows.length === 0) return <Nothing filtered={filtered} />;
  return (
    <>
      <DataTable
        label="Audit log"
        columns={auditColumns}
        rows={rows}
        rowKey={({ number }) => String(number)}
        opens={false}
      />
      {asked.hasNextPage ? (
        <Button variant="default" loading={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>
          Show older
        </Button>
      ) : null}
    </>
  );
}

function Nothing({ filtered }: { readonly filtered: boolean }) {
  if (!filtered) {
    return (
      <Empty title="Nothing is in the log yet.">
        <p>Decisions, changes of what is agreed, sign-ins and access to bank accounts appear here.</p>
      </Empty>
    );
  }
  return (
    <Empty title="No entry is like that.">
      <p>Each filter narrows the list. A person is found by the whole name that they sign in with.</p>
      <Button variant="default" renderRoot={(props) => <Link to="/audit" search={{}} {...props} />}>
        Show all entries
      </Button>
    </Empty>
  );
}
