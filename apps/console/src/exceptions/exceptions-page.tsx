import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { Shapes } from '../api/client';
import { exceptionsQuery } from '../api/queries';
import { Empty } from '../parts/empty';
import { Loading } from '../parts/loading';
import { newsButton } from '../parts/news-button';
import { Page } from '../parts/page';
import { Problem } from '../parts/problem';
import { useSteadyRows } from '../parts/use-steady-rows';
import { owners, ownerWord } from '../words/owners';
import { plural } from '../words/numbers';
import { ExceptionList } from './exception-list';
import styles from './exceptions-page.module.css';

type Row = Shapes['ExceptionRow'];
const route = getRouteApi('/exceptions');

/** Everything that waits for a person, oldest first. */
export function ExceptionsPage() {
  const { owner } = route.useSearch();
  const { data, error, refetch } = useQuery(exceptionsQuery);
  if (!data) {
    return (
      <Page title="Exceptions">
        {error ? (
          <Problem error={error} what="The list" again={() => void refetch()} />
        ) : (
          <Loading rows={5} height={72} />
        )}
      </Page>
    );
  }
  const all = data.rows;
  const mine = owner ? all.filter((row) => row.owner === owner) : all;
  return (
    <Page
      title="Exceptions"
      sub={
        all.length > 0 ? `${plural(all.length, 'thing waits', 'things wait')} for a person, oldest first.` : undefined
      }
    >
      {all.length > 0 ? <Owners rows={all} /> : null}
      <Waiting list={owner ?? ''} latest={mine} />
    </Page>
  );
}

function Waiting({ list, latest }: { readonly list: string; readonly latest: readonly Row[] }) {
  // What was settled leaves at once; what is new comes when asked for, at the end of the list.
  const { rows, news, show } = useSteadyRows(list, latest, (row) => row.id);
  const open = new Set(latest.map((row) => row.id));
  const waiting = rows.filter((row) => open.has(row.id));
  if (waiting.length === 0 && news === 0) {
    return (
      <Empty title={list ? `Nothing waits for ${list}.` : 'Nothing waits for anybody.'}>
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

function Owners({ rows }: { readonly rows: readonly Row[] }) {
  const counts = owners.map((owner) => ({ owner, count: rows.filter((row) => row.owner === owner).length }));
  return (
    <nav className={styles['owners']} aria-label="Owner">
      <Link
        to="/exceptions"
        search={{}}
        activeOptions={{ exact: true, includeSearch: true }}
        className={styles['owner']}
      >
        All <b>{rows.length}</b>
      </Link>
      {counts
        .filter(({ count }) => count > 0)
        .map(({ owner, count }) => (
          <Link key={owner} to="/exceptions" search={{ owner }} className={styles['owner']}>
            {ownerWord(owner)} <b>{count}</b>
          </Link>
        ))}
    </nav>
  );
}
