import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import type { Choice } from '../api/choose';
import type { Shapes } from '../api/client';
import { sessionQuery } from '../api/queries';
import { workQuery, type WorkFilter } from '../api/work';
import { Empty } from '../parts/empty';
import { Loading } from '../parts/loading';
import { newsButton } from '../parts/news-button';
import { Page } from '../parts/page';
import { Problem } from '../parts/problem';
import { useSteadyRows } from '../parts/use-steady-rows';
import { ownerOf } from '../words/owners';
import { plural } from '../words/numbers';
import { CauseRow } from './cause-row';
import styles from './cause.module.css';
import { SelectionBar } from './selection-bar';
import { SettleDialog } from './settle-dialog';
import { useHandling } from './use-handling';
import { WorkFilters } from './work-filters';

type Cause = Shapes['Work']['causes'][number];
const route = getRouteApi('/exceptions');

/** So many causes are asked for at once, and so many more each time. */
const step = 100;

/** What waits for people, as work: one's own, one's roles', everything. */
export function ExceptionsPage() {
  const { data: session } = useQuery(sessionQuery);
  const decides = (session?.decidesFor.length ?? 0) > 0;
  const filter = useFilter(decides);
  const navigate = route.useNavigate();
  const { data: work, error, refetch } = useQuery(workQuery(filter));
  if (!work) {
    return (
      <Page title="Exceptions">
        {error ? (
          <Problem error={error} what="The list" again={() => void refetch()} />
        ) : (
          <Loading rows={5} height={72} />
        )}
      </Page>
    );
  }
  const more = () =>
    void navigate({ search: (before) => ({ ...before, limit: String(work.causes.length + step) }), replace: true });
  return (
    <Page title="Exceptions" sub={subOf(work)}>
      <WorkFilters filter={filter} work={work} decides={decides} />
      <Causes list={JSON.stringify({ ...filter, limit: '' })} latest={work.causes} filter={filter} />
      {work.causeTotal > work.causes.length ? (
        <Button variant="default" onClick={more}>
          Show more ({plural(work.causeTotal - work.causes.length, 'reason')} left)
        </Button>
      ) : null}
    </Page>
  );
}

function subOf({ total, causeTotal }: Shapes['Work']): string | undefined {
  if (total === 0) return undefined;
  const things = plural(total, 'thing waits', 'things wait');
  return total === causeTotal ? `${things} here.` : `${things} here, for ${plural(causeTotal, 'reason')}.`;
}

/** What the address asks for; who is asked about something begins with that. */
function useFilter(decides: boolean): WorkFilter {
  const search = route.useSearch();
  const owner = ownerOf(search.owner);
  // A link to an owner is a link to all that waits for that owner.
  const usual = decides && owner === undefined ? 'role' : 'all';
  const limit = /^\d{1,3}$|^1000$/.test(search.limit ?? '') ? search.limit : undefined;
  const asked = {
    ...{ owner, limit, partner: search.partner, code: search.code },
    putOff: oneOf(search.putOff, ['yes'] as const),
    sort: oneOf(search.sort, ['amount', 'due'] as const),
  };
  const scope = oneOf(search.scope, ['mine', 'role', 'all'] as const) ?? usual;
  return { scope, ...given(asked) };
}

/** An address may say anything. */
function oneOf<T extends string>(text: string | undefined, known: readonly T[]): T | undefined {
  return known.find((each) => each === text);
}

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function given<T extends object>(asked: T): Given<T> {
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined)) as Given<T>;
}

interface Settling {
  readonly choice: Choice;
  readonly causes: readonly Cause[];
}

interface CausesProps {
  /** Tells one list from another. */
  readonly list: string;
  readonly latest: readonly Cause[];
  readonly filter: WorkFilter;
}

function Causes({ list, latest, filter }: CausesProps) {
  const { rows, news, show } = useSteadyRows(list, latest, ({ key }) => key);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [settling, setSettling] = useState<Settling | null>(null);
  const handling = useHandling(() => setChosen(new Set()));
  // What was settled leaves at once, and what of it remains is what there is now; what is new comes when it is asked for.
  const now = new Map(latest.map((each) => [each.key, each]));
  const waiting = rows.flatMap(({ key }) => now.get(key) ?? []);
  const selected = waiting.filter(({ key }) => chosen.has(key));
  const choose = (key: string, isChosen: boolean) => {
    const next = new Set(chosen);
    if (isChosen) next.add(key);
    else next.delete(key);
    setChosen(next);
  };
  if (waiting.length === 0 && news === 0) return <Nothing filter={filter} />;
  return (
    <>
      {newsButton(news, show)}
      {waiting.length > 0 ? (
        <ul className={styles['list']}>
          {waiting.map((cause) => (
            <CauseRow
              key={cause.key}
              cause={cause}
              isChosen={chosen.has(cause.key)}
              onChoose={(isChosen) => choose(cause.key, isChosen)}
              onSettle={(choice) => setSettling({ choice, causes: [cause] })}
              handling={handling}
            />
          ))}
        </ul>
      ) : null}
      {selected.length > 0 ? (
        <SelectionBar
          chosen={selected}
          handling={handling}
          onSettle={(choice) => setSettling({ choice, causes: selected })}
          onClear={() => setChosen(new Set())}
        />
      ) : null}
      {settling ? (
        <SettleDialog
          choice={settling.choice}
          ids={settling.causes.flatMap(({ ids }) => ids)}
          areDocuments={settling.causes.every(({ row }) => row.subject.kind === 'document')}
          onClose={() => setSettling(null)}
          onDone={() => setChosen(new Set())}
        />
      ) : null}
    </>
  );
}

function Nothing({ filter: { scope, owner, partner, code, putOff } }: { readonly filter: WorkFilter }) {
  const isNarrow = partner !== undefined || code !== undefined || putOff !== undefined;
  const whom = owner ?? (scope === 'mine' || scope === 'role' ? 'you' : 'anybody');
  return (
    <Empty title={isNarrow ? 'Nothing waits that fits.' : `Nothing waits for ${whom}.`}>
      <p>What differs from an order by more than was agreed, or cannot be read, stands here until a person decides.</p>
    </Empty>
  );
}
