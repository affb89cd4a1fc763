import { Button } from '@mantine/core';
import { ApiProblem } from '../api/client';
import styles from './state.module.css';

interface Props {
  readonly error: Error;
  readonly what: string;
  readonly again: () => void;
}

const noRight = 'urn:quayside:problem:no-right';

/** It is there, and not for these eyes: what it takes, and who can give it. */
function NoRight({ error, what }: Pick<Props, 'error' | 'what'>) {
  return (
    <div className={styles['state']} role="alert">
      <h2>{what} cannot be shown to you.</h2>
      <p>{error.message} Whoever administers the accounts can change that.</p>
    </div>
  );
}

/** Something could not be shown: what, why, and a way to try again. */
export function Problem({ error, what, again }: Props) {
  const missing = error instanceof ApiProblem && error.status === 404;
  if (error instanceof ApiProblem && error.type === noRight) return <NoRight error={error} what={what} />;
  return (
    <div className={styles['state']} role="alert">
      <h2>{missing ? error.message : `${what} cannot be shown just now.`}</h2>
      <p>{missing ? 'The link may be old, or a letter of it is missing.' : error.message}</p>
      {missing ? null : (
        <Button variant="default" onClick={again}>
          Try again
        </Button>
      )}
    </div>
  );
}
