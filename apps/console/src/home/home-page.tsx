import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Shapes } from '../api/client';
import { homeQuery, sessionQuery } from '../api/queries';
import { ExceptionList } from '../exceptions/exception-list';
import { Loading } from '../parts/loading';
import { newsButton } from '../parts/news-button';
import { Page, Section } from '../parts/page';
import { Problem } from '../parts/problem';
import { When } from '../parts/when';
import { useSteadyRows } from '../parts/use-steady-rows';
import { plural } from '../words/numbers';
import { Figures } from './figures';
import styles from './home-page.module.css';
import { MyQuestions } from './my-questions';
import { Notices } from './notices';
import { PartnersHealth } from './partners-health';

type Home = Shapes['Home'];

/** Home answers at a glance; the rest is one click away. */
const atMost = 5;

/** Is anything stuck, and is it mine? Then the rest, quietly. */
export function HomePage() {
  const { data, error, refetch } = useQuery(homeQuery);
  const { data: session } = useQuery(sessionQuery);
  const decides = (session?.decidesFor.length ?? 0) > 0;
  if (!data) {
    return (
      <Page title="Home">
        {error ? <Problem error={error} what="Home" again={() => void refetch()} /> : <Loading rows={6} height={56} />}
      </Page>
    );
  }
  return (
    <Page title={headline(data, decides)}>
      <Notices notices={data.notices} />
      <Waiting home={data} />
      <MyQuestions home={data} />
      <Section title="Today">
        <Figures figures={data.figures} />
        <Books reconciled={data.reconciled} />
      </Section>
      <Section title="Partners">
        <PartnersHealth rows={data.partners} />
      </Section>
    </Page>
  );
}

/** Whether everything that came or went out has an end, as of the last night. */
function Books({ reconciled }: { readonly reconciled: Home['reconciled'] }) {
  if (!reconciled) return null;
  const { at, holes, unasked, altered } = reconciled;
  const left = unasked.length === 0 ? '' : `; ${unasked.join(', ')} could not be asked`;
  return (
    <div className={styles['books']}>
      Books {holes === 0 ? 'closed' : `with ${plural(holes, 'hole', 'holes')}`}
      {left}, added up <When at={at} />.{altered > 0 ? <Altered reconciled={reconciled} /> : null}
    </div>
  );
}

/** What people have changed in Odoo since it was written there. */
function Altered({ reconciled: { altered, alterations } }: { readonly reconciled: NonNullable<Home['reconciled']> }) {
  const said = `${plural(altered, 'record', 'records')} changed in Odoo since`;
  if (alterations.length === 0) return <p>{said}.</p>;
  const left = altered - alterations.length;
  return (
    <details>
      <summary>{said}</summary>
      <ul>
        {alterations.map(({ document, partner, message }) => (
          <li key={document + message}>
            <Link to="/documents/$id" params={{ id: document }}>
              {partner.name}
            </Link>
            : {message}
          </li>
        ))}
        {left > 0 ? <li>and {left} more: “./quayside reconcile” tells them all</li> : null}
      </ul>
    </details>
  );
}

function headline({ waitingTotal, figures }: Home, decides: boolean): string {
  if (waitingTotal > 0)
    return `${plural(waitingTotal, 'thing waits', 'things wait')} for ${decides ? 'you' : 'a person'}`;
  if (figures.waiting.today > 0)
    return `Nothing waits for you; ${plural(figures.waiting.today, 'thing', 'things')} for others`;
  return figures.failing.today > 0
    ? 'Nothing waits; something failed today'
    : 'Nothing waits. Everything else is on its way.';
}

function Waiting({ home }: { readonly home: Home }) {
  const { rows, news, show } = useSteadyRows('home', home.waiting, ({ row }) => row.id);
  const open = new Set(home.waiting.map(({ row }) => row.id));
  const waiting = rows.filter(({ row }) => open.has(row.id)).slice(0, atMost);
  const shown = waiting.reduce((sum, { count }) => sum + count, 0);
  if (waiting.length === 0 && news === 0) return null;
  return (
    <div className={styles['waiting']}>
      {newsButton(news, show)}
      <ExceptionList
        rows={waiting.map(({ row }) => row)}
        more={new Map(waiting.map(({ row, count }) => [row.id, count - 1]))}
      />
      {home.waitingTotal > shown || shown > waiting.length ? (
        <Link to="/exceptions">All {home.waitingTotal} that wait</Link>
      ) : null}
    </div>
  );
}
