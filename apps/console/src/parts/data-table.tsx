import type { MouseEvent, ReactNode } from 'react';
import styles from './data-table.module.css';

export interface Column<Row> {
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  /** Numbers stand at the right. */
  readonly end?: boolean;
  readonly nowrap?: boolean;
  /** Takes what room is left and is cut where there is none. */
  readonly grow?: boolean;
  /** From which width on it is shown; without it, always. */
  readonly from?: 'medium' | 'wide';
}

interface Props<Row> {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** True where a row opens something: its first link. */
  readonly opens?: boolean;
  /** "3 new, show", above the rows. */
  readonly news?: ReactNode;
}

/** A compact table. The whole row opens the row's first link; `j` and `k` go from row to row. */
export function DataTable<Row>({ label, columns, rows, rowKey, opens = true, news }: Props<Row>) {
  const classOf = ({ end, nowrap, grow, from }: Column<Row>) =>
    [end && styles['end'], nowrap && styles['nowrap'], grow && styles['grow'], from && styles[from]]
      .filter(Boolean)
      .join(' ');
  return (
    <div className={styles['frame']}>
      {news ? <div className={styles['bar']}>{news}</div> : null}
      <table className={`${styles['table']} ${opens ? styles['link'] : ''}`} aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.title} scope="col" className={classOf(column)}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} data-row={opens ? '' : undefined} onClick={opens ? openRow : undefined}>
              {columns.map((column) => (
                <td key={column.title} className={classOf(column)}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A click beside the links of a row means the row; one that selects text means nothing. */
function openRow(event: MouseEvent<HTMLTableRowElement>): void {
  const target = event.target as Element;
  if (target.closest('a, button') || getSelection()?.toString()) return;
  event.currentTarget.querySelector<HTMLAnchorElement>('a')?.click();
}
