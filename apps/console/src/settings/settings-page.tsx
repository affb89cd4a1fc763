import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Shapes } from '../api/client';
import { useMay } from '../api/may';
import { settingsQuery } from '../api/queries';
import { Copyable } from '../parts/copyable';
import { DataTable, type Column } from '../parts/data-table';
import { Loading } from '../parts/loading';
import { Mark } from '../parts/mark';
import { Page, Section } from '../parts/page';
import { PauseSection } from '../pause/pause-section';
import { Problem } from '../parts/problem';
import { When } from '../parts/when';
import type { StateWord } from '../words/states';
import styles from './settings-page.module.css';
import { You } from './you';

type Settings = Shapes['Settings'];
type Odoo = Settings['odoo'][number];
type Legacy = NonNullable<NonNullable<Settings['sftp']>['legacy']>;

function odooWord({ failingSince, servedAt, demo }: Odoo): StateWord {
  if (failingSince) return { word: 'Cannot be reached', tone: 'red', icon: 'fail' };
  if (demo) return { word: 'Demo stand-in', tone: 'plain', icon: 'lab' };
  return servedAt
    ? { word: 'Answers', tone: 'plain', icon: 'done' }
    : { word: 'Not asked yet', tone: 'plain', icon: 'run' };
}

const columns: readonly Column<Odoo>[] = [
  { title: 'Connection', cell: ({ name }) => <span className="mono">{name}</span> },
  { title: 'State', cell: (row) => <Mark is={odooWord(row)} />, nowrap: true },
  { title: 'Address', cell: ({ url }) => url, from: 'medium' },
  { title: 'Last answered', cell: ({ servedAt }) => <When at={servedAt} />, end: true },
  {
    title: 'Fails since',
    cell: ({ failingSince, error }) => (failingSince ? <Failing since={failingSince} error={error} /> : ''),
    from: 'medium',
  },
];

function Failing({ since, error }: { readonly since: string; readonly error: string | null }) {
  return (
    <>
      <When at={since} />
      {error ? `: ${error}` : ''}
    </>
  );
}

/** The installation itself. What is set by the environment can be read here, not changed. */
export function SettingsPage() {
  const may = useMay('getSettings');
  const { data, error, refetch } = useQuery({ ...settingsQuery, enabled: may });
  return (
    <Page title="Settings" sub="How this installation is set up. It is changed by its environment, not here.">
      {data ? (
        <Shown settings={data} />
      ) : !may ? (
        <You />
      ) : error ? (
        <Problem error={error} what="The settings" again={() => void refetch()} />
      ) : (
        <Loading rows={4} />
      )}
    </Page>
  );
}

/** Old software comes to a port of its own, and often knows no other host key than RSA. */
function legacyFacts(host: string, { port, hostKeyFingerprint }: Legacy): [string, ReactNode][] {
  const address = `sftp://${host}:${port}`;
  return [
    ['For old software', <Copyable key="legacy" value={address} what="SFTP address for old software" />],
    [
      'Its host key',
      <Copyable key="legacy-key" value={hostKeyFingerprint} what="host key fingerprint for old software" />,
    ],
  ];
}

function Shown({ settings: { odoo, sftp, version } }: { readonly settings: Settings }) {
  const address = sftp ? `sftp://${sftp.host}:${sftp.port}` : '';
  const facts: [string, ReactNode][] = sftp
    ? [
        ['Address', <Copyable key="address" value={address} what="SFTP address" />],
        ['Host key', <Copyable key="key" value={sftp.hostKeyFingerprint} what="host key fingerprint" />],
        ...(sftp.legacy ? legacyFacts(sftp.host, sftp.legacy) : []),
      ]
    : [['SFTP', 'This process has no SFTP server.']];
  return (
    <>
      <Section title="Odoo">
        <DataTable label="Odoo connections" columns={columns} rows={odoo} rowKey={({ name }) => name} opens={false} />
      </Section>
      <Section title="SFTP server">
        <dl className={styles['facts']}>
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </Section>
      <PauseSection />
      <You />
      <Section title="Version">
        <Copyable value={version} what="version" />
      </Section>
    </>
  );
}
