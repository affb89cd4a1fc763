import type { Shapes } from '../api/client';
import { DataTable, type Column } from '../parts/data-table';
import { Empty } from '../parts/empty';
import { decimal } from '../words/numbers';
import { compared, outcomeWords, type ComparedLine, type Figure } from './compared';
import styles from './document-page.module.css';

/** Only what is on its way has a turn to wait for. */
function whenCompared(state: string): string {
  if (state === 'accepted') return '; it is compared when its turn comes.';
  return state === 'held' ? ', and is compared with it once it can be read and goes on.' : '.';
}

/** The order against the document, figures side by side, differences marked with their size. */
export function Matching({ detail }: { readonly detail: Shapes['DocumentDetail'] }) {
  const { matching, row } = detail;
  if (detail.kept) {
    return (
      <Empty title="There is nothing to compare.">
        <p>Acknowledgements, ship notices and invoices are compared with their order; this is kept for reference.</p>
      </Empty>
    );
  }
  if (matching.outcome === null) {
    return (
      <Empty title="It was not compared with an order.">
        <p>{row.orderNumber ? `It speaks of ${row.orderNumber}${whenCompared(row.state)}` : 'It names no order.'}</p>
      </Empty>
    );
  }
  const lines = compared(matching);
  return (
    <>
      <ul className={styles['said']}>
        <li className={matching.outcome === 'hold' ? styles['beyond'] : ''}>{outcomeWords[matching.outcome]}</li>
        {matching.discrepancies.map((each) => (
          <li key={`${each.kind}${each.pointer}`} className={each.withinTolerance ? '' : styles['beyond']}>
            {each.message}
            {each.withinTolerance ? ' Within what was agreed.' : ''}
            {each.explanation ? <Explained explanation={each.explanation} /> : null}
          </li>
        ))}
      </ul>
      {lines.length > 0 ? (
        <DataTable
          label="Order against document"
          columns={columns}
          rows={lines}
          rowKey={(line) => line.key}
          opens={false}
        />
      ) : null}
    </>
  );
}

/** What the supplier may have meant, and the setting that would have it read so: a proposal, which changes nothing by itself. */
function Explained({
  explanation: { message, rule },
}: {
  readonly explanation: NonNullable<Shapes['Discrepancy']['explanation']>;
}) {
  return (
    <div className={styles['explained']}>
      <p>{message}</p>
      {rule ? (
        <p>
          If it is always so, onboarding can write this under <code>{rule.setting}</code> in the partner’s profile:{' '}
          <code>{rule.yaml}</code>
        </p>
      ) : null}
    </div>
  );
}

const ordered = ({ ordered: text }: Figure) => (text === null ? '' : decimal(text));

function Said({ figure }: { readonly figure: Figure }) {
  if (figure.differs) {
    return (
      <span className={styles['differs']}>
        {figure.said ?? 'not said'} {figure.difference ? `(${figure.difference})` : ''}
      </span>
    );
  }
  return figure.said === null ? '' : decimal(figure.said);
}

const columns: readonly Column<ComparedLine>[] = [
  { title: 'Line', cell: (line) => line.orderLine },
  { title: 'Ordered', cell: (line) => ordered(line.quantity), end: true },
  { title: 'Said', cell: (line) => <Said figure={line.quantity} />, end: true },
  { title: 'Order price', cell: (line) => ordered(line.price), end: true, from: 'medium' },
  { title: 'Price said', cell: (line) => <Said figure={line.price} />, end: true },
  { title: 'Date ordered', cell: (line) => ordered(line.date), end: true, from: 'wide' },
  { title: 'Date said', cell: (line) => <Said figure={line.date} />, end: true, from: 'wide' },
];
