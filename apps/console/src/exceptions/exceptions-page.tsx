import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { Shapes } from '../api/client';
import { exceptionsQuery } from '../api/queries';
import { Empty } from '../parts/empty';
import { Loading } from '../parts/loading';
import { newsButton } from '../parts/news-button';
import { Page } from '../parts/page';
import { Problem } from '../parts/problem';
import { useSteadyRows } from '../parts/use-steady-rows';
import { ownerOf, owners, ownerWord, type Owner } from '../words/owners';
import { plural } from '../words/numbers';
import { ExceptionList } from './exception-list';
import styles from './exceptions-page.module.css';

type Row = Shapes['ExceptionRow'];
type Counts = Shapes['ExceptionPage']['owners'];
const route = getRouteApi('/exceptions');

/** Everything that waits for a person, oldest first. */
export function ExceptionsPage() {
  const owner = ownerOf(route.useSearch().owner);
  const asked = useInfiniteQuery(exceptionsQuery(owner ? { owner } : {}));
  const first = asked.data?.pages[0];
  if (!first) {
    return (
      <Page title="Exceptions">
        {asked.error ? (
          <Problem error={asked.error} what="The list" again={() => void asked.refetch()} />
        ) : (
          <Loading rows={5} height={72} />
        )}
      </Page>
    );
  }
  const total = first.owners.reduce((sum, { open }) => sum + open, 0);
  return (
    <Page
      title="Exceptions"
      sub={total > 0 ? `${plural(total, 'thing waits', 'things wait')} for a person, oldest first.` : undefined}
    >
      {total > 0 ? <Owners counts={first.owners} total={total} /> : null}
      <Waiting owner={owner} latest={asked.data?.pages.flatMap(({ rows }) => rows) ?? []} />
      {asked.hasNextPage ? (
        <Button variant="default" loading={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>
          Show newer
        </Button>
      ) : null}
    </Page>
  );
}

function Waiting({ owner, latest }: { readonly owner: Owner | undefined; readonly latest: readonly Row[] }) {
  // What was settled leaves at once; what is new comes at the end of the list.
  const { rows, news, show } = useSteadyRows(owner ?? '', latest, (row) => row.id);
  const open = new Set(latest.map((row) => row.id));
  const waiting = rows.filter((row) => open.has(row.id));
  if (waiting.length === 0 && news === 0) {
    return (
      <Empty title={owner ? `Nothing waits for ${owner}.` : 'Nothing waits for anybody.'}>
        <p>
          What differs from an order by more than was agreed, or cannot be read, stands here until a person decides.
        </p>
      </Empty>
    );
  }
  return (
    <>
      {newsButton(news, show)}
      {waiting.length > 0 ? <ExceptionList rows={waiting} /> : null}
    </>
  );
}

function Owners({ counts, total }: { readonly counts: Counts; readonly total: number }) {
  const waiting = owners.flatMap((owner) => counts.filter((each) => each.owner === owner));
  return (
    <nav className={styles['owners']} aria-label="Owner">
      <Link
        to="/exceptions"
        search={{}}
        activeOptions={{ exact: true, includeSearch: true }}
        className={styles['owner']}
      >
        All <b>{total.toLocaleString()}</b>
      </Link>
      {waiting.map(({ owner, open }) => (
        <Link key={owner} to="/exceptions" search={{ owner }} className={styles['owner']}>
          {ownerWord(owner)} <b>{open.toLocaleString()}</b>
        </Link>
      ))}
    </nav>
  );
}
