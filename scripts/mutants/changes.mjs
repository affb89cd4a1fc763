// One change a line of the list: `find` is there once in `file`, and `replace` is wrong in the way that `why` says.
export const changes = [
  // What an amount may be off.
  {
    file: 'libs/matching/src/tolerance.ts',
    find: 'tolerance.amount ?? zero) <= 0',
    replace: 'tolerance.amount ?? zero) < 0',
    why: 'a difference of exactly the amount of the tolerance is beyond it',
  },
  {
    file: 'libs/matching/src/tolerance.ts',
    find: 'absolute(base))) <= 0',
    replace: 'absolute(base))) < 0',
    why: 'a difference of exactly the percentage of the tolerance is beyond it',
  },
  {
    file: 'libs/matching/src/tolerance.ts',
    find: 'tolerance.amount ?? zero) <= 0) return true;',
    replace: 'tolerance.amount ?? zero) > 0) return false;',
    why: 'the tolerance asks for both, amount and percentage, where either is enough',
  },
  {
    file: 'libs/matching/src/compare-price.ts',
    find: 'minus(said, ordered), 10)',
    replace: 'minus(said, ordered), 2)',
    why: 'prices are compared in whole cents',
  },
  {
    file: 'libs/matching/src/compare-date.ts',
    find: 'Math.abs(days) <= allowed',
    replace: 'Math.abs(days) < allowed',
    why: 'the last day that is tolerated is too late',
  },
  {
    file: 'libs/matching/src/compare-date.ts',
    find: 'days > 0 ? policy.daysLate : policy.daysEarly',
    replace: 'days > 0 ? policy.daysEarly : policy.daysLate',
    why: 'tolerances for early and late are swapped',
  },
  {
    file: 'libs/matching/src/match-acknowledgement.ts',
    find: 'compare(promised, ordered) > 0 ? policy.quantityOver : policy.quantityUnder',
    replace: 'compare(promised, ordered) > 0 ? policy.quantityUnder : policy.quantityOver',
    why: 'tolerances for more and less are swapped',
  },

  // Quantities and units.
  {
    file: 'libs/matching/src/units.ts',
    find: "'H87', 'PCE'",
    replace: "'H87'",
    why: 'the unit PCE is no piece',
  },
  {
    file: 'libs/matching/src/units.ts',
    find: 'return dividedBy(one, each.factor)',
    replace: 'return each.factor',
    why: 'a factor that is agreed the other way round is not inverted',
  },
  {
    file: 'libs/matching/src/units.ts',
    find: 'dividedBy(first.factor, second.factor)',
    replace: 'dividedBy(second.factor, first.factor)',
    why: 'two factors to one base are divided the wrong way round',
  },
  {
    file: 'libs/matching/src/units.ts',
    find: '[forItem, general, fixed]',
    replace: '[general, forItem, fixed]',
    why: 'what is agreed in general goes before what is agreed for the item',
  },
  {
    file: 'libs/matching/src/units.ts',
    find: '!isPack(unit)',
    replace: 'false',
    why: 'what a line says of its packs converts units that are no packs',
  },
  {
    file: 'libs/matching/src/units.ts',
    find: 'if (!isPositive(each.factor)) continue;',
    replace: '',
    why: 'a factor of 0 converts',
  },
  {
    file: 'libs/matching/src/locate-lines.ts',
    find: 'return dividedBy(unitPrice(price), factor)',
    replace: 'return unitPrice(price)',
    why: 'the price of a case is taken for that of a piece',
  },
  {
    file: 'libs/matching/src/locate-lines.ts',
    find: 'if (compare(open, zero) <= 0) continue;',
    replace: '',
    why: 'a line that waits for nothing is filled first',
  },
  {
    file: 'libs/matching/src/locate-lines.ts',
    find: 'quantity: plus(last.quantity, rest) }',
    replace: 'quantity: last.quantity }',
    why: 'what is over the open quantities is dropped',
  },

  // Three-way match.
  {
    file: 'libs/matching/src/match-invoice.ts',
    find: 'compare(all, ordered) <= 0',
    replace: 'compare(all, ordered) < 0',
    why: 'a bill of exactly the ordered quantity is too much',
  },
  {
    file: 'libs/matching/src/match-invoice.ts',
    find: 'compare(all, line.received) <= 0',
    replace: 'compare(all, line.received) < 0',
    why: 'a bill of exactly the received quantity is too early',
  },
  {
    file: 'libs/matching/src/match-invoice.ts',
    find: 'compare(total, line.billed) <= 0',
    replace: 'compare(total, line.billed) < 0',
    why: 'a credit of exactly the billed quantity is too much',
  },
  {
    file: 'libs/matching/src/match-invoice.ts',
    find: "document.type === 'credit-note' ? billed : openToBill",
    replace: "document.type === 'credit-note' ? openToBill : billed",
    why: 'a credit note fills what is still to be billed',
  },
  {
    file: 'libs/matching/src/match-ship-notice.ts',
    find: 'line.received ?? zero',
    replace: 'zero',
    why: 'a ship notice is compared with what was ordered, received or not',
  },

  // Which line, whose decision.
  {
    file: 'libs/matching/src/find-lines.ts',
    find: "!(by === 'number' && found.length > 1)",
    replace: 'true',
    why: 'a number that two orders have names a line',
  },
  {
    file: 'libs/matching/src/items.ts',
    find: 'pairs.every(',
    replace: 'pairs.some(',
    why: 'one identifier of several that differs makes it another item',
  },
  {
    file: 'libs/matching/src/decide.ts',
    find: 'weight(a) - weight(b)',
    replace: 'weight(b) - weight(a)',
    why: 'the least weighty difference names the owner',
  },
  {
    file: 'libs/matching/src/decide.ts',
    find: "because('order-cancelled', found.cancelled) ??",
    replace: '',
    why: 'what is for a cancelled order is delivered',
  },
  {
    file: 'libs/matching/src/decide.ts',
    find: '!each.withinTolerance && policy.beyond',
    replace: 'policy.beyond',
    why: 'a difference within its tolerance holds',
  },
  {
    file: 'libs/matching/src/policy.ts',
    find: "    receipt: 'finance',",
    replace: "    receipt: 'procurement',",
    why: 'a bill before the receipt waits for procurement',
  },
  {
    file: 'libs/matching/src/policy.ts',
    find: "    unit: 'onboarding',",
    replace: "    unit: 'procurement',",
    why: 'an unknown unit waits for procurement',
  },

  // What is payable.
  {
    file: 'libs/canonical/src/payable.ts',
    find: 'basis === undefined || compare(basis, zero) === 0 ?',
    replace: 'basis === undefined ?',
    why: 'a price per 0 pieces divides by zero',
  },
  {
    file: 'libs/canonical/src/payable.ts',
    find: " && method !== 'paid-by-supplier'",
    replace: '',
    why: 'a charge that the supplier pays is on the bill',
  },
  {
    file: 'libs/canonical/src/payable.ts',
    find: "allowance.kind === 'allowance' ? negated(amount) : amount",
    replace: "allowance.kind === 'charge' ? negated(amount) : amount",
    why: 'allowances and charges change places',
  },
  {
    file: 'libs/canonical/src/payable.ts',
    find: 'taxesTotal(document.taxes, net)',
    replace: 'taxesTotal(document.taxes, goods)',
    why: 'taxes are not of the amount that the allowances leave',
  },
  {
    file: 'libs/canonical/src/payable.ts',
    find: 'return plus(gross, adjustmentsTotal(line.allowances, gross));',
    replace: 'return gross;',
    why: 'allowances of a line are left out',
  },
  {
    file: 'libs/canonical/src/payable.ts',
    find: 'rounded(dividedBy(times(own ?? base, percent), hundred), 2)',
    replace: 'rounded(dividedBy(times(own ?? base, percent), hundred), 1)',
    why: 'a percentage is rounded to one place',
  },
  {
    file: 'libs/canonical/src/payable.ts',
    find: 'own ?? base',
    replace: 'base',
    why: 'a percentage is not of the base that it names',
  },
  {
    file: 'libs/canonical/src/totals.ts',
    find: "decimalOf('0.01')) <= 0",
    replace: "decimalOf('0.01')) < 0",
    why: 'a total that is off by one cent is a difference',
  },
  {
    file: 'libs/std/src/decimal.ts',
    find: 'rounding: Big.ROUND_HALF_UP',
    replace: 'rounding: Big.ROUND_HALF_EVEN',
    why: 'half a cent is rounded to the even one',
  },

  // Days.
  {
    file: 'libs/mapping/src/values/century.ts',
    find: 'lastOfThisCentury = 69',
    replace: 'lastOfThisCentury = 68',
    why: 'the year 69 is 1969',
  },
  {
    file: 'libs/mapping/src/values/century.ts',
    find: 'Number(year) <= lastOfThisCentury',
    replace: 'Number(year) <= lastOfThisCentury + 1',
    why: 'the year 70 is 2070',
  },
  {
    file: 'libs/odoo/src/time.ts',
    find: '.toZonedDateTime({ timeZone: zone, plainTime })',
    replace: ".toZonedDateTime({ timeZone: 'UTC', plainTime })",
    why: 'a time of day moves to another day in UTC',
  },

  // What is written into Odoo.
  {
    file: 'libs/odoo/src/plan/plan-bill.ts',
    find: "'in_invoice' : 'in_refund'",
    replace: "'in_refund' : 'in_invoice'",
    why: 'a bill is a refund',
  },
  {
    file: 'libs/odoo/src/plan/plan-bill.ts',
    find: 'match.price ?? unitPrice(line.price)',
    replace: 'unitPrice(line.price)',
    why: 'a bill has the price of a case for each piece',
  },
  {
    file: 'libs/odoo/src/plan/plan-bill.ts',
    find: '.filter((each) => !changesPayable(each))',
    replace: '',
    why: 'the note says of what is on the bill that it is not',
  },
  {
    file: 'libs/odoo/src/plan/plan-bill.ts',
    find: 'adjustments(document.allowances, goodsTotal(document))',
    replace: 'adjustments(document.allowances, document.total)',
    why: 'a percentage of the whole bill is of its total',
  },
  {
    file: 'libs/odoo/src/plan/plan-acknowledgement.ts',
    find: 'before.date < each.date',
    replace: 'before.date > each.date',
    why: 'the first of several days is confirmed for all of a line',
  },
  {
    file: 'libs/odoo/src/plan/plan-acknowledgement.ts',
    find: "each.dateMeans === 'ship' || ",
    replace: '',
    why: 'a day of shipping is confirmed as one of delivery',
  },
  {
    file: 'libs/odoo/src/plan/plan-ship-notice.ts',
    find: 'compare(rest, zero) > 0',
    replace: 'compare(rest, zero) >= 0',
    why: 'serial numbers for every piece leave a line of 0 pieces',
  },
  {
    file: 'libs/odoo/src/plan/plan-ship-notice.ts',
    find: 'document.packs.findIndex((each) => each.id === id)',
    replace: 'document.packs.findIndex(() => true)',
    why: 'a line is in the first pack',
  },
  {
    file: 'libs/odoo/src/plan/previous.ts',
    find: 'const last = earlier.at(-1);',
    replace: 'const last = earlier.at(0);',
    why: 'a plan is compared with the first version',
  },
  {
    file: 'libs/odoo/src/plan/effect-key.ts',
    find: 'String(business.version), ',
    replace: '',
    why: 'a revision has the keys of the version before',
  },
  {
    file: 'libs/odoo/src/plan/effect-key.ts',
    find: 'digest([businessKey, sscc])',
    replace: 'digest([sscc])',
    why: 'packages of two ship notices are one',
  },
  {
    file: 'libs/odoo/src/plan/common-effects.ts',
    find: '.filter((each) => !each.withinTolerance)',
    replace: '',
    why: 'the buyer is asked about what is within its tolerance',
  },

  // What becomes of what comes.
  {
    file: 'libs/exchange/src/model/business-key.ts',
    find: "company ?? 'default', usage, ",
    replace: "company ?? 'default', ",
    why: 'a test document and a live one are the same',
  },
  {
    file: 'libs/exchange/src/model/business-key.ts',
    find: '`${document.number}/${document.release}`',
    replace: 'document.number',
    why: 'answers to two releases of an order are the same',
  },
  {
    file: 'libs/exchange/src/read/beginning.ts',
    find: 'earlier.contentHash === part.contentHash',
    replace: 'earlier.contentHash !== part.contentHash',
    why: 'a revision is a duplicate, and a duplicate a revision',
  },
  {
    file: 'libs/exchange/src/read/beginning.ts',
    find: 'const version = (await tx.highestVersion(key)) + 1;',
    replace: 'const version = await tx.highestVersion(key);',
    why: 'a revision has the version of the document before',
  },
  {
    file: 'libs/exchange/src/read/beginning.ts',
    find: "type !== 'invoice' && type !== 'credit-note'",
    replace: "type !== 'invoice'",
    why: 'another credit note under the same number is no matter for finance',
  },
  {
    file: 'libs/exchange/src/read/beginning.ts',
    find: 'if (part.businessKey !== null) await tx.lockKey(part.businessKey);',
    replace: '',
    why: 'two arrivals with one document do not wait for each other',
  },
  {
    file: 'libs/exchange/src/read/read-interchange.ts',
    find: 'if (refusal) await tx.releaseClaims(arrival.id);',
    replace: '',
    why: 'a refused interchange keeps its control number',
  },
  {
    file: 'libs/exchange/src/read/read-interchange.ts',
    find: 'for (const lane of refusal ? [] : lanes)',
    replace: 'for (const lane of lanes)',
    why: 'lanes of a refused interchange are woken',
  },
  {
    file: 'libs/exchange/src/read/read-interchange.ts',
    find: ' && !arrival.reuseAccepted',
    replace: '',
    why: 'a reused number that a person accepted is set aside again',
  },
  {
    file: 'libs/exchange/src/read/read-interchange.ts',
    find: 'prior.arrival !== arrival.id && ',
    replace: '',
    why: 'an arrival that is processed again is a duplicate of itself',
  },
  {
    file: 'libs/exchange/src/read/claims-since.ts',
    find: 'profile.controlNumbers.window * dayMs',
    replace: 'profile.controlNumbers.window * dayMs * 7',
    why: 'the window of control numbers is in weeks',
  },
  {
    file: 'libs/exchange/src/step/guarded.ts',
    find: 'attempt.count >= attemptLimit',
    replace: 'attempt.count > attemptLimit',
    why: 'a person is asked after the ninth failure',
  },
  {
    file: 'libs/exchange/src/step/guarded.ts',
    find: 'attemptLimit = 8',
    replace: 'attemptLimit = 7',
    why: 'a person is asked after the seventh failure',
  },
  {
    file: 'libs/exchange/src/step/guarded.ts',
    find: 'state.servedAt > before.failedAt',
    replace: 'state.servedAt >= before.failedAt',
    why: 'what was served at the moment of the failure counts as served since',
  },
  {
    file: 'libs/exchange/src/step/delay.ts',
    find: 'Math.min(longestDelayMs, ',
    replace: '(',
    why: 'pauses grow beyond five minutes',
  },
  {
    file: 'libs/exchange/src/step/delay.ts',
    find: 'firstDelayMs = 2_000',
    replace: 'firstDelayMs = 1_000',
    why: 'the first pause is half as long',
  },
  {
    file: 'libs/exchange/src/deliver/order-progress.ts',
    find: 'documents.findLast(',
    replace: 'documents.find(',
    why: 'the first acknowledgement says what is promised',
  },
  {
    file: 'libs/exchange/src/channel/kinds/sftp-poll.ts',
    find: 'row.looks >= complete.looks',
    replace: 'row.looks > complete.looks',
    why: 'a file is looked at once more than agreed',
  },
  {
    file: 'libs/exchange/src/channel/kinds/sftp-poll.ts',
    find: '>= complete.seconds * 1000',
    replace: '> complete.seconds * 1000',
    why: 'a file of exactly the agreed age is too young',
  },
  {
    file: 'libs/exchange/src/admission/tries.ts',
    find: 'sftp: { tries: 4,',
    replace: 'sftp: { tries: 3,',
    why: 'the fourth wrong password locks',
  },
  {
    file: 'libs/exchange/src/admission/tries.ts',
    find: 'Math.min(Math.max(longestMs, first), ',
    replace: '(',
    why: 'a login is locked for days',
  },
  {
    file: 'libs/exchange/src/admission/login-quota.ts',
    find: 'at.getTime() - open.openedAt.getTime() < openAtLeastMs',
    replace: 'false',
    why: 'an alarm about a quota comes and goes with each file',
  },
];
