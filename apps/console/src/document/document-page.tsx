import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Shapes } from '../api/client';
import { documentQuery } from '../api/queries';
import { ChoiceButtons } from '../parts/choice-buttons';
import { Download } from '../parts/download';
import { Loading } from '../parts/loading';
import { Page, Section } from '../parts/page';
import { Problem } from '../parts/problem';
import { Standing } from '../parts/standing';
import { exact } from '../words/dates';
import { documentWord } from '../words/states';
import { typeWord } from '../words/types';
import styles from './document-page.module.css';
import { DocumentTabs } from './document-tabs';
import { Matching } from './matching';
import { Panes } from './panes';
import { parted } from './parted';
import { Timeline } from './timeline';
import { useMatchingFirst } from './use-matching-first';

const route = getRouteApi('/documents/$id');

/** One document: what it is, how it stands, what can be done, and every byte of it. */
export function DocumentPage() {
  const { id } = route.useParams();
  const { data, error, refetch } = useQuery(documentQuery(id));
  if (data) return <Shown detail={data} />;
  return (
    <Page title="Document">
      {error ? (
        <Problem error={error} what="The document" again={() => void refetch()} />
      ) : (
        <Loading rows={4} height={88} />
      )}
    </Page>
  );
}

function Shown({ detail }: { readonly detail: Shapes['DocumentDetail'] }) {
  const { row, sentence, choices } = detail;
  const title = `${typeWord(row.type, row.setType)} ${row.number ?? ''}`.trim();
  const word = documentWord(row);
  const said = parted(sentence, word.word);
  const matchingFirst = useMatchingFirst(detail);
  return (
    <Page
      title={said.what}
      sub={<Standing word={word}>{said.rest}</Standing>}
      actions={
        <ChoiceButtons
          subject={{ kind: 'document', id: row.id }}
          title={title}
          partner={row.partner}
          choices={choices}
          owner={detail.exception?.owner}
        />
      }
    >
      <Facts detail={detail} />
      <Timeline steps={detail.timeline.steps} />
      {matchingFirst ? (
        <Section title="Order against document">
          <Matching detail={detail} />
        </Section>
      ) : null}
      <Panes detail={detail} />
      <DocumentTabs detail={detail} matchingAbove={matchingFirst} />
    </Page>
  );
}

function Facts({ detail }: { readonly detail: Shapes['DocumentDetail'] }) {
  const { row, file, arrival, release, replaces, replacedBy, original } = detail;
  const facts: [string, ReactNode][] = [
    [
      'File',
      <Link key="file" to="/files/$id" params={{ id: file.id }}>
        {file.name}
      </Link>,
    ],
    ['Original', <Download key="original" file={file.id} />],
    [
      'Arrival',
      <Link key="arrival" to="/arrivals/$id" params={{ id: arrival.id }} className="mono">
        {arrival.controlNumber ?? `number ${arrival.index + 1}`}
      </Link>,
    ],
    ['Release', `${release.number}`],
  ];
  if (row.orderNumber) facts.unshift(['Order', <OrderLink key="order" number={row.orderNumber} />]);
  if (row.usage === 'test') facts.push(['Usage', 'test']);
  if (replaces) facts.push(['Replaces', <Version key="before" id={replaces} word="earlier reading" />]);
  if (replacedBy) facts.push(['Replaced by', <Version key="after" id={replacedBy} word="newer reading" />]);
  if (original) {
    const word = `one of ${exact(new Date(original.receivedAt))}, ${documentWord(original).word.toLowerCase()}`;
    facts.push(['Says the same as', <Version key="original" id={original.id} word={word} />]);
  }
  return (
    <dl className={styles['facts']}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function OrderLink({ number }: { readonly number: string }) {
  return (
    <Link to="/orders/$number" params={{ number }} className="mono">
      {number}
    </Link>
  );
}

function Version({ id, word }: { readonly id: string; readonly word: string }) {
  return (
    <Link to="/documents/$id" params={{ id }}>
      {word}
    </Link>
  );
}
