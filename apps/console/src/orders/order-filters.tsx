import { NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { partnersQuery, type OrderFilter } from '../api/queries';
import styles from '../documents/document-filters.module.css';
import { FilterChips, type FilterChipList } from '../parts/filter-chips';
import { SearchField } from '../parts/search-field';
import { orderQuestions } from './version-words';

const route = getRouteApi('/orders');

/** What orders are asked for: each filter is part of the address. */
export function OrderFilters({ filter }: { readonly filter: OrderFilter }) {
  const navigate = route.useNavigate();
  const { data: partners } = useQuery(partnersQuery);
  const put = (name: keyof OrderFilter, value: string) =>
    void navigate({ search: (before) => ({ ...before, [name]: value || undefined }), replace: true });
  // Since when nothing was billed is asked of what is not billed only.
  const ask = (question: string) =>
    void navigate({
      search: ({ unbilledSince, question: _, ...before }) => ({
        ...before,
        ...(question && { question }),
        ...(question === 'unbilled' && unbilledSince && { unbilledSince }),
      }),
      replace: true,
    });
  const names = (partners?.rows ?? []).map(({ partner }) => ({ value: partner.id, label: partner.name }));
  return (
    <div className={styles['bar']} role="search">
      <SearchField
        label="Search orders"
        placeholder="Order number"
        value={filter.q ?? ''}
        onChange={(text) => put('q', text)}
      />
      <NativeSelect
        aria-label="Which orders"
        data={[{ value: '', label: 'All orders' }, ...orderQuestions]}
        value={filter.question ?? ''}
        onChange={(event) => ask(event.currentTarget.value)}
      />
      <UnbilledSince filter={filter} onChange={(day) => put('unbilledSince', day)} />
      <NativeSelect
        aria-label="Partner"
        data={[{ value: '', label: 'Any partner' }, ...names]}
        value={filter.partner ?? ''}
        onChange={(event) => put('partner', event.currentTarget.value)}
      />
      <TextInput
        type="date"
        aria-label="Ordered from"
        value={filter.from ?? ''}
        onChange={(event) => put('from', event.currentTarget.value)}
      />
      <TextInput
        type="date"
        aria-label="Ordered until"
        value={filter.until ?? ''}
        onChange={(event) => put('until', event.currentTarget.value)}
      />
      <FilterChips chips={chipsOf(filter)} onRemove={(name) => put(name as keyof OrderFilter, '')} />
    </div>
  );
}

function UnbilledSince({ filter, onChange }: { filter: OrderFilter; onChange: (day: string) => void }) {
  if (filter.question !== 'unbilled' && !filter.unbilledSince) return null;
  return (
    <TextInput
      type="date"
      aria-label="Received until, and not billed"
      title="Received until this day, and not billed"
      value={filter.unbilledSince ?? ''}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

function chipsOf({ dueFrom, dueUntil, delivered }: OrderFilter): FilterChipList {
  return [
    ['dueFrom', dueFrom && `Due from ${dueFrom}`],
    ['dueUntil', dueUntil && `Due until ${dueUntil}`],
    ['delivered', delivered && (delivered === 'late' ? 'With a late line' : 'With a short line')],
  ];
}
