import { Kbd, Modal } from '@mantine/core';
import styles from './help-dialog.module.css';

const keys = [
  ['Ctrl K', 'Find orders, documents, files, partners, pages and actions'],
  ['/', 'Search'],
  ['j  k', 'Next row, previous row'],
  ['Enter', 'Open the row'],
  ['a', 'Accept'],
  ['r', 'Reject'],
  ['p', 'Process again'],
  ['↑  ↓', 'On a document: from field to field'],
  ['?', 'This page'],
] as const;

const words = [
  ['File', 'The bytes as they came, never changed.'],
  ['Arrival', 'One interchange inside a file.'],
  ['Document', 'One set of it, translated: an acknowledgement, a ship notice, an invoice.'],
  ['Finding', 'What a reader, a mapping or the matching has to say about a place in the bytes.'],
  ['Effect', 'One change in Odoo, planned first, applied once.'],
  ['Exception', 'Whatever waits for a person.'],
] as const;

export function HelpDialog({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title="Keys and words"
      size="lg"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <dl className={styles['list']}>
        {keys.map(([key, means]) => (
          <div key={key}>
            <dt>
              {key.split('  ').map((each) => (
                <Kbd key={each} mr={4}>
                  {each}
                </Kbd>
              ))}
            </dt>
            <dd>{means}</dd>
          </div>
        ))}
      </dl>
      <dl className={styles['list']}>
        {words.map(([word, means]) => (
          <div key={word}>
            <dt>{word}</dt>
            <dd>{means}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
