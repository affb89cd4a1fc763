import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { partnersQuery, type DocumentFilter } from '../api/queries';
import { FilterChips, type FilterChipList } from '../parts/filter-chips';
import { SearchField } from '../parts/search-field';
import { documentStates, stateWord } from '../words/states';
import { documentTypes, typeWord } from '../words/types';
import styles from './document-filters.module.css';

const route = getRouteApi('/documents');

export function DocumentFilters({ filter }: { readonly filter: DocumentFilter }) {
  const navigate = route.useNavigate();
  const { data: partners } = useQuery(partnersQuery);
  const put = (name: keyof DocumentFilter, value: string) =>
    void navigate({ search: (before) => ({ ...before, [name]: value || undefined }), replace: true });
  const states = documentStates.map((state) => ({ value: state, label: stateWord(state).word }));
  const types = documentTypes.map((type) => ({ value: type, label: typeWord(type) }));
  const names = (partners?.rows ?? []).map(({ partner }) => ({ value: partner.id, label: partner.name }));
  return (
    <div className={styles['bar']} role="search">
      <SearchField
        label="Search documents"
        placeholder="Number, order, item, invoice"
        value={filter.q ?? ''}
        onChange={(q) => put('q', q)}
      />
      <NativeSelect
        aria-label="State"
        data={[{ value: '', label: 'Any state' }, ...states]}
        value={filter.state ?? ''}
        onChange={(event) => put('state', event.currentTarget.value)}
      />
      <NativeSelect
        aria-label="Type"
        data={[{ value: '', label: 'Any type' }, ...types]}
        value={filter.type ?? ''}
        onChange={(event) => put('type', event.currentTarget.value)}
      />
      <NativeSelect
        aria-label="Partner"
        data={[{ value: '', label: 'Any partner' }, ...names]}
        value={filter.partner ?? ''}
        onChange={(event) => put('partner', event.currentTarget.value)}
      />
      <FilterChips chips={chipsOf(filter)} onRemove={(name) => put(name as keyof DocumentFilter, '')} />
    </div>
  );
}

function chipsOf({ order, from, until, right, code }: DocumentFilter): FilterChipList {
  return [
    ['order', order && `Order ${order}`],
    ['from', from && `From ${from}`],
    ['until', until && `Until ${until}`],
    ['right', right && (right === 'yes' ? 'Right the first time' : 'Not right the first time')],
    ['code', code && `Asked about: ${code}`],
  ];
}
