import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import styles from './page.module.css';

interface Props {
  readonly title: string;
  readonly sub?: ReactNode;
  /** What can be done here, at the right. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A page: its title, a line about it, what can be done, and the rest. */
export function Page({ title, sub, actions, children }: Props) {
  useDocumentTitle(`${title} · Quayside`);
  return (
    <main id="main" className={styles['page']} tabIndex={-1}>
      <header className={styles['head']}>
        <div className={styles['title']}>
          <h1>{title}</h1>
          {sub ? <div className={styles['sub']}>{sub}</div> : null}
        </div>
        {actions}
      </header>
      {children}
    </main>
  );
}

export function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={styles['section']} aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}
