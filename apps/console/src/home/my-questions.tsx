import { Link } from '@tanstack/react-router';
import type { Shapes } from '../api/client';
import { questionWord } from '../orders/version-words';
import { Section } from '../parts/page';
import { money } from '../words/numbers';
import styles from './home-page.module.css';

type Home = Shapes['Home'];

/** What one's role wants to know first, each leading to its list. */
export function MyQuestions({ home: { orders, heldAmounts } }: { readonly home: Home }) {
  if (orders.length === 0 && heldAmounts.length === 0) return null;
  return (
    <Section title="For your role">
      <div className={styles['figures']} data-few="">
        {heldAmounts.map(({ currency, amount, count }) => (
          <Link
            key={currency}
            to="/exceptions"
            search={{ owner: 'finance', sort: 'amount' }}
            className={styles['figure']}
          >
            <span className={styles['label']}>Held for finance</span>
            <span className={`${styles['number']} ${styles['amber']}`}>{money(amount, currency || null)}</span>
            <span className={styles['usual']}>
              {count === 1 ? '1 document' : `${count.toLocaleString()} documents`}
            </span>
          </Link>
        ))}
        {orders.map(({ question, count }) => (
          <Link key={question} to="/orders" search={{ question }} className={styles['figure']}>
            <span className={styles['label']}>{questionWord(question)}</span>
            <span className={styles['number']}>{count.toLocaleString()}</span>
            <span className={styles['usual']}>{count === 1 ? 'order' : 'orders'}</span>
          </Link>
        ))}
      </div>
    </Section>
  );
}
