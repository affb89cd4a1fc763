import { memo, useMemo, type ReactNode } from 'react';
import type { Shapes } from '../api/client';
import { groupsOf } from './field-words';
import styles from './panes.module.css';
import type { Remark } from './remarks';

interface Props {
  readonly fields: readonly Shapes['Field'][];
  readonly detail: Pick<Shapes['DocumentDetail'], 'leftovers' | 'totals'>;
  readonly remarks: readonly Remark[];
  /** What stands below the last field, where there are more. */
  readonly rest: ReactNode;
}

/** What it says: the canonical fields, each with what there is to say about it. */
export const Fields = memo(function Fields({ fields, detail, remarks, rest }: Props) {
  const { leftovers, totals } = detail;
  const said = useMemo(() => Map.groupBy(remarks, ({ pointer }) => pointer), [remarks]);
  if (fields.length === 0) {
    return <p className={styles['note']}>No mapping read this set, so there are no fields. The findings say why.</p>;
  }
  return (
    <>
      {groupsOf(fields).map((group) => (
        <section key={group.title} className={styles['group']} aria-label={group.title}>
          <h3>{group.title}</h3>
          <ul>
            {group.fields.map((field) => (
              <FieldRow key={field.pointer} field={field} remarks={said.get(field.pointer) ?? []} />
            ))}
          </ul>
        </section>
      ))}
      {rest}
      {leftovers.length > 0 ? <Leftovers leftovers={leftovers} total={totals.leftovers} /> : null}
    </>
  );
});

function FieldRow({ field, remarks }: { readonly field: Shapes['Field']; readonly remarks: readonly Remark[] }) {
  const { place } = field;
  return (
    <li
      className={`${styles['row']} ${styles['lightable']}`}
      {...(place ? { 'data-bytes': `${place.offset} ${place.length}`, tabIndex: -1 } : {})}
      data-pointer={field.pointer}
    >
      <span className={styles['label']}>{field.label}</span>
      <span className={styles['value']}>{field.value}</span>
      {remarks.map(({ message, tone }) => (
        <span key={message} className={`${styles['said']} ${styles[tone] ?? ''}`}>
          {message}
        </span>
      ))}
    </li>
  );
}

function Leftovers({ leftovers, total }: Pick<Props['detail'], 'leftovers'> & { readonly total: number }) {
  return (
    <section className={styles['group']} aria-label="Not read by any mapping">
      <h3>Not read by any mapping{leftovers.length < total ? ` (${total.toLocaleString()})` : ''}</h3>
      <ul>
        {leftovers.map(({ text, place }) => (
          <li
            key={`${place?.offset ?? ''}${text}`}
            className={`${styles['row']} ${styles['lightable']}`}
            {...(place ? { 'data-bytes': `${place.offset} ${place.length}`, tabIndex: -1 } : {})}
          >
            <code className={styles['value']}>{text}</code>
          </li>
        ))}
      </ul>
    </section>
  );
}
