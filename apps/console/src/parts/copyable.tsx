import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy } from '../icons/icons';
import styles from './copyable.module.css';

interface Props {
  /** What is copied. */
  readonly value: string;
  /** What is shown, if less. */
  readonly shown?: string;
  readonly what: string;
}

/** An identifier in monospace that can be taken along. */
export function Copyable({ value, shown = value, what }: Props) {
  const { copy, copied } = useClipboard({ timeout: 1500 });
  return (
    <span className={styles['copyable']}>
      <span className={styles['text']} title={value}>
        {shown}
      </span>
      <button
        type="button"
        className={styles['button']}
        aria-label={copied ? 'Copied' : `Copy ${what}`}
        onClick={() => copy(value)}
      >
        {copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
      </button>
    </span>
  );
}
