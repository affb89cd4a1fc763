import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { roles } from '@quayside/accounts';
import { expect, it } from 'vitest';
import { mayAsk, rights, type Operation, type Right } from './rights.js';

const file = path.resolve(import.meta.dirname, '../../../../../docs/rights.md');

const gets: Readonly<Record<Right['narrowed']['by'], string>> = {
  list: 'their partners only',
  row: 'their partners only',
  partner: 'their partners only',
  channel: 'their partners only',
  same: 'the same',
  none: 'nothing',
};

function page(): string {
  const rows = (Object.keys(rights) as Operation[]).map((operation) => {
    const right: Right = rights[operation];
    const marks = roles.map((role) => (mayAsk(right, [role], false) ? 'yes' : '-'));
    const notes = [right.settles ? 'own exceptions' : '', right.prices ? 'prices' : '', right.audits ? 'audited' : '']
      .filter(Boolean)
      .join(', ');
    return [`\`${operation}\``, ...marks, gets[right.narrowed.by], notes];
  });
  const head = ['operation', ...roles, 'narrowed to partners', 'limits'];
  const widths = head.map((title, at) => Math.max(title.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const line = (cells: readonly string[]) => `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

// `npm run published` writes it.
it('is what docs/rights.md shows', async () => {
  const text = await readFile(file, 'utf8');
  const [before = '', , after = ''] = text.split(/^(\| operation[^]*\|)$/m);
  const expected = `${before}${page()}${after}`;
  if (process.env['ACCEPT'] === '1') await writeFile(file, expected);
  else expect(text).toBe(expected);
});
