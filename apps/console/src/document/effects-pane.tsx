import { memo } from 'react';
import type { Shapes } from '../api/client';
import { IconExternalLink } from '../icons/icons';
import { Mark } from '../parts/mark';
import { When } from '../parts/when';
import { stateWord } from '../words/states';
import { effectLabel } from './field-words';
import styles from './panes.module.css';

type Effect = Shapes['Effect'];

/** What it does: the changes in Odoo, planned and applied. */
export const Effects = memo(function Effects({ detail }: { readonly detail: Shapes['DocumentDetail'] }) {
  const { effects, row } = detail;
  const { state } = row;
  if (effects.length === 0) return <p className={styles['note']}>{nothingWords(detail)}</p>;
  return (
    <>
      {state === 'held' ? (
        <p className={styles['note']}>
          Nothing is changed in Odoo yet. Accepting it, with the order left as it is, would do this:
        </p>
      ) : null}
      {effects.map((effect) => (
        <EffectCard key={effect.key} effect={effect} />
      ))}
    </>
  );
});

function nothingWords({ kept, row, choices }: Shapes['DocumentDetail']): string {
  const words = nothing[row.state] ?? 'It changes nothing in Odoo.';
  if (row.state === 'held' && choices.includes('accept')) return kept ? keptHeldWords : unplannedWords;
  return kept && row.state === 'delivered' ? keptWords : words;
}

const keptWords =
  'Nothing. Documents of this type change nothing in Odoo: they are kept, to be read here and found by what they say.';
const keptHeldWords =
  'Nothing in Odoo. It waits until somebody has seen it: settle what it says, then accept it, and it is kept for reference.';

const unplannedWords =
  'Nothing yet. If it is accepted, it is compared with its order and goes to Odoo without the fields that could not be read.';

const nothing: Readonly<Record<string, string>> = {
  held: 'Nothing. While it is held, nothing is changed in Odoo, and it cannot be accepted.',
  accepted: 'Nothing yet. The changes are planned when its turn comes.',
  rejected: 'Nothing. A set that breaks the standard never reaches Odoo.',
  duplicate: 'Nothing. The document that came first did it all.',
  refused: 'Nothing. A person refused it.',
  superseded: 'Nothing. A newer reading of the same set took its place.',
};

function EffectCard({ effect }: { readonly effect: Effect }) {
  return (
    <section className={`${styles['group']} ${styles['effect']}`} aria-label={effect.title}>
      <h3>{effect.title}</h3>
      <div className={styles['effectFoot']}>
        <Mark is={stateWord(effect.state)} />
        {effect.appliedAt ? <When at={effect.appliedAt} /> : null}
        {effect.records.map((record) => (
          <RecordLink key={`${record.model}${record.id}`} record={record} />
        ))}
      </div>
      {effect.changes.length > 0 ? (
        <ul aria-label="Changes" className={styles['changes']}>
          {effect.changes.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
      ) : null}
      <ul>
        {effect.values.map(({ label, value, pointer, place }) => (
          <li
            key={pointer}
            className={`${styles['row']} ${styles['lightable']}`}
            {...(place ? { 'data-bytes': `${place.offset} ${place.length}`, tabIndex: -1 } : {})}
          >
            <span className={styles['label']}>{effectLabel(label)}</span>
            <span className={styles['value']}>{value}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function RecordLink({ record }: { readonly record: Effect['records'][number] }) {
  const name = record.name ?? `${record.model} ${record.id}`;
  if (record.url === '') return <span>{name}</span>;
  return (
    <a href={record.url} target="_blank" rel="noreferrer">
      {name} in Odoo <IconExternalLink size={12} aria-hidden />
    </a>
  );
}
