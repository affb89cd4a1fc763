import { Link } from '@tanstack/react-router';
import type { Subject } from '../api/choose';
import type { Shapes } from '../api/client';
import { ChoiceButtons } from '../parts/choice-buttons';
import { When } from '../parts/when';
import { ownerWord } from '../words/owners';
import styles from './exception-list.module.css';

type Row = Shapes['ExceptionRow'];

/** What waits, each with why and what can be done about it. */
export function ExceptionList({ rows, onDone }: { readonly rows: readonly Row[]; readonly onDone?: () => void }) {
  return (
    <ul className={styles['list']}>
      {rows.map((row) => (
        <li key={row.id} className={styles['item']} data-row="">
          <div className={styles['what']}>
            <span className={styles['title']}>
              <Title row={row} />
            </span>
            <span className={styles['about']}>
              {row.partner.name} · for {ownerWord(row.owner).toLowerCase()} · opened <When at={row.openedAt} />
            </span>
            <p>{row.message}</p>
          </div>
          <ChoiceButtons
            compact
            subject={settledBy(row)}
            title={row.title}
            partner={row.partner}
            choices={row.choices}
            owner={row.owner}
            {...(onDone ? { onDone } : {})}
          />
        </li>
      ))}
    </ul>
  );
}

/** What is late, and a step of an order, is settled by itself: its row may wait for something else as well. */
function settledBy({ id, subject, choices }: Row): Subject {
  const isOwn = subject.kind === 'order' || choices.includes('snooze');
  return isOwn ? { kind: 'exception', id } : subject;
}

function Title({ row }: { readonly row: Row }) {
  const { id, kind } = row.subject;
  switch (kind) {
    case 'document':
      return (
        <Link to="/documents/$id" params={{ id }}>
          {row.title}
        </Link>
      );
    case 'arrival':
      return (
        <Link to="/arrivals/$id" params={{ id }}>
          {row.title}
        </Link>
      );
    case 'file':
      return (
        <Link to="/files/$id" params={{ id }}>
          {row.title}
        </Link>
      );
    case 'channel':
      return <Link to="/channels">{row.title}</Link>;
    case 'order':
    case 'receipt':
    case 'outbound':
      return row.order === null ? (
        row.title
      ) : (
        <Link to="/orders/$number" params={{ number: row.order }}>
          {row.title}
        </Link>
      );
    case 'dispatch':
    case 'lane':
      return row.title;
  }
}
