import { Link } from '@tanstack/react-router';
import styles from './incoming-tabs.module.css';

/** What came in, as documents or as the files that carried them. */
export function IncomingTabs({ at }: { readonly at: 'documents' | 'files' }) {
  return (
    <nav className={styles['tabs']} aria-label="What came in">
      <Link to="/documents" className={styles['tab']} aria-current={at === 'documents' ? 'page' : undefined}>
        Documents
      </Link>
      <Link to="/files" className={styles['tab']} aria-current={at === 'files' ? 'page' : undefined}>
        Files
      </Link>
    </nav>
  );
}
