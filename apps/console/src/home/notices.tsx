import type { Shapes } from '../api/client';
import { IconAlertTriangle, IconFlask, IconPlugOff } from '../icons/icons';
import { When } from '../parts/when';
import styles from './home-page.module.css';

type Notice = Shapes['Notice'];

const icons = {
  demo: IconFlask,
  working: IconAlertTriangle,
  'odoo-down': IconPlugOff,
  'profile-broken': IconAlertTriangle,
  holes: IconAlertTriangle,
} as const;

/** What everybody should know now. Demo data says so quietly; what is broken does not. */
export function Notices({ notices }: { readonly notices: readonly Notice[] }) {
  if (notices.length === 0) return null;
  return (
    <ul className={styles['notices']}>
      {notices.map((notice) => (
        <NoticeLine key={notice.kind + notice.text} notice={notice} />
      ))}
    </ul>
  );
}

function NoticeLine({ notice }: { readonly notice: Notice }) {
  const Shape = icons[notice.kind];
  const loud = notice.kind !== 'demo' && notice.kind !== 'working';
  return (
    <li className={`${styles['notice']} ${loud ? styles['loud'] : ''}`}>
      <Shape size={18} stroke={1.8} aria-hidden />
      <span>
        {notice.text}
        {notice.since ? (
          <>
            {' Since '}
            <When at={notice.since} />.
          </>
        ) : null}
      </span>
      {notice.details.length > 0 ? (
        <ul>
          {notice.details.map((detail) => (
            <li key={detail}>{detail}</li>
          ))}
        </ul>
      ) : null}
    </li>
  );
}
