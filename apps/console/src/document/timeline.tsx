import type { Shapes } from '../api/client';
import { IconCheck, IconHandStop, IconMinus, IconPoint, IconX } from '../icons/icons';
import { When } from '../parts/when';
import styles from './timeline.module.css';

type Step = Shapes['Timeline']['steps'][number];

const icons = { done: IconCheck, waiting: IconHandStop, failed: IconX, todo: IconPoint, skipped: IconMinus } as const;
const said = { done: 'done', waiting: 'waits', failed: 'failed', todo: 'to come', skipped: 'left out' } as const;
const names = {
  received: 'Received',
  read: 'Read',
  matched: 'Matched',
  delivered: 'Delivered',
  acknowledged: 'Acknowledged',
} as const;

/** The journey, thin: how far it came, and where it stands. */
export function Timeline({ steps }: { readonly steps: readonly Step[] }) {
  return (
    <ol className={styles['line']} aria-label="Journey">
      {steps.map((step) => {
        const Shape = icons[step.state];
        return (
          <li key={step.name} className={`${styles['step']} ${styles[step.state]}`}>
            <span className={styles['dot']}>
              <Shape size={13} stroke={2.4} aria-hidden />
            </span>
            <span className={styles['name']}>
              {names[step.name]}
              <span className="visually-hidden"> {said[step.state]}</span>
              {step.at ? (
                <small>
                  <When at={step.at} />
                </small>
              ) : null}
            </span>
            <span className={styles['text']}>{step.text}</span>
          </li>
        );
      })}
    </ol>
  );
}
