import { Tabs } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import type { Shapes } from '../api/client';
import { documentColumns, documentKey } from '../documents/document-columns';
import { DataTable } from '../parts/data-table';
import { Empty } from '../parts/empty';
import { Journal } from '../parts/journal';
import { Answers } from './answers';
import styles from './document-page.module.css';
import { Matching } from './matching';

type Detail = Shapes['DocumentDetail'];
const route = getRouteApi('/documents/$id');

interface Props {
  readonly detail: Detail;
  /** Whether the comparison with the order stands above already. */
  readonly matchingAbove: boolean;
}

/** What is known besides: the comparison with the order, our answers, the order's other documents, who did what. */
export function DocumentTabs({ detail, matchingAbove }: Props) {
  const first = matchingAbove ? 'answers' : 'matching';
  const { tab: asked = first } = route.useSearch();
  const tab = asked === 'matching' ? first : asked;
  const navigate = route.useNavigate();
  const count = (of: readonly unknown[]) => (of.length > 0 ? ` (${of.length})` : '');
  return (
    <Tabs
      className={styles['tabs']}
      value={tab}
      onChange={(value) => void navigate({ search: { tab: value ?? first }, replace: true, resetScroll: false })}
      keepMounted={false}
    >
      <Tabs.List mb={12}>
        {matchingAbove ? null : <Tabs.Tab value="matching">Matching</Tabs.Tab>}
        <Tabs.Tab value="answers">Answers{count(detail.answers)}</Tabs.Tab>
        <Tabs.Tab value="siblings">Thread{count(detail.siblings)}</Tabs.Tab>
        <Tabs.Tab value="journal">Journal</Tabs.Tab>
        <Tabs.Tab value="json">JSON</Tabs.Tab>
      </Tabs.List>
      {matchingAbove ? null : (
        <Tabs.Panel value="matching">
          <Matching detail={detail} />
        </Tabs.Panel>
      )}
      <Tabs.Panel value="answers">
        <Answers answers={detail.answers} />
      </Tabs.Panel>
      <Tabs.Panel value="siblings">
        <Siblings rows={detail.siblings} order={detail.row.orderNumber} />
      </Tabs.Panel>
      <Tabs.Panel value="journal">
        <Journal lines={detail.journal} />
      </Tabs.Panel>
      <Tabs.Panel value="json">
        <pre className={styles['pre']} tabIndex={0} aria-label="Canonical document as JSON">
          {detail.json || 'No mapping read this set.'}
        </pre>
      </Tabs.Panel>
    </Tabs>
  );
}

function Siblings({ rows, order }: { readonly rows: Detail['siblings']; readonly order: string | null }) {
  if (rows.length > 0)
    return (
      <DataTable label="Documents of the same thread" columns={documentColumns} rows={rows} rowKey={documentKey} />
    );
  return (
    <Empty title={order ? `Nothing else has come for ${order} yet.` : 'It names no order, and nothing answers it.'}>
      <p>
        {order
          ? 'Its acknowledgement, ship notices and invoices stand here together, and what answers them.'
          : 'Documents of one order stand here together, and what answers or pays them.'}
      </p>
    </Empty>
  );
}
