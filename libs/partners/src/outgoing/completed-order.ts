import type { ChangedLine, OrderLine, Party, Tax } from '@quayside/canonical';
import { compare, zero } from '@quayside/std';
import type { Partner } from '../partner.js';
import type { DocumentAgreement } from '../profile/document-agreement.js';
import type { PartnerProfile } from '../profile/profile.js';
import type { SentOrder } from './order-without-internals.js';

type Identifier = NonNullable<Party['identifiers']>[number];

/**
 * An order with what its format asks for and the profile knows: who sells and buys by which numbers, which tax a percentage is of,
 * and that it is the first of its kind.
 */
export function completedOrder<Document extends SentOrder>(
  { profile }: Partner,
  document: Document,
  agreement: DocumentAgreement | undefined,
): Document {
  const { format = 'json', set = '' } = agreement ?? {};
  // Our own JSON, and a table, say what the order says.
  if (format === 'json' || format === 'csv') return document;
  const isUbl = set.startsWith('ubl:');
  const complete = (tax: Tax) => named(tax, format, isUbl);
  const lines = document.lines.map((line: OrderLine | ChangedLine) => withTaxes(line, complete));
  return {
    ...withTaxes(document, complete),
    ...(!isUbl && { purpose: purposeOf(document) }),
    // The Header of cXML says who sends and who gets it.
    ...(!set.startsWith('cxml:') && { parties: partiesOf(profile, document.parties ?? [], isUbl) }),
    lines,
  };
}

function purposeOf({ type, purpose }: SentOrder): NonNullable<SentOrder['purpose']> {
  return purpose ?? (type === 'order' ? 'original' : 'change');
}

function partiesOf(profile: PartnerProfile, parties: readonly Party[], isUbl: boolean): Party[] {
  const ends = [
    { role: 'buyer', name: undefined, identifiers: numbersOf(profile.us, isUbl) },
    { role: 'seller', name: profile.name, identifiers: numbersOf(profile.identifiers, isUbl) },
  ] as const;
  const missing = ends.filter(({ role }) => parties.every((each) => each.role !== role));
  const whole = parties.map((party) => {
    const numbers = ends.find(({ role }) => role === party.role)?.identifiers ?? [];
    return withNumbers(party, numbers);
  });
  return [
    ...whole,
    ...missing
      .filter(({ name, identifiers }) => name !== undefined || identifiers.length > 0)
      .map(({ role, name, identifiers }) => withNumbers({ role, ...(name !== undefined && { name }) }, identifiers)),
  ];
}

function withNumbers(party: Party, numbers: readonly Identifier[]): Party {
  const known = party.identifiers ?? [];
  const more = numbers.filter(({ scheme }) => known.every((each) => each.scheme !== scheme));
  return known.length + more.length > 0 ? { ...party, identifiers: [...known, ...more] } : party;
}

/** The numbers by which both know who is meant. An endpoint is where UBL goes to, in a network such as Peppol. */
export function numbersOf({ gln, duns, peppol }: PartnerProfile['identifiers'], isUbl: boolean): Identifier[] {
  const [scheme, endpoint] = peppol[0]?.split(/:(.*)/) ?? [];
  return [
    ...(gln === undefined ? [] : [{ scheme: 'gln', value: gln }]),
    ...(duns === undefined ? [] : [{ scheme: 'duns', value: duns }]),
    ...(isUbl && scheme !== undefined && endpoint !== undefined
      ? [{ scheme: `endpoint:${scheme}`, value: endpoint }]
      : []),
  ];
}

function withTaxes<Taxed extends { readonly taxes?: Tax[] | undefined }>(
  taxed: Taxed,
  complete: (tax: Tax) => Tax,
): Taxed {
  return taxed.taxes ? { ...taxed, taxes: taxed.taxes.map(complete) } : taxed;
}

/** X12 has a code for taxes of whatever kind; where a percentage stands without its tax elsewhere, it is value added tax. */
function named(tax: Tax, format: DocumentAgreement['format'], isUbl: boolean): Tax {
  const { kind = format === 'x12' ? 'all' : 'VAT' } = tax;
  const isTaxed = tax.percent === undefined || compare(tax.percent, zero) !== 0;
  const category = tax.category ?? (isUbl ? (isTaxed ? 'S' : 'Z') : undefined);
  return { ...tax, kind, ...(category !== undefined && { category }) };
}
