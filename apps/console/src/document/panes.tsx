import { SegmentedControl } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useMemo, useRef, useState, type ReactNode } from 'react';
import type { Shapes } from '../api/client';
import { bytes, plural } from '../words/numbers';
import { Effects } from './effects-pane';
import { Fields } from './fields-pane';
import type { Stretch } from './linked';
import styles from './panes.module.css';
import { RawText } from './raw-pane';
import { remarksOf } from './remarks';
import { ShowMore } from './show-more';
import { useLongDocument, type Rest } from './use-long-document';
import { useLinkedPanes } from './use-linked-panes';

type Detail = Shapes['DocumentDetail'];
const names = { raw: 'What came', fields: 'What it says', effects: 'What it does' } as const;
type Name = keyof typeof names;

/** Bytes, fields and effects side by side, moving as one; on a narrow screen one at a time. */
export function Panes({ detail }: { readonly detail: Detail }) {
  const root = useRef<HTMLDivElement>(null);
  const narrow = useMediaQuery('(max-width: 900px)');
  const [shown, setShown] = useState<Name>('raw');
  const { fields, lines, leftOut, shown: listed, restOfFields, restOfSource } = useLongDocument(detail);
  const remarks = useMemo(() => remarksOf(detail), [detail]);
  const places = useMemo(() => placesOf(detail, fields), [detail, fields]);
  useLinkedPanes(root);
  const pane = (name: Name, small: string, children: ReactNode) => (
    <Pane name={name} small={small} shown={!narrow || shown === name}>
      {children}
    </Pane>
  );
  return (
    <div>
      {narrow ? (
        <SegmentedControl
          fullWidth
          mb={8}
          aria-label="Pane"
          value={shown}
          onChange={(value) => setShown(value as Name)}
          data={Object.entries(names).map(([value, label]) => ({ value, label }))}
        />
      ) : null}
      <div ref={root} className={styles['panes']}>
        {pane(
          'raw',
          `${extent(lines.length, lineWord(detail.kind), restOfSource)}, ${bytes(detail.set.length)}`,
          <RawText
            lines={lines}
            remarks={remarks}
            places={places}
            rest={
              <ShowMore rest={restOfSource} label="Show more">
                The first {plural(lines.length, lineWord(detail.kind))}.
              </ShowMore>
            }
          />,
        )}
        {pane(
          'fields',
          fieldsSaid(detail, fields.length, listed, restOfFields),
          <Fields
            fields={fields}
            detail={detail}
            remarks={remarks}
            rest={<MoreFields list={detail.fields.list} shown={listed} leftOut={leftOut} rest={restOfFields} />}
          />,
        )}
        {pane('effects', effectsSaid(detail), <Effects detail={detail} />)}
      </div>
    </div>
  );
}

interface PaneProps {
  readonly name: Name;
  readonly small: string;
  readonly shown: boolean;
  readonly children: ReactNode;
}

function Pane({ name, small, shown, children }: PaneProps) {
  return (
    <section className={styles['pane']} data-shown={shown} aria-label={names[name]}>
      <h2 className={styles['title']}>
        {names[name]} <small>{small}</small>
      </h2>
      <div
        className={styles['scroll']}
        data-pane={name}
        tabIndex={0}
        role="group"
        aria-label={`${names[name]}, arrow keys go from place to place`}
      >
        {children}
      </div>
    </section>
  );
}

interface MoreFieldsProps {
  readonly list: Detail['fields']['list'];
  readonly shown: number;
  readonly leftOut: number;
  readonly rest: Rest;
}

function MoreFields({ list, shown, leftOut, rest }: MoreFieldsProps) {
  return (
    <>
      {leftOut > 0 ? (
        <p className={styles['note']}>
          {plural(leftOut, 'more field')} of these {list?.many ?? 'lines'} {leftOut === 1 ? 'is' : 'are'} not shown.
        </p>
      ) : null}
      {list ? (
        <ShowMore rest={rest} label={`Show more ${list.many}`}>
          {plural(shown, list.one, list.many)} of {list.length.toLocaleString()}.
        </ShowMore>
      ) : null}
    </>
  );
}

function placesOf({ effects, leftovers }: Detail, fields: readonly Shapes['Field'][]): Stretch[] {
  const all = [...fields, ...leftovers, ...effects.flatMap((effect) => effect.values)];
  return all.flatMap(({ place }) => (place ? [place] : []));
}

function lineWord(kind: Detail['kind']): string {
  if (kind === 'xml' || kind === 'json') return 'line';
  return kind === 'csv' ? 'row' : 'segment';
}

function extent(count: number, word: string, { more }: Rest): string {
  return more ? `the first ${plural(count, word)}` : plural(count, word);
}

function fieldsSaid({ fields: { list } }: Detail, count: number, shown: number, rest: Rest): string {
  if (!rest.more || !list) return plural(count, 'field');
  return `the first ${plural(shown, list.one, list.many)} of ${list.length.toLocaleString()}`;
}

function effectsSaid({ effects, kept }: Detail): string {
  if (kept) return 'nothing';
  const applied = effects.filter((each) => each.state === 'applied').length;
  if (effects.length === 0) return 'nothing yet';
  if (applied === 0) return `${effects.length} planned`;
  return applied === effects.length ? `${applied} applied in Odoo` : `${applied} of ${effects.length} applied in Odoo`;
}
