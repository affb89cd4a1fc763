import { Modal, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useId, useState, type KeyboardEvent } from 'react';
import { foundQuery, partnersQuery, sessionQuery } from '../api/queries';
import { IconSearch } from '../icons/icons';
import { groupsFor, type Hit } from './palette-hits';
import styles from './palette.module.css';
import { useColours, useLeaving } from './session-actions';

interface Props {
  readonly onClose: () => void;
  readonly onHelp: () => void;
}

/** Finds anything by what people have in hand: a number, a name, a word. Arrow keys choose, Enter goes there. */
export function Palette({ onClose, onHelp }: Props) {
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const [asked] = useDebouncedValue(text.trim(), 150);
  const { groups, isAsking } = useHits(asked, { onHelp });
  const list = useId();
  const hits = groups.flatMap((each) => each.hits);
  const chosen = Math.min(at, hits.length - 1);
  const go = useGoing(onClose);
  const press = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const hit = hits[chosen];
    if (by !== undefined && hits.length > 0) setAt((chosen + by + hits.length) % hits.length);
    else if (event.key === 'Enter' && hit) go(hit);
    else return;
    event.preventDefault();
  };
  return (
    <Modal opened onClose={onClose} title="Find or do" size="lg" closeButtonProps={{ 'aria-label': 'Close' }}>
      <TextInput
        data-autofocus
        role="combobox"
        aria-expanded
        aria-controls={list}
        aria-activedescendant={hits[chosen] ? `${list}-${chosen}` : undefined}
        aria-label="Find orders, documents, files, partners, pages and actions"
        placeholder="Order, document, file, control number, partner, page"
        leftSection={<IconSearch size={16} aria-hidden />}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={press}
      />
      <div id={list} role="listbox" aria-label="What was found" className={styles['hits']}>
        {groups.map((group) => (
          <div key={group.title} role="group" aria-label={group.title}>
            <p className={styles['group']} aria-hidden>
              {group.title}
            </p>
            {group.hits.map((hit) => {
              const index = hits.indexOf(hit);
              return (
                <div
                  key={hit.key}
                  id={`${list}-${index}`}
                  role="option"
                  aria-selected={index === chosen}
                  className={styles['hit']}
                  onMouseMove={() => setAt(index)}
                  onClick={() => go(hit)}
                >
                  <span>{hit.title}</span>
                  <span className={styles['about']}>{hit.about}</span>
                </div>
              );
            })}
          </div>
        ))}
      </div>
      <p role="status" className={styles['group']}>
        {hits.length === 0 && !isAsking ? `Nothing is called “${asked}”.` : ''}
      </p>
    </Modal>
  );
}

function useHits(asked: string, { onHelp }: Pick<Props, 'onHelp'>) {
  const { data: session } = useQuery(sessionQuery);
  const { data: partners } = useQuery(partnersQuery);
  const { data: found, isFetching } = useQuery({ ...foundQuery(asked), enabled: asked.length >= 2 });
  const { dark, turn } = useColours();
  const leave = useLeaving();
  const actions = [
    { title: dark ? 'Turn light' : 'Turn dark', act: turn },
    { title: 'Keys and words', act: onHelp },
    { title: 'Sign out', act: leave },
  ];
  const may: readonly string[] = session?.may ?? [];
  const groups = groupsFor(asked, { found, partners: partners?.rows ?? [], actions, may });
  return { groups, isAsking: isFetching };
}

function useGoing(onClose: () => void): (hit: Hit) => void {
  const navigate = useNavigate();
  return (hit) => {
    onClose();
    if ('act' in hit) hit.act();
    else void navigate({ to: hit.to, ...(hit.search && { search: hit.search }) });
  };
}
