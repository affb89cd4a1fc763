import { Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Fragment, type ReactNode } from 'react';
import type { Shapes } from '../api/client';
import { partnerQuery } from '../api/queries';
import { Findings } from '../files/findings';
import { Loading } from '../parts/loading';
import { Page, Section } from '../parts/page';
import { Problem } from '../parts/problem';
import { When } from '../parts/when';
import { bytes } from '../words/numbers';
import { typeWord } from '../words/types';
import { OutgoingPause } from './outgoing-pause';
import styles from './partner-page.module.css';

type Detail = Shapes['PartnerDetail'];
type Fact = readonly [name: string, value: ReactNode];
const route = getRouteApi('/partners/$partner');

/** One partner: what was agreed, which release of it is live, and what is wrong with a newer edit. */
export function PartnerPage() {
  const { partner } = route.useParams();
  const { data, error, refetch } = useQuery(partnerQuery(partner));
  if (data) return <Shown detail={data} />;
  return (
    <Page title="Partner">
      {error ? <Problem error={error} what="The partner" again={() => void refetch()} /> : <Loading rows={8} />}
    </Page>
  );
}

function Shown({ detail }: { readonly detail: Detail }) {
  const { partner, release, releasedAt, problems, warnings } = detail;
  return (
    <Page
      title={partner.name}
      sub={
        <>
          Release {release} went live <When at={releasedAt} />.
          {problems.length > 0 ? ' A newer edit of its file is not.' : ''}
        </>
      }
      actions={
        <Group gap={16}>
          <Link to="/documents" search={{ partner: partner.id }}>
            Its documents
          </Link>
          {detail.kind === 'van' ? null : (
            <Link to="/partners/$partner/scorecard" params={{ partner: partner.id }}>
              Its scorecard
            </Link>
          )}
        </Group>
      }
    >
      {problems.length > 0 ? (
        <Section title="Why the newest edit is not live">
          <Findings findings={problems} />
        </Section>
      ) : null}
      {warnings.length > 0 ? (
        <Section title="Worth a look">
          <Findings findings={warnings} />
        </Section>
      ) : null}
      {detail.kind === 'van' ? null : <OutgoingPause partner={partner} />}
      <dl className={styles['facts']}>
        {factsOf(detail).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Section title={`Profile, release ${release}`}>
        <Profile text={detail.profile} />
      </Section>
    </Page>
  );
}

/** A VAN trades in nothing itself; a partner may come through one. */
function factsOf(detail: Detail): readonly Fact[] {
  const channels: Fact = ['Channels', <Ways key="channels" all={detail.channels} />];
  if (detail.kind === 'van') {
    return [['Stage', detail.stage], ['Carries', <Partners key="carries" all={detail.carries} />], channels];
  }
  const { carriedBy } = detail;
  return [
    ['Stage', detail.stage],
    ['Odoo connection', detail.connection],
    ['Identifiers', detail.identifiers.join(', ') || 'none: the mailbox says whose a file is'],
    ['Documents', detail.documents.map((each) => typeWord(each)).join(', ')],
    channels,
    ...(carriedBy.length > 0 ? [['Carried by', <Partners key="by" all={carriedBy} />] as const] : []),
  ];
}

function Ways({ all }: { readonly all: Detail['channels'] }) {
  if (all.length === 0) return 'none';
  return (
    <ul>
      {all.map(({ login, about, maxFileSize }) => (
        <li key={login}>
          <Link to="/channels" className="mono">
            {login}
          </Link>{' '}
          {about}, files up to {bytes(maxFileSize)}
        </li>
      ))}
    </ul>
  );
}

function Partners({ all }: { readonly all: Detail['carries'] }) {
  return all.map(({ id, name }, index) => (
    <Fragment key={id}>
      {index > 0 ? ', ' : ''}
      <Link to="/partners/$partner" params={{ partner: id }}>
        {name}
      </Link>
    </Fragment>
  ));
}

function Profile({ text }: { readonly text: string }) {
  return (
    <pre className={styles['yaml']} tabIndex={0} aria-label="Profile as YAML">
      {text
        .replace(/\n$/, '')
        .split('\n')
        .map((line, index) => (
          <span key={index} className={styles['line']} data-line={index + 1}>
            {line}
            {'\n'}
          </span>
        ))}
    </pre>
  );
}
