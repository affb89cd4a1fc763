import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Shapes } from '../api/client';
import { partnersQuery } from '../api/queries';
import { PartnersHealth } from '../home/partners-health';
import { DataTable, type Column } from '../parts/data-table';
import { Loading } from '../parts/loading';
import { Mark } from '../parts/mark';
import { Page } from '../parts/page';
import { Problem } from '../parts/problem';
import { When } from '../parts/when';
import { typeWord } from '../words/types';

type Row = Shapes['PartnerDetail'];

const columns: readonly Column<Row>[] = [
  {
    title: 'Partner',
    cell: ({ partner }) => (
      <Link to="/partners/$partner" params={{ partner: partner.id }}>
        {partner.name}
      </Link>
    ),
  },
  {
    title: 'Profile',
    nowrap: true,
    cell: ({ problems, release }) =>
      problems.length > 0 ? (
        <Mark is={{ word: 'Newest edit is not live', tone: 'amber', icon: 'wait' }} />
      ) : (
        <Mark is={{ word: `Release ${release}`, tone: 'plain', icon: 'done' }} />
      ),
  },
  { title: 'Stage', cell: ({ stage }) => stage, from: 'medium' },
  { title: 'Documents', cell: ({ documents }) => documents.map((each) => typeWord(each)).join(', '), from: 'wide' },
  { title: 'Odoo', cell: ({ connection }) => connection, from: 'medium' },
  { title: 'Live since', cell: ({ releasedAt }) => <When at={releasedAt} />, end: true },
];

/** Everybody we trade with. */
export function PartnersPage() {
  const { data, error, refetch } = useQuery(partnersQuery);
  const list = () => {
    if (!data)
      return error ? <Problem error={error} what="The list" again={() => void refetch()} /> : <Loading rows={4} />;
    if (data.rows.length === 0) return <PartnersHealth rows={[]} />;
    return <DataTable label="Partners" columns={columns} rows={data.rows} rowKey={({ partner }) => partner.id} />;
  };
  return (
    <Page title="Partners" sub="Each is one YAML file; a valid edit becomes a new release by itself.">
      {list()}
    </Page>
  );
}
