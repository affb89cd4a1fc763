import { NativeSelect } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { Shapes } from '../api/client';
import type { WorkFilter } from '../api/work';
import { owners, ownerWord } from '../words/owners';
import styles from './exceptions-page.module.css';

const route = getRouteApi('/exceptions');

interface Props {
  readonly filter: WorkFilter;
  readonly work: Shapes['Work'];
  /** Whether whoever is signed in is asked about anything. */
  readonly decides: boolean;
}

/** Whose work, and of what. Everything stands in the address. */
export function WorkFilters({ filter, work, decides }: Props) {
  const navigate = route.useNavigate();
  const put = (name: keyof WorkFilter, value: string) =>
    void navigate({ search: (before) => ({ ...before, [name]: value || undefined }), replace: true });
  const { scopes, partners, codes } = work;
  const waiting = owners.flatMap((owner) => work.owners.filter((each) => each.owner === owner));
  return (
    <div className={styles['filters']} role="search">
      <nav className={styles['owners']} aria-label="Whose">
        {decides ? <Scope search={{ scope: 'mine' }} words="Given to me" count={scopes.mine} of={filter} /> : null}
        {decides ? <Scope search={{ scope: 'role' }} words="For my role" count={scopes.role} of={filter} /> : null}
        <Scope search={{ scope: 'all' }} words="All" count={scopes.all} of={filter} />
        {scopes.putOff > 0 ? (
          <Scope search={{ scope: 'all', putOff: 'yes' }} words="Put off" count={scopes.putOff} of={filter} />
        ) : null}
      </nav>
      <Choose
        label="Owner"
        every="Any owner"
        value={filter.owner}
        data={waiting.map(({ owner, open }) => ({ value: owner, label: `${ownerWord(owner)} (${open})` }))}
        onChange={(value) => put('owner', value)}
      />
      <Choose
        label="Partner"
        every="Any partner"
        value={filter.partner}
        data={partners.map(({ partner, open }) => ({ value: partner.id, label: `${partner.name} (${open})` }))}
        onChange={(value) => put('partner', value)}
      />
      <Choose
        label="Reason"
        every="Any reason"
        value={filter.code}
        data={codes.map(({ code, open }) => ({ value: code, label: `${codeWord(code)} (${open})` }))}
        onChange={(value) => put('code', value)}
      />
      <NativeSelect
        aria-label="In which order"
        data={[
          { value: '', label: 'Oldest first' },
          { value: 'amount', label: 'Largest amount first' },
          { value: 'due', label: 'Due first' },
        ]}
        value={filter.sort ?? ''}
        onChange={(event) => put('sort', event.currentTarget.value)}
      />
    </div>
  );
}

interface ScopeProps {
  readonly search: Pick<WorkFilter, 'scope' | 'putOff'>;
  readonly words: string;
  readonly count: number;
  /** What is on show. */
  readonly of: WorkFilter;
}

function Scope({ search, words, count, of }: ScopeProps) {
  const isShown = search.scope === of.scope && search.putOff === of.putOff;
  return (
    <Link
      to="/exceptions"
      search={search}
      className={styles['owner']}
      activeProps={{}}
      data-shown={isShown ? '' : undefined}
      aria-current={isShown ? 'page' : undefined}
    >
      {words} <b>{count.toLocaleString()}</b>
    </Link>
  );
}

interface ChooseProps {
  readonly label: string;
  readonly every: string;
  readonly value: string | undefined;
  readonly data: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
}

/** Nothing to choose where there is no more than one; what the address asks for stays on show. */
function Choose({ label, every, value = '', data, onChange }: ChooseProps) {
  if (data.length < 2 && value === '') return null;
  const known = value === '' || data.some((each) => each.value === value);
  const asked = known ? [] : [{ value, label: codeWord(value) }];
  return (
    <NativeSelect
      aria-label={label}
      data={[{ value: '', label: every }, ...data, ...asked]}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

/** "beyond-tolerance" as "Beyond tolerance". */
function codeWord(code: string): string {
  const words = code.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
