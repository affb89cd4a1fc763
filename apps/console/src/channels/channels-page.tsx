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
import { ChannelButtons } from './channel-buttons';
import { exact } from '../words/dates';
import { plural } from '../words/numbers';
import { channelWord } from './channel-word';
import styles from './channels-page.module.css';

type Row = Shapes['ChannelRow'];

const columns: readonly Column<Row>[] = [
  {
    title: 'Channel',
    cell: ({ account, partner, about, usage, keys }) => (
      <div className={styles['name']}>
        <span>
          <Link to="/partners/$partner" params={{ partner: partner.id }} className="mono">
            {account}
          </Link>{' '}
          {partner.name}
          {usage === 'test' ? ', test traffic only' : ''}
        </span>
        <span className={styles['about']}>{about}</span>
        {keys.map((key) => (
          <ApiKey key={key.id} of={key} />
        ))}
      </div>
    ),
  },
  { title: 'State', cell: (row) => <State row={row} /> },
  {
    title: 'In, 7 days',
    cell: ({ files7d, lastReceivedAt }) => <Traffic count={files7d} last={lastReceivedAt} />,
    end: true,
    from: 'medium',
  },
  {
    title: 'Out, 7 days',
    cell: ({ sent7d, lastSentAt, waiting }) => <Traffic count={sent7d} last={lastSentAt} waiting={waiting} />,
    end: true,
    from: 'medium',
  },
  { title: 'Actions', cell: (row) => <ChannelButtons row={row} />, end: true },
];

/** A key of the REST interface: until when it is good, and whether anybody uses it, for who replaces one. */
function ApiKey({ of: { id, expires, usedAt, state } }: { readonly of: Row['keys'][number] }) {
  const until = { valid: 'until', ending: 'ends soon, on', over: 'has ended, on' }[state];
  return (
    <span className={state === 'valid' ? styles['about'] : styles['error']}>
      Key <span className="mono">{id}</span>
      {expires ? ` ${until} ${expires}` : ''}, {usedAt ? 'used ' : 'not used yet'}
      {usedAt ? <When at={usedAt} /> : null}
    </span>
  );
}

interface TrafficProps {
  readonly count: number;
  readonly last: string | null;
  readonly waiting?: number;
}

/** How much went through, when it last did, and what still waits. */
function Traffic({ count, last, waiting = 0 }: TrafficProps) {
  return (
    <div className={styles['name']}>
      <span>{count.toLocaleString()}</span>
      {last ? (
        <span className={styles['about']}>
          last <When at={last} />
        </span>
      ) : null}
      {waiting > 0 ? <span className={styles['about']}>{waiting.toLocaleString()} waiting</span> : null}
    </div>
  );
}

/** How it stands, and in words what keeps it. */
function State({ row }: { readonly row: Row }) {
  const { state, heldBack, lastRefusal, locks } = row;
  return (
    <div className={styles['name']}>
      <Mark is={channelWord(state)} />
      {state === 'paused' ? <Paused row={row} /> : row.failingSince ? <Failing row={row} /> : <Quiet row={row} />}
      {heldBack === null ? null : <span className={styles['about']}>{heldBack}</span>}
      {locks.map(({ address, failures, until }) => (
        <span key={address} className={styles['error']}>
          Locked for passwords from {address} until {exact(new Date(until))}: {failures} wrong ones
        </span>
      ))}
      {lastRefusal ? (
        <span className={styles['about']}>
          {lastRefusal.what}, <When at={lastRefusal.at} />
        </span>
      ) : null}
    </div>
  );
}

function Paused({ row: { pausedBy, pausedAt } }: { readonly row: Row }) {
  return (
    <span className={styles['about']}>
      by {pausedBy}, <When at={pausedAt} />
    </span>
  );
}

function Failing({ row: { state, error, failingSince, failures, lastSuccessAt, nextAt } }: { readonly row: Row }) {
  const approval = 'The server shows a key that nobody has approved yet.';
  return (
    <>
      <span className={styles['error']}>{state === 'approval' ? approval : error}</span>
      <span className={styles['about']}>
        {failures === 1 ? 'Failed once, ' : `Failed ${plural(failures, 'time')} since `}
        <When at={failingSince} />; {lastSuccessAt ? 'last worked ' : 'has not worked yet'}
        {lastSuccessAt ? <When at={lastSuccessAt} /> : null}.{nextAt ? ' It is tried again by itself ' : null}
        {nextAt ? <When at={nextAt} ahead /> : null}
        {nextAt ? '.' : null}
      </span>
    </>
  );
}

function Quiet({ row: { lastSuccessAt, lastLoginAt } }: { readonly row: Row }) {
  const at = lastSuccessAt ?? lastLoginAt;
  if (at === null) return null;
  return (
    <span className={styles['about']}>
      {lastSuccessAt ? 'looked at ' : 'last login '}
      <When at={at} />
    </span>
  );
}

/** The agreed ways in and out: how each stands, and what went through it. */
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
    <Page title="Channels" sub={sentenceOf(data?.rows ?? [])}>
      {list()}
    </Page>
  );
}

function sentenceOf(rows: readonly Row[]): string {
  const needing = rows.filter(
    ({ state, locks }) => state === 'failing' || state === 'approval' || locks.length > 0,
  ).length;
  if (needing === 0) return 'Ways in and out, and when each was last used.';
  return needing === 1 ? 'One channel needs somebody.' : `${needing} channels need somebody.`;
}
