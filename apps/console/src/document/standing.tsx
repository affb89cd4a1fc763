import type { Shapes } from '../api/client';
import { Mark } from '../parts/mark';
import { documentWord } from '../words/states';
import styles from './standing.module.css';

/** State first, then the sentence that says the rest. */
export function Standing({ row, sentence }: { readonly row: Shapes['DocumentRow']; readonly sentence: string }) {
  const word = documentWord(row);
  const said = /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
  return (
    <p className={`${styles['standing']} ${styles[word.tone]}`}>
      <Mark is={word} />
      <span>{said}</span>
    </p>
  );
}
