import type { FormEvent, ReactNode } from 'react';
import mark from './mark.svg';
import styles from './sign-in.module.css';

interface Props {
  readonly title: string;
  readonly onSubmit: (event: FormEvent) => void;
  readonly children: ReactNode;
}

/** What is shown to who is not in yet: one card in the middle. */
export function Card({ title, onSubmit, children }: Props) {
  return (
    <main className={styles['stage']}>
      <form className={styles['card']} onSubmit={onSubmit} aria-labelledby="card-title">
        <div className={styles['brand']}>
          <img src={mark} width={28} height={28} alt="" />
          <h1 id="card-title" className={styles['name']}>
            {title}
          </h1>
        </div>
        {children}
      </form>
    </main>
  );
}
