import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './panes.module.css';
import type { Rest } from './use-long-document';

interface Props {
  readonly rest: Rest;
  /** What is shown so far. */
  readonly children: ReactNode;
  readonly label: string;
}

/** What stands below the first part of something long: how much of it is shown, and the way to the next part. */
export function ShowMore({ rest, children, label }: Props) {
  if (!rest.more) return null;
  return (
    <div className={styles['more']}>
      <span>{rest.failed ? 'The next ones could not be fetched just now. What is shown stays.' : children}</span>
      <Button size="compact-sm" variant="default" loading={rest.asking} onClick={() => rest.ask()}>
        {label}
      </Button>
    </div>
  );
}
