import type { CanonicalDocument } from './document.js';
import type { Dated } from './values.js';

/** Fields that people read, and that neither matching nor the ERP uses. A star is the place in a list. */
const unneeded: readonly RegExp[] = [
  /^\/(references|contacts|parties|notes|equipment)\//,
  /^\/(orderDate|createdAt|release|packageCount|discountable|discounted|cashDiscount)$/,
  /^\/(weight|volume|deliveryTerms)\//,
  /^\/carrier\/(mode|service)$/,
  /^\/terms\/\d+\/(kind|description|discount\w+)$/,
  /^\/packs\/\d+\/(weight|content)\//,
  /^\/lines\/\d+\/(references|notes|ordered)\//,
  /^\/lines\/\d+\/(shippedToDate|action)$/,
  /^\/lines\/\d+\/item\/(origin|manufacturer|description|identifiers\/.*)$/,
];

const promised: ReadonlySet<Dated['kind']> = new Set([
  'promised-delivery',
  'estimated-delivery',
  'delivery',
  'promised-ship',
  'requested-delivery',
  'requested-ship',
]);

/**
 * Whether anything is done with a field: it takes part in matching, or is written in the ERP. What is not needed may be
 * unreadable without harm. Of dates only those of an answer are needed, as it may promise something by them.
 */
export function isNeeded(pointer: string, document: CanonicalDocument): boolean {
  if (unneeded.some((each) => each.test(pointer))) return false;
  const [, where = ''] = /^(.*\/dates\/\d+)\//.exec(pointer) ?? [];
  return where === '' || mayPromise(where, document);
}

function mayPromise(where: string, document: CanonicalDocument): boolean {
  if (document.type !== 'order-acknowledgement') return false;
  const dated = where.split('/').slice(1).reduce<unknown>(inside, document) as Partial<Dated> | undefined;
  return dated?.kind === undefined || promised.has(dated.kind);
}

function inside(value: unknown, name: string): unknown {
  return (value as Readonly<Record<string, unknown>> | undefined)?.[name];
}
