import type { AdvisedReceipt } from '../../model/advised-receipt.js';
import { Unavailable } from '../../model/errors.js';
import type { OrderWatch } from '../../model/watched-order.js';
import type { Ports } from '../../ports/ports.js';
import type { LivePartner } from '../../ports/reading.js';
import type { DoneReceipt, ReceiptFeed } from '../../ports/receipt-feed.js';
import { eachOf } from '../../step/each-of.js';
import { beginLook, endLook, notAfter, noteAway, secondsBefore } from '../looking.js';
import { adviseReceipt } from './advise-receipt.js';
import { receivingCompanies, type ReceivingCompany, type ReceivingPartner } from './receiving-partners.js';

/** ERPs that are asked at the same time. */
const atOnce = 4;

/** Receipts of one partner that are told in one go. */
const batch = 100;

/**
 * So far back goes the first look, and one each day: longer than any clock is wrong and any transaction takes. What is there at the
 * first look was received before partners heard of it.
 */
const recentMs = 3 * 24 * 3600_000;

/**
 * Asks each ERP, for all partners of a company at once, what was received, and tells it. An ERP that is away is asked again later
 * and keeps no other one waiting. Returns how many receipts were new. While the gateway is paused nobody is asked.
 */
export async function findReceipts(ports: Ports): Promise<number> {
  if (await ports.store.gatewayPause()) return 0;
  let found = 0;
  const all = await ports.partners.all();
  const companies = receivingCompanies(all);
  await endOthers(ports, all, companies);
  await eachOf(companies, atOnce, async (company) => {
    found += (await ports.store.exclusively(company.name, () => findIn(ports, company))) ?? 0;
  });
  return found;
}

/** Who does not hear of receipts any more hears of none that waited. Of a profile that cannot be read just now nothing is known. */
async function endOthers(
  { store }: Ports,
  all: readonly LivePartner[],
  companies: readonly ReceivingCompany[],
): Promise<void> {
  const known = new Set(all.map(({ partner }) => partner.id));
  const now = companies.flatMap(({ partners }) => partners.map(({ live, usage }) => `${live.partner.id} ${usage}`));
  for (const { partner, usage } of await store.partnersWithReceipts()) {
    if (known.has(partner) && !now.includes(`${partner} ${usage}`)) {
      await store.commit((tx) => tx.endReceipts(partner, usage));
    }
  }
}

async function findIn(ports: Ports, company: ReceivingCompany): Promise<number> {
  const before = await beginLook(ports, company.name, ports.clock.now(), ports.orderSearch);
  if (!before) return 0;
  try {
    const { found, ...seen } = await lookThrough(ports, company, before);
    await endLook(ports, company, { ...before, ...seen });
    await tellDue(ports, company);
    return found;
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error;
    await noteAway(ports, company, error);
    return 0;
  }
}

async function lookThrough(ports: Ports, { company, partners }: ReceivingCompany, watch: OrderWatch) {
  const { overlapMs, compareMs } = ports.orderSearch;
  const feed = ports.receipts(company);
  const at = ports.clock.now();
  const [fresh, known] = await byBeginning(ports, partners);
  const isCompared = watch.comparedAt !== null && at.getTime() - watch.comparedAt.getTime() < compareMs;
  const recent = secondsBefore(at, recentMs);
  const last = watch.since ? secondsBefore(watch.since, overlapMs) : recent;
  const looks = [
    await look(ports, feed, known, { since: isCompared || last < recent ? last : recent, earlier: false }),
    await look(ports, feed, fresh, { since: recent, earlier: true }),
  ];
  await ports.store.commit(async (tx) => {
    for (const { live, usage } of fresh) await tx.beginReceipts(live.partner.id, usage, at);
  });
  // Not further back than partners that begin now are asked for: what they were not told of stays untold.
  const newest = [secondsBefore(at, recentMs / 3), watch.since, ...looks.map((each) => each.newest)];
  const since = new Date(Math.max(...newest.map(Number)));
  return {
    found: looks.reduce((sum, each) => sum + each.found, 0),
    since: notAfter(since, at),
    comparedAt: isCompared ? watch.comparedAt : at,
  };
}

/** Partners that never heard of receipts, and the others. */
async function byBeginning(
  { store }: Ports,
  partners: readonly ReceivingPartner[],
): Promise<readonly [fresh: readonly ReceivingPartner[], known: readonly ReceivingPartner[]]> {
  const fresh: ReceivingPartner[] = [];
  const known: ReceivingPartner[] = [];
  for (const each of partners) {
    ((await store.receiptsBegan(each.live.partner.id, each.usage)) ? known : fresh).push(each);
  }
  return [fresh, known];
}

interface Asked {
  readonly since: Date;
  /** Whether these were received before the partner hears of receipts. */
  readonly earlier: boolean;
}

/** Goes through the pages of what an ERP answers, and notes each before it asks for the next one. */
async function look(ports: Ports, feed: ReceiptFeed, partners: readonly ReceivingPartner[], { since, earlier }: Asked) {
  let [found, newest]: [number, Date | null] = [0, null];
  if (partners.length === 0) return { found, newest };
  const vendors = partners.map(({ address }) => address.vendor);
  for (let after: string | undefined; ;) {
    const page = await feed.receiptsDone(vendors, { since, ...(after !== undefined && { after }) });
    const rows = page.receipts.flatMap((each) => rowOf(ports, partners[each.vendor], each, earlier) ?? []);
    found += await ports.store.commit((tx) => tx.noteReceipts(rows));
    for (const { doneAt } of rows) if (!newest || doneAt > newest) newest = doneAt;
    if (page.after === undefined) return { found, newest };
    after = page.after;
  }
}

function rowOf(
  ports: Ports,
  partner: ReceivingPartner | undefined,
  { key, number, orderNumber, doneAt }: DoneReceipt,
  earlier: boolean,
): AdvisedReceipt | undefined {
  if (!partner) return undefined;
  const { live, usage, address } = partner;
  return {
    ...{ id: ports.id(), partner: live.partner.id, usage },
    ...{ connection: address.connection, company: address.company ?? null },
    ...{ key, number, orderNumber, doneAt, earlier, certain: false },
    ...{ dueAt: earlier ? null : ports.clock.now(), dispatch: null, toldAt: null },
  };
}

/** Each by itself: one that fails is tried again later, and keeps no other one waiting. */
async function tellDue(ports: Ports, { partners }: ReceivingCompany): Promise<void> {
  const failures: unknown[] = [];
  for (const partner of partners) {
    const { live, usage } = partner;
    for (const id of await ports.store.dueReceipts(live.partner.id, usage, ports.clock.now(), batch)) {
      try {
        await adviseReceipt(ports, partner, id);
      } catch (error) {
        if (error instanceof Unavailable) throw error;
        failures.push(error);
      }
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} receipts could not be told`);
}
