import { Outlet } from '@tanstack/react-router';
import { useState } from 'react';
import { PauseBanner } from '../pause/pause-banner';
import { HelpDialog } from './help-dialog';
import { Rail } from './rail';
import { Session } from './session';
import styles from './shell.module.css';
import { useKeys } from './use-keys';

/** The frame around every page. */
export function Shell() {
  return (
    <Session>
      <Frame />
    </Session>
  );
}

function Frame() {
  const [helping, setHelping] = useState(false);
  useKeys({ onHelp: () => setHelping(true) });
  return (
    <div className={styles['frame']}>
      <a className={styles['skip']} href="#main">
        Skip to the page
      </a>
      <Rail onHelp={() => setHelping(true)} />
      <div className={styles['side']}>
        <PauseBanner />
        <Outlet />
      </div>
      <HelpDialog opened={helping} onClose={() => setHelping(false)} />
    </div>
  );
}
