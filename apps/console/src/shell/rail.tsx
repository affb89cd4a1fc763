import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { homeQuery, sessionQuery } from '../api/queries';
import {
  IconAlertTriangle,
  IconFileText,
  IconHelp,
  IconHome,
  IconLogout,
  IconMoon,
  IconPlugConnected,
  IconSearch,
  IconSettings,
  IconShoppingCart,
  IconSun,
  IconUser,
  IconUsers,
} from '../icons/icons';
import mark from './mark.svg';
import { useColours, useLeaving } from './session-actions';
import styles from './shell.module.css';

const places = [
  { to: '/', name: 'Home', Icon: IconHome },
  { to: '/orders', name: 'Orders', Icon: IconShoppingCart },
  { to: '/documents', name: 'Documents', Icon: IconFileText },
  { to: '/exceptions', name: 'Exceptions', Icon: IconAlertTriangle },
  { to: '/partners', name: 'Partners', Icon: IconUsers },
  { to: '/channels', name: 'Channels', Icon: IconPlugConnected },
  { to: '/settings', name: 'Settings', Icon: IconSettings },
] as const;

interface Props {
  readonly onHelp: () => void;
  readonly onFind: () => void;
}

/** The seven places, with a count only where something waits. */
export function Rail({ onHelp, onFind }: Props) {
  const { data } = useQuery(homeQuery);
  const waiting = data?.waitingTotal ?? 0;
  return (
    <aside className={styles['rail']} aria-label="Quayside">
      <Link to="/" className={styles['brand']}>
        <img src={mark} width={24} height={24} alt="" />
        Quayside
      </Link>
      <nav aria-label="Places" className={styles['places']}>
        {places.map(({ to, name, Icon }) => (
          <Link
            key={to}
            to={to}
            className={styles['place']}
            activeOptions={{ exact: to === '/', includeSearch: false }}
          >
            <Icon size={18} stroke={1.7} aria-hidden />
            {name}
            {name === 'Exceptions' && waiting > 0 ? (
              <span className={styles['count']}>
                {waiting}
                <span className="visually-hidden"> waiting</span>
              </span>
            ) : null}
          </Link>
        ))}
      </nav>
      <Foot onHelp={onHelp} onFind={onFind} />
    </aside>
  );
}

function Foot({ onHelp, onFind }: Props) {
  const { data: session } = useQuery(sessionQuery);
  const { dark, turn } = useColours();
  const leave = useLeaving();
  return (
    <div className={styles['foot']}>
      <button type="button" onClick={onFind} aria-keyshortcuts="Control+K Meta+K">
        <IconSearch size={16} aria-hidden />
        Find or do
      </button>
      <Link to="/account">
        <IconUser size={16} aria-hidden />
        {session?.displayName}
      </Link>
      <button type="button" onClick={turn}>
        {dark ? <IconSun size={16} aria-hidden /> : <IconMoon size={16} aria-hidden />}
        {dark ? 'Light' : 'Dark'}
      </button>
      <button type="button" onClick={onHelp}>
        <IconHelp size={16} aria-hidden />
        Keys and words
      </button>
      <button type="button" onClick={leave}>
        <IconLogout size={16} aria-hidden />
        Sign out
      </button>
    </div>
  );
}
