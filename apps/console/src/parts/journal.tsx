import type { Shapes } from '../api/client';
import { stateWord } from '../words/states';
import { DataTable, type Column } from './data-table';
import { When } from './when';

type Line = Shapes['JournalLine'];

const kinds: Readonly<Record<string, string>> = { inbound: 'Document' };

function move({ from, to }: Line): string {
  if (to === null) return '';
  return from === null ? stateWord(to).word : `${stateWord(from).word} → ${stateWord(to).word}`;
}

const columns: readonly Column<Line>[] = [
  { title: 'When', cell: (line) => <When at={line.at} />, nowrap: true },
  {
    title: 'Of',
    cell: ({ kind }) => kinds[kind] ?? kind.charAt(0).toUpperCase() + kind.slice(1),
    from: 'medium',
  },
  { title: 'Move', cell: move, nowrap: true, from: 'medium' },
  { title: 'What', cell: (line) => line.what },
  { title: 'By', cell: (line) => line.actor, nowrap: true },
];

/** Who or what moved this, when, and why. Nothing here is ever changed. */
export function Journal({ lines }: { readonly lines: readonly Line[] }) {
  const rows = lines.map((line, index) => ({ ...line, index }));
  return (
    <DataTable
      label="Journal"
      columns={columns}
      rows={rows}
      rowKey={(line) => `${line.at}${line.what}${line.to ?? ''}${line.kind}`}
      opens={false}
    />
  );
}
