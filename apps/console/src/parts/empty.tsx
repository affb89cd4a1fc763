import type { ReactNode } from 'react';
import styles from './state.module.css';

interface Props {
  /** What is so. */
  readonly title: string;
  /** Why, and what to do next. */
  readonly children?: ReactNode;
}

/** Nothing here: what would be, why it is not, what to do next. */
export function Empty({ title, children }: Props) {
  return (
    <div className={styles['state']}>
      <h2>{title}</h2>
      {children}
    </div>
  );
}
