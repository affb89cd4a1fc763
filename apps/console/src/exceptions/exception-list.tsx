import { Link } from '@tanstack/react-router';
import type { Subject } from '../api/choose';
import type { Shapes } from '../api/client';
import { ChoiceButtons } from '../parts/choice-buttons';
import { When } from '../parts/when';
import { ownerWord } from '../words/owners';
import { ExceptionTitle } from './exception-title';
import styles from './exception-list.module.css';

type Row = Shapes['ExceptionRow'];

interface Props {
  readonly rows: readonly Row[];
  /** How many more wait for the same reason, by the id of the one that is shown. */
  readonly more?: ReadonlyMap<string, number>;
  readonly onDone?: () => void;
}

/** What waits, each with why and what can be done about it. */
export function ExceptionList({ rows, more, onDone }: Props) {
  return (
    <ul className={styles['list']}>
      {rows.map((row) => (
        <li key={row.id} className={styles['item']} data-row="">
          <div className={styles['what']}>
            <span className={styles['title']}>
              <ExceptionTitle row={row} />
              {more?.get(row.id) ? ` and ${more.get(row.id) ?? 0} more like it` : null}
            </span>
            <span className={styles['about']}>
              {row.partner.name} · for {ownerWord(row.owner).toLowerCase()} · opened <When at={row.openedAt} />
            </span>
            <p>{row.message}</p>
          </div>
          {more?.get(row.id) ? (
            <Link to="/exceptions" search={{ partner: row.partner.id, code: row.code }}>
              Look at all {(more.get(row.id) ?? 0) + 1}
            </Link>
          ) : (
            <ChoiceButtons
              compact
              subject={settledBy(row)}
              title={row.title}
              partner={row.partner}
              choices={row.choices}
              owner={row.owner}
              {...(onDone ? { onDone } : {})}
            />
          )}
        </li>
      ))}
    </ul>
  );
}

/** What is late, and a step of an order, is settled by itself: its row may wait for something else as well. */
export function settledBy({ id, subject, choices }: Row): Subject {
  const isOwn = subject.kind === 'order' || choices.includes('snooze');
  return isOwn ? { kind: 'exception', id } : subject;
}
