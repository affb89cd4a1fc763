import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { pauseQuery } from '../api/queries';
import { IconPause } from '../icons/icons';
import { Only } from '../parts/only';
import { When } from '../parts/when';
import styles from './pause-banner.module.css';
import { ResumeDialog } from './resume-dialog';

/** On every page while nothing leaves the gateway: since when, why, and how it goes on. */
export function PauseBanner() {
  const { data } = useQuery(pauseQuery);
  const [asking, setAsking] = useState(false);
  if (!data?.paused) return null;
  const { since, by, reason } = data.paused;
  return (
    <div role="status" className={styles['banner']}>
      <IconPause size={18} stroke={1.8} aria-hidden />
      <span>
        <b>Nothing is sent and nothing goes to Odoo.</b> {reason.replace(/[.!]$/, '')}. Paused <When at={since} /> by{' '}
        {by}. Files are received and read.
      </span>
      <Only may="resumeGateway">
        <Button size="compact-sm" variant="default" onClick={() => setAsking(true)}>
          Let it go on
        </Button>
      </Only>
      {asking ? <ResumeDialog pause={data.paused} onClose={() => setAsking(false)} /> : null}
    </div>
  );
}
