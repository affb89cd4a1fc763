import { isOrderWrite } from '../model/effect.js';
import type { ErpAddress } from '../model/erp-address.js';
import { Refused, Unavailable } from '../model/errors.js';
import { laneOf, systemOf } from '../model/lane.js';
import type { EffectRow } from '../model/rows.js';
import type { Books, LedgerEntry } from '../ports/books.js';
import type { Altered } from '../ports/erp.js';
import type { Ports } from '../ports/ports.js';
import { nameOf } from './document-name.js';
import { billsOf, mustStand } from './made-records.js';
import { pages, pageSize } from './pages.js';
import type { Hole } from '../model/statement.js';
import type { Tally } from './tally.js';

export type LedgerPorts = Pick<Ports, 'partners' | 'erp'> & { readonly store: Pick<Ports['store'], 'appliedEffects'> };

/**
 * The ledger against the ERP: what was applied is there, once, and what somebody has changed there since is told, which is no hole.
 * An ERP that is away is asked once, and no hole either.
 */
export async function checkLedger(ports: LedgerPorts, books: Books, since: Date | null, tally: Tally): Promise<void> {
  const away = new Map<string, string>();
  for await (const page of pages<LedgerEntry>((after) => books.ledger({ since, after, limit: pageSize }))) {
    for (const entries of Map.groupBy(page, placeOf).values())
      await checkEntries(ports, books, { entries, away }, tally);
  }
}

/** What goes to one ERP for one vendor is asked together. */
function placeOf({ partner, usage, lane }: LedgerEntry): string {
  return JSON.stringify([partner, usage, lane]);
}

async function checkEntries(
  ports: LedgerPorts,
  books: Books,
  { entries, away }: { readonly entries: readonly LedgerEntry[]; readonly away: Map<string, string> },
  tally: Tally,
): Promise<void> {
  const [first] = entries;
  if (!first) return;
  const address = await addressOf(ports, first);
  if (typeof address === 'string') return tally.unasked(first.partner, address, entries.length);
  const system = systemOf(address);
  const known = away.get(system);
  if (known !== undefined) return tally.unasked(system, known, entries.length);
  try {
    await askAbout(ports, books, { address, entries }, tally);
  } catch (error) {
    if (!(error instanceof Unavailable || error instanceof Refused)) throw error;
    if (error instanceof Unavailable) away.set(system, error.message);
    tally.unasked(system, error.message, entries.length);
  }
}

/** Where these went, if that is where the partner's documents go today; else why it is not asked. */
async function addressOf({ partners }: LedgerPorts, entry: LedgerEntry): Promise<ErpAddress | string> {
  const live = await partners.byId(entry.partner);
  if (!live) return 'has no live profile: nothing names its Odoo connection';
  const address = live.partner.erp(entry.usage);
  const isSame = entry.lane === null || entry.lane === laneOf(live.partner, entry.usage);
  return address && isSame
    ? address
    : `went to ${entry.lane ?? 'an Odoo connection'}, which its profile no longer names`;
}

interface Booked {
  readonly entry: LedgerEntry;
  readonly applied: readonly EffectRow[];
}

async function askAbout(
  { store, erp }: LedgerPorts,
  books: Books,
  { address, entries }: { readonly address: ErpAddress; readonly entries: readonly LedgerEntry[] },
  tally: Tally,
): Promise<void> {
  const booked: Booked[] = [];
  for (const entry of entries) booked.push({ entry, applied: await store.appliedEffects(entry.businessKey) });
  const asked = booked.flatMap(({ applied }) => [...new Set([...mustStand(applied), ...billsOf(applied).values()])]);
  const there = new Set((await erp(address).standing(asked)).map(({ key }) => key));
  tally.countRecords(asked.length);
  for (const each of booked) compare(each, there, tally);
  const bills = asked.filter(({ key, effect: { model } }) => model === 'account.move' && there.has(key));
  const altered = await erp(address).altered([...(await orderWrites(books, booked)), ...bills]);
  for (const each of altered) tell(each, booked, tally);
}

/** What was written to the orders of these documents, by other documents as well: the last word on a figure is what must stand. */
async function orderWrites(books: Books, booked: readonly Booked[]): Promise<readonly EffectRow[]> {
  const written = booked.flatMap(({ applied }) => applied.filter(({ effect }) => isOrderWrite(effect)));
  const numbers = [...new Set(written.map(({ effect }) => effect.target))];
  const [first] = booked;
  if (!first || numbers.length === 0) return [];
  const { partner, usage } = first.entry;
  return books.orderWrites({ partner, usage, numbers });
}

/** By the document that wrote it last: one of another page tells of it there. */
function tell({ key, record, what }: Altered, booked: readonly Booked[], tally: Tally): void {
  const by = booked.find(({ applied }) => applied.some((row) => row.key === key));
  if (!by) return;
  const { document: id, partner } = by.entry;
  const name = record.name ?? `${record.model} ${record.id}`;
  tally.alteration({ id, partner, message: `${name}, as ${nameOf(by.entry)} left it: ${what.join('; ')}` });
}

function compare({ entry, applied }: Booked, there: ReadonlySet<string>, tally: Tally): void {
  const { document: id, partner } = entry;
  const hole = (code: Hole['code'], message: string) => tally.hole({ code, kind: 'record', id, partner, message });
  for (const row of mustStand(applied).filter(({ key }) => !there.has(key))) {
    hole(
      'record-gone',
      `"${row.effect.title}" was done in Odoo, and its record is no longer there or was cancelled${namesOf(row)}. If that was not meant, process ${nameOf(entry)} again in the console.`,
    );
  }
  const bills = [...billsOf(applied)].filter(([, { key }]) => there.has(key));
  if (bills.length > 1) {
    const names = bills.map(([number, row]) => row.applied?.records[0]?.name ?? `bill ${number}`);
    hole(
      'record-doubled',
      `${nameOf(entry)} has ${bills.length} bills in Odoo: ${names.join(', ')}. Cancel all but one.`,
    );
  }
}

function namesOf({ applied }: EffectRow): string {
  const names = applied?.records.flatMap(({ name }) => name ?? []) ?? [];
  return names.length > 0 ? ` (${names.join(', ')})` : '';
}
