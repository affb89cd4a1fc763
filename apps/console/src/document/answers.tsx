import type { Shapes } from '../api/client';
import { Copyable } from '../parts/copyable';
import { Empty } from '../parts/empty';
import { Mark } from '../parts/mark';
import { When } from '../parts/when';
import { stateWord } from '../words/states';
import styles from './document-page.module.css';

/** What we answered, as the partner reads it. */
export function Answers({ answers }: { readonly answers: readonly Shapes['DispatchRow'][] }) {
  if (answers.length === 0) {
    return (
      <Empty title="Nothing was answered.">
        <p>The profile of the partner agrees on no acknowledgement for this, or it is not read yet.</p>
      </Empty>
    );
  }
  return answers.map((answer) => (
    <div key={answer.id} className={styles['answer']}>
      <div className={styles['answerHead']}>
        <strong>{answer.type}</strong>
        <Copyable value={answer.name} what="file name" />
        <Mark is={{ ...stateWord(answer.state), word: capitalized(answer.standing) }} />
        <When at={answer.sentAt ?? answer.createdAt} />
      </div>
      {answer.sealedFor ? (
        <p>
          It went out encrypted: only the partner's key{' '}
          <Copyable value={answer.sealedFor} what="fingerprint of the key" /> opens it. This is what was encrypted.
        </p>
      ) : null}
      <pre className={styles['pre']} tabIndex={0} aria-label={`Text of ${answer.name}`}>
        {answer.text}
      </pre>
    </div>
  ));
}

function capitalized(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
