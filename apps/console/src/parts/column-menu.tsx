import { Button, Menu } from '@mantine/core';
import { IconCheck, IconColumns3 } from '../icons/icons';
import type { ColumnChoice } from './column-choice';

type Props = Pick<ColumnChoice<unknown>, 'optional' | 'hidden' | 'turn'>;

/** Chooses the columns of a list. */
export function ColumnMenu({ optional, hidden, turn }: Props) {
  return (
    <Menu closeOnItemClick={false} position="bottom-end">
      <Menu.Target>
        <Button variant="default" visibleFrom="sm" leftSection={<IconColumns3 size={16} aria-hidden />}>
          Columns
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {optional.map((title) => {
          const shown = !hidden.includes(title);
          return (
            <Menu.Item
              key={title}
              role="menuitemcheckbox"
              aria-checked={shown}
              leftSection={<IconCheck size={14} aria-hidden visibility={shown ? 'visible' : 'hidden'} />}
              onClick={() => turn(title)}
            >
              {title}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
