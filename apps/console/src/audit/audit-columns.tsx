import { Link } from '@tanstack/react-router';
import type { Shapes } from '../api/client';
import type { Column } from '../parts/data-table';
import { exact } from '../words/dates';
import { actionWords } from './action-words';
import { SubjectLink } from './subject-link';

type Entry = Shapes['AuditEntry'];

/** Who did what to what, when. An auditor reads the exact time. */
export const auditColumns: readonly Column<Entry>[] = [
  { title: 'No.', cell: ({ number }) => number.toLocaleString(), end: true, nowrap: true, from: 'medium' },
  { title: 'When', cell: ({ at }) => <time dateTime={at}>{exact(new Date(at))}</time>, nowrap: true },
  {
    title: 'Who',
    nowrap: true,
    cell: ({ actor, actorName }) => (
      <Link to="/audit" search={{ person: actor }}>
        {actorName === null ? actor : `${actorName} (${actor})`}
      </Link>
    ),
  },
  { title: 'What', cell: ({ action }) => actionWords[action], nowrap: true },
  { title: 'To what', cell: ({ subject }) => <SubjectLink subject={subject} />, nowrap: true, from: 'medium' },
  { title: 'Partner', cell: ({ partner }) => partner?.name, nowrap: true, from: 'wide' },
  { title: 'Details', cell: ({ changed }) => <Details changed={changed} />, grow: true, from: 'medium' },
];

/** The sentence, where there is one; all of it on hover. */
function Details({ changed }: Pick<Entry, 'changed'>) {
  const { what, address, asked } = changed;
  const said = [what, typeof address === 'string' && `from ${address}`, asked].find((each) => typeof each === 'string');
  const all = Object.keys(changed).length === 0 ? '' : JSON.stringify(changed);
  return <span title={all}>{typeof said === 'string' ? said : all}</span>;
}
