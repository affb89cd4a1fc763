import { Mark } from '../parts/mark';
import type { StateWord } from '../words/states';
import styles from './standing.module.css';

/** How it stands: the state by its word and icon, then the rest of the sentence. */
export function Standing({ word, rest }: { readonly word: StateWord; readonly rest: string }) {
  return (
    <p className={styles['standing']}>
      <Mark is={word} />
      {rest === '' ? null : <span>{rest}</span>}
    </p>
  );
}
