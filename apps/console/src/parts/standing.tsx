import type { ReactNode } from 'react';
import type { StateWord } from '../words/states';
import { Mark } from './mark';
import styles from './standing.module.css';

interface Props {
  readonly word: StateWord;
  /** The rest of the sentence. */
  readonly children?: ReactNode;
}

/** How something stands: its state by word and icon, then the rest of the sentence. */
export function Standing({ word, children }: Props) {
  return (
    <p className={styles['standing']}>
      <Mark is={word} />
      {children ? <span>{children}</span> : null}
    </p>
  );
}
