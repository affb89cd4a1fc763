import { Link } from '@tanstack/react-router';
import type { Shapes } from '../api/client';
import styles from './home-page.module.css';

type Home = Shapes['Home'];

/** Four quiet figures against what is usual on this day of the week. */
export function Figures({ figures }: { readonly figures: Home['figures'] }) {
  const { received, delivered, waiting, failing } = figures;
  return (
    <div className={styles['figures']}>
      <Link to="/documents" className={styles['figure']}>
        <Figure label="Received" {...received} />
      </Link>
      <Link to="/documents" search={{ state: 'delivered' }} className={styles['figure']}>
        <Figure label="Delivered" {...delivered} />
      </Link>
      <Link to="/exceptions" className={styles['figure']}>
        <Figure label="Waiting" {...waiting} tone={waiting.today > 0 ? 'amber' : ''} />
      </Link>
      <Link to="/documents" search={{ state: 'rejected' }} className={styles['figure']}>
        <Figure label="Failing" {...failing} tone={failing.today > 0 ? 'red' : ''} />
      </Link>
    </div>
  );
}

interface FigureProps {
  readonly label: string;
  readonly today: number;
  readonly usual: number | null;
  readonly tone?: 'amber' | 'red' | '';
}

function Figure({ label, today, usual, tone = '' }: FigureProps) {
  return (
    <>
      <span className={styles['label']}>{label}</span>
      <span className={`${styles['number']} ${tone ? styles[tone] : ''}`}>{today.toLocaleString()}</span>
      <span className={styles['usual']}>
        {usual === null
          ? label === 'Received' || label === 'Delivered'
            ? 'no usual yet'
            : 'now'
          : `usual ${usual.toLocaleString()}`}
      </span>
    </>
  );
}
