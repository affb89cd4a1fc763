import type { Ends, Statement } from '@quayside/exchange';

/** The statement as people read it: what closes, what could not be asked, and each hole with its remedy. */
export function statementLines(statement: Statement): readonly string[] {
  const { at, since, bytes, files, arrivals, documents, outbound, dispatches, bytesOut, records } = statement;
  const { unasked, holes, holeCount, alterations, alterationCount } = statement;
  const period = since ? `what came, went out or was delivered since ${since.toISOString()}` : 'everything';
  return [
    `Reconciliation of ${period}, made ${at.toISOString()}`,
    '',
    `Files         ${total(files)}, ${bytes} bytes: ${inWords(files)}`,
    `Interchanges  ${total(arrivals)}: ${inWords(arrivals)}`,
    `Documents     ${total(documents)}: ${inWords(documents)}`,
    `Orders out    ${total(outbound)}: ${inWords(outbound)}`,
    `Dispatches    ${total(dispatches)}, ${bytesOut} bytes: ${inWords(dispatches)}`,
    `Odoo          ${records === 1 ? '1 record' : `${records} records`} of the ledger compared`,
    ...unasked.map(({ whom, why, documents: left }) => `Not asked     ${whom}: ${why} (${countOf(left)} left out)`),
    '',
    ...holes.map(({ partner, code, message }) => `HOLE  ${partner === null ? '' : `${partner}: `}${message} [${code}]`),
    ...(holeCount > holes.length ? [`      and ${holeCount - holes.length} more`] : []),
    ...alterations.map(({ partner, message }) => `CHANGED IN ODOO  ${partner}: ${message}`),
    ...(alterationCount > alterations.length
      ? [`                 and ${alterationCount - alterations.length} more`]
      : []),
    verdict(statement),
  ];
}

function verdict({ holeCount, unasked }: Statement): string {
  if (holeCount > 0) return `\n${holeCount === 1 ? '1 hole needs' : `${holeCount} holes need`} attention.`;
  if (unasked.length > 0) return 'No holes in what could be asked. Run this again when the rest can be.';
  return 'No holes: everything that came or goes out has an end or an owner, and Odoo has what the ledger says.';
}

const words: ReadonlyMap<string, string> = new Map([
  ['on-its-way', 'on their way'],
  ['waits-for-person', 'waiting for a person'],
]);

function inWords(ends: Ends): string {
  const each = Object.entries(ends).map(([end, count]) => `${count} ${words.get(end) ?? end}`);
  return each.join(', ') || 'none';
}

function total(ends: Ends): number {
  return Object.values(ends).reduce((sum, count) => sum + count, 0);
}

function countOf(documents: number): string {
  return documents === 1 ? '1 document' : `${documents} documents`;
}
