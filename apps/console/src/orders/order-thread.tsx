import { Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Shapes } from '../api/client';
import { Answers } from '../document/answers';
import { Only } from '../parts/only';
import { ChoiceButtons } from '../parts/choice-buttons';
import { Empty } from '../parts/empty';
import { Mark } from '../parts/mark';
import { When } from '../parts/when';
import { documentWord, type StateWord } from '../words/states';
import { typeWord } from '../words/types';
import styles from './order-thread.module.css';
import { OursHead, standingWord } from './ours-head';
import { Came } from './receipt-entry';
import { SendAgain } from './send-again';
import { kindWord, outboundWord } from './version-words';

type Version = Shapes['OrderVersion'];
type Document = Shapes['DocumentRow'];
type Receipt = Shapes['ReceiptAdvised'];
type Entry = { readonly at: string } & (
  | { readonly ours: Version; readonly theirs?: never; readonly came?: never }
  | { readonly theirs: Document; readonly ours?: never; readonly came?: never }
  | { readonly came: Receipt; readonly ours?: never; readonly theirs?: never }
);

interface Props {
  readonly partner: Shapes['PartnerRef'] | undefined;
  readonly versions: readonly Version[];
  readonly documents: readonly Document[];
  readonly receipts?: readonly Receipt[];
}

/** Everything that both sides have said of an order, in the order of time. */
export function OrderThread({ partner, versions, documents, receipts = [] }: Props) {
  const entries: Entry[] = [
    ...versions.map((ours) => ({ at: ours.sentAt ?? ours.createdAt, ours })),
    ...documents.map((theirs) => ({ at: theirs.receivedAt, theirs })),
    ...receipts.map((came) => ({ at: came.toldAt ?? came.doneAt, came })),
  ];
  if (entries.length === 0) return <Empty title="Nothing has been said of this order yet." />;
  entries.sort((a, b) => a.at.localeCompare(b.at));
  return (
    <ol className={styles['thread']}>
      {entries.map((entry) => {
        if (entry.came) return <Came key={entry.came.id} receipt={entry.came} partner={partner} />;
        return entry.ours ? (
          <Ours key={entry.ours.id} version={entry.ours} partner={partner} />
        ) : (
          <Theirs key={entry.theirs.id} document={entry.theirs} />
        );
      })}
    </ol>
  );
}

function Theirs({ document }: { readonly document: Document }) {
  return (
    <li className={styles['entry']} data-side="theirs">
      <Group gap={10} wrap="wrap">
        <Text size="sm" fw={600}>
          {document.partner.name}
        </Text>
        <Link to="/documents/$id" params={{ id: document.id }}>
          {typeWord(document.type, document.setType)} {document.number}
        </Link>
        <Mark is={documentWord(document)} />
        <When at={document.receivedAt} />
      </Group>
      {document.reason ? <Text size="sm">{document.reason}</Text> : null}
    </li>
  );
}

function Ours({ version, partner }: { readonly version: Version; readonly partner: Props['partner'] }) {
  const [open, setOpen] = useState(false);
  const { kind, dispatch, by, reason } = version;
  const title = `${kindWord(kind)}, version ${version.version}`;
  return (
    <li className={styles['entry']} data-side="ours">
      <OursHead
        title={title}
        usage={version.usage}
        word={versionWord(version)}
        at={version.sentAt ?? version.createdAt}
        bytes={dispatch ? { open, onToggle: () => setOpen(!open) } : undefined}
      />
      {reason ? (
        <Text size="sm">
          {by}: {reason}
        </Text>
      ) : null}
      <Told version={version} />
      {partner ? <Acts version={version} title={title} partner={partner} /> : null}
      {open && dispatch ? <Bytes numbers={version.numbers} dispatch={dispatch} /> : null}
    </li>
  );
}

/** Of what waits to be taken by the partner, how far it has come in the words of its channel. */
function versionWord({ state, waits, dispatch }: Version): StateWord {
  const is = outboundWord(state, waits !== null);
  if (state !== 'enveloped' || !dispatch) return is;
  return { ...is, word: standingWord(dispatch.standing) };
}

/** What it changes, what keeps it from going, and what the partner said of it. */
function Told({ version: { changes, attachments, waits, remarks, verdicts } }: { readonly version: Version }) {
  return (
    <>
      <Lines lines={changes} label="What it changes" />
      <Attached names={attachments} />
      {waits ? <Text size="sm">{waits.message}</Text> : <Lines lines={remarks} label="Remarks" />}
      <Verdicts verdicts={verdicts} />
    </>
  );
}

function Attached({ names }: { readonly names: readonly string[] }) {
  return names.length === 0 ? null : <Text size="sm">With it: {names.join(', ')}</Text>;
}

interface ActsProps {
  readonly version: Version;
  readonly title: string;
  readonly partner: Shapes['PartnerRef'];
}

function Acts({ version: { id, choices, sendsAgain, waits }, title, partner }: ActsProps) {
  if (choices.length === 0 && !sendsAgain) return null;
  return (
    <Group gap={8} mt={4}>
      <ChoiceButtons
        compact
        subject={{ kind: 'outbound', id }}
        title={title}
        partner={partner}
        choices={choices}
        owner={waits?.owner}
      />
      {sendsAgain ? (
        <Only may="sendAgain">
          <SendAgain id={id} title={title} partner={partner.name} />
        </Only>
      ) : null}
    </Group>
  );
}

function Bytes({ numbers, dispatch }: { readonly numbers: string | null; readonly dispatch: Shapes['DispatchRow'] }) {
  return (
    <div className={styles['bytes']}>
      {numbers ? (
        <Text size="sm" c="dimmed">
          The partner names it by {numbers}.
        </Text>
      ) : null}
      <Answers answers={[dispatch]} />
    </div>
  );
}

function Lines({ lines, label }: { readonly lines: readonly string[]; readonly label: string }) {
  if (lines.length === 0) return null;
  return (
    <ul className={styles['lines']} aria-label={label}>
      {lines.map((each) => (
        <li key={each}>{each}</li>
      ))}
    </ul>
  );
}

function Verdicts({ verdicts }: { readonly verdicts: Version['verdicts'] }) {
  if (verdicts.length === 0) return null;
  return (
    <ul className={styles['lines']} aria-label="What the partner said of it">
      {verdicts.map(({ of, accepted, text, at, arrival, document }) => (
        <li key={`${of}${at}${text}`}>
          {accepted ? '' : 'Refused: '}
          {text} <When at={at} />{' '}
          {document ? (
            <Link to="/documents/$id" params={{ id: document }}>
              the answer
            </Link>
          ) : null}
          {arrival && !document ? (
            <Link to="/arrivals/$id" params={{ id: arrival }}>
              the answer
            </Link>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
