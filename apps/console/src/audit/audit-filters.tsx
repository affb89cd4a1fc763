import { NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { partnersQuery, type AuditFilter } from '../api/queries';
import { FilterChips } from '../parts/filter-chips';
import { SearchField } from '../parts/search-field';
import { actionWords, allActions } from './action-words';
import styles from './audit-filters.module.css';

/** Who, what, whose and when. The filters are the address. */
export function AuditFilters({ filter }: { readonly filter: AuditFilter }) {
  const navigate = useNavigate();
  const { data: partners } = useQuery(partnersQuery);
  const put = (name: string, value: string) =>
    void navigate({ to: '/audit', search: { ...filter, [name]: value || undefined }, replace: true });
  const names = (partners?.rows ?? []).map(({ partner }) => ({ value: partner.id, label: partner.name }));
  const actions = allActions.map((action) => ({ value: action, label: actionWords[action] }));
  const chips = [['subject', filter.subject && `About ${filter.subject}`]] as const;
  return (
    <div className={styles['bar']} role="search">
      <SearchField
        label="Name that the person signs in with"
        placeholder="Sign-in name, all of it"
        value={filter.person ?? ''}
        onChange={(person) => put('person', person)}
      />
      <NativeSelect
        aria-label="Action"
        data={[{ value: '', label: 'Any action' }, ...actions]}
        value={filter.action ?? ''}
        onChange={(event) => put('action', event.currentTarget.value)}
      />
      <NativeSelect
        aria-label="Partner"
        data={[{ value: '', label: 'Any partner' }, ...names]}
        value={filter.partner ?? ''}
        onChange={(event) => put('partner', event.currentTarget.value)}
      />
      <Day label="From" value={filter.from} onChange={(day) => put('from', day)} />
      <Day label="Until" value={filter.until} onChange={(day) => put('until', day)} />
      <FilterChips chips={chips} onRemove={(name) => put(name, '')} />
    </div>
  );
}

interface DayProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (day: string) => void;
}

function Day({ label, value, onChange }: DayProps) {
  return (
    <TextInput
      type="date"
      aria-label={label}
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
