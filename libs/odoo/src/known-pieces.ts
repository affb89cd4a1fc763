import type { PiecesSought } from '@quayside/exchange';
import type { KnownPiece } from '@quayside/matching';
import { z } from 'zod';
import type { Connection } from './connection.js';
import { externalIds } from './read-order.js';
import { readTree } from './read-tree.js';
import { receiptKey } from './plan/effect-key.js';
import { keyOf } from './wire/external-id.js';

const maybeText = z.union([z.string(), z.literal(false)]);
const named = z.union([z.object({ name: z.string() }), z.literal(false)]);
const shape = z.object({
  id: z.number(),
  lot_name: maybeText,
  lot_id: named,
  result_package_id: named,
  product_id: z.object({ default_code: maybeText, barcode: maybeText, tracking: z.string() }),
  picking_id: z.object({ name: z.string(), origin: maybeText, state: z.string() }),
});
const specification = {
  lot_name: {},
  lot_id: { fields: { name: {} } },
  result_package_id: { fields: { name: {} } },
  product_id: { fields: { default_code: {}, barcode: {}, tracking: {} } },
  picking_id: { fields: { name: {}, origin: {}, state: {} } },
};

type Found = z.infer<typeof shape>;

/** What comes in, or came in, under these numbers. Packages of other senders may have numbers like ours: an SSCC is nobody else's. */
export async function knownPieces(connection: Connection, sought: PiecesSought): Promise<readonly KnownPiece[]> {
  const found = await findLines(connection, domainOf(sought));
  const ids = await externalIds(
    connection.transport,
    'stock.move.line',
    found.map(({ id }) => id),
  );
  const packages = new Set(sought.packages);
  return found
    .filter((each) => !isBy(sought.by, each, keyOf(ids.get(each.id) ?? '')))
    .map((each) => ({ ...placeOf(each), ...piecesIn(each, packages) }));
}

const pageSize = 1000;

/** All of them: serial numbers like 1, 2 and 3 stand on receipts of many products. */
async function findLines(connection: Connection, domain: readonly unknown[]): Promise<readonly Found[]> {
  const found: Found[] = [];
  for (;;) {
    const query = { domain, order: 'id', limit: pageSize, offset: found.length };
    const page = await readTree(connection, 'stock.move.line', { query, specification, schema: shape });
    found.push(...page);
    if (page.length < pageSize) return found;
  }
}

/** Whether the line of a receipt was announced by a document, in its version or one before. */
function isBy(
  { key, version }: PiecesSought['by'],
  { picking_id: { origin } }: Found,
  own: string | undefined,
): boolean {
  if (own === undefined || !origin) return false;
  const versions = Array.from({ length: version }, (_, before) => version - before);
  return versions.some((each) => own.startsWith(`${receiptKey({ key, version: each }, origin)}_`));
}

function domainOf({ packages, serials }: PiecesSought): readonly unknown[] {
  const incoming = [
    ['picking_id.picking_type_code', 'in', ['incoming', 'dropship']],
    ['picking_id.state', '!=', 'cancel'],
  ];
  // An SSCC may be used again a year later: one that was received is free.
  const inPackages = ['&', ['result_package_id.name', 'in', packages], ['picking_id.state', '!=', 'done']];
  const ofSerials = [
    '&',
    ['product_id.tracking', '=', 'serial'],
    '|',
    ['lot_name', 'in', serials],
    ['lot_id.name', 'in', serials],
  ];
  if (serials.length === 0) return [...incoming, ...inPackages];
  return packages.length === 0 ? [...incoming, ...ofSerials] : [...incoming, '|', ...inPackages, ...ofSerials];
}

function placeOf({ product_id: product, picking_id: receipt }: Found) {
  return {
    item: {
      ...(product.default_code && { buyer: product.default_code }),
      ...(product.barcode && { gtin: product.barcode }),
    },
    receipt: receipt.name,
    ...(receipt.origin && { order: receipt.origin }),
    isReceived: receipt.state === 'done',
  };
}

function piecesIn(
  { product_id: product, result_package_id: pack, lot_name: name, lot_id: lot, picking_id: receipt }: Found,
  packages: ReadonlySet<string>,
): Pick<KnownPiece, 'package' | 'serial'> {
  const serial = product.tracking === 'serial' ? name || (lot && lot.name) : false;
  return {
    ...(pack && receipt.state !== 'done' && packages.has(pack.name) && { package: pack.name }),
    ...(serial && { serial }),
  };
}
