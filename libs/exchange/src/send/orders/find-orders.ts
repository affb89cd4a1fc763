import { Unavailable } from '../../model/errors.js';
import type { Usage } from '../../model/usage.js';
import type { OrderWatch } from '../../model/watched-order.js';
import type { OrderFeed } from '../../ports/order-feed.js';
import type { Ports } from '../../ports/ports.js';
import type { LivePartner } from '../../ports/reading.js';
import { eachOf } from '../../step/each-of.js';
import { noteSeen } from './note-seen.js';
import { orderingCompanies, type OrderingCompany, type OrderingPartner } from './ordering-partners.js';
import type { Pass } from './sighting.js';
import { beginLook, endLook, notAfter, noteAway, secondsBefore } from '../looking.js';

/** ERPs that are asked at the same time. */
const atOnce = 4;

/**
 * The first step of orders out: asks each ERP, for all partners of a company at once, what was written since the last look, and
 * puts orders on the list of those to be looked at. An ERP that is away is asked again later and keeps no other one waiting.
 * Returns how many orders are to be looked at. While the gateway is paused nobody is asked.
 */
export async function findOrders(ports: Ports): Promise<number> {
  if (await ports.store.gatewayPause()) return 0;
  let found = 0;
  const all = await ports.partners.all();
  const companies = orderingCompanies(all);
  await endOthers(ports, all, companies);
  await eachOf(companies, atOnce, async (company) => {
    found += (await ports.store.exclusively(`orders:${company.name}`, () => findIn(ports, company))) ?? 0;
  });
  return found;
}

/**
 * Where orders do not go out any more, nobody looks for them: what is confirmed meanwhile was confirmed before they go out again,
 * should they ever. Of a partner whose profile cannot be read just now nothing is known.
 */
async function endOthers(
  { store }: Ports,
  all: readonly LivePartner[],
  companies: readonly OrderingCompany[],
): Promise<void> {
  const known = new Set(all.map(({ partner }) => partner.id));
  const ordering = companies.flatMap(({ partners }) => partners);
  const isOrdering = (id: string, of: Usage) =>
    ordering.some(({ live, usage }) => live.partner.id === id && usage === of);
  const ended = (await store.partnersWithOrders()).filter(
    ({ partner, usage }) => known.has(partner) && !isOrdering(partner, usage),
  );
  if (ended.length === 0) return;
  await store.commit(async (tx) => {
    for (const { partner, usage } of ended) await tx.endOrders(partner, usage);
  });
}

/** Somebody says that an order has changed there: the next look comes at once. Returns whether there is anything to look for. */
export async function wakeOrders(ports: Ports, connection: string): Promise<boolean> {
  const companies = orderingCompanies(await ports.partners.all()).filter(
    ({ company }) => company.connection === connection,
  );
  await ports.store.commit(async (tx) => {
    for (const { name } of companies) {
      await tx.lockKey(`orders:${name}`);
      await tx.wakeOrderWatch(name, ports.clock.now());
    }
  });
  return companies.length > 0;
}

async function findIn(ports: Ports, company: OrderingCompany): Promise<number> {
  const before = await beginLook(ports, company.name, ports.clock.now(), ports.orderSearch);
  if (!before) return 0;
  try {
    const { found, ...seen } = await lookThrough(ports, company, before);
    await endLook(ports, company, { ...before, ...seen });
    return found;
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error;
    await noteAway(ports, company, error);
    return 0;
  }
}

interface Seen {
  readonly found: number;
  readonly since: Date | null;
  readonly comparedAt: Date | null;
}

async function lookThrough(ports: Ports, { company, partners }: OrderingCompany, watch: OrderWatch): Promise<Seen> {
  const { overlapMs, compareMs } = ports.orderSearch;
  const look = new Look(ports, ports.orders(company), watch.since);
  const [fresh, known] = await byBeginning(ports, partners);
  await look.through(known, 'since', watch.since && secondsBefore(watch.since, overlapMs));
  const at = ports.clock.now();
  const isCompared = watch.comparedAt !== null && at.getTime() - watch.comparedAt.getTime() < compareMs;
  if (!isCompared) await compareAll(ports, look, known, at);
  await look.through(fresh, 'first', null);
  await ports.store.commit(async (tx) => {
    for (const { live, usage } of fresh) await tx.beginOrders(live.partner.id, usage, ports.clock.now());
  });
  return { found: look.found, since: notAfter(look.newest, at), comparedAt: isCompared ? watch.comparedAt : at };
}

/** What is confirmed there and was not seen, or not any more: a transaction that was longer than anybody thought. */
async function compareAll(ports: Ports, look: Look, known: readonly OrderingPartner[], at: Date): Promise<void> {
  await look.through(known, 'all', null);
  for (const { live, usage, address } of known) {
    const watch = { connection: address.connection, company: address.company ?? null };
    await ports.store.commit(async (tx) => {
      const unseen = await tx.askForUnseen(live.partner.id, usage, watch, { before: at, at });
      if (unseen > 0) await tx.enqueue({ queue: 'order', whose: live.partner.id });
    });
  }
}

/** Partners whose orders were never looked for, and the others. */
async function byBeginning(
  { store }: Ports,
  partners: readonly OrderingPartner[],
): Promise<readonly [fresh: readonly OrderingPartner[], known: readonly OrderingPartner[]]> {
  const fresh: OrderingPartner[] = [];
  const known: OrderingPartner[] = [];
  for (const each of partners) {
    ((await store.ordersBegan(each.live.partner.id, each.usage)) ? known : fresh).push(each);
  }
  return [fresh, known];
}

/** Goes through the pages of what an ERP answers, and notes each before it asks for the next one. */
class Look {
  found = 0;

  constructor(
    private readonly ports: Ports,
    private readonly feed: OrderFeed,
    /** By the ERP's clock. */
    public newest: Date | null,
  ) {}

  async through(partners: readonly OrderingPartner[], pass: Pass, since: Date | null): Promise<void> {
    if (partners.length === 0) return;
    const vendors = partners.map(({ address }) => address.vendor);
    for (let after: string | undefined; ;) {
      const page = await this.feed.changedOrders(vendors, {
        ...(since && { since }),
        ...(after !== undefined && { after }),
      });
      this.found += await noteSeen(this.ports, partners, page.orders, pass);
      for (const { writtenAt } of page.orders) if (!this.newest || writtenAt > this.newest) this.newest = writtenAt;
      if (page.after === undefined) return;
      after = page.after;
    }
  }
}
