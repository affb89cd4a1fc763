import { Button, Group, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { Shapes } from '../api/client';
import { scorecardQuery, type ScorecardDays } from '../api/queries';
import { DataTable, type Column } from '../parts/data-table';
import { Empty } from '../parts/empty';
import { Loading } from '../parts/loading';
import { Page, Section } from '../parts/page';
import { Problem } from '../parts/problem';
import { measuresOf, type Measure } from './measures';
import { MeasureLink } from './measure-link';

type Card = Shapes['Scorecard'];
const route = getRouteApi('/partners/$partner/scorecard');

/** How a partner did over some days. The days are the address, and each number leads to what it counts. */
export function ScorecardPage() {
  const { partner } = route.useParams();
  const days = route.useSearch();
  const { data, error, refetch } = useQuery(scorecardQuery(partner, days));
  if (!data) {
    return (
      <Page title="Scorecard" actions={<Days days={days} />}>
        {error ? <Problem error={error} what="The scorecard" again={() => void refetch()} /> : <Loading rows={8} />}
      </Page>
    );
  }
  return (
    <Page
      title={`Scorecard of ${data.partner.name}`}
      sub={
        <>
          From {data.from} until {data.until}.{' '}
          <Link to="/partners/$partner" params={{ partner }}>
            What was agreed
          </Link>
        </>
      }
      actions={
        <Group gap={8}>
          <Days days={{ from: data.from, until: data.until }} />
          <Button component="a" variant="default" href={csvAddress(data)} download={`${data.partner.id}.csv`}>
            Download as CSV
          </Button>
        </Group>
      }
    >
      <DataTable label="Measures" columns={columns} rows={measuresOf(data)} rowKey={({ name }) => name} opens={false} />
      <Section title="What people were asked about">
        <Reasons card={data} />
      </Section>
    </Page>
  );
}

function csvAddress({ partner, from, until }: Card): string {
  return `/api/partners/${encodeURIComponent(partner.id)}/scorecard.csv?from=${from}&until=${until}`;
}

const columns: readonly Column<Measure>[] = [
  { title: 'Measure', cell: ({ name }) => name },
  { title: 'Share', cell: ({ share }) => share, end: true, nowrap: true },
  { title: 'Counted', cell: ({ counted }) => counted, end: true },
  { title: 'Look at', cell: ({ leadsTo }) => <MeasureLink to={leadsTo} />, end: true },
];

function Reasons({ card: { partner, from, until, reasons } }: { readonly card: Card }) {
  if (reasons.length === 0) {
    return (
      <Empty title="Nobody was asked about anything.">
        <p>What differs from an order, cannot be read or is late would be counted here.</p>
      </Empty>
    );
  }
  const shown: readonly Column<Card['reasons'][number]>[] = [
    { title: 'Reason', cell: ({ code }) => <span className="mono">{code}</span> },
    {
      title: 'Documents',
      cell: ({ code, documents }) =>
        documents === 0 ? (
          ''
        ) : (
          <Link to="/documents" search={{ partner: partner.id, code, from, until }}>
            {documents.toLocaleString()}
          </Link>
        ),
      end: true,
    },
    {
      title: 'Orders that go out',
      cell: ({ others }) =>
        others === 0 ? (
          ''
        ) : (
          <Link to="/orders" search={{ partner: partner.id }}>
            {others.toLocaleString()}
          </Link>
        ),
      end: true,
    },
  ];
  return <DataTable label="Reasons" columns={shown} rows={reasons} rowKey={({ code }) => code} opens={false} />;
}

function Days({ days }: { readonly days: ScorecardDays }) {
  const navigate = route.useNavigate();
  const put = (name: keyof ScorecardDays, value: string) =>
    void navigate({ search: { ...days, [name]: value || undefined }, replace: true });
  return (
    <Group gap={8}>
      <TextInput
        type="date"
        aria-label="From"
        value={days.from ?? ''}
        onChange={(event) => put('from', event.currentTarget.value)}
      />
      <TextInput
        type="date"
        aria-label="Until"
        value={days.until ?? ''}
        onChange={(event) => put('until', event.currentTarget.value)}
      />
    </Group>
  );
}
