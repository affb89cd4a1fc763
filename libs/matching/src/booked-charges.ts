import type { Allowance, CreditNote, Invoice } from '@quayside/canonical';
import type { BookedCharge } from './decision.js';
import type { Located } from './locate-lines.js';
import { isLike } from './other-lines.js';
import type { ChargeRule, MatchingPolicy } from './policy.js';

/**
 * What charges and allowances are booked as, where that was agreed: the first rule that means them counts, and one that names
 * neither code nor words means all. Lines that no order has, such as freight, are charges too.
 */
export function bookedCharges(
  { allowances = [], lines }: Invoice | CreditNote,
  located: readonly Located[],
  { chargeRules: rules }: Pick<MatchingPolicy, 'chargeRules'>,
): BookedCharge[] {
  if (rules.length === 0) return [];
  const ofGoods = new Set(located.map((each) => each.index));
  return [
    ...allowances.flatMap((each, at) => booked(rules, `/allowances/${at}`, saidOf(each))),
    ...lines.flatMap((line, index) => [
      ...(line.allowances ?? []).flatMap((each, at) => booked(rules, `/lines/${index}/allowances/${at}`, saidOf(each))),
      ...(ofGoods.has(index)
        ? []
        : booked(rules, `/lines/${index}`, {
            codes: [line.item?.buyer, line.item?.supplier],
            description: line.item?.description,
          })),
    ]),
  ];
}

interface Said {
  readonly codes: readonly (string | undefined)[];
  readonly description: string | undefined;
}

function saidOf({ code, description }: Allowance): Said {
  return { codes: [code], description };
}

function booked(rules: readonly ChargeRule[], pointer: string, said: Said): BookedCharge[] {
  const rule = rules.find((each) => isMeant(each, said));
  return rule ? [{ pointer, ...rule.as }] : [];
}

function isMeant({ code, description }: ChargeRule, said: Said): boolean {
  if (!code && !description) return true;
  const words = said.description;
  return (
    (code ?? []).some((pattern) => said.codes.some((each) => each !== undefined && isLike(each, pattern))) ||
    (description ?? []).some((pattern) => words !== undefined && isLike(words, `*${pattern}*`))
  );
}
