import { Skeleton } from '@mantine/core';
import styles from './state.module.css';

/** The shape of what is coming. */
export function Loading({ rows = 8, height = 28 }: { readonly rows?: number; readonly height?: number }) {
  return (
    <div className={styles['bars']} role="status">
      <span className="visually-hidden">Loading</span>
      {Array.from({ length: rows }, (_, index) => (
        <Skeleton key={index} height={height} radius="sm" />
      ))}
    </div>
  );
}
