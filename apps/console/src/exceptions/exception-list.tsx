import { Link } from '@tanstack/react-router';
import type { Shapes } from '../api/client';
import { When } from '../parts/when';
import { ownerWord } from '../words/owners';
import { ExceptionChoices } from './exception-choices';
import { ExceptionTitle } from './exception-title';
import styles from './exception-list.module.css';

type Row = Shapes['ExceptionRow'];

interface Props {
  readonly rows: readonly Row[];
  /** How many more wait for the same reason, by the id of the one that is shown. */
  readonly more?: ReadonlyMap<string, number>;
}

/** What waits, each with why and what can be done about it. */
export function ExceptionList({ rows, more }: Props) {
  return (
    <ul className={styles['list']}>
      {rows
        .map((row) => ({ row, others: more?.get(row.id) ?? 0 }))
        .map(({ row, others }) => (
          <li key={row.id} className={styles['item']} data-row="">
            <div className={styles['what']}>
              <span className={styles['title']}>
                <ExceptionTitle row={row} />
                {others > 0 ? ` and ${others} more like it` : null}
              </span>
              <span className={styles['about']}>
                {row.partner.name} · for {ownerWord(row.owner).toLowerCase()} · opened <When at={row.openedAt} />
              </span>
              <p>{row.message}</p>
            </div>
            {others > 0 ? (
              <Link to="/exceptions" search={{ partner: row.partner.id, code: row.code }}>
                Look at all {others + 1}
              </Link>
            ) : (
              <ExceptionChoices row={row} />
            )}
          </li>
        ))}
    </ul>
  );
}
