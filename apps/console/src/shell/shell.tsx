import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useState } from 'react';
import { PauseBanner } from '../pause/pause-banner';
import { HelpDialog } from './help-dialog';
import { Rail } from './rail';
import { Session } from './session';
import styles from './shell.module.css';
import { useKeys } from './use-keys';

const Palette = lazy(async () => ({ default: (await import('./palette')).Palette }));

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
  const [finding, setFinding] = useState(false);
  const help = useCallback(() => setHelping(true), []);
  const find = useCallback(() => setFinding(true), []);
  useKeys({ onHelp: help, onPalette: find });
  return (
    <div className={styles['frame']}>
      <a className={styles['skip']} href="#main">
        Skip to the page
      </a>
      <Rail onHelp={help} onFind={find} />
      <div className={styles['side']}>
        <PauseBanner />
        <Outlet />
      </div>
      {finding ? (
        <Suspense>
          <Palette onClose={() => setFinding(false)} onHelp={help} />
        </Suspense>
      ) : null}
      <HelpDialog opened={helping} onClose={() => setHelping(false)} />
    </div>
  );
}
