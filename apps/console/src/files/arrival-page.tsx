import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Shapes } from '../api/client';
import { arrivalQuery } from '../api/queries';
import { Answers } from '../document/answers';
import { RawText } from '../document/raw-pane';
import { fromFinding } from '../document/remarks';
import { documentColumns, documentKey } from '../documents/document-columns';
import { ChoiceButtons } from '../parts/choice-buttons';
import { DataTable } from '../parts/data-table';
import { Journal } from '../parts/journal';
import { Loading } from '../parts/loading';
import { Mark } from '../parts/mark';
import { Page, Section } from '../parts/page';
import { Problem } from '../parts/problem';
import { bytes } from '../words/numbers';
import { stateWord } from '../words/states';
import styles from './files.module.css';
import { Findings } from './findings';

type Detail = Shapes['ArrivalDetail'];
const route = getRouteApi('/arrivals/$id');

/** One interchange, or the bytes between two: what it is, what is wrong with it, what can be done. */
export function ArrivalPage() {
  const { id } = route.useParams();
  const { data, error, refetch } = useQuery(arrivalQuery(id));
  if (data) return <Shown detail={data} />;
  return (
    <Page title="Arrival">
      {error ? (
        <Problem error={error} what="The arrival" again={() => void refetch()} />
      ) : (
        <Loading rows={5} height={56} />
      )}
    </Page>
  );
}

function titleOf({ kind, controlNumber, index }: Detail): string {
  if (kind === 'unreadable') return 'Unreadable bytes';
  return `${kind.toUpperCase()} interchange ${controlNumber ?? index + 1}`;
}

function Shown({ detail }: { readonly detail: Detail }) {
  const title = titleOf(detail);
  const { exception, findings, source, documents, answers } = detail;
  const said = exception?.message ?? `${detail.partner.name}, ${bytes(detail.length)}, in ${detail.file.name}.`;
  return (
    <Page
      title={title}
      sub={said}
      actions={
        <ChoiceButtons
          subject={{ kind: 'arrival', id: detail.id }}
          title={title}
          partner={detail.partner}
          choices={detail.choices}
          owner={exception?.owner}
        />
      }
    >
      <Facts detail={detail} />
      {findings.length > 0 ? (
        <Section title="Findings">
          <Findings findings={findings} />
        </Section>
      ) : null}
      {documents.length > 0 ? (
        <Section title="Documents">
          <DataTable label="Documents of the arrival" columns={documentColumns} rows={documents} rowKey={documentKey} />
        </Section>
      ) : null}
      <Section title="What came">
        <div className={styles['raw']} tabIndex={0} role="group" aria-label="Raw text">
          <RawText
            lines={source.lines}
            remarks={findings.map(fromFinding)}
            places={[]}
            rest={
              source.next ? <p className={styles['note']}>The rest is not shown here. The file has it whole.</p> : null
            }
          />
        </div>
      </Section>
      {answers.length > 0 ? (
        <Section title="Answers">
          <Answers answers={answers} />
        </Section>
      ) : null}
      <Section title="Journal">
        <Journal lines={detail.journal} />
      </Section>
    </Page>
  );
}

function Facts({ detail }: { readonly detail: Detail }) {
  const facts: [string, ReactNode][] = [
    ['State', <Mark key="state" is={stateWord(detail.state)} />],
    [
      'File',
      <Link key="file" to="/files/$id" params={{ id: detail.file.id }}>
        {detail.file.name}
      </Link>,
    ],
    ['From', detail.sender],
    ['To', detail.receiver],
    ['Usage', detail.usage],
    ['Bytes', `${detail.offset.toLocaleString()} to ${(detail.offset + detail.length).toLocaleString()}`],
  ];
  return (
    <dl className={styles['facts']}>
      {facts
        .filter(([, value]) => value !== null)
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className={name === 'From' || name === 'To' ? 'mono' : ''}>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
