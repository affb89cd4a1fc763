import type { AuditEntry } from '@quayside/exchange';
import type { AuditAsked, AuditReads } from './audit-reads.js';

const pageSize = 500;
const head = [
  ...['number', 'at', 'actor', 'actor_name', 'action', 'subject_kind', 'subject_id', 'partner', 'changed'],
  ...['previous', 'hash'],
];

/** All entries that are asked for, the newest first, page by page: with what it takes to check them. */
export async function* auditCsv(reads: Pick<AuditReads, 'page'>, asked: AuditAsked): AsyncGenerator<string> {
  yield lineOf(head);
  for (let before: number | undefined; ;) {
    const { entries, next } = await reads.page(asked, before, pageSize);
    yield entries.map((each) => lineOf(cellsOf(each))).join('');
    if (next === null) return;
    before = next;
  }
}

function cellsOf(entry: AuditEntry): readonly string[] {
  const { number, at, actor, actorName, action, subject, partner, changed, previous, hash } = entry;
  return [
    ...[String(number), at.toISOString(), actor, actorName ?? '', action, subject.kind, subject.id, partner ?? ''],
    ...[JSON.stringify(changed), previous, hash],
  ];
}

function lineOf(cells: readonly string[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

/** Names are typed by people: what a spreadsheet would run as a formula is text. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
