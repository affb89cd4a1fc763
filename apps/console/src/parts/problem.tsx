import { Button } from '@mantine/core';
import { ApiProblem } from '../api/client';
import styles from './state.module.css';

interface Props {
  readonly error: Error;
  readonly what: string;
  readonly again: () => void;
}

/** Something could not be shown: what, why, and a way to try again. */
export function Problem({ error, what, again }: Props) {
  const missing = error instanceof ApiProblem && error.status === 404;
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
