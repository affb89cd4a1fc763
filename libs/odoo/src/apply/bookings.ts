import { Refused } from '@quayside/exchange';
import { z } from 'zod';
import type { Connection } from '../connection.js';

/** A line of a bill that is booked as an article, by its internal reference, or on an account, by its code. */
interface Booked {
  readonly product?: string | undefined;
  readonly account?: string | undefined;
}

/** Articles by their internal reference. */
export type Products = ReadonlyMap<string, { readonly product: number; readonly unit: number }>;

const products = z.array(
  z.object({ id: z.number(), default_code: z.string(), uom_id: z.tuple([z.number(), z.string()]) }),
);

/** Throws Refused with the remedy where Odoo does not have one of them. */
export async function findProducts({ transport }: Connection, lines: readonly Booked[]): Promise<Products> {
  const codes = namedBy(lines, 'product');
  if (codes.length === 0) return new Map();
  const query = { domain: [['default_code', 'in', codes]], fields: ['default_code', 'uom_id'], order: 'id desc' };
  const found = await transport.call('product.product', 'search_read', query, products);
  const known = new Map(found.map((each) => [each.default_code, { product: each.id, unit: each.uom_id[0] }]));
  refuseMissing(transport.system, codes, known, 'article with the internal reference');
  return known;
}

/**
 * Puts lines of a draft bill on the accounts that were agreed. Not when the lines are made: there a line without an account in
 * its row would have none, instead of the one that Odoo finds for it. Answers whether something was changed.
 */
export async function bookOnAccounts(
  connection: Connection,
  bill: number,
  lines: readonly Booked[],
  accounts: ReadonlyMap<string, number>,
): Promise<boolean> {
  if (accounts.size === 0) return false;
  const made = await linesOf(connection, bill);
  // Somebody has added or removed some: whose they are can no longer be told.
  if (made.length !== lines.length) return false;
  let changed = false;
  for (const [index, line] of made.entries()) {
    const wanted = accounts.get(lines[index]?.account ?? '');
    if (wanted !== undefined && (await book(connection, line, wanted))) changed = true;
  }
  return changed;
}

const bills = z.array(z.object({ invoice_line_ids: z.array(z.number()) }));
const maybe = z.union([z.tuple([z.number(), z.string()]), z.literal(false)]);
const made = z.object({
  id: z.number(),
  account_id: maybe,
  parent_state: z.string(),
  create_uid: maybe,
  write_uid: maybe,
});

/** The lines of a bill as they were made. Odoo 14 does not keep their external ids. */
async function linesOf({ transport }: Connection, bill: number): Promise<readonly z.infer<typeof made>[]> {
  const [found] = await transport.call('account.move', 'read', { ids: [bill], fields: ['invoice_line_ids'] }, bills);
  const body = { ids: found?.invoice_line_ids ?? [], fields: Object.keys(made.shape) };
  return [...(await transport.call('account.move.line', 'read', body, z.array(made)))].sort((a, b) => a.id - b.id);
}

async function book({ transport }: Connection, line: z.infer<typeof made>, account: number): Promise<boolean> {
  const isBooked = line.account_id !== false && line.account_id[0] === account;
  // What accounting has written or posted it has looked at.
  const isOurs = line.parent_state === 'draft' && String(line.create_uid) === String(line.write_uid);
  if (isBooked || !isOurs) return false;
  await transport.call(
    'account.move.line',
    'write',
    { ids: [line.id], vals: { account_id: account } },
    z.literal(true),
  );
  return true;
}

const accounts = z.array(z.object({ id: z.number(), code: z.string() }));

/** Accounts by their code. Throws Refused with the remedy where Odoo does not have one of them. */
export async function findAccounts(
  { transport, company }: Connection,
  lines: readonly Booked[],
): Promise<ReadonlyMap<string, number>> {
  const codes = namedBy(lines, 'account');
  if (codes.length === 0) return new Map();
  const own = await company();
  // An account has its code in a company.
  const context = own === undefined ? {} : { context: { allowed_company_ids: [own] } };
  const query = { domain: [['code', 'in', codes]], fields: ['code'], ...context };
  const found = await transport.call('account.account', 'search_read', query, accounts);
  const known = new Map(found.map((each) => [each.code, each.id]));
  refuseMissing(transport.system, codes, known, 'account');
  return known;
}

function namedBy(lines: readonly Booked[], field: keyof Booked): readonly string[] {
  return [...new Set(lines.flatMap((each) => each[field] ?? []))];
}

function refuseMissing(
  system: string,
  codes: readonly string[],
  known: ReadonlyMap<string, unknown>,
  what: string,
): void {
  const missing = codes.find((each) => !known.has(each));
  if (missing === undefined) return;
  throw new Refused(system, `Odoo has no ${what} ${missing}, which the profile books charges as: make it there`);
}
