import { Refused } from '@quayside/exchange';
import { compare, decimalOf, type Decimal, zero } from '@quayside/std';
import { z } from 'zod';
import type { Connection } from '../connection.js';
import { decimalFrom } from '../number.js';
import { readTree } from '../read-tree.js';
import { tax, taxFields, type Tax } from '../taxes.js';

/** A line of a bill that is taxed with a rate that no line of its order has. */
interface Rated {
  readonly name: string;
  readonly tax_rate?: string | undefined;
}

/** Taxes by their rate. */
export type TaxesOfRates = ReadonlyMap<Decimal, readonly Tax[]>;

const share = z.object({ factor_percent: z.number() });
const offered = tax.extend({ invoice_repartition_line_ids: z.array(share) });
const specification = { ...taxFields.fields, invoice_repartition_line_ids: { fields: { factor_percent: {} } } };

/**
 * The company's taxes on purchases by rate: the first in Odoo's own sequence. None that is in the price already, and none that the
 * buyer owes instead, which comes to nothing whatever its rate. Throws Refused with the remedy where Odoo has none of a rate; several
 * of 0 % differ in the law that they name, so that none of those is guessed.
 */
export async function findTaxes(connection: Connection, lines: readonly Rated[]): Promise<TaxesOfRates> {
  const rates = new Set(lines.flatMap(({ tax_rate: rate }) => (rate === undefined ? [] : [decimalOf(rate)])));
  if (rates.size === 0) return new Map();
  const all = await taxesOf(connection, [...rates]);
  return new Map(
    [...rates].map((rate) => {
      const ofRate = all.filter(({ amount }) => compare(decimalFrom(amount), rate) === 0);
      const [first] = ofRate;
      if (compare(rate, zero) === 0) return [rate, ofRate.length === 1 ? ofRate : []];
      if (first) return [rate, [first]];
      const taxed = lines.find((line) => line.tax_rate !== undefined && compare(decimalOf(line.tax_rate), rate) === 0);
      throw new Refused(
        connection.transport.system,
        `"${taxed?.name ?? ''}" is taxed with ${rate} %, and Odoo has no tax on purchases of ${rate} %: make it there, or refuse this document`,
      );
    }),
  );
}

async function taxesOf(connection: Connection, rates: readonly Decimal[]) {
  const domain = [
    ['type_tax_use', '=', 'purchase'],
    ['amount_type', '=', 'percent'],
    ['amount', 'in', rates.map(Number)],
    ...(await ofCompany(connection)),
  ];
  const wanted = { query: { domain, order: 'sequence, id' }, specification, schema: offered };
  const found = await readTree(connection, 'account.tax', wanted);
  return found.filter(
    (each) => !each.price_include && each.invoice_repartition_line_ids.every(({ factor_percent: part }) => part >= 0),
  );
}

/** Taxes of the company, and of the one that it is a branch of. */
async function ofCompany({ company }: Connection): Promise<readonly unknown[]> {
  const own = await company();
  return own === undefined ? [] : [['company_id', 'parent_of', own]];
}
