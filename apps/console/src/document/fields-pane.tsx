import { memo } from 'react';
import type { Shapes } from '../api/client';
import { fieldLabel, groupsOf } from './field-words';
import styles from './panes.module.css';
import type { Remark } from './remarks';

interface Props {
  readonly fields: readonly Shapes['Field'][];
  readonly leftovers: Shapes['DocumentDetail']['leftovers'];
  readonly remarks: readonly Remark[];
}

/** What it says: the canonical fields, each with what there is to say about it. */
export const Fields = memo(function Fields({ fields, leftovers, remarks }: Props) {
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
              <FieldRow
                key={field.pointer}
                field={field}
                remark={remarks.find((each) => each.pointer === field.pointer)}
              />
            ))}
          </ul>
        </section>
      ))}
      {leftovers.length > 0 ? <Leftovers leftovers={leftovers} /> : null}
    </>
  );
});

function FieldRow({ field, remark }: { readonly field: Shapes['Field']; readonly remark: Remark | undefined }) {
  const { place } = field;
  return (
    <li
      className={`${styles['row']} ${styles['lightable']}`}
      {...(place ? { 'data-bytes': `${place.offset} ${place.length}`, tabIndex: -1 } : {})}
      data-pointer={field.pointer}
    >
      <span className={styles['label']}>{fieldLabel(field.label, field.group)}</span>
      <span className={styles['value']}>{field.value}</span>
      {remark ? <span className={`${styles['said']} ${styles[remark.tone] ?? ''}`}>{remark.message}</span> : null}
    </li>
  );
}

function Leftovers({ leftovers }: Pick<Props, 'leftovers'>) {
  return (
    <section className={styles['group']} aria-label="Not read by any mapping">
      <h3>Not read by any mapping</h3>
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
