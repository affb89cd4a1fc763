import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { Shapes } from '../api/client';
import { fileQuery } from '../api/queries';
import { documentColumns, documentKey } from '../documents/document-columns';
import { ChoiceButtons } from '../parts/choice-buttons';
import { Copyable } from '../parts/copyable';
import { Download } from '../parts/download';
import { DataTable, type Column } from '../parts/data-table';
import { Journal } from '../parts/journal';
import { Loading } from '../parts/loading';
import { Mark } from '../parts/mark';
import { Page, Section } from '../parts/page';
import { Problem } from '../parts/problem';
import { When } from '../parts/when';
import { bytes, plural } from '../words/numbers';
import { stateWord } from '../words/states';
import styles from './files.module.css';
import { Findings } from './findings';

type Detail = Shapes['FileDetail'];
type Arrival = Detail['arrivals'][number];
const route = getRouteApi('/files/$id');

/** One file, its arrivals tiling it from the first byte to the last. */
export function FilePage() {
  const { id } = route.useParams();
  const { data, error, refetch } = useQuery(fileQuery(id));
  if (data) return <Shown detail={data} />;
  return (
    <Page title="File">
      {error ? (
        <Problem error={error} what="The file" again={() => void refetch()} />
      ) : (
        <Loading rows={5} height={56} />
      )}
    </Page>
  );
}

function Shown({ detail }: { readonly detail: Detail }) {
  const { row, choices, exception, findings, arrivals, parent, parts } = detail;
  const documents = arrivals.flatMap((each) => each.documents);
  return (
    <Page
      title={`File ${row.name}`}
      sub={exception ? exception.message : summary(detail)}
      actions={
        <ChoiceButtons
          subject={{ kind: 'file', id: row.id }}
          title={`File ${row.name}`}
          partner={row.partner}
          choices={choices}
          owner={exception?.owner}
        />
      }
    >
      <dl className={styles['facts']}>
        <div>
          <dt>State</dt>
          <dd>
            <Mark is={stateWord(row.state)} />
          </dd>
        </div>
        <div>
          <dt>Received</dt>
          <dd>
            <When at={row.receivedAt} /> by {row.channel} {row.account}
          </dd>
        </div>
        {parent ? (
          <div>
            <dt>Came out of</dt>
            <dd>
              <Link to="/files/$id" params={{ id: parent.id }}>
                {parent.name}
              </Link>
            </dd>
          </div>
        ) : null}
        <div>
          <dt>Original</dt>
          <dd>
            <Download file={row.id} />
          </dd>
        </div>
        <div>
          <dt>SHA-256</dt>
          <dd>
            <Copyable value={row.sha256} shown={`${row.sha256.slice(0, 16)}…`} what="SHA-256" />
          </dd>
        </div>
      </dl>
      {findings.length > 0 ? <Findings findings={findings} /> : null}
      {parts.length > 0 ? (
        <Section title="Files in it">
          <DataTable label="Files in it" columns={partColumns} rows={parts} rowKey={(part) => part.id} />
        </Section>
      ) : null}
      {arrivals.length > 0 ? <Arrivals arrivals={arrivals} /> : null}
      {documents.length > 0 ? (
        <Section title="Documents">
          <DataTable label="Documents of the file" columns={documentColumns} rows={documents} rowKey={documentKey} />
        </Section>
      ) : null}
      <Section title="Journal">
        <Journal lines={detail.journal} />
      </Section>
    </Page>
  );
}

function summary({ row, parts }: Detail): string {
  const inside = `${plural(row.arrivals, 'arrival')}, ${plural(row.documents, 'document')}`;
  const what = row.wrapper ? `${wrapperWords[row.wrapper]} with ${plural(parts.length, 'file')} in it` : inside;
  const waiting = row.waiting > 0 ? `; ${plural(row.waiting, 'thing waits', 'things wait')} for a person` : '';
  return `${row.partner.name || row.account}, ${bytes(row.size)}: ${what}${waiting}.`;
}

const wrapperWords = {
  zip: 'a zip file',
  gzip: 'a gzip file',
  tar: 'a tar file',
  openpgp: 'an OpenPGP message',
} as const;

const partColumns: readonly Column<Detail['row']>[] = [
  {
    title: 'File',
    cell: (part) => (
      <Link to="/files/$id" params={{ id: part.id }}>
        {part.name}
      </Link>
    ),
  },
  { title: 'State', cell: (part) => <Mark is={stateWord(part.state)} />, nowrap: true },
  { title: 'Bytes', cell: (part) => part.size.toLocaleString(), end: true },
  { title: 'Documents', cell: (part) => part.documents, end: true, from: 'medium' },
  { title: 'Waiting', cell: (part) => part.waiting, end: true, from: 'medium' },
];

const columns: readonly Column<Arrival>[] = [
  {
    title: 'Arrival',
    cell: (row) => (
      <Link to="/arrivals/$id" params={{ id: row.id }}>
        {row.kind === 'unreadable' ? 'Unreadable bytes' : `${row.kind.toUpperCase()} ${row.controlNumber ?? ''}`}
      </Link>
    ),
  },
  { title: 'State', cell: (row) => <Mark is={stateWord(row.state)} />, nowrap: true },
  { title: 'First byte', cell: (row) => row.offset.toLocaleString(), end: true, from: 'medium' },
  { title: 'Bytes', cell: (row) => row.length.toLocaleString(), end: true },
  { title: 'Documents', cell: (row) => row.documents.length, end: true, from: 'medium' },
  { title: 'Findings', cell: (row) => row.findings.length, end: true, from: 'medium' },
];

function Arrivals({ arrivals }: { readonly arrivals: readonly Arrival[] }) {
  return (
    <Section title="Arrivals">
      <div
        className={styles['tiles']}
        role="img"
        aria-label={`${plural(arrivals.length, 'arrival')} cover the file from its first byte to its last`}
      >
        {arrivals.map((each) => (
          <span
            key={each.id}
            className={`${styles['tile']} ${styles[stateWord(each.state).tone] ?? ''}`}
            style={{ flexGrow: Math.max(1, each.length) }}
          />
        ))}
      </div>
      <DataTable label="Arrivals" columns={columns} rows={arrivals} rowKey={(row) => row.id} />
    </Section>
  );
}
