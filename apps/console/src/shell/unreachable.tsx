import { Problem } from '../parts/problem';
import styles from './sign-in.module.css';

export function Unreachable({ error, again }: { readonly error: Error; readonly again: () => void }) {
  return (
    <main className={styles['stage']}>
      <Problem error={error} what="The console" again={again} />
    </main>
  );
}
